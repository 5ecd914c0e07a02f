import { readLedger } from "../../../../src/domain/ledger/ledger";
import { recallItems } from "../../../../src/domain/ledger/packed";
import { quantityHistory } from "../../../../src/domain/quantities/history/sent";
import { planBefore } from "../../../../src/domain/quantities/push/undo";
import { type Instant, instant, listingSku } from "../../../../src/domain/values/brand";
import { isUndoing, planUndo, planUndone, undoneChanges } from "../../../../src/domain/workbook/plans/undo";
import {
  aListing,
  aMapping,
  anOrderRow,
  aPaper,
  aProduct,
  aShop,
  date,
  NOW,
  SYNC_ON,
  settingRows,
  units,
} from "../../../support/builders";
import { type Cells, type Paper, rowsOf, written } from "../../../support/paper";

const HOUR_MS = 3_600_000;
const OFF = settingRows({ ...SYNC_ON, "Inventory Quantity Sync": "Off" });
const inHours = (hours: number): Instant => instant(NOW + hours * HOUR_MS);
const memory = (key: string, data: object): Cells<"ledger"> => ({
  key,
  kind: key.split(":")[0] ?? "",
  data: JSON.stringify(data),
});
const sent = (sku: string, more: object): Cells<"ledger"> =>
  memory(`sent:${sku}`, { state: "refused" in more ? "refused" : "confirmed", quantity: null, at: null, ...more });

const pushing = (ledger: readonly Cells<"ledger">[], skus: readonly string[], now = NOW) => {
  const read = readLedger(rowsOf("ledger", ledger));
  const changes = skus.map((sku) => ({ sku: listingSku(sku), quantity: 1 }));
  return written({ ledger }, planBefore(read, quantityHistory(read), changes, now)).ledger ?? [];
};
const had = (ledger: readonly Cells<"ledger">[]) =>
  Object.fromEntries(recallItems(readLedger(rowsOf("ledger", ledger)), "before"));

describe("before a push leaves, it is remembered what Walmart has", () => {
  const read = (quantity: number, at: number) => ({ read: { quantity, sellable: quantity, at } });

  test("what was read since the last send, else what was accepted; with the instant from which orders count", () => {
    const ledger = [
      sent("A", { quantity: 5, at: NOW - 9 }),
      sent("B", { quantity: 5, at: NOW - 9, ...read(7, NOW - 5) }),
      sent("C", { state: "never", ...read(2, NOW - 4) }),
    ];
    expect(had(pushing(ledger, ["A", "B", "C", "D"]))).toEqual({
      A: [5, NOW - 9],
      B: [7, NOW - 5],
      C: [2, NOW - 4],
    });
  });

  test("the next push takes its place", () => {
    const first = pushing([sent("A", { quantity: 5, at: NOW - 9 })], ["A"]);
    const next = [
      ...first.filter(({ key }) => key !== "sent:A"),
      sent("A", { quantity: 1, at: NOW + 1 }),
      sent("B", { quantity: 2, at: NOW - 9 }),
    ];
    expect(had(pushing(next, ["A", "B"], inHours(1)))).toEqual({ A: [1, NOW + 1], B: [2, NOW - 9] });
  });

  test("a push that did not get to its end and goes on is one push", () => {
    const first = pushing(
      [sent("A", { quantity: 5, at: NOW - 9 }), sent("B", { quantity: 2, at: NOW - 9 })],
      ["A", "B"],
    );
    const died = [...first.filter(({ key }) => key !== "sent:A"), sent("A", { quantity: 1, at: NOW + 1 })];
    const goesOn = pushing(died, ["B"], inHours(1));
    expect(had(goesOn)).toEqual({ A: [5, NOW - 9], B: [2, NOW - 9] });
    expect(had(pushing(goesOn, ["B"], inHours(2)))).toEqual({ A: [5, NOW - 9], B: [2, NOW - 9] });
  });

  test("a push that goes on with other listings beside it keeps what stood there before its first half", () => {
    const sentBefore = ["A", "B", "C"].map((sku) => sent(sku, { quantity: 5, at: NOW - 9 }));
    const first = pushing(sentBefore, ["A", "B"]);
    const died = [...first.filter(({ key }) => key !== "sent:A"), sent("A", { quantity: 1, at: NOW + 1 })];
    const all = { A: [5, NOW - 9], B: [5, NOW - 9], C: [5, NOW - 9] };
    expect(had(pushing(died, ["B", "C"], inHours(1)))).toEqual(all);
    expect(had(pushing(died, ["A", "B", "C"], inHours(1)))).toEqual(all);
  });

  test("what Walmart refuses again and again makes no push endless", () => {
    const other = sent("C", { quantity: 7, at: NOW - 9 });
    const first = pushing([sent("A", { quantity: 5, at: NOW - 9 }), other], ["A", "C"]);
    const refused = sent("A", { quantity: 5, at: NOW - 9, refused: { quantity: 1, message: "no" } });
    const later = [...first.filter(({ kind }) => kind !== "sent"), refused, sent("C", { quantity: 1, at: NOW + 1 })];
    expect(had(pushing(later, ["A"], inHours(1)))).toEqual({ A: [5, NOW - 9] });
  });
});

