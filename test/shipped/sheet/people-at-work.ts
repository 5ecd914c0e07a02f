/** People act between two service calls of a run; an ordinary run follows; then the rules are held against everything. */
import * as fc from "fast-check";
import { busyShop } from "./busy-shop";
import { type Action, action, handsAtWork } from "./hands-at-work";
import { memoryBreaches, remembered } from "./memory-rules";
import { aislesBreaches, cellsOf, keyBreaches, remember, sellersBreaches } from "./rules";

/** `at` is a share of the run's service calls, in per cent. */
type Meanwhile = readonly { readonly at: number; readonly action: Action }[];

const meanwhile: fc.Arbitrary<Meanwhile> = fc.array(fc.record({ at: fc.nat(99), action }), {
  minLength: 1,
  maxLength: 5,
});

/**
 * Sequences that once failed; each is tried first. The memory was sorted right before a commit stamped one of its rows; a column
 * was shown as dates while some of its cells were blank still; listings lost their stock in another order than their rows stand in.
 */
const KEPT: [Meanwhile][] = [
  [
    [
      { at: 35, action: { what: "sort Aisle's memory", tab: "Listings", row: 4, column: 0, other: 0, pick: 59 } },
      { at: 0, action: { what: "undo", tab: "Listings", row: 0, column: 0, other: 0, pick: 0 } },
    ],
  ],
  [
    [
      { at: 0, action: { what: "rename heading", tab: "Listings", row: 0, column: 3, other: 0, pick: 0 } },
      { at: 46, action: { what: "format cells", tab: "Orders", row: 0, column: 0, other: 0, pick: 0 } },
    ],
  ],
  [
    [
      { at: 11, action: { what: "new row", tab: "Listings", row: 0, column: 0, other: 27, pick: 19 } },
      { at: 0, action: { what: "delete rows", tab: "Products", row: 11, column: 0, other: 0, pick: 8 } },
    ],
  ],
];

/** A failure prints its seed and path; `SEED`, `PATH_OF_SEED` and `SEQUENCES` play it again. */
const SEQUENCES = Number(process.env.SEQUENCES ?? (process.env.CI === undefined ? 60 : 500));

export function describePeopleAtWork(door: "syncNow" | "importListings"): void {
  test(`people act at any gap of ${door}: their cells stay, Aisle's stand on their own rows after the next run, and then nothing is left to write`, () => {
    const shop = busyShop();
    const { world, clock } = shop;
    const ready = world.snapshot();
    const { calls } = world.run(door);
    const sequence = (acts: Meanwhile): void => {
      world.restore(ready);
      const hands = handsAtWork(shop);
      const kept = remembered(hands);
      let memory = remember(shop, hands);
      const earlier = [cellsOf(shop, hands)];
      const beforeCall = (index: number): void => {
        for (const { at, action: did } of acts) {
          if (1 + Math.floor((at * calls) / 100) !== index) continue;
          try {
            hands.act(did);
          } catch {
            // Sheets refuses some of what a random hand tries, and then changes nothing.
          }
          memory = remember(shop, hands, memory);
          earlier.push(cellsOf(shop, hands));
        }
      };
      const runs = [world.run(door, [], { beforeCall })];
      const breaches = sellersBreaches(shop, hands, memory);
      hands.heed();
      memory = remember(shop, hands, memory);
      clock.advance(5 * 60_000);
      runs.push(world.run("syncNow"));
      // A listing that somebody connected meanwhile, and what looks like an accident, wait in Preview.
      if (shop.tickAll() > 0) runs.push(world.run("sendApproved"));
      clock.advance(5 * 60_000);
      const idle = world.run("syncNow");
      runs.push(idle);
      hands.plain();
      breaches.push(
        ...runs.flatMap((run) =>
          run.outcome === "returned" && run.notEmulated.length === 0 ? [] : [JSON.stringify(run)],
        ),
        ...sellersBreaches(shop, hands, memory),
        ...keyBreaches(shop, hands, memory),
        ...aislesBreaches(shop, hands, earlier),
        ...memoryBreaches(hands, kept),
        ...(idle.counters.sheetsWrites === 0 ? [] : ["a run that should find nothing to do wrote"]),
        ...Object.keys(shop.walmart.counters().violations).map((rule) => `Walmart complained: ${rule}`),
      );
      if (breaches.length > 0) throw new Error(breaches.join("\n"));
    };
    const { SEED, PATH_OF_SEED } = process.env;
    const seed = SEED === undefined ? Date.now() % 2 ** 31 : Number(SEED);
    const replay = PATH_OF_SEED === undefined ? {} : { path: PATH_OF_SEED };
    console.info(`${door}: ${SEQUENCES} sequences, SEED=${seed}`);
    fc.assert(fc.property(meanwhile, sequence), { numRuns: SEQUENCES, seed, examples: KEPT, ...replay });
  }, 600_000);
}
