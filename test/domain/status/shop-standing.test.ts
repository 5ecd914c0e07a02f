/** How the shop stands, in one sentence, and when its schedule is late. */
import { isOverdue } from "../../../src/domain/status/schedule";
import { type StatusFacts, statusesOf, statusSentence } from "../../../src/domain/status/status";

const HOUR_MS = 3_600_000;
const FINE: StatusFacts = {
  missing: null,
  failures: [],
  obstacles: [],
  switchedOff: [],
  toApprove: 0,
  needy: [],
  underWay: [],
};
const said = (more: Partial<StatusFacts>) => statusesOf({ ...FINE, ...more }).map(statusSentence);

test("the schedule is late once no run has ended well for more than two of its intervals", () => {
  expect([isOverdue(HOUR_MS, 3 * HOUR_MS, 60), isOverdue(HOUR_MS, 3 * HOUR_MS + 1, 60)]).toEqual([false, true]);
  expect([isOverdue(0, 600_000, 5), isOverdue(0, 600_001, 5)]).toEqual([false, true]);
});

test("a shop of which nothing holds is up to date, and one thing that holds is enough that it is not", () => {
  expect(said({})).toEqual(["Up to date."]);
  expect(said({ failures: ["No key."] })).toEqual(["The run failed. No key."]);
  expect(said({ obstacles: ["A tab is gone."] })).toEqual(["A tab is gone."]);
  expect(said({ toApprove: 1 })).toEqual([
    "Waits for you: 1 change to look through in Preview. Tick what may be sent, then click Send approved in the sidebar.",
  ]);
  expect(said({ underWay: ["1 quantity waits for Walmart."] })).toEqual(["1 quantity waits for Walmart."]);
});

test("one switch is off, several are", () => {
  expect(said({ switchedOff: ["Order Import"] })).toEqual(["Sync is off: Order Import is off in Settings."]);
  expect(said({ switchedOff: ["Order Import", "Mails"] })).toEqual([
    "Sync is off: Order Import and Mails are off in Settings.",
  ]);
});

test("rows that need the seller are counted by tab; three dots stand for those that are not named", () => {
  const orders = { tab: "Orders", count: 3, rows: ["4", "7", "9"] };
  expect(said({ needy: [orders] })).toEqual(["3 rows need you: 3 in Orders (4, 7, 9)."]);
  const stock = { tab: "Inventory", count: 4, rows: ["2", "3"] };
  expect(said({ needy: [orders, stock] })).toEqual([
    "7 rows need you: 3 in Orders (4, 7, 9); 4 in Inventory (2, 3, …).",
  ]);
});
