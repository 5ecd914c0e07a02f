import { DATA_LIMIT, readLedger, remember } from "../../../../src/domain/ledger/ledger";
import { LEDGER } from "../../../../src/domain/ledger/ledger-columns";
import { ORDERS } from "../../../../src/domain/orders/order-columns";
import { fittedMemory } from "../../../../src/domain/orders/order-memory";
import { shipmentName } from "../../../../src/domain/shipments/shipment-names";
import { type Instant, instant } from "../../../../src/domain/values/brand";
import { insert, update } from "../../../../src/domain/values/change";
import { withPruning } from "../../../../src/domain/workbook/plans/pruning";
import { aListing, anOrderRow, aShipmentRow, aShop, NOW } from "../../../support/builders";
import { type Cells, type Paper, rowsOf, written } from "../../../support/paper";

const DAY_MS = 86_400_000;
const daysAgo = (days: number): Instant => instant(NOW - days * DAY_MS);
const memory = (key: string, data: unknown): Cells<"ledger"> => ({
  key,
  kind: key.slice(0, key.indexOf(":")),
  data: JSON.stringify(data),
});
const order = (walmart: string, at: Instant) => memory("order:1001", { walmart, local: "New", lines: ["1"], at });

/** The keys still remembered after a commit that writes something else. */
function kept(paper: Paper): readonly (string | null)[] {
  const other = insert(ORDERS, { po: "9" });
  const after = written(paper, withPruning(aShop(paper), NOW, [other]));
  return (after.ledger ?? []).map(({ key }) => String(key));
}

test("what left of an order of another channel is remembered while its row stands there, and for as long as any order", () => {
  const gone = (days: number) => memory("gone:E1", { lines: { 1: 2 }, at: daysAgo(days) });
  const typed = [anOrderRow({ po: "E1", channel: "eBay" })];
  expect(kept({ ledger: [gone(400)], orders: typed })).toEqual(["gone:E1"]);
  expect(kept({ ledger: [gone(20)] })).toEqual(["gone:E1"]);
  expect(kept({ ledger: [gone(400)] })).toEqual([]);
});

describe("an order is remembered", () => {
  const none: readonly Cells<"orders">[] = [];
  const rows = [anOrderRow()];
  test.each([
    ["shipped lately", order("Shipped", daysAgo(20)), rows],
    ["open, however old, while it stands in the sheet", order("Acknowledged", daysAgo(400)), rows],
    ["removed by the seller, while Walmart could list it again", order("Acknowledged", daysAgo(185)), none],
    ["of which nobody knows how old it is", memory("order:1001", { walmart: "Shipped", local: "", lines: [] }), none],
  ])("%s", (_what, row, orders) => {
    expect(kept({ orders, ledger: [row] })).toEqual(["order:1001"]);
  });

  test.each([
    ["shipped", order("Shipped", daysAgo(202)), rows],
    ["cancelled", order("Cancelled", daysAgo(202)), rows],
    ["removed by the seller", order("Acknowledged", daysAgo(202)), none],
  ])("no longer once Walmart lists it no more: %s", (_what, row, orders) => {
    expect(kept({ orders, ledger: [row] })).toEqual([]);
  });
});

describe("other memories", () => {
  const name = shipmentName({ po: "1001", line: null, tracking: "1Z1" });
  const sent = (days: number) =>
    memory(`shipment:${name}`, { id: "S-000001", state: "sent", content: "", left: 1, sentAt: daysAgo(days) });

  test("a shipment stays while its row stands, and while it is young", () => {
    expect(kept({ shipments: [aShipmentRow()], ledger: [sent(400)] })).toHaveLength(1);
    expect(kept({ ledger: [sent(20)] })).toHaveLength(1);
    expect(kept({ ledger: [sent(400)] })).toHaveLength(0);
  });

  test("a shipment whose end nobody knows stays", () => {
    const open = memory(`shipment:${name}`, { id: "S-000001", state: "sending", content: "", left: 1 });
    expect(kept({ ledger: [open] })).toHaveLength(1);
  });

  test("a refused shipment whose row is gone leaves as well", () => {
    const refused = memory(`shipment:${name}`, { id: "S-1", state: "refused", content: "", left: 1, at: daysAgo(400) });
    expect(kept({ ledger: [refused] })).toHaveLength(0);
  });

  test("what was sent stays as long as the listing, and a while longer", () => {
    const known = (days: number) => memory("sent:A", { state: "confirmed", quantity: 1, at: daysAgo(days) });
    expect(kept({ listings: [aListing()], ledger: [known(400)] })).toHaveLength(1);
    expect(kept({ ledger: [known(20)] })).toHaveLength(1);
    expect(kept({ ledger: [known(400)] })).toHaveLength(0);
  });

  test("an order that waits does so while Walmart could list it", () => {
    expect(kept({ ledger: [memory("waiting:1001", { walmart: "Created", at: daysAgo(20) })] })).toHaveLength(1);
    expect(kept({ ledger: [memory("waiting:1001", { walmart: "Created", at: daysAgo(400) })] })).toHaveLength(0);
  });

  test("numbers issued and places reached are never forgotten", () => {
    const ledger = [memory("counter:U", { last: 7 }), memory("cursor:orders", { at: daysAgo(900) })];
    expect(kept({ ledger })).toHaveLength(2);
  });
});

describe("forgetting", () => {
  const paper: Paper = { ledger: [order("Shipped", daysAgo(400))] };

  test("is never worth a commit of its own", () => {
    const [only, ...others] = withPruning(aShop(paper), NOW, []);
    expect(others).toEqual([]);
    expect(only).toMatchObject({ kind: "remove", onlyAlongside: true });
  });

  test("leaves alone what the same commit writes", () => {
    const change = update(LEDGER, { position: 0 }, { data: "{}" });
    expect(withPruning(aShop(paper), NOW, [change])).toEqual([change]);
  });
});

describe("a memory never outgrows its row", () => {
  const dataOf = (change: ReturnType<typeof remember>): string =>
    change.kind === "remove" ? "" : String(change.cells.data);
  const nothing = readLedger(rowsOf("ledger", []));

  test("an order of 40 lines whose 200 units were freed", () => {
    const lines = Array.from({ length: 40 }, (_, index) => String(index + 1));
    const imeis = Array.from({ length: 5 }, (_, index) => `35301234567890${index}`);
    const freed = Object.fromEntries(lines.map((line) => [line, imeis]));
    const whole = fittedMemory({ walmart: "Acknowledged", local: "Ready to Ship", lines, at: NOW, freed });
    expect(dataOf(remember(nothing, "order", "1001", whole)).length).toBeLessThanOrEqual(DATA_LIMIT);
    expect(whole.lines).toEqual(lines);
    expect(Object.keys(whole.freed ?? {}).length).toBeGreaterThan(5);
  });

  test("a refusal of any length", () => {
    const said = "because ".repeat(5_000);
    const sent = { state: "refused" as const, quantity: 1, at: NOW, refused: { quantity: 2, message: said } };
    expect(dataOf(remember(nothing, "sent", "A", sent)).length).toBeLessThanOrEqual(DATA_LIMIT);
    const refused = { id: "S-000001", state: "refused", content: said, left: 1, said } as const;
    expect(dataOf(remember(nothing, "shipment", "x", refused)).length).toBeLessThanOrEqual(DATA_LIMIT);
  });
});
