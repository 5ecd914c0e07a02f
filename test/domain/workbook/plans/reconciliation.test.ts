/** What differs between Walmart, the sheet and ShipStation: found, told with its age, ignored, and forgotten. */
import { explainOrder } from "../../../../src/domain/explain/explain-order";
import { instant } from "../../../../src/domain/values/brand";
import type { Change } from "../../../../src/domain/values/change";
import { differencesOf } from "../../../../src/domain/workbook/plans/differences";
import { planIgnored, planReconciliation } from "../../../../src/domain/workbook/plans/reconciliation";
import { anOrderRow, aPaper, aShipmentRow, aShop, date, NOW, SYNC_ON, settingRows } from "../../../support/builders";
import { type Cells, type Paper, written } from "../../../support/paper";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const ledgerRow = (key: string, memory: object): Cells<"ledger"> => ({
  key,
  kind: key.split(":")[0] ?? "",
  data: JSON.stringify(memory),
});
const order = (walmart: string, more: object = {}) =>
  ledgerRow("order:1001", { walmart, local: "", lines: ["1"], ...more });
const station = (state: string, shown: string) => ledgerRow("station:1001", { state, shown, at: NOW, told: {} });

/** ShipStation is on, and everything that is acknowledged goes there. */
const WITH_STATION: Paper = {
  settings: settingRows({ ...SYNC_ON, ShipStation: "On" }),
  channels: [{ channel: "Walmart", syncToShipStation: true }],
  orderStatuses: [
    { status: "Ready to Ship", open: true, syncToShipStation: true, allowCommitment: true },
    { status: "Shipped" },
    { status: "Canceled" },
  ],
};

const found = (paper: Paper): readonly string[] =>
  [...differencesOf(aShop(aPaper(paper)), NOW).values()].flat().map(({ kind, what }) => `${kind}: ${what}`);

const row = (cells: Cells<"orders"> = {}) =>
  anOrderRow({
    shipToName: "Ann",
    shipToStreet: "1 Main St",
    shipToCity: "Austin",
    shipToState: "TX",
    shipToPostcode: "78701",
    shipToCountry: "USA",
    ...cells,
  });

const CASES: readonly [string, Paper, RegExp][] = [
  [
    "an open order whose rows were deleted",
    { ledger: [order("Acknowledged")] },
    /^left: Walmart has it open, and its rows/,
  ],
  [
    "an open order of which one row was deleted",
    { orders: [row()], ledger: [order("Acknowledged", { lines: ["1", "2"] })] },
    /^left: Walmart has it open, and the row of line 2 was deleted/,
  ],
  [
    "units that somebody shipped elsewhere without a number",
    { orders: [row({ quantity: 2, shipped: 2, status: "Shipped" })], ledger: [order("Shipped")] },
    /^no package: Walmart shows 2 units as shipped/,
  ],
  [
    "a package that Walmart was told of and does not show",
    {
      orders: [row()],
      shipments: [aShipmentRow({ shipmentId: "S-000001", state: "Sent", source: "typed" })],
      ledger: [order("Acknowledged")],
    },
    /^not shown: Walmart was told of the package S-000001/,
  ],
  [
    "a label of ShipStation that cannot be told to Walmart",
    {
      orders: [row()],
      shipments: [aShipmentRow({ shipmentId: "S-000001", state: "Problem", source: "ShipStation" })],
      ledger: [order("Acknowledged")],
    },
    /^not told: The package S-000001 from ShipStation is not on Walmart\. Shipments says Problem/,
  ],
  [
    "an order that was typed Shipped and has no package",
    { orders: [row({ status: "Shipped" })], ledger: [order("Acknowledged")] },
    /^typed shipped: Orders calls it Shipped, and Walmart waits/,
  ],
  [
    "an order that never reached ShipStation",
    { ...WITH_STATION, orders: [row()], ledger: [order("Acknowledged")] },
    /^not in ShipStation: It never reached/,
  ],
  [
    "an order that somebody deleted in ShipStation",
    { ...WITH_STATION, orders: [row()], ledger: [order("Acknowledged"), station("deleted", "awaiting")] },
    /^not in ShipStation: Somebody deleted it/,
  ],
  [
    "an order that was marked as shipped in ShipStation without a number",
    { ...WITH_STATION, orders: [row()], ledger: [order("Acknowledged"), station("left", "shipped")] },
    /^shipped there: ShipStation has it shipped, Walmart waits/,
  ],
  [
    "a package of a canceled order",
    {
      ...WITH_STATION,
      orders: [row({ cancelled: 1, status: "Canceled" })],
      ledger: [order("Cancelled"), station("left", "shipped")],
    },
    /^stop: ShipStation has it shipped, and Walmart canceled it/,
  ],
  [
    "an order that was canceled on Walmart and is open in ShipStation",
    {
      ...WITH_STATION,
      orders: [row({ cancelled: 1, status: "Canceled" })],
      ledger: [order("Cancelled"), station("theirs", "on hold")],
    },
    /^open there: Walmart has all of it canceled/,
  ],
  [
    "an order that was shipped on Walmart and is open in ShipStation",
    {
      ...WITH_STATION,
      orders: [row({ shipped: 1, status: "Shipped" })],
      shipments: [aShipmentRow({ state: "Not needed", source: "Walmart" })],
      ledger: [order("Shipped"), station("theirs", "awaiting")],
    },
    /^open there: Walmart has all of it shipped/,
  ],
];
test.each(CASES)("%s is found, and nothing beside it", (_what, paper, said) => {
  expect(found(paper)).toEqual([expect.stringMatching(said)]);
});

