import {
  lostEntry,
  lostLeads,
  planDecision,
  planLost,
  planZerosOver,
  zerosWanted,
} from "../../../../src/domain/quantities/guards/lost-leads";
import { listingSku } from "../../../../src/domain/values/brand";
import { quantitiesOf } from "../../../../src/domain/workbook/numbers";
import {
  aListing,
  aMapping,
  aPaper,
  aProduct,
  aShop,
  listingOf,
  NOW,
  SYNC_ON,
  settingRows,
  units,
} from "../../../support/builders";
import { type Cells, type Paper, written } from "../../../support/paper";
import { feedRows, SENT_AT, type Sent, sentRow } from "./guarded";

const SELECT = "Or click Set to 0 or Dismiss in the sidebar under Listings.";
const OFF = [aMapping({ sku: "A", connectTo: "Nothing", target: null })];
const off: Paper = { skuMap: OFF };
const lostRow = (items: object): Cells<"ledger"> => ({ key: "lost:0", kind: "lost", data: JSON.stringify({ items }) });

/** The listing A has 3 units; Walmart accepted 5 of it, unless told otherwise. */
const paper = (more: Paper = {}, sent: Sent = { quantity: 5, at: SENT_AT }): Paper =>
  aPaper({
    products: [aProduct()],
    listings: [aListing()],
    inventory: units(3),
    ...more,
    ledger: [sentRow("A", sent), ...(more.ledger ?? [])],
  });
const lead = (more: Paper = {}, sent?: Sent) => quantitiesOf(aShop(paper(more, sent)))[0];
const memory = (one: Paper) => {
  const row = one.ledger?.find(({ kind }) => kind === "lost");
  return row === undefined ? {} : JSON.parse(String(row.data)).items;
};

describe("a number on Walmart that no longer follows the stock", () => {
  const cases: readonly (readonly [string, Paper, string])[] = [
    [
      "a copied row",
      { listings: [aListing(), aListing()] },
      "Problem: A is in two rows, so neither is sent. 5 set on Walmart follow no stock. Delete the row that is the copy.",
    ],
    [
      "a SKU that left Products",
      { products: [] },
      "Problem: not connected. 5 set on Walmart follow no stock. Connect it in SKU Map, or add its SKU to Products.",
    ],
    [
      "a listing that was disconnected",
      off,
      "Problem: disconnected in SKU Map. 5 set on Walmart follow no stock. Connect it again in SKU Map.",
    ],
    [
      "a listing that Walmart does not find",
      { listings: [aListing({ onWalmartAs: "Not found" })] },
      "Problem: Walmart no longer lists it. 5 set on Walmart follow no stock. Look for it in Seller Center, where it may have another SKU now.",
    ],
    [
      "a rule that cannot be read",
      { listings: [aListing({ fixedNumber: "many" })] },
      "5 set on Walmart follow no stock. Put it right.",
    ],
    [
      "a SKU that two rows of Products share, though each should have its own",
      {
        products: [aProduct(), aProduct({ variationId: "V-000002" })],
        settings: settingRows({ ...SYNC_ON, "Unique SKUs": "On" }),
      },
      "or switch Unique SKUs off. 5 set on Walmart follow no stock. Put it right.",
    ],
  ];
  test.each(cases)("is named in Sync, with the way out: %s", (_, more, text) => {
    const found = lead(more);
    expect(found?.withheld).toMatch(text.includes("Unique SKUs") ? /^Paused: / : /^Problem: /);
    expect(found?.withheld).toContain(`${text} ${SELECT}`);
    expect(found?.lost).toMatchObject({ standing: 5, isDismissed: false });
    expect(found?.obstacles[0]?.todo).toContain(SELECT);
  });

  test("of one unit is told in the singular", () => {
    expect(lead(off, { quantity: 1, at: SENT_AT })?.withheld).toContain("1 set on Walmart follows no stock.");
  });

  test("keeps the other obstacles of its listing", () => {
    const also = { skuMap: OFF, listings: [aListing({ fixedNumber: "many" })] };
    expect(lead(also)?.obstacles.map(({ topic }) => topic)).toEqual(["connection", "rules"]);
  });

  const FIVE: Sent = { quantity: 5, at: SENT_AT };
  const none: readonly (readonly [string, Paper, Sent])[] = [
    ["Walmart fulfills the listing", { ...off, listings: [aListing({ fulfilledBy: "Walmart" })] }, FIVE],
    ["the listing ended", { ...off, listings: [aListing({ onWalmartAs: "Ended" })] }, FIVE],
    ["the sync is off", { ...off, settings: settingRows({ ...SYNC_ON, "Inventory Quantity Sync": "Off" }) }, FIVE],
    ["all numbers are paused", { warehouses: [] }, FIVE],
    ["the number is 0", off, { quantity: 0, at: SENT_AT }],
    ["Aisle never set it", off, { read: { quantity: 9, sellable: 9, at: SENT_AT } }],
    ["it follows its stock", {}, FIVE],
  ];
  test.each(none)("is nobody's problem where %s", (_, more, sent) => {
    expect(lead(more, sent)?.lost).toBeNull();
  });

  const numbers: readonly (readonly [string, Sent, number | null, number])[] = [
    ["the last accepted one", { quantity: 5, at: SENT_AT }, null, 5],
    ["what was read since", { quantity: 5, at: SENT_AT, read: { quantity: 8, sellable: 8, at: NOW } }, null, 8],
    ["the larger one in a feed", { quantity: 5, at: SENT_AT }, 7, 7],
    ["the accepted one above that in a feed", { quantity: 5, at: SENT_AT }, 2, 5],
    ["the first one of all in a feed", {}, 7, 7],
  ];
  test.each(numbers)("is %s", (_, sent, inFeed, standing) => {
    const ledger = inFeed === null ? [] : feedRows({ A: inFeed });
    expect(lead({ ...off, ledger }, sent)?.lost?.standing).toBe(standing);
  });
});