describe("undoing the last push", () => {
  const BEFORE = NOW - HOUR_MS;
  const undoing = (more: Paper = {}, ledger: readonly Cells<"ledger">[] = []): Paper =>
    aPaper({
      products: [aProduct()],
      listings: [aListing()],
      inventory: units(9),
      settings: OFF,
      ...more,
      ledger: [
        memory("before:0", { items: { A: [5, BEFORE] } }),
        memory("undo:push", { at: NOW }),
        ...(ledger.some(({ key }) => key === "sent:A") ? [] : [sent("A", { quantity: 1, at: NOW })]),
        ...ledger,
      ],
    });
  const changes = (paper: Paper) => undoneChanges(aShop(paper)).map(({ quantity }) => quantity);
  const order = (cells: Cells<"orders"> = {}) =>
    anOrderRow({ orderedAt: date(new Date(BEFORE + 1).toISOString()), ...cells });

  test("switches the sync off, and is under way from then on", () => {
    const paper = aPaper({ ledger: [memory("before:0", { items: { A: [5, BEFORE] } })] });
    expect(isUndoing(aShop(paper))).toBe(false);
    const after = written(paper, planUndo(aShop(paper), NOW));
    expect(isUndoing(aShop(after))).toBe(true);
    expect(aShop(after).settings).toMatchObject({ quantitySync: false, orderImport: true });
  });

  test("sends what Walmart had, whatever the stock", () => {
    expect(changes(undoing())).toEqual([5]);
    expect(changes(undoing({ inventory: [], products: [] }))).toEqual([5]);
  });

  test.each([
    ["2 ordered since", [order({ quantity: 2 })], [3]],
    ["of which 1 was cancelled", [order({ quantity: 2, cancelled: 1 })], [4]],
    ["whatever became of them", [order({ quantity: 2, shipped: 2, status: "Shipped" })], [3]],
    ["on another channel", [order({ channel: "eBay", soldAs: null, sku: "A", quantity: 2 })], [3]],
    ["without a time", [order({ orderedAt: null })], [4]],
    ["more than there was", [order({ quantity: 9 })], [0]],
    ["nothing of it later than the number", [order({ orderedAt: date("2026-01-01T00:00:00Z") })], [5]],
  ])("minus what was ordered since: %s", (_, orders, wanted) => {
    expect(changes(undoing({ orders }))).toEqual(wanted);
  });

  test("a pack loses what its stock was ordered for, rounded against the seller", () => {
    const listings = [aListing(), aListing({ sku: "L" })];
    const skuMap = [aMapping({ perListing: 2 })];
    const ledger = [memory("before:1", { items: { L: [4, BEFORE] } })];
    expect(changes(undoing({ listings, skuMap, orders: [order({ quantity: 3 })] }, ledger))).toEqual([2, 2]);
  });

  test("is dealt out to the ship nodes that the seller named", () => {
    const warehouses = [
      { warehouse: "Main", counts: true, shipNode: "n1" },
      { warehouse: "Annex", counts: true, shipNode: "n2" },
    ];
    const nodes = ["n1", "n2"].map((id) => memory(`shipNode:${id}`, { name: "", isDefault: id === "n1" }));
    const inventory = [...units(3), ...units(1, "A", { imei: "other", warehouse: "Annex" })];
    const [change] = undoneChanges(aShop(undoing({ warehouses, inventory }, nodes)));
    expect(change).toMatchObject({ quantity: 5, nodes: { n1: 4, n2: 1 } });
  });

  test("sends nothing to a listing that ended, that Walmart fulfils, or that is in two rows", () => {
    expect(changes(undoing({ listings: [aListing({ onWalmartAs: "Ended" })] }))).toEqual([]);
    expect(changes(undoing({ listings: [aListing({ fulfilledBy: "Walmart" })] }))).toEqual([]);
    expect(changes(undoing({ listings: [aListing(), aListing()] }))).toEqual([]);
  });

  const left = (paper: Paper) => {
    const { ledger = [] } = written(paper, planUndone(aShop(paper)));
    return [had(ledger), ledger.some(({ kind }) => kind === "undo")];
  };
  test.each([
    ["not sent yet", sent("A", { quantity: 1, at: NOW }), true],
    ["without a clear answer", sent("A", { state: "unknown", quantity: 1, at: NOW }), true],
    ["accepted", sent("A", { quantity: 5, at: NOW }), false],
    ["refused", sent("A", { quantity: 1, at: NOW, refused: { quantity: 5, message: "no" } }), false],
  ])("is over once Walmart has answered: %s", (_, memoryOfA, isLeft) => {
    expect(left(undoing({}, [memoryOfA]))).toEqual(isLeft ? [{ A: [5, BEFORE] }, true] : [{}, false]);
  });

  test("is not over while a feed that left before may still bring its number", () => {
    const feed = [memory("feed:f", { state: "named", at: NOW, id: "F" }), memory("feedPart:f/0", { items: { A: 1 } })];
    const beside = sent("A", { quantity: 5, at: NOW, again: true });
    expect(left(undoing({}, [...feed, beside]))).toEqual([{ A: [5, BEFORE] }, true]);
    expect(changes(undoing({}, [sent("A", { quantity: 5, at: NOW, again: true, state: "unknown" })]))).toEqual([5]);
  });
});
