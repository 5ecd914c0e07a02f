/** What a reading of Walmart's stock leaves in memory, and which listings are to be read. */
import { readLedger, remember } from "../../../../src/domain/ledger/ledger";
import {
  doubtful,
  isMoreElsewhere,
  type NodeStock,
  neverRead,
  type Places,
  sentAfterLook,
  sentAfterReading,
} from "../../../../src/domain/quantities/drift/listing-stock";
import { quantityHistory } from "../../../../src/domain/quantities/history/sent";
import type { Sent } from "../../../../src/domain/quantities/history/sent-states";
import { instant, listingSku } from "../../../../src/domain/values/brand";
import { aListing, NOW } from "../../../support/builders";
import { type Cells, rowsOf, written } from "../../../support/paper";

const DAY = 24 * 3_600_000;
const SENT_AT = instant(NOW - 10 * DAY);
const ONE: Places = { chosen: null, defaultNode: null };

const node = (name: string, set: number, sellable = set): NodeStock => ({ node: name, set, sellable, reserved: 0 });
const ledgerOf = (memories: Readonly<Record<string, Sent>>) =>
  readLedger(
    rowsOf(
      "ledger",
      written(
        {},
        Object.entries(memories).map(([sku, sent]) => remember(readLedger([]), "sent", sku, sent)),
      ).ledger ?? [],
    ),
  );
const listings = (...skus: string[]) =>
  rowsOf(
    "listings",
    skus.map((sku) => aListing({ sku })),
  );
const facts = (memories: Readonly<Record<string, Sent>>, places: Places = ONE) => ({
  rows: listings("A"),
  places,
  historyOf: quantityHistory(ledgerOf(memories)),
  moves: () => ({ shipped: 0, cancelled: 0, returned: 0 }),
  now: NOW,
});
const read = (nodes: readonly NodeStock[], places?: Places, memories: Readonly<Record<string, Sent>> = {}, sku = "A") =>
  sentAfterReading([{ sku: listingSku(sku), nodes }], facts(memories, places)).get(listingSku(sku));
const confirmed = (quantity: number, at: number): Extract<Sent, { readonly state: "confirmed" }> => ({
  state: "confirmed",
  quantity: 5,
  at: SENT_AT,
  read: { quantity, sellable: quantity, at: instant(at) },
});

describe("a reading adds up", () => {
  test("all nodes, where nobody says which of them Aisle sets", () => {
    expect(read([node("N1", 3, 2), node("N2", 4, 1)])?.read).toEqual({ quantity: 7, sellable: 3, at: NOW });
  });

  test("the default node, and tells the others apart", () => {
    expect(read([node("N1", 3), node("N2", 4)], { chosen: null, defaultNode: "N2" })?.read).toEqual({
      quantity: 4,
      sellable: 4,
      elsewhere: 3,
      at: NOW,
    });
  });

  test("the chosen nodes, each by itself; one that Walmart does not name holds nothing", () => {
    expect(read([node("N1", 3, 2), node("N2", 4)], { chosen: ["N1", "N3"], defaultNode: "N2" })?.read).toEqual({
      quantity: 3,
      sellable: 2,
      nodes: { N1: { set: 3, sellable: 2 }, N3: { set: 0, sellable: 0 } },
      elsewhere: 4,
      at: NOW,
    });
  });
});