describe("what the seller decides about a lost lead", () => {
  const decide = (decision: "dismissed" | "zero", one: Paper, now = NOW): Paper => {
    const shop = aShop(one);
    const [listing] = quantitiesOf(shop);
    return listing === undefined ? one : written(one, planDecision(shop.ledger, listing, decision, now));
  };
  const told = (one: Paper) => lostLeads(quantitiesOf(aShop(one))).map(({ sku }) => sku);

  const dismissed: readonly (readonly [string, Paper, string])[] = [
    [
      "Skipped where it was disconnected",
      off,
      "Skipped: disconnected in SKU Map. 5 set on Walmart follow no stock, which you dismissed.",
    ],
    [
      "Skipped where Walmart does not find it",
      { listings: [aListing({ onWalmartAs: "Not found" })] },
      "Skipped: Walmart no longer lists it. 5 set on Walmart follow no stock, which you dismissed.",
    ],
    [
      "Skipped where its target left Products",
      { skuMap: [aMapping({ sku: "A", target: "gone" })] },
      "Skipped: its target in SKU Map is not in Products. 5 set on Walmart follow no stock, which you dismissed.",
    ],
    [
      "a problem where its row is a copy",
      { listings: [aListing(), aListing()] },
      "Problem: A is in two rows, so neither is sent. 5 set on Walmart follow no stock, which you dismissed.",
    ],
  ];
  test.each(dismissed)("a dismissed one reads %s, and is told no more", (_, more, sync) => {
    const after = decide("dismissed", paper(more));
    expect(quantitiesOf(aShop(after))[0]?.withheld).toBe(sync);
    expect(told(after)).toEqual([]);
    expect(told(paper(more))).toEqual(["A"]);
  });

  test("a dismissed one that is paused stays paused", () => {
    const shared = {
      products: [aProduct(), aProduct({ variationId: "V-000002" })],
      settings: settingRows({ ...SYNC_ON, "Unique SKUs": "On" }),
    };
    const after = decide("dismissed", paper(shared));
    expect(quantitiesOf(aShop(after))[0]?.withheld).toMatch(/^Paused: .* which you dismissed\.$/);
  });

  test("a dismissed one is told again once another reason holds it back", () => {
    const after = { ...decide("dismissed", paper(off)), skuMap: [], products: [] };
    expect(told(after)).toEqual(["A"]);
  });

  test("a decision keeps since when it is lost, unless it is lost for another reason now", () => {
    const noted = written(paper(off), planLost(aShop(paper(off)).ledger, [listingOf(aShop(paper(off)))], NOW).changes);
    const later = NOW + 5;
    expect(memory(decide("zero", noted, later as typeof NOW))).toMatchObject({ A: { at: NOW, zero: true } });
    const other = { ...noted, skuMap: [], products: [] };
    expect(memory(decide("zero", other, later as typeof NOW))).toMatchObject({ A: { at: later, zero: true } });
    expect(memory(decide("zero", paper(off), later as typeof NOW))).toMatchObject({ A: { at: later } });
  });

  test("a wish for 0 counts while it is lost for the same reason, and not of a copied row", () => {
    const wanted = (one: Paper) => {
      const shop = aShop(one);
      return zerosWanted(shop.ledger, quantitiesOf(shop)).map(({ sku }) => sku);
    };
    const wished = decide("zero", paper(off));
    expect(wanted(wished)).toEqual(["A"]);
    expect(wanted({ ...wished, skuMap: [], products: [] })).toEqual([]);
    expect(wanted(decide("dismissed", paper(off)))).toEqual([]);
    expect(wanted(paper(off))).toEqual([]);
    for (const more of [{}, off])
      expect(wanted(decide("zero", paper({ listings: [aListing(), aListing()], ...more })))).toEqual([]);
  });

  test("a wish for 0 that Walmart fulfilled is forgotten, no other", () => {
    const ledger = [
      lostRow({ A: { code: "a", at: 1, zero: true }, B: { code: "b", at: 2, zero: true }, C: { code: "c", at: 3 } }),
    ];
    const one = aPaper({ ledger });
    expect(memory(written(one, planZerosOver(aShop(one).ledger, [listingSku("A"), listingSku("C")])))).toEqual({
      A: { code: "a", at: 1 },
      B: { code: "b", at: 2, zero: true },
      C: { code: "c", at: 3 },
    });
  });
});

