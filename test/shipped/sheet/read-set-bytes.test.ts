/** What a run that finds nothing to do asks of Google, in requests and bytes, on the built bundle. */
import { createWalmart } from "../../../dev/simulator/walmart/walmart";
import { makeReady } from "../../../dev/world/shop";
import { item } from "../../../dev/world/shop-parts";
import { openShop, runningShop, type Shop } from "../../support/shop-under-test";

const HOUR = 3_600_000;

const grown = (listings: number): Shop => {
  const skus = Array.from({ length: listings }, (_, index) => `SKU-${String(index).padStart(5, "0")}`);
  const quantities = skus.map((sku) => [sku, 1] as const);
  const shop = openShop({ walmart: createWalmart({ items: skus.map(item), quantities }) });
  makeReady(
    shop,
    skus.map((sku) => [sku, 10]),
  );
  return shop;
};

const beside = (tabs: number): Shop => {
  const shop = runningShop();
  for (let tab = 0; tab < tabs; tab += 1) shop.people.addTab(`My tab ${tab}`);
  return shop;
};

/** A long answer is cut in the books, which then say how long it was. */
const lengthOf = (answer: string): number =>
  Number(/ \((\d+) characters\)$/.exec(answer)?.[1] ?? Buffer.byteLength(answer));

/** The answers of the next run, once nothing is left to do. */
function idleRun(shop: Shop): { readonly bytes: readonly number[]; readonly writes: number } {
  for (let hour = 0; hour < 3; hour += 1) {
    shop.clock.advance(HOUR);
    shop.sync();
    shop.walmart.passTime(shop.clock.now());
  }
  const { execution, counters } = shop.world.run("syncNow");
  const asked = shop.world.emulator.ledger.entries.filter(
    (entry) => entry.execution === execution && entry.service.startsWith("Sheets."),
  );
  return { bytes: asked.map(({ answer }) => lengthOf(answer)), writes: counters.sheetsWrites };
}

/** Bytes of the three answers, as they were before cells that cannot be read, tables and stamps were looked for. */
const EARLIER: readonly (readonly [string, () => Shop, readonly number[]])[] = [
  ["a small shop", runningShop, [21_629, 7_587, 1_552]],
  [
    "a small shop beside 60 tabs of the seller's, of 26 columns and 1,000 rows",
    () => beside(60),
    [34_159, 7_587, 1_552],
  ],
  ["2,000 listings", () => grown(2_000), [22_635, 1_051_188, 111_025]],
];

test.each(EARLIER)(
  "%s: an idle run is one read set and no write, at most a tenth larger than ever",
  (name, open, before) => {
    const { bytes, writes } = idleRun(open());
    console.info(`${name}: ${bytes.length} requests of ${bytes.join(", ")} bytes; earlier ${before.join(", ")}`);
    expect(writes).toBe(0);
    expect(bytes).toHaveLength(3);
    const sum = (list: readonly number[]) => list.reduce((all, one) => all + one, 0);
    expect(sum(bytes)).toBeLessThan(1.1 * sum(before));
  },
);
