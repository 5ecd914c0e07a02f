/** Orders that are recognized through `SKU Map`, and which orders count as covered; failures of an acknowledgment in Log. */
import { answerOf } from "../../../dev/world/shop";
import { failingShop } from "../../support/failing-shop";
import { quantityShop } from "../../support/quantity-shop";

const COVERED = "Only when every line is recognized and covered";
const sheets = (snapshot: string) => JSON.stringify(JSON.parse(snapshot).sheets);

test("off again, a shipped line keeps the SKU that it read through SKU Map, and an open one reads Unknown SKU", () => {
  const shop = quantityShop();
  const [u1 = "", u2 = ""] = shop.phones({ A: 5 });
  shop.map("L", { target: "A" });
  shop.switchOn({ "Recognize Orders through SKU Map": "On" });
  shop.run();
  const done = shop.buy("L");
  const open = shop.buy("L");
  shop.run();
  expect(shop.orderRow(done)).toMatchObject({ SKU: "A", Problem: "" });
  shop.commit(done, u1);
  shop.commit(open, u2);
  shop.run();
  shop.ship(done);
  shop.run();
  shop.switchOn({ "Recognize Orders through SKU Map": "Off" });
  shop.run();
  expect([shop.orderRow(done).SKU, shop.orderRow(open).SKU]).toEqual(["A", "Unknown SKU"]);
  shop.hands.type("Orders", "PO", done, "SKU", "typed over");
  shop.run();
  expect(shop.orderRow(done).SKU).toBe("Unknown SKU");
});

test("a SKU is renamed in Products: a line whose unit is committed keeps reading it, one without units does not", () => {
  const shop = quantityShop();
  const [id = ""] = shop.variations("A");
  const [u1 = ""] = shop.units(id, 5);
  shop.run();
  const [one, two] = [shop.buy("A"), shop.buy("A")];
  shop.run();
  shop.commit(one, u1);
  shop.run();
  shop.hands.type("Products", "SKU", "A", "SKU", "A2");
  shop.run();
  expect([shop.orderRow(one).SKU, shop.orderRow(two).SKU]).toEqual(["A", "Unknown SKU"]);
});

test("covered: a kit waits for the part that lacks, a pack counts all of its units, and waiting writes nothing", () => {
  const shop = quantityShop();
  shop.switchOn({ "Order Acknowledgment": COVERED });
  shop.phones({ A: 3, B: 1 });
  shop.map("L1", { target: "A", isPart: true });
  shop.map("L1", { target: "B", per: 2, isPart: true });
  shop.map("L2", { target: "A", per: 2 });
  shop.switchOn({ "Recognize Orders through SKU Map": "On" });
  shop.run();
  const kit = shop.buy("L1");
  shop.clock.advance(60_000);
  const pack = shop.buy("L2");
  shop.run();
  expect([kit, pack].map((po) => shop.orderRow(po)["Walmart status"])).toEqual(["Created", "Acknowledged"]);
  expect(shop.orderRow(kit).Problem).toContain("not enough stock");
  const before = sheets(shop.book.snapshot());
  shop.run();
  expect(sheets(shop.book.snapshot())).toBe(before);
  shop.units("B", 1);
  shop.run();
  expect(shop.orderRow(kit)["Walmart status"]).toBe("Acknowledged");
});

test("whether orders are recognized through SKU Map is asked once; the answer makes the row of Settings if it lacks", () => {
  const shop = quantityShop();
  shop.phones({ A: 1 });
  shop.run();
  const connect = (sku: string) =>
    answerOf<{ question: string | null }>(
      shop.press("connectListing", { sku, choice: [{ kind: "SKU", target: "A", perListing: 1, partOfKit: false }] }),
    ).question;
  expect(connect("L1")).toMatch(/recognized through SKU Map/);
  expect(connect("L2")).toBeNull();
  shop.hands.deleteRow("Settings", "Setting", "Recognize Orders through SKU Map");
  expect(answerOf(shop.press("recognizeThroughSkuMap", { choice: "on" }))).toMatchObject({ isDone: true });
  expect(shop.rows("Settings").find((row) => row.Setting === "Recognize Orders through SKU Map")?.Value).toBe("On");
});

test("six hours of failure are told in the row and in Log, once when they begin and once when the four hours are over", () => {
  const shop = failingShop();
  const po = shop.buy("A");
  shop.fail("error-500", { po }, "acknowledge");
  shop.hours(6);
  expect(shop.order(po).Problem).toMatch(
    /It has failed for 5 hours.* four hours are over: acknowledge it in Seller Center/,
  );
  const logged = shop.rows("Log").filter((row) => row.Key === po);
  expect(logged.map((row) => row.Severity)).toEqual(["Problem", "Warning"]);
  expect(logged[1]?.["What happened"]).toMatch(/Walmart wants it by \d{4}-\d\d-\d\d \d\d:\d\d, four hours after/);
});
