/** A number that stands on Walmart and can no longer be sent is told until the seller decides. */
import { type QuantityShop, quantityShop } from "../../support/quantity-shop";

const HOUR_MS = 3_600_000;

type Said = { readonly isDone: boolean; readonly message: string };

const told = (shop: QuantityShop): string => {
  const { summary, problems } = shop.sync();
  shop.walmart.passTime(shop.clock.now());
  return [summary, ...problems].join(" ");
};
const click = (shop: QuantityShop, action: "setToZero" | "dismissLead", sku: string): Said => {
  shop.clock.advance(60_000);
  const result = shop.world.run("sidebarDo", [action, JSON.stringify({ sku })], { from: "sidebar" });
  if (result.outcome !== "returned") throw new Error(JSON.stringify(result));
  return JSON.parse(String(result.value)).data;
};

/** Three phones of A are on sale. */
function onSale(): QuantityShop {
  const shop = quantityShop();
  shop.phones({ A: 3 });
  shop.run();
  return shop;
}
const rename = (shop: QuantityShop) => shop.hands.type("Products", "SKU", "A", "SKU", "A-NEW");

test.each<[string, (shop: QuantityShop) => void, RegExp]>([
  ["its SKU is renamed in Products", rename, /^Problem: not connected\. 3 set on Walmart follow no stock\./],
  [
    "SKU Map sends it to a SKU that does not exist",
    (shop) => shop.map("A", { target: "GONE" }),
    /^Problem: its target in SKU Map is not in Products\. 3 set/,
  ],
  [
    "the seller types Nothing in SKU Map",
    (shop) => shop.map("A", { as: "Nothing" }),
    /^Problem: disconnected in SKU Map\. 3 set on Walmart follow no stock\. Connect it again in SKU Map\. Or click Set to 0/,
  ],
  [
    "one of its rules cannot be read",
    (shop) => shop.hands.type("Listings", "Listing SKU", "A", "Percent", "half"),
    /^Problem: Percent: .* 3 set on Walmart follow no stock\. Put it right\. Or click Set to 0/,
  ],
])("a listing with three phones on sale is told by row, report and Log when %s", (_, lose, sync) => {
  const shop = onSale();
  lose(shop);
  const report = told(shop);
  expect(report).toContain("A listing has a number on Walmart that no longer follows your stock: A (3 on Walmart: ");
  expect(shop.set("A")).toBe(3);
  expect(shop.listing("A").Sync).toMatch(sync);
  const logged = () => shop.rows("Log").filter((row) => row["What happened"]?.includes("no longer follows your stock"));
  expect(logged()).toMatchObject([{ Severity: "Problem", Key: "A" }]);
  // Told in every run, logged once.
  shop.clock.advance(HOUR_MS);
  expect(told(shop)).toContain("no longer follows your stock");
  expect(logged()).toHaveLength(1);
});

test("a SKU that two products share while SKUs must be unique pauses its listing, which is told like any lost lead", () => {
  const shop = onSale();
  shop.switchOn({ "Unique SKUs": "On" });
  shop.phones({ A: 1 });
  expect(told(shop)).toContain("A (3 on Walmart: the SKU A is in two rows");
  expect(shop.listing("A").Sync).toMatch(/^Paused: .* 3 set on Walmart follow no stock\./);
});

test("what never was on sale through Aisle, what is 0, and what Walmart fulfills is no lost lead", () => {
  const shop = quantityShop();
  shop.walmart.sellerCenter.setQuantity("L", 7);
  shop.lots({ A: 0, B: 4 });
  shop.run();
  shop.hands.type("Products", "SKU", "A", "SKU", "A-NEW");
  expect(told(shop)).not.toContain("no longer follow");
  expect(shop.listing("A").Sync).toMatch(/^Skipped: not connected/);
  expect(shop.listing("L").Sync).toMatch(/^Skipped: not connected/);
});

test("a lost lead is told no more once it is connected again, and its number is sent", () => {
  const shop = onSale();
  rename(shop);
  told(shop);
  shop.map("A", { target: "A-NEW" });
  shop.units("A-NEW", 2);
  expect(told(shop)).not.toContain("no longer follow");
  expect(shop.listing("A").Sync).toBe("In sync");
});

test("Set to 0 sends 0 for the selected listing although it is not connected, and then nothing is told", () => {
  const shop = onSale();
  rename(shop);
  told(shop);
  expect(click(shop, "setToZero", "A")).toEqual({ isDone: true, message: "A is 0 on Walmart." });
  expect(shop.set("A")).toBe(0);
  expect(told(shop)).not.toContain("no longer follow");
  expect(shop.listing("A")).toMatchObject({ "Last sent": "0", Sync: expect.stringMatching(/^Skipped: not connected/) });
  expect(shop.walmart.inventoryWrites("A").length).toBe(2);
});

test("Set to 0 without an answer stays wanted, and goes with the next run", () => {
  const shop = onSale();
  rename(shop);
  told(shop);
  shop.walmart.faults.set({ name: "down", families: ["inventory-write"] });
  expect(click(shop, "setToZero", "A").isDone).toBe(false);
  expect(shop.set("A")).toBe(3);
  shop.walmart.faults.clear();
  told(shop);
  expect(shop.set("A")).toBe(0);
  const writes = shop.walmart.inventoryWrites("A").length;
  told(shop);
  expect(shop.walmart.inventoryWrites("A")).toHaveLength(writes);
});

test("Set to 0 is refused for a listing that follows its stock and for one that is not there", () => {
  const shop = onSale();
  for (const sku of ["A", "NOWHERE"]) expect(click(shop, "setToZero", sku).isDone).toBe(false);
  expect(shop.set("A")).toBe(3);
});

test("a dismissed lead is told no more and says so in Log; another loss of the same listing is told again", () => {
  const shop = onSale();
  rename(shop);
  told(shop);
  expect(click(shop, "dismissLead", "A").isDone).toBe(true);
  expect(told(shop)).not.toContain("no longer follow");
  expect(shop.listing("A").Sync).toBe("Skipped: not connected. 3 set on Walmart follow no stock, which you dismissed.");
  expect(shop.rows("Log").some((row) => row["What happened"]?.startsWith("You dismissed that A has 3"))).toBe(true);
  shop.map("A", { target: "GONE" });
  expect(told(shop)).toContain("A (3 on Walmart: its target in SKU Map is not in Products)");
});

test("a lead that was dismissed, connected again and lost once more is told again", () => {
  const shop = onSale();
  rename(shop);
  told(shop);
  click(shop, "dismissLead", "A");
  shop.hands.type("Products", "SKU", "A-NEW", "SKU", "A");
  told(shop);
  rename(shop);
  expect(told(shop)).toContain("A (3 on Walmart: not connected)");
});

test("Explain says of a lost lead what Sync says", () => {
  const shop = onSale();
  rename(shop);
  told(shop);
  const result = shop.world.run("sidebarDo", ["explain", JSON.stringify({ about: "A" })], { from: "sidebar" });
  expect(result.outcome === "returned" && String(result.value)).toContain("3 set on Walmart follow no stock");
});

test("a scheduled run mails of a lost lead, with its name and what to do", () => {
  const shop = onSale();
  shop.world.run("startSchedule");
  rename(shop);
  shop.clock.advance(HOUR_MS);
  shop.world.fireDueTriggers();
  const mails = JSON.stringify(shop.world.emulator.mails);
  expect(mails).toContain("A (3 on Walmart: not connected)");
  expect(mails).toContain("click Set to 0 or Dismiss");
});
