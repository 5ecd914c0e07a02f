import {
  type PlannedChange,
  plannedChanges,
  planPreview,
  readApproval,
} from "../../../../src/domain/quantities/guards/plan-preview";
import { PREVIEW } from "../../../../src/domain/quantities/guards/preview-columns";
import { quantityHistory } from "../../../../src/domain/quantities/history/sent";
import { listingSku } from "../../../../src/domain/values/brand";
import { quantitiesIf } from "../../../../src/domain/workbook/numbers";
import { gateAfter, planWaiting } from "../../../../src/domain/workbook/plans/guards";
import {
  aListing,
  aPaper,
  aProduct,
  aShop,
  aUnit,
  NOW,
  OPEN_GATE,
  SYNC_ON,
  settingRows,
  units,
} from "../../../support/builders";
import { type Cells, differences, type Paper, rowsOf, written } from "../../../support/paper";

const SHUT = { account: "production", since: NOW - 1, isOpen: false } as const;
const planned = (change: Partial<PlannedChange> = {}): PlannedChange => ({
  sku: listingSku("A"),
  title: "Phone A",
  onWalmart: 5,
  willBecome: 3,
  reason: "Switched on",
  because: "Switched on · 3 − 0 = 3 · A",
  ...change,
});
const row = (cells: Cells<"preview"> = {}): Cells<"preview"> => ({
  sku: "A",
  title: "Phone A",
  onWalmart: 5,
  willBecome: 3,
  change: -2,
  because: "Switched on · 3 − 0 = 3 · A",
  approve: true,
  ...cells,
});
const rows = (...cells: Cells<"preview">[]) => rowsOf("preview", cells);
/** The rows of Preview once they were brought up to date. */
const shown = (before: readonly Cells<"preview">[], ...changes: PlannedChange[]) =>
  written({ preview: before }, planPreview(rowsOf("preview", before), changes)).preview;

