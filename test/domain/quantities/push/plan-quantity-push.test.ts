import { readLedger } from "../../../../src/domain/ledger/ledger";
import { quantityHistory } from "../../../../src/domain/quantities/history/sent";
import {
  planQuantityPush,
  planSent,
  type QuantityAnswer,
  sentAfter,
} from "../../../../src/domain/quantities/push/plan-quantity-push";
import { orderMoves } from "../../../../src/domain/quantities/stock/order-moves";
import { type Instant, listingSku } from "../../../../src/domain/values/brand";
import { issue } from "../../../../src/domain/values/issue";
import type { Outcome } from "../../../../src/domain/values/outcome";
import { quantitiesOf } from "../../../../src/domain/workbook/numbers";
import { planDerivedCells } from "../../../../src/domain/workbook/plans/derived-cells";
import {
  aListing,
  aPaper,
  aProduct,
  aShop,
  computed,
  inUtc,
  moment,
  NOW,
  SYNC_ON,
  settingRows,
  units,
} from "../../../support/builders";
import { differences, type Paper, rowsOf, written } from "../../../support/paper";

const THREE: Paper = { products: [aProduct()], listings: [aListing()], inventory: units(3) };
const A = listingSku("A");
const wishes = (paper: Paper) => {
  const shop = aShop(paper);
  return planQuantityPush(quantitiesOf(shop), quantityHistory(shop.ledger));
};

const ACCEPTED: Outcome<number> = { kind: "accepted", answer: 3 };
const REFUSED: Outcome<number> = { kind: "refused", issue: issue("no", "A", "Walmart says no.") };
const UNKNOWN: Outcome<number> = { kind: "unknown", issue: issue("silence", "A", "No answer.") };

/** The paper once Walmart answered so for a quantity of A. */
function answered(paper: Paper, quantity: number, outcome: Outcome<number>, now: Instant = NOW): Paper {
  const before = aPaper(paper);
  const ledger = readLedger(rowsOf("ledger", before.ledger ?? []));
  const answers: QuantityAnswer[] = [{ sku: A, quantity, outcome }];
  return written(before, planSent(ledger, [], sentAfter(answers, quantityHistory(ledger), now, orderMoves([]))));
}

const cells = (paper: Paper) => computed(paper).listings?.[0];

describe("which quantities go to Walmart", () => {
  test("one that was never sent", () => expect(wishes(THREE)).toEqual([{ sku: "A", quantity: 3 }]));

  test("not one that Walmart accepted last", () => expect(wishes(answered(THREE, 3, ACCEPTED))).toEqual([]));

  test("again when the number changed", () => {
    expect(wishes({ ...answered(THREE, 3, ACCEPTED), inventory: units(2) })).toEqual([{ sku: "A", quantity: 2 }]);
  });

  test("a zero, which is not the same as never sent", () => {
    expect(wishes({ ...THREE, inventory: [] })).toEqual([{ sku: "A", quantity: 0 }]);
  });

  test("none of a listing that is withheld", () => {
    expect(wishes({ ...THREE, listings: [aListing({ onWalmartAs: "Ended" })] })).toEqual([]);
    expect(wishes({ ...THREE, settings: [] })).toEqual([]);
  });

  test("in sheet order", () => {
    const listings = [aListing({ sku: "L2" }), aListing()];
    const skuMap = [{ sku: "L2", connectTo: "SKU", target: "A" }];
    expect(wishes({ ...THREE, listings, skuMap }).map(({ sku }) => sku)).toEqual(["L2", "A"]);
  });
});

describe("a listing that becomes sendable again is sent again, even the same number", () => {
  const sent = answered(THREE, 3, ACCEPTED);
  const pauses: readonly [string, Paper][] = [
    ["ended and active again", { listings: [aListing({ onWalmartAs: "Ended" })] }],
    ["not found and found again", { listings: [aListing({ onWalmartAs: "Not found" })] }],
    ["disconnected and connected again", { skuMap: [{ sku: "A", connectTo: "Nothing" }] }],
    ["its target missing and there again", { products: [] }],
    ["Quantity Sync off and on again", { settings: settingRows({ "Inventory Quantity Sync": "Off" }) }],
  ];
  test.each(pauses)("%s", (_what, more) => {
    const paused = computed({ ...sent, ...more });
    expect(wishes(paused)).toEqual([]);
    expect(differences(paused, planDerivedCells(aShop(paused), inUtc))).toEqual([]);
    const again = { ...paused, ...THREE, skuMap: [], settings: settingRows(SYNC_ON) };
    expect(wishes(again)).toEqual([{ sku: "A", quantity: 3 }]);
    expect(wishes(answered(again, 3, ACCEPTED))).toEqual([]);
  });

  test("one that never was sent is nothing to remember", () => {
    expect(computed({ ...THREE, listings: [aListing({ onWalmartAs: "Ended" })] }).ledger ?? []).toEqual([]);
  });
});

describe("Last sent moves only when Walmart accepted", () => {
  const before = answered(THREE, 5, ACCEPTED, moment("2026-11-22T00:00:00Z"));

  test("accepted: it moves, with the time", () => {
    expect(cells(answered(before, 3, ACCEPTED))).toMatchObject({
      lastSent: 3,
      onWalmart: 3,
      sentAt: { instant: NOW },
      sync: "In sync",
    });
  });

  test("refused: it stays, Sync says what Walmart said, and the next run tries again", () => {
    const after = answered(before, 3, REFUSED);
    expect(cells(after)).toMatchObject({ lastSent: 5, sync: "Problem: Walmart says no." });
    expect(wishes(after)).toEqual([{ sku: "A", quantity: 3 }]);
  });

  test("refused the first time: nothing was sent", () => {
    expect(cells(answered(THREE, 3, REFUSED))?.lastSent ?? null).toBeNull();
  });

  test("accepted after a refusal: the problem is gone", () => {
    expect(cells(answered(answered(before, 3, REFUSED), 3, ACCEPTED))?.sync).toBe("In sync");
  });

  test("no answer: it stays, and the next run tries again", () => {
    const after = answered(before, 3, UNKNOWN);
    expect(cells(after)).toMatchObject({ lastSent: 5, sync: "Pending" });
    expect(wishes(after)).toEqual([{ sku: "A", quantity: 3 }]);
  });

  test("no answer, and the number goes back to the last accepted one: it is sent again, since Walmart may hold the other", () => {
    const after = { ...answered(before, 9, UNKNOWN), inventory: units(5) };
    expect(wishes(after)).toEqual([{ sku: "A", quantity: 5 }]);
    expect(cells(after)).toMatchObject({ lastSent: 5, sync: "Pending" });
    expect(wishes(answered(after, 5, ACCEPTED))).toEqual([]);
  });

  test("a refusal does not make an unanswered number known", () => {
    const after = { ...answered(answered(before, 9, UNKNOWN), 9, REFUSED), inventory: units(5) };
    expect(wishes(after)).toEqual([{ sku: "A", quantity: 5 }]);
  });
});
