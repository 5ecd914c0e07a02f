/** A version is restored, or the last writes are undone, between two runs. Nobody tells Aisle; the next run notices. */
import { aDay, HOUR, laterRuns, METADATA, TRUE_STOCK, tooMuch, undone, wrongs } from "./a-day";

const days = METADATA.map((metadata) => ({ metadata, day: aDay(metadata) }));
const isAll = process.env.SET_BACK === "all";
const WRITES = 11;

const logged = (rows: readonly Readonly<Record<string, string>>[]): string[] =>
  rows.flatMap((row) =>
    row["What happened"]?.startsWith("This spreadsheet was set back") ? [row["What happened"]] : [],
  );

describe.each(days)("metadata $metadata", ({ metadata, day }) => {
  const { shop, ready, versions } = day;

  /** The run in which most is done, and whatever happens then. */
  const afterARun = (deed: () => void) => {
    shop.world.restore(ready);
    shop.sync();
    shop.walmart.passTime(shop.clock.now());
    deed();
    return laterRuns(shop, 1)[0];
  };

  const depths = Array.from({ length: WRITES }, (_, index) => index + 1);

  test.each(
    isAll
      ? depths
      : depths.filter((depth) => depth % METADATA.length === METADATA.indexOf(metadata) || depth === WRITES),
  )("the last %i writes are undone after a run: noticed, told, and right again by itself", (depth) => {
    const report = afterARun(() => shop.people.undoWrites(depth));
    expect(report?.holds).not.toContain("up to date");
    expect(report?.summary).toContain("This spreadsheet was set back to how it was");
    expect([...tooMuch(day), ...wrongs(day)]).toEqual([]);
    laterRuns(shop, 2);
    expect([...wrongs(day), ...undone(day)]).toEqual([]);
    expect(logged(shop.rows("Log"))).toHaveLength(1);
  });

  test.each(["justNow", "beforeOrders", "thisMorning"] as const)(
    "a version from %s is restored: no order is lost or told twice, and nothing rises that nobody approved",
    (version) => {
      const before = new Map<string, number>();
      const report = afterARun(() => {
        shop.people.restoreVersion(versions[version]);
        for (const [sku, number] of shop.walmart.quantities()) before.set(sku, number);
      });
      expect(report?.holds).not.toContain("up to date");
      laterRuns(shop, 2);
      expect(wrongs(day)).toEqual([]);
      for (const [sku, number] of shop.walmart.quantities()) expect(number).toBeLessThanOrEqual(before.get(sku) ?? 0);
      expect(tooMuch(day, TRUE_STOCK)).toEqual([]);
    },
  );

  test("what was typed since is typed again and approved: all comes right, and later changes leave by themselves", () => {
    afterARun(() => shop.people.restoreVersion(versions.justNow));
    laterRuns(shop, 1);
    if (shop.rows("Preview").length > 0) shop.approveAll();
    expect(undone(day)).toEqual([]);
    shop.units("A", 1);
    shop.clock.advance(HOUR);
    shop.run();
    expect(shop.set("A")).toBe(4);
    expect(shop.rows("Preview")).toEqual([]);
  });
});