describe("Preview", () => {
  test("shows falls to 0 first, then by the size of the change", () => {
    const skus = ["A", "B", "C", "D"];
    const shop = aShop(
      {
        products: skus.map((sku, place) => aProduct({ variationId: `V-${place}`, sku })),
        listings: skus.map((sku) => aListing({ sku, lastSent: 9, onWalmart: 9 })),
        inventory: [...units(8, "A"), ...units(2, "B"), ...units(30, "D")],
        ledger: skus.map((sku) => ({
          key: `sent:${sku}`,
          kind: "sent",
          data: JSON.stringify({ state: "confirmed", quantity: 9, at: NOW - 9 }),
        })),
      },
      null,
    );
    const all = plannedChanges(quantitiesIf(shop, "on"), quantityHistory(shop.ledger), "all");
    expect(all.map(({ sku, willBecome }) => [sku, willBecome])).toEqual([
      ["C", 0],
      ["D", 30],
      ["B", 2],
      ["A", 8],
    ]);
  });

  test("shows each planned change with what is there, what it becomes, and why, to be ticked", () => {
    expect(shown([], planned())).toEqual([row({ approve: false })]);
  });

  test("says of a change what it waits for, that nobody knows who fulfills it, and the arithmetic", () => {
    const shop = aShop(
      { products: [aProduct()], listings: [aListing({ fulfilledBy: "not known" })], inventory: units(3) },
      null,
    );
    expect(plannedChanges(quantitiesIf(shop, "on"), quantityHistory(shop.ledger))).toMatchObject([
      {
        onWalmart: null,
        willBecome: 3,
        because: "The sync was switched on · Walmart has not said who fulfills this listing · 3 − 0 = 3 · A",
      },
    ]);
  });

  test("shows what waits, and all that would be sent where that is asked for; never what Walmart has already", () => {
    const planFor = (paper: Paper, only: "waiting" | "all", gate: Parameters<typeof aShop>[1] = null) => {
      const shop = aShop({ products: [aProduct()], listings: [aListing()], inventory: units(3), ...paper }, gate);
      return plannedChanges(quantitiesIf(shop, "on"), quantityHistory(shop.ledger), only).map(({ reason, because }) => [
        reason,
        because,
      ]);
    };
    const there = { key: "sent:A", kind: "sent", data: JSON.stringify({ state: "confirmed", quantity: 3, at: NOW }) };
    const waiting = [["The sync was switched on", "The sync was switched on · 3 − 0 = 3 · A"]];
    expect(planFor({}, "waiting")).toEqual(waiting);
    expect(planFor({}, "all")).toEqual(waiting);
    expect(planFor({}, "waiting", OPEN_GATE)).toEqual([]);
    expect(planFor({}, "all", OPEN_GATE)).toEqual([["", "3 − 0 = 3 · A"]]);
    expect(planFor({ ledger: [there] }, "all", OPEN_GATE)).toEqual([]);
    const gone = { ledger: [there], inventory: [aUnit({ quantity: 0 })] };
    expect(planFor(gone, "waiting", OPEN_GATE)).toMatchObject([[expect.stringMatching(/^More than half of your/), {}]]);
  });

  test("a row whose Listing SKU was sorted alone is shown anew beside its own text", () => {
    const b = planned({ sku: listingSku("B"), because: "Switched on · 3 − 0 = 3 · B" });
    const ofB = { because: "Switched on · 3 − 0 = 3 · B" };
    expect(shown([row(), row(ofB)], planned(), b)).toEqual([row(), row({ sku: "B", ...ofB, approve: false })]);
    const blank = row({ because: null });
    expect(shown([row(), blank], planned(), b)?.filter(({ sku }) => sku === "A")).toHaveLength(2);
  });

  test("is there only while something is in it", () => {
    expect([[], [row()]].map((one) => PREVIEW.isNeeded?.(one))).toEqual([false, true]);
  });

  test("a tick stays while number and reason are what they were, whatever else changed", () => {
    expect(shown([row()], planned({ onWalmart: 4, because: "Switched on · 4 − 1 = 3 · A" }))).toEqual([
      row({ onWalmart: 4, change: -1, because: "Switched on · 4 − 1 = 3 · A" }),
    ]);
  });

  test.each([
    ["number", planned({ willBecome: 2 })],
    ["reason", planned({ reason: "An accident", because: "An accident · 3 − 0 = 3 · A" })],
  ])("another %s is shown again, unticked", (_, change) => {
    const { willBecome, because } = change;
    expect(shown([row()], change)).toEqual([row({ willBecome, change: willBecome - 5, because, approve: false })]);
  });

  test("a change that is no longer planned leaves; a row without a SKU is the seller's", () => {
    const note = { sku: null, because: "my note" };
    expect(shown([row(), note])).toEqual([note]);
  });

  test("a copied row is named in both, and counts again once one of them is gone and was ticked anew", () => {
    const both = shown([row(), row()], planned());
    expect(both?.map(({ because }) => because)).toEqual(
      Array(2).fill("Problem: A is in two rows of Preview, so neither is sent. Delete the row that is the copy."),
    );
    expect(shown(both?.slice(1) ?? [], planned())).toEqual([row({ approve: false })]);
  });

  test("that is up to date is not written again", () => {
    const paper = aPaper({ products: [aProduct()], listings: [aListing()], inventory: units(3) });
    const onSheet = written(paper, planWaiting(aShop(paper, SHUT)));
    expect(onSheet.preview).toMatchObject([{ sku: "A", willBecome: 3, approve: false }]);
    expect(differences(onSheet, planWaiting(aShop(onSheet, SHUT)))).toEqual([]);
  });
});

describe("what the seller approved", () => {
  const approved = (preview: readonly Cells<"preview">[], ...changes: PlannedChange[]) => {
    const { approved: numbers, outdated } = readApproval(rows(...preview), changes);
    return [Object.fromEntries(numbers), outdated];
  };

  test("is what is ticked and still planned so, by SKU and in whatever order it stands", () => {
    const because = "Switched on · 3 − 0 = 3 · B";
    const other = planned({ sku: listingSku("B"), willBecome: 7, because });
    expect(approved([row({ sku: "B", willBecome: 7, because }), row(), row({ sku: "C" })], planned(), other)).toEqual([
      { B: 7, A: 3 },
      ["C"],
    ]);
    expect(approved([row({ approve: false })], planned())).toEqual([{}, []]);
  });

  test.each([
    ["another number is planned by now", row(), planned({ willBecome: 2 })],
    ["there is another reason by now", row(), planned({ reason: "An accident" })],
    ["somebody typed over the number", row({ willBecome: 9 }), planned()],
    ["somebody typed over the reason", row({ because: null }), planned()],
    ["it stands beside the reason of another listing", row({ because: "Switched on · 3 − 0 = 3 · B" }), planned()],
  ])("is not sent where %s", (_, cells, change) => {
    expect(approved([cells], change)).toEqual([{}, ["A"]]);
  });

  test("is not sent of a row that was copied", () => {
    expect(approved([row(), row({ approve: false })], planned())).toEqual([{}, ["A"]]);
  });

  const ACCEPTED = { state: "confirmed", quantity: 3, at: NOW };
  const remembered = (sent: object | null, more: Paper = {}): Paper =>
    aPaper({
      products: [aProduct()],
      listings: [aListing()],
      inventory: units(3),
      ...more,
      ledger: [
        { key: "approved:0", kind: "approved", data: '{"items":{"A":3}}' },
        ...(sent === null ? [] : [{ key: "sent:A", kind: "sent", data: JSON.stringify(sent) }]),
        ...(more.ledger ?? []),
      ],
    });
  const inFeed = [
    { key: "feed:f", kind: "feed", data: JSON.stringify({ state: "named", at: NOW, id: "F" }) },
    { key: "feedPart:f/0", kind: "feedPart", data: '{"items":{"A":3}}' },
  ];
  test.each([
    ["Walmart has not answered yet", true, remembered(null)],
    ["Walmart gave no clear answer", true, remembered({ ...ACCEPTED, state: "unknown" })],
    ["it is in a feed", true, remembered(null, { ledger: inFeed })],
    ["Walmart has accepted it", false, remembered(ACCEPTED)],
    ["another number is right by now", false, remembered(null, { inventory: units(4) })],
    ["the listing is not sent any more", false, remembered(null, { listings: [aListing({ onWalmartAs: "Ended" })] })],
  ])("is remembered as long as needed: %s", (_, isKept, paper) => {
    const kept = written(paper, planWaiting(aShop(paper, SHUT))).ledger?.some(({ kind }) => kind === "approved");
    expect(kept).toBe(isKept);
  });
});

