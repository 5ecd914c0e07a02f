/** Buyer data that was purged stays away, whatever brings orders back; nothing calls that a problem. */
import {
  BEFORE,
  buyerOf,
  DAY,
  later,
  type PurgedShop,
  problemsOf,
  purge,
  purgedShop,
  shopToPurge,
  showPurge,
} from "./purged-shop";

const warnings = ({ shop }: PurgedShop): readonly string[] =>
  shop.rows("Log").flatMap((row) => (row.Severity === "Info" ? [] : [row["What happened"] ?? ""]));

/** What may bring the data back, then a run. */
const DEEDS: Readonly<Record<string, (made: PurgedShop) => void>> = {
  "a change on Walmart": ({ shop, old }) => {
    shop.walmart.sellerCenter.refund(old, undefined, shop.clock.now());
    later(shop);
  },
  "a cell of its row typed over": ({ shop, old }) => {
    shop.hands.type("Orders", "PO", old, "Title", "Something else");
    later(shop);
    expect(shop.hands.shown("Orders", "PO", old, "Title")).toBe("Phone A");
  },
  "the buyer's name typed in again": ({ shop, old }) => {
    shop.hands.type("Orders", "PO", old, "Ship-to name", "Ann Again");
    later(shop);
  },
  "the daily look at Walmart": ({ shop }) => {
    for (let day = 0; day < 2; day += 1) later(shop, DAY);
  },
  "its deleted row restored": ({ shop, old }) => {
    shop.hands.deleteRow("Orders", "PO", old);
    later(shop);
    shop.world.run("restoreRemovedOrders");
    later(shop);
  },
  "an emptied ledger": ({ shop }) => {
    const { length } = shop.book.view.rows("_Ledger");
    shop.people.deleteRows("_Ledger", 2, length - 1);
    later(shop);
  },
  "an emptied ledger, with its row deleted, too": ({ shop, old }) => {
    shop.hands.deleteRow("Orders", "PO", old);
    const { length } = shop.book.view.rows("_Ledger");
    shop.people.deleteRows("_Ledger", 2, length - 1);
    later(shop);
  },
};

const CASES = Object.entries(DEEDS).flatMap(([name, deed]) =>
  ["Single customer Walmart", "By name"].map((customers) => [name, customers, deed] as const),
);

test.each(CASES)("%s brings nothing back: %s", (_, customers, deed) => {
  const made = purgedShop(customers);
  const { shop, old, canceled, open } = made;
  const before = warnings(made).length;
  deed(made);
  expect([old, canceled].map((po) => buyerOf(shop, po))).toEqual(["", ""]);
  expect(buyerOf(shop, open)).not.toBe("");
  expect(problemsOf(shop).filter((said) => !said.startsWith(`${open}: Not shipped`))).toEqual([]);
  expect(
    warnings(made)
      .slice(before)
      .filter((what) => !/memory|_Ledger/.test(what) && /Ship-to|typed over/.test(what)),
  ).toEqual([]);
});

test("an earlier version of the spreadsheet that comes back is emptied by the next run", () => {
  const made = shopToPurge();
  const { shop, old, canceled, open } = made;
  const version = shop.book.snapshot();
  purge(shop, BEFORE, showPurge(shop, BEFORE));
  later(shop);
  shop.people.restoreVersion(version);
  expect(buyerOf(shop, old)).not.toBe("");
  later(shop);
  expect([old, canceled].map((po) => buyerOf(shop, po))).toEqual(["", ""]);
  expect(buyerOf(shop, open)).not.toBe("");
});

test("a colleague's undo of the purge is noticed, and the data is emptied again", () => {
  const { shop, old, canceled } = shopToPurge();
  purge(shop, BEFORE, showPurge(shop, BEFORE));
  shop.people.undoWrites(1);
  shop.people.undoWrites(1);
  later(shop);
  later(shop);
  expect([old, canceled].map((po) => buyerOf(shop, po))).toEqual(["", ""]);
});

test("an order that was removed before the purge comes back without its buyer, an open one with", () => {
  const { shop, old, open, canceled } = shopToPurge();
  for (const po of [old, open]) shop.hands.deleteRow("Orders", "PO", po);
  later(shop);
  purge(shop, BEFORE, showPurge(shop, BEFORE));
  shop.world.run("restoreRemovedOrders");
  later(shop);
  expect([old, canceled].map((po) => buyerOf(shop, po))).toEqual(["", ""]);
  expect(buyerOf(shop, open)).not.toBe("");
});