describe("lost leads between runs", () => {
  const run = (one: Paper, now = NOW) => {
    const shop = aShop(one);
    const { changes, fresh } = planLost(shop.ledger, quantitiesOf(shop), now);
    return { after: written(one, changes), fresh: fresh.map(({ sku }) => sku) };
  };

  test("are reported as new once, and again for another reason", () => {
    const once = run(paper(off));
    expect(once.fresh).toEqual(["A"]);
    expect(memory(once.after)).toMatchObject({ A: { at: NOW } });
    const twice = run(once.after, (NOW + 5) as typeof NOW);
    expect(twice.fresh).toEqual([]);
    expect(memory(twice.after)).toMatchObject({ A: { at: NOW } });
    const other = run({ ...once.after, skuMap: [], products: [] }, (NOW + 5) as typeof NOW);
    expect(other.fresh).toEqual(["A"]);
    expect(memory(other.after)).toMatchObject({ A: { at: NOW + 5 } });
  });

  test("of a copied SKU are one lead", () => {
    expect(run(paper({ listings: [aListing(), aListing()] })).fresh).toEqual(["A"]);
  });

  test("are forgotten once the number follows its stock, or is 0; a decision of the seller's stays for that reason", () => {
    const { after } = run(paper(off));
    const atZero = (one: Paper): Paper => ({
      ...one,
      ledger: (one.ledger ?? []).map((row) => (row.kind === "sent" ? sentRow("A", { quantity: 0, at: NOW }) : row)),
    });
    expect(memory(run({ ...after, skuMap: [] }).after)).toEqual({});
    expect(memory(run(atZero(after)).after)).toEqual({});
    for (const decision of ["dismissed", "zero"] as const) {
      const code = memory(after).A.code;
      const decided = {
        ...after,
        ledger: [
          ...(after.ledger ?? []).filter(({ kind }) => kind !== "lost"),
          lostRow({ A: { code, at: NOW, [decision]: true }, B: { code, at: NOW, [decision]: true } }),
        ],
      };
      expect(memory(run(atZero(decided)).after)).toEqual({ A: { code, at: NOW, [decision]: true } });
      expect(memory(run({ ...decided, skuMap: [] }).after)).toEqual({});
    }
  });

  test("are told in words: one by its name, at most five of many", () => {
    const named = (count: number) => {
      const listings = Array.from({ length: count }, (_, at) => aListing({ sku: `X${at}` }));
      const ledger = listings.map(({ sku }) => sentRow(String(sku), { quantity: 5, at: SENT_AT }));
      return lostEntry(lostLeads(quantitiesOf(aShop({ listings, ledger }))));
    };
    expect(named(1)).toEqual({
      severity: "Problem",
      area: "Quantities",
      key: "X0",
      what: "A listing has a number on Walmart that no longer follows your stock: X0 (5 on Walmart: not connected).",
      todo: "Do what Sync in Listings says of it, or click Set to 0 or Dismiss in the sidebar under Listings.",
    });
    expect(named(2)).toMatchObject({
      key: null,
      what: expect.stringMatching(/^2 listings have numbers on Walmart that no longer follow your stock: X0 \(/),
      todo: expect.stringContaining("says of them,"),
    });
    expect(named(5).what).toContain("X4 (");
    expect(named(6).what).not.toContain("X5 (");
  });
});