const SAME: readonly [string, Paper][] = [
  [
    "an open order in all three",
    { ...WITH_STATION, orders: [row()], ledger: [order("Acknowledged"), station("awaiting", "awaiting")] },
  ],
  [
    "an order shipped by a package of ours",
    {
      orders: [row({ shipped: 1, status: "Shipped" })],
      shipments: [aShipmentRow({ state: "Sent" })],
      ledger: [order("Shipped")],
    },
  ],
  [
    "an order shipped before it came into the sheet",
    { orders: [row({ shipped: 1, status: "Shipped" })], ledger: [order("Shipped", { counted: { "1": 1 } })] },
  ],
  [
    "an order shipped long ago",
    { orders: [row({ shipped: 1, status: "Shipped", orderedAt: date("2026-09-01") })], ledger: [order("Shipped")] },
  ],
  [
    "a package whose row the seller deleted",
    {
      orders: [row({ shipped: 1, status: "Shipped" })],
      ledger: [
        order("Shipped"),
        ledgerRow('shipment:["1001",null,"1Z1"]', { id: "S-000001", state: "sent", content: "" }),
      ],
    },
  ],
  ["a shipped order whose rows were deleted", { ledger: [order("Shipped")] }],
  ["an order whose buyer data was purged", { ledger: [order("Acknowledged", { purged: true })] }],
  ["an order of another channel", { orders: [row({ channel: "eBay", po: "E-1", status: "Shipped" })] }],
  [
    "an order that is not to go to ShipStation",
    { ...WITH_STATION, channels: [], orders: [row()], ledger: [order("Acknowledged")] },
  ],
  ["a removed line", { orders: [row({ status: "Shipped", lineRemoved: true })], ledger: [order("Acknowledged")] }],
];
test.each(SAME)("%s differs in nothing", (_what, paper) => {
  expect(found(paper)).toEqual([]);
});

test("nothing differs while Order Import is off", () => {
  expect(found({ settings: settingRows(), ledger: [order("Acknowledged")] })).toEqual([]);
});

const DELETED: Paper = { ledger: [order("Acknowledged")] };

/** The paper after a run, and what Log got. */
function run(
  paper: Paper,
  hours: number,
): { readonly paper: Paper; readonly told: readonly string[]; readonly count: number } {
  const { changes, entries } = planReconciliation(aShop(aPaper(paper)), instant(NOW + hours * HOUR_MS));
  const after = written(aPaper(paper), changes as Change[]);
  const count = JSON.stringify(after.ledger) === JSON.stringify(aPaper(paper).ledger) ? 0 : changes.length;
  return { paper: after, told: entries.map(({ key, what }) => `${key}: ${what}`), count };
}