describe("the gate", () => {
  const paper = (sent: object | null, more: Paper = {}): Paper => ({
    products: [aProduct()],
    listings: [aListing()],
    inventory: units(3),
    ...more,
    ledger: [
      ...(sent === null ? [] : [{ key: "sent:A", kind: "sent", data: JSON.stringify(sent) }]),
      ...(more.ledger ?? []),
    ],
  });
  const opens = (one: Paper) => gateAfter(aShop(one, SHUT))?.isOpen;
  const approved = { key: "approved:0", kind: "approved", data: '{"items":{"A":3}}' };

  test("opens once something was sent and nothing waits", () => {
    expect(opens(paper({ state: "confirmed", quantity: 3, at: NOW }))).toBe(true);
    expect(opens(paper(null))).toBe(false);
  });

  test("stays shut while nothing at all is connected: what is connected later is looked through as well", () => {
    expect(opens(paper(null, { products: [] }))).toBe(false);
  });

  const two = {
    products: [aProduct(), aProduct({ variationId: "V-000002", sku: "B" })],
    listings: [aListing(), aListing({ sku: "B" })],
  };
  test("stays shut while one waits, while an approved one has not left, and while all is paused", () => {
    const sent = { state: "confirmed", quantity: 3, at: NOW };
    expect(opens(paper(sent, two))).toBe(false);
    const left = { ...approved, data: '{"items":{"B":0}}' };
    expect(opens(paper(sent, { ...two, ledger: [left] }))).toBe(false);
    expect(opens(paper(sent, { ...two, warehouses: [] }))).toBe(false);
  });

  test("is not kept shut by a listing that Walmart refuses", () => {
    const refused = { state: "refused", quantity: null, at: null, refused: { quantity: 0, message: "no" } };
    const ledger = [
      { ...approved, data: '{"items":{"B":0}}' },
      { key: "sent:B", kind: "sent", data: JSON.stringify(refused) },
    ];
    expect(opens(paper({ state: "confirmed", quantity: 3, at: NOW }, { ...two, ledger }))).toBe(true);
  });

  test("is not kept shut by a listing that waits for another reason, or that may not be sent", () => {
    const sent = { state: "confirmed", quantity: 3, at: NOW };
    const stock = { ...two, inventory: [...units(3), ...units(2, "B")] };
    const failing = {
      key: "retry:orders/list",
      kind: "retry",
      data: JSON.stringify({ since: NOW, at: NOW, tries: 1, said: "" }),
    };
    expect(opens(paper(sent, stock))).toBe(false);
    expect(opens(paper(sent, { ...stock, ledger: [failing] }))).toBe(true);
    const ended = [aListing(), aListing({ sku: "B", onWalmartAs: "Ended" })];
    expect(opens(paper(sent, { ...stock, listings: ended }))).toBe(true);
  });

  test("is shut again once the sync is off", () => {
    const off = settingRows({ ...SYNC_ON, "Inventory Quantity Sync": "Off" });
    expect(gateAfter(aShop({ settings: off }))).toBeNull();
  });
});
