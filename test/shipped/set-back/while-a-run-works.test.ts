/**
 * Somebody takes back what Aisle writes while it writes: Ctrl+Z, once or often, or a version restored. At every call that leaves
 * Aisle; `SET_BACK=all` tries every depth at every call, with each thing that may become of metadata.
 */
import { aDay, type Day, laterRuns, METADATA, runWith, TRUE_STOCK, tooMuch, undone, wrongs } from "./a-day";

const isAll = process.env.SET_BACK === "all";

const days = METADATA.map((metadata) => [metadata, aDay(metadata)] as const);

/** Calls of the run, and how many writes there were before each. */
function callsOf(day: Day): readonly number[] {
  const writes: number[] = [];
  runWith(day, (_, before) => writes.push(before));
  return writes;
}

const [[, first] = []] = days;
const calls = first === undefined ? [] : callsOf(first);

/** Every gap comes, and every depth with each setting at some gap. */
const depthsAt = (call: number, writes: number): readonly number[] => {
  const all = Array.from({ length: writes }, (_, index) => index + 1);
  return isAll ? all : all.filter((depth) => depth === 1 + (call % Math.max(1, writes)));
};

const cases = calls.flatMap((writes, call) =>
  depthsAt(call, writes).flatMap((depth) =>
    days.flatMap(([metadata, day], index) =>
      isAll || index === (call + depth) % days.length ? [{ metadata, day, call, depth }] : [],
    ),
  ),
);

test.each(calls.map((_, call) => ({ call, at: days[call % days.length] })))(
  "this morning's version is restored before call $call: no order is lost or told twice, and nothing is oversold",
  ({ call, at }) => {
    const [, day] = at ?? [];
    if (day === undefined) throw new Error("no day");
    day.shop.world.restore(day.ready);
    const before = Object.fromEntries(day.shop.walmart.quantities());
    runWith(day, (now) => {
      if (now === call) day.shop.people.restoreVersion(day.versions.thisMorning);
    });
    expect(tooMuch(day, atLeast(TRUE_STOCK, before))).toEqual([]);
    const reports = laterRuns(day.shop, 3);
    expect(reports.map(({ kind }) => kind)).toEqual(["done", "done", "done"]);
    expect([...tooMuch(day), ...wrongs(day, "forgotten")]).toEqual([]);
  },
);

const atLeast = (numbers: Readonly<Record<string, number>>, others: Readonly<Record<string, number>>) =>
  Object.fromEntries(Object.entries(numbers).map(([sku, number]) => [sku, Math.max(number, others[sku] ?? 0)]));

test("the run has enough calls for the sweep to mean something", () => {
  expect(calls.length).toBeGreaterThan(20);
  expect(Math.max(...calls)).toBeGreaterThan(8);
});

test.each(cases)(
  "the last $depth writes are taken back before call $call, metadata $metadata: everything comes right once",
  ({ day, call, depth }) => {
    day.shop.world.restore(day.ready);
    const before = Object.fromEntries(day.shop.walmart.quantities());
    runWith(day, (at) => {
      if (at === call) day.shop.people.undoWrites(depth);
    });
    // Nothing rises beyond what can be delivered; what is to fall falls with the next run at the latest.
    expect(tooMuch(day, atLeast(TRUE_STOCK, before))).toEqual([]);
    laterRuns(day.shop, 2);
    expect([...tooMuch(day), ...wrongs(day)]).toEqual([]);
    if (day.shop.rows("Preview").length > 0) day.shop.approveAll();
    laterRuns(day.shop, 1);
    expect(wrongs(day)).toEqual([]);
    expect(undone(day)).toEqual([]);
  },
);
