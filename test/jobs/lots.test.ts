/** Counted lots go down by what was shipped since Aisle looks at them, and not by what the seller had counted off before. */
import { type Instant, instant } from "../../src/domain/values/brand";
import { syncNow } from "../../src/jobs/run";
import { aListing, anOrder, aProduct, aUnit, date, NOW, SYNC_ON, settingRows } from "../support/builders";
import { aScript, elapse, moved, type Script, worldOf } from "../support/scripted-world";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const sync = (script: Script) => syncNow(worldOf(script));
const from = (at: number) => settingRows({ ...SYNC_ON, "Minimum Order Date": date(new Date(at).toISOString()) });
const shelf = ({ paper }: Script) => paper.inventory?.map(({ quantity }) => quantity);

/** An order of one unit of A that was placed and shipped at these times. */
const shipped = (po: string, orderedAt: number, shippedAt: number) =>
  anOrder({
    po,
    orderedAt: instant(orderedAt),
    lines: [{ status: "Shipped", tracking: `1Z${po}`, statusAt: instant(shippedAt) }],
  });

/** A lot of 10, with everything from ten days ago on wanted. */
function aShelf(): Script {
  return aScript({
    settings: from(NOW - 10 * DAY_MS),
    products: [aProduct()],
    listings: [aListing()],
    inventory: [aUnit({ unitId: "U-000001", quantity: 10 })],
  });
}

test("what had been shipped before the first import is counted off already", () => {
  const script = aShelf();
  script.orders = [shipped("1", NOW - 5 * DAY_MS, NOW - 4 * DAY_MS)];
  for (let run = 0; run < 3; run += 1) sync(script);
  expect(shelf(script)).toEqual([10]);
});

test("what is open at the first import and is shipped later goes off the lot, and leaves the number as it is", () => {
  const script = aShelf();
  script.orders = [anOrder({ po: "1", orderedAt: instant(NOW - DAY_MS) })];
  sync(script);
  expect(script.sent.at(-1)?.quantity).toBe(9);
  elapse(script, HOUR_MS);
  script.orders = script.orders.map((order) => moved(order, "Shipped", "1Z1"));
  sync(script);
  expect(shelf(script)).toEqual([9]);
  expect(script.sent.filter(({ quantity }) => quantity !== 9)).toEqual([]);
  elapse(script, HOUR_MS);
  sync(script);
  expect(shelf(script)).toEqual([9]);
});

test("what was placed and shipped between two runs goes off the lot", () => {
  const script = aShelf();
  sync(script);
  elapse(script, HOUR_MS);
  script.orders = [shipped("1", script.now - 30 * 60_000, script.now - 10 * 60_000)];
  sync(script);
  expect(shelf(script)).toEqual([9]);
});

test("a minimum date that is moved back brings orders that were counted off already", () => {
  const script = aShelf();
  sync(script);
  elapse(script, 5 * DAY_MS);
  sync(script);
  script.paper = { ...script.paper, settings: from(NOW - 60 * DAY_MS) };
  const early = (script.now - 3 * DAY_MS) as Instant;
  script.orders = [shipped("1", NOW - 40 * DAY_MS, NOW - 39 * DAY_MS), shipped("2", NOW - 20 * DAY_MS, early)];
  sync(script);
  expect(script.paper.orders).toHaveLength(2);
  expect(shelf(script)).toEqual([10]);
});

test("an order that waited for its status to be mapped was known all the time, so it goes off the lot", () => {
  const script = aShelf();
  const mapped = script.paper.settings ?? [];
  const unmapped = mapped.map((row) => (row.setting === "Walmart Shipped" ? { ...row, value: null } : row));
  script.paper = { ...script.paper, settings: unmapped };
  sync(script);
  elapse(script, HOUR_MS);
  script.orders = [shipped("1", script.now - 1_000, script.now - 500)];
  sync(script);
  expect(shelf(script)).toEqual([10]);
  elapse(script, 2 * DAY_MS);
  script.paper = { ...script.paper, settings: mapped };
  sync(script);
  expect(shelf(script)).toEqual([9]);
});

test("no quantity leaves while the lots could not be lowered", () => {
  const script = aShelf();
  script.orders = [anOrder({ po: "1", orderedAt: instant(NOW - DAY_MS) })];
  sync(script);
  elapse(script, HOUR_MS);
  script.orders = script.orders.map((order) => moved(order, "Shipped", "1Z1"));
  script.before = (event) => {
    if (event === "commit lower counted lots") throw new Error("Google is away");
  };
  const sent = script.sent.length;
  expect(sync(script).kind).toBe("failed");
  expect(script.sent).toHaveLength(sent);
  script.before = () => undefined;
  sync(script);
  expect(shelf(script)).toEqual([9]);
  expect(script.sent).toHaveLength(sent);
});

test("Log says which lots went down, and an idle run writes nothing", () => {
  const script = aShelf();
  sync(script);
  elapse(script, HOUR_MS);
  script.orders = [shipped("1", script.now - 1_000, script.now - 500)];
  sync(script);
  const said = (script.paper.log ?? []).flatMap(({ what }) => (String(what).includes("counted lots") ? [what] : []));
  expect(said).toEqual(["What was shipped was taken off counted lots: U-000001 10 → 9."]);
  const commits = script.commits.length;
  elapse(script, HOUR_MS);
  sync(script);
  expect(script.commits).toHaveLength(commits);
});
