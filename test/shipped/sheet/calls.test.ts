/** What a run asks of Google, request by request, on the built bundle. */
import { runningShop, type Shop } from "../../support/shop-under-test";

/** The requests to the Sheets API of one run of *Sync Now*, in order. */
function requestsOf(shop: Shop): string[] {
  shop.clock.advance(5 * 60_000);
  const { execution, outcome } = shop.world.run("syncNow");
  expect(outcome).toBe("returned");
  return shop.world.emulator.ledger.entries
    .filter((entry) => entry.execution === execution && entry.service.startsWith("Sheets."))
    .map(({ service }) => service.replace("Sheets.Spreadsheets.", ""));
}

/** Structure, then the values of every tab, then the dates once more as numbers. */
const READ_SET = ["get", "Values.batchGetByDataFilter", "Values.batchGetByDataFilter"];

test("a run that finds nothing to do reads one read set over all tabs and writes nothing", () => {
  const shop = runningShop();
  expect(requestsOf(shop)).toEqual(READ_SET);
});

test("a changed quantity costs one read set and a commit for each step of its way", () => {
  const shop = runningShop();
  shop.hands.type("Inventory", "SKU or Variation ID", "A", "Qty", "11");
  const requests = requestsOf(shop);
  expect(requests.slice(0, 3)).toEqual(READ_SET);
  // The number; that it is about to be sent; that it was accepted; what Walmart holds now.
  expect(requests.slice(3)).toEqual(["batchUpdate", "batchUpdate", "batchUpdate", "batchUpdate"]);
  expect(requestsOf(shop)).toEqual(READ_SET);
});

test("a new order costs one read set, and commits only where it changes something", () => {
  const shop = runningShop();
  const buy = () => shop.walmart.buyers.order({ lines: [{ sku: "A", quantity: 1 }] }, shop.clock.now());
  expect(buy().kind).not.toBe("refused");
  // The very first one goes into the row under the headings, which is looked at once more.
  expect(requestsOf(shop).filter((request) => request !== "batchUpdate")).toEqual([...READ_SET, ...READ_SET]);
  shop.clock.advance(3_600_000);
  expect(buy().kind).not.toBe("refused");
  const requests = requestsOf(shop);
  expect(requests.slice(0, 3)).toEqual(READ_SET);
  const commits = requests.slice(3);
  expect(new Set(commits)).toEqual(new Set(["batchUpdate"]));
  // The order; its cells; its acknowledgment; the number that is about to be sent; that it was accepted; what Walmart holds.
  expect(commits).toHaveLength(6);
  expect(requestsOf(shop)).toEqual(READ_SET);
});

test("a rule typed for one listing writes to that listing's row alone", () => {
  const shop = runningShop();
  const before = shop.rows("Listings");
  shop.hands.type("Listings", "Listing SKU", "B", "Hold back", "3");
  requestsOf(shop);
  const changed = shop.rows("Listings").filter((row, index) => JSON.stringify(row) !== JSON.stringify(before[index]));
  expect(changed.map((row) => row["Listing SKU"])).toEqual(["B"]);
});
