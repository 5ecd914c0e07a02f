/** Shops of many listings, and what the guards decide about their numbers. */
import type { Memory } from "../../../../src/domain/ledger/ledger";
import type { Gate } from "../../../../src/domain/quantities/guards/guards";
import { quantityHistory } from "../../../../src/domain/quantities/history/sent";
import { planQuantityPush } from "../../../../src/domain/quantities/push/plan-quantity-push";
import { quantitiesOf } from "../../../../src/domain/workbook/numbers";
import { planGuards } from "../../../../src/domain/workbook/plans/guards";
import { aListing, aPaper, aProduct, aShop, aUnit, NOW, OPEN_GATE } from "../../../support/builders";
import { type Cells, type Paper, written } from "../../../support/paper";

export const HOUR_MS = 3_600_000;
export const SENT_AT = NOW - 2 * HOUR_MS;

/** Members of any state, as a test needs them. */
export type Sent = Pick<Memory<"sent">, "read" | "posted" | "owed" | "went" | "nodes"> & {
  readonly least?: number;
  readonly state?: Memory<"sent">["state"];
  readonly quantity?: number | null;
  readonly at?: number | null;
};

export const sentRow = (sku: string, sent: Sent): Cells<"ledger"> => ({
  key: `sent:${sku}`,
  kind: "sent",
  data: JSON.stringify({
    state: (sent.quantity ?? null) === null ? "never" : "confirmed",
    quantity: null,
    at: null,
    ...sent,
  }),
});

export const approval = (items: Readonly<Record<string, number>>): Cells<"ledger"> => ({
  key: "approved:0",
  kind: "approved",
  data: JSON.stringify({ items }),
});

export const skus = (count: number): readonly string[] => Array.from({ length: count }, (_, index) => `L${index}`);

export interface Wish {
  /** What Walmart accepted last of each listing; 3 unless told otherwise. */
  readonly sent?: (sku: string) => Sent;
  /** Units of each listing that count; 3 unless told otherwise. */
  readonly stock?: (sku: string) => number;
  readonly more?: Paper;
}

/** So many listings, each with its own product and a lot of it. */
export function paperOf(
  count: number,
  { sent = () => ({ quantity: 3, at: SENT_AT }), stock = () => 3, more = {} }: Wish,
): Paper {
  const names = skus(count);
  return {
    products: names.map((sku, index) => aProduct({ variationId: `V-${String(index + 1).padStart(6, "0")}`, sku })),
    listings: names.map((sku) => aListing({ sku })),
    inventory: names.map((sku) => aUnit({ stockOf: sku, quantity: stock(sku) })),
    ...more,
    ledger: [...names.map((sku) => sentRow(sku, sent(sku))), ...(more.ledger ?? [])],
  };
}

/** What would leave by itself, and what waits for which reason. */
export function decided(paper: Paper, gate: Gate | null = OPEN_GATE) {
  const shop = aShop(paper, gate);
  const listings = quantitiesOf(shop);
  return {
    leaves: Object.fromEntries(
      planQuantityPush(listings, quantityHistory(shop.ledger)).map((one) => [one.sku, one.quantity]),
    ),
    waits: Object.fromEntries(
      listings.flatMap(({ sku, waits, quantity }) => {
        const reason = waits ?? quantity?.standsFor;
        return reason === undefined ? [] : [[sku, reason]];
      }),
    ),
  };
}

/** The paper once the guards noted what they have to. */
export const noted = (paper: Paper): Paper => written(aPaper(paper), planGuards(aShop(paper), NOW).changes);

export const first = (count: number) => (sku: string) => Number(sku.slice(1)) < count;
export const zeroFor = (count: number) => (sku: string) => (first(count)(sku) ? 0 : 4);

/** A feed that is under way, with these numbers. */
export const feedRows = (items: Readonly<Record<string, number>>, at: number = NOW - 60_000): Cells<"ledger">[] => [
  { key: "feed:f", kind: "feed", data: JSON.stringify({ state: "named", at, id: "F" }) },
  { key: "feedPart:f/0", kind: "feedPart", data: JSON.stringify({ items }) },
];
