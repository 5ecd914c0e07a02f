/** Two runs that both passed their locks, at any moment of each other. */
import type { LedgerEntry } from "../../../dev/emulator/core/ledger";
import { busyShop } from "./busy-shop";
import { handsAtWork } from "./hands-at-work";
import { memoryBreaches, remembered } from "./memory-rules";
import { aislesBreaches, keyBreaches, remember, sellersBreaches } from "./rules";

/** Every gap in continuous integration, a part of them elsewhere. */
const STEP = process.env.CI === undefined ? 4 : 1;

/** The number of the commit that a call sent; `null`: it sent none. */
const commitOf = ({ service, args }: LedgerEntry): string | null =>
  service === "Sheets.Spreadsheets.batchUpdate" ? (/metadataId\D+(9\d{8})/.exec(args)?.[1] ?? "none") : null;

/** Every commit number is written once, and whoever came too late reads again. */
function raceBreaches(entries: readonly LedgerEntry[]): string[] {
  const sent = entries.filter((entry) => commitOf(entry) !== null);
  const won = sent.filter(({ error }) => error === null).map(commitOf);
  const lost = sent.filter(({ error }) => error !== null);
  const readsAgain = (loser: LedgerEntry): boolean =>
    entries
      .slice(entries.indexOf(loser) + 1)
      .some(({ execution, service }) => execution === loser.execution && service === "Sheets.Spreadsheets.get");
  return [
    ...(new Set(won).size === won.length ? [] : [`a commit was written twice: ${won.join(" ")}`]),
    ...lost.filter((one) => !won.includes(commitOf(one))).map((one) => `nobody wrote commit ${commitOf(one)}`),
    ...lost.filter((one) => !readsAgain(one)).map((one) => `who lost commit ${commitOf(one)} did not read again`),
  ];
}

test("two runs race for a commit at any gap: exactly one wins, the other plans again, and nothing is lost or doubled", () => {
  const shop = busyShop();
  const { world, clock } = shop;
  const ready = world.snapshot();
  const { calls } = world.run("syncNow");
  let contested = 0;
  for (let gap = 1; gap <= calls; gap += STEP) {
    world.restore(ready);
    const hands = handsAtWork(shop);
    const [memory, kept, booked] = [remember(shop, hands), remembered(hands), world.emulator.ledger.entries.length];
    const other: { outcome: string }[] = [];
    // The platform's lock keeps runs apart as long as it holds; here it is lost just before the other run asks for it.
    const beforeCall = (index: number): void => {
      if (index !== gap) return;
      const { emulator } = world;
      const { execution } = emulator.ledger.entries.slice(booked).at(-1) ?? {};
      if (execution !== undefined) emulator.call(execution, "Lock.releaseLock", '["document"]', clock.now());
      other.push(world.run("syncNow"));
    };
    const first = world.run("syncNow", [], { beforeCall });
    const calledMeanwhile = world.emulator.ledger.entries.slice(booked);
    if (calledMeanwhile.some((entry) => commitOf(entry) !== null && entry.error !== null)) contested += 1;
    clock.advance(5 * 60_000);
    world.run("syncNow");
    clock.advance(5 * 60_000);
    const idle = world.run("syncNow");
    const breaches = [
      ...[first, ...other].flatMap(({ outcome }) =>
        outcome === "returned" ? [] : [JSON.stringify([first, ...other])],
      ),
      ...raceBreaches(calledMeanwhile),
      ...sellersBreaches(shop, hands, memory),
      ...keyBreaches(shop, hands, memory),
      ...aislesBreaches(shop, hands),
      ...memoryBreaches(hands, kept),
      ...(idle.counters.sheetsWrites === 0 ? [] : ["a run that should find nothing to do wrote"]),
    ];
    if (breaches.length > 0) throw new Error([`at gap ${gap}:`, ...breaches].join("\n"));
  }
  expect(contested).toBeGreaterThan(0);
}, 600_000);