test("a difference is told once it has lasted a day, and once a day from then on, with its age", () => {
  const first = run(DELETED, 0);
  expect(first.told).toEqual([]);
  const later = run(first.paper, 23);
  expect([later.told, later.count]).toEqual([[], 0]);
  const day = run(later.paper, 24);
  expect(day.told).toEqual([
    expect.stringMatching(/^1001: Order 1001 differs, for 24 hours: Walmart has it open.+sheet: no row/),
  ]);
  const soon = run(day.paper, 25);
  expect([soon.told, soon.count]).toEqual([[], 0]);
  expect(run(soon.paper, 48).told).toEqual([expect.stringMatching(/differs, for 2 days/)]);
});

test("a difference that is gone is forgotten, and a run with nothing to tell writes nothing", () => {
  const noticed = run(DELETED, 0).paper;
  const gone = { ...noticed, orders: [row()] };
  const after = run(gone, 30);
  expect(after.told).toEqual([]);
  expect(JSON.stringify(after.paper.ledger)).not.toContain("left:1001");
  expect(run(after.paper, 60).count).toBe(0);
});

test("an order that never reached ShipStation is told two hours after it was acknowledged", () => {
  const at = (hours: number): Paper => ({
    ...WITH_STATION,
    orders: [row({ acknowledgedAt: { instant: instant(NOW - hours * HOUR_MS), text: "" } })],
    ledger: [order("Acknowledged", { acknowledgedAt: NOW - hours * HOUR_MS })],
  });
  expect(run(at(1), 0).told).toEqual([]);
  expect(run(at(3), 0).told).toEqual([
    expect.stringMatching(/for 3 hours: It never reached ShipStation.+ShipStation: not there/),
  ]);
});

test("many differences fill no Log: twenty are named, the others counted", () => {
  const orders = Array.from({ length: 30 }, (_, index) =>
    ledgerRow(`order:${2000 + index}`, { walmart: "Acknowledged", local: "", lines: ["1"] }),
  );
  const told = run(run({ ledger: orders }, 0).paper, 25).told;
  expect(told).toHaveLength(21);
  expect(told[20]).toMatch(/10 more orders differ/);
});

test("what the seller ignores is told no more, keeps its reason, and counts again once it was gone", () => {
  const noticed = run(DELETED, 0).paper;
  const ignored = written(
    noticed,
    planIgnored(aShop(noticed), "1001", `  sold in the shop ${"x".repeat(300)}`, NOW) as Change[],
  );
  expect(run(ignored, 30).told).toEqual([]);
  const kept = JSON.stringify(ignored.ledger);
  expect(kept).toContain("sold in the shop");
  expect(kept).not.toContain("x".repeat(101));
  const back = run({ ...ignored, orders: [row()] }, 31).paper;
  const again = run({ ...back, orders: [] }, 32).paper;
  expect(run(again, 60).told).toHaveLength(1);
});

test("nothing can be ignored about an order that agrees", () => {
  expect(
    planIgnored(aShop(aPaper({ orders: [row()], ledger: [order("Acknowledged")] })), "1001", "why", NOW),
  ).toBeNull();
});

test("Explain says what differs about an order, with a button that ignores it", () => {
  const paper: Paper = {
    orders: [row({ status: "Shipped" })],
    ledger: [
      order("Acknowledged"),
      ledgerRow("differs:0", { items: { "typed shipped:1001": { at: NOW - 2 * DAY_MS } } }),
    ],
  };
  const shop = aShop(aPaper(paper));
  const answer = explainOrder(shop, shop.lines, NOW).answers.at(-1);
  expect(answer).toMatchObject({
    question: "Do Walmart, the sheet and ShipStation agree?",
    answer: expect.stringMatching(
      /^Orders calls it Shipped.+Noticed 2 days ago\. Walmart: Acknowledged, 0 of 1 shipped · sheet: Shipped, no package\.$/,
    ),
    isFine: false,
    step: { action: "ignoreDifferences", ask: { po: "1001", reason: "" } },
  });
});
