/** A version is restored once more, another one or the same, while the run works that notices the first. At every gap. */
import { type QuantityShop, quantityShop } from "../../support/quantity-shop";
import { HOUR, laterRuns } from "./a-day";

/** Six phones and nine of a lot; one phone and two of the lot left since the first version, one phone was ordered last. */
function aWeek() {
  const shop = quantityShop({}, { switches: { metadataOfSetBack: "kept" } });
  const [imei = ""] = shop.phones({ A: 6 });
  shop.lots({ B: 9 });
  shop.run();
  shop.run();
  shop.approveAll();
  shop.run();
  const first = shop.book.snapshot();
  const [phone, lot] = [shop.buy("A"), shop.buy("B", 2)];
  shop.clock.advance(HOUR);
  shop.run();
  const second = shop.book.snapshot();
  shop.commit(phone, imei);
  shop.ship(phone);
  shop.ship(lot);
  shop.run();
  laterRuns(shop, 1);
  const orders = [phone, lot, shop.buy("A")];
  shop.clock.advance(HOUR);
  return { shop, orders: orders.sort(), versions: { first, second } };
}

/** One run, and what happens before one of its calls; whether it has so many. */
function runWith(seller: QuantityShop, call: number, meanwhile: () => void): boolean {
  let calls = 0;
  seller.sync({
    beforeCall: (_, service) => {
      if (!/^(Sheets\.|UrlFetchApp\.fetch)/.test(service)) return;
      if (calls === call) meanwhile();
      calls += 1;
    },
  });
  return calls > call;
}

const found = (seller: QuantityShop) => ({
  orders: seller.rows("Orders").map((row) => row.PO),
  lot: seller.inventory("SKU or Variation ID", "B").Qty,
  numbers: [seller.set("A"), seller.set("B")],
  packages: seller.walmart.ledger().filter(({ path }) => path.endsWith("/shipping")).length,
});

const { shop, orders, versions } = aWeek();
const start = shop.world.snapshot();

test.each([
  ["second", "first"],
  ["first", "first"],
] as const)(
  "the %s version, and then the %s: each order stands once, lots are lowered once, nothing is oversold",
  (one, other) => {
    const wrong: unknown[] = [];
    let call = 0;
    for (let isReached = true; isReached; call += 1) {
      shop.world.restore(start);
      shop.people.restoreVersion(versions[one]);
      isReached = runWith(shop, call, () => shop.people.restoreVersion(versions[other]));
      laterRuns(shop, 2);
      const now = found(shop);
      const isRight = JSON.stringify(now.orders.sort()) === JSON.stringify(orders) && now.lot === "7";
      if (!isRight || now.packages !== 2 || Number(now.numbers[0]) > 4 || Number(now.numbers[1]) > 7)
        wrong.push([call, now]);
    }
    expect(wrong).toEqual([]);
    expect(call).toBeGreaterThan(15);
  },
);

test("the first version, and then the second, of which the run knows nothing: nothing is oversold or told twice", () => {
  const wrong: unknown[] = [];
  let call = 0;
  for (let isReached = true; isReached; call += 1) {
    shop.world.restore(start);
    shop.people.restoreVersion(versions.first);
    isReached = runWith(shop, call, () => shop.people.restoreVersion(versions.second));
    laterRuns(shop, 2);
    const now = found(shop);
    const isKept = orders.filter((po) => now.orders.includes(po)).length === orders.length;
    if (!isKept || now.packages !== 2 || Number(now.numbers[0]) > 4 || Number(now.numbers[1]) > 7)
      wrong.push([call, now]);
  }
  expect(wrong).toEqual([]);
});
