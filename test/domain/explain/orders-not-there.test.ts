/** What is told of an order that is not in `Orders`: the article's questions for orders that do not come in. */
import { explainMissing, type Looked, looksLikeOrder } from "../../../src/domain/explain/explain-missing";
import type { Explanation } from "../../../src/domain/explain/explanation";
import { instant } from "../../../src/domain/values/brand";
import { anOrder, aShop, NOW, SYNC_ON, settingRows } from "../../support/builders";
import type { Paper } from "../../support/paper";
import { HOUR_MS, ledgerRow, well } from "./explained";

const DAY_MS = 24 * HOUR_MS;
const cursor = (from: number) => ledgerRow("cursor:orders", { at: NOW - HOUR_MS, from });
const found = (wish: Parameters<typeof anOrder>[0] = {}, isSellers = true): Looked => ({
  found: { order: anOrder(wish), isSellers },
});
const explained = (looked: Looked, more: Paper = {}): Explanation =>
  explainMissing(aShop(well({ ledger: [cursor(NOW - 30 * DAY_MS)], ...more })), "1001", looked, NOW);
const wrongOnes = ({ answers }: Explanation) => answers.filter(({ isFine }) => !isFine);

test("an order that nothing keeps away comes with the next run, which one click starts", () => {
  const { inShort, answers, tone, about } = explained(found());
  expect(about).toBe("Order 1001 · customer order 200001");
  expect(answers.map(({ question }) => question)).toEqual([
    "Is Order Import on?",
    "Was it placed after the Minimum Order Date?",
    "Is it younger than 180 days?",
    "Is there an Order status for what Walmart calls it?",
    "Do you ship it?",
    "Did you remove it?",
    "Does Walmart know it?",
    "What is next?",
  ]);
  expect([tone, inShort]).toEqual(["open", "It is not in Orders. What is next? The next run brings it in."]);
  expect(answers.at(-1)?.step).toMatchObject({ label: "Sync Now", action: "syncNow" });
});

test.each<[string, Looked, Paper, RegExp, object]>([
  [
    "Order Import is off",
    found(),
    { settings: settingRows({ ...SYNC_ON, "Order Import": "Off" }) },
    /^No\.$/,
    { label: "Open Settings", ask: { tab: "settings", row: "Order Import" } },
  ],
  [
    "it was placed before Order Import was on",
    found({ orderedAt: instant(NOW - 40 * DAY_MS) }),
    {},
    /40 days ago, and only orders placed since Order Import is on/,
    { ask: { row: "Minimum Order Date" } },
  ],
  [
    "it was placed before the Minimum Order Date",
    found({ orderedAt: instant(NOW - 40 * DAY_MS) }),
    { settings: settingRows({ ...SYNC_ON, "Minimum Order Date": { instant: instant(NOW - 10 * DAY_MS), text: "x" } }) },
    /only orders placed since that date/,
    { ask: { row: "Minimum Order Date" } },
  ],
  [
    "Settings have no status for it",
    found({ lines: [{ status: "Created" }] }),
    { settings: settingRows({ ...SYNC_ON, "Walmart Created": "" }) },
    /calls it Created, for which Settings have no status/,
    { ask: { row: "Walmart Created" } },
  ],
  [
    "it waits for a status",
    { notAsked: null },
    {
      settings: settingRows({ ...SYNC_ON, "Walmart Shipped": "" }),
      ledger: [cursor(NOW - 30 * DAY_MS), ledgerRow("waiting:1001", { walmart: "Shipped", at: NOW - DAY_MS })],
    },
    /calls it Shipped/,
    { ask: { row: "Walmart Shipped" } },
  ],
  [
    "the seller removed it",
    { notAsked: null },
    {
      ledger: [
        cursor(0),
        ledgerRow("order:1001", { walmart: "Acknowledged", local: "New", lines: ["1"], at: NOW - DAY_MS }),
      ],
    },
    /rows were deleted from Orders/,
    { label: "Restore This Order", action: "restoreOrder", ask: { po: "1001" } },
  ],
  [
    "it could not be read",
    found(),
    {
      ledger: [
        cursor(0),
        ledgerRow("retry:order/1001", { since: NOW - DAY_MS, at: NOW, tries: 2, said: "No answer." }),
      ],
    },
    /could not be read\. .*No answer\./,
    { action: "syncNow" },
  ],
])("%s: says so, with the next step", (_, looked, more, said, step) => {
  const [first, ...others] = wrongOnes(explained(looked, more));
  expect(others).toEqual([]);
  expect(first?.answer).toMatch(said);
  expect(first?.step).toMatchObject(step);
});

test.each<[string, Looked, RegExp]>([
  ["older than 180 days", found({ orderedAt: instant(NOW - 190 * DAY_MS) }), /Walmart lists no older ones/],
  ["fulfilled by Walmart", found({}, false), /Walmart fulfills it/],
  ["unknown to Walmart", { found: null }, /Walmart has no order of this account/],
  ["Walmart could not be asked", { notAsked: "Walmart could not be asked. There is no key." }, /There is no key/],
])("%s: says so", (_, looked, said) => {
  const told = wrongOnes(explained(looked)).map(({ answer }) => answer);
  expect(told.at(-1)).toMatch(said);
});

test("what nobody knows is not told to be an order that is missing", () => {
  const { inShort } = explained({ found: null });
  expect(inShort).toMatch(/^No listing, order, IMEI or Unit ID here reads “1001”\. Does Walmart know it\? No:/);
});

test("a number that is nearly one in Orders names it", () => {
  const orders = [{ po: "1796277083022", channel: "Walmart" }];
  const shop = aShop(well({ orders, ledger: [cursor(0)] }));
  const { answers } = explainMissing(shop, "1796277083202", { found: null }, NOW);
  expect(answers.at(-1)?.todo).toMatch(/1796277083022, which is nearly the same/);
});

test.each<[string, boolean]>([
  ["1796277083022", true],
  ["108 9157-38914311", true],
  ["U-000001", false],
  ["12", false],
  ["A", false],
])("%s may be the number of an order: %s", (text, isOne) => {
  expect(looksLikeOrder(text)).toBe(isOne);
});

test("a removed order whose units were freed is told with when that was noticed", () => {
  const removed = ledgerRow("order:1001", { walmart: "Acknowledged", local: "New", lines: ["1"], at: NOW - DAY_MS });
  const entry = (key: string, hours: number) => ({
    time: { instant: instant(NOW - hours * HOUR_MS), text: "x" },
    key,
    what: `The row of ${key} / 1 left Orders, so the units committed there are free again: A-1.`,
  });
  const log = [entry("1001", 5), entry("1002", 2)];
  const [first] = wrongOnes(explained({ notAsked: null }, { ledger: [cursor(0), removed], log }));
  expect(first?.answer).toMatch(/deleted from Orders, which was noticed 5 hours ago\.$/);
});