describe("a reading is remembered", () => {
  test("of listings that stand in the sheet alone", () => expect(read([node("N1", 3)], ONE, {}, "B")).toBeUndefined());

  test("when its number changed, or after a day", () => {
    const known = (quantity: number, at: number, found = 5) =>
      read([node("N1", found)], ONE, { A: confirmed(quantity, at) })?.read?.at;
    expect(known(5, NOW - DAY + 1)).toBeUndefined();
    expect(known(5, NOW - DAY)).toBe(NOW);
    expect(known(4, NOW - 1)).toBe(NOW);
  });

  test("although the number is the same, when it was read before the last send", () => {
    const sent: Sent = { ...confirmed(5, NOW - 7_200_000), at: instant(NOW - 3_600_000) };
    expect(read([node("N1", 5)], ONE, { A: sent })?.read?.at).toBe(NOW);
    expect(read([node("N1", 5)], ONE, { A: { ...sent, at: instant(NOW - 7_200_000) } })).toBeUndefined();
  });

  test("with what it means, where it says that somebody else set the number", () => {
    const before = { A: confirmed(9, NOW - 1) };
    expect(read([node("N1", 9)], ONE, before)).toMatchObject({ state: "outside", read: { quantity: 9, at: NOW } });
  });

  test("but not judged right before the number is replaced, nor where several nodes may be meant", () => {
    const before = { A: confirmed(9, NOW - DAY) };
    const look = sentAfterLook([{ sku: listingSku("A"), nodes: [node("N1", 9)] }], facts(before));
    expect(look.get(listingSku("A"))).toMatchObject({ state: "confirmed", read: { quantity: 9, at: NOW } });
    expect(read([node("N1", 5), node("N2", 4)], ONE, before)).toMatchObject({ state: "confirmed" });
    expect(read([node("N1", 9), node("N2", 4)], { chosen: null, defaultNode: "N1" }, before)).toMatchObject({
      state: "outside",
    });
  });

  test("not at all right after a send, when it may be the number before", () => {
    const sent: Sent = { ...confirmed(9, NOW - DAY), at: instant(NOW - 60_000) };
    expect(read([node("N1", 9)], ONE, { A: sent })).toBeUndefined();
  });
});

test("there is more elsewhere when the reading found more than the one before", () => {
  const at = (elsewhere?: number) => ({ quantity: 1, sellable: 1, at: NOW, ...(elsewhere ? { elsewhere } : {}) });
  expect(isMoreElsewhere(at(2), at(1))).toBe(true);
  expect(isMoreElsewhere(at(1), undefined)).toBe(true);
  expect(isMoreElsewhere(at(2), at(2))).toBe(false);
  expect(isMoreElsewhere(at(), undefined)).toBe(false);
  expect(isMoreElsewhere(undefined, at(1))).toBe(false);
});

describe("listings that no reading came by", () => {
  const never = (
    rows: readonly Cells<"listings">[],
    memories: Readonly<Record<string, Sent>> = {},
    seen: string[] = [],
  ) => neverRead(rowsOf("listings", rows), ledgerOf(memories), new Set(seen), NOW);

  test("for more than a day, the longest ago first", () => {
    const rows = ["A", "B", "C"].map((sku) => aListing({ sku }));
    const memories = { A: confirmed(5, NOW - DAY - 1), B: confirmed(5, NOW - DAY) };
    expect(never(rows, memories)).toEqual(["C", "A"]);
    expect(never(rows.slice(0, 2), { ...memories, B: confirmed(5, NOW - 2 * DAY) })).toEqual(["B", "A"]);
  });

  test("but not those that were seen just now, and those that Walmart no longer has", () => {
    const rows = [
      aListing(),
      aListing({ sku: "B", onWalmartAs: "Ended" }),
      aListing({ sku: "C", onWalmartAs: "Not found" }),
      aListing({ sku: null }),
    ];
    expect(never(rows)).toEqual(["A"]);
    expect(never(rows, {}, ["A"])).toEqual([]);
  });

  test("whose number was read once and differs are read again, unless they were seen just now", () => {
    const ledger = ledgerOf({ A: confirmed(9, NOW), B: confirmed(5, NOW) });
    expect(doubtful(listings("A", "B", "C"), ledger, new Set())).toEqual(["A"]);
    expect(doubtful(listings("A", "B", "C"), ledger, new Set(["A"]))).toEqual([]);
    expect(doubtful(rowsOf("listings", [aListing({ sku: null })]), ledger, new Set())).toEqual([]);
  });
});
