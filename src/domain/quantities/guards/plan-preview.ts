/** `Preview`: what would be sent, and which of it the seller has approved. */
import type { ListingSku } from "../../values/brand";
import { type Change, insert, remove, update } from "../../values/change";
import { twinsOf } from "../../values/twins";
import { type HistoryOf, numberOnWalmart } from "../history/sent";
import { isChange, type ListingQuantity } from "../number/plan-listing-quantities";
import { WAITS } from "../number/waits";
import { saysWhoFulfills } from "./guards";
import { PREVIEW, type PreviewRow } from "./preview-columns";

/** One change as the seller approves it. */
export interface PlannedChange {
  readonly sku: ListingSku;
  readonly title: string | null;
  readonly onWalmart: number | null;
  readonly willBecome: number;
  /** Why it waits; blank: it would be sent automatically. */
  readonly reason: string;
  /** The reason, and how the number was computed. */
  readonly because: string;
}

/**
 * What would be sent, what hurts most first: falls to 0, then the largest changes. `waiting`: only numbers that are not
 * sent automatically.
 */
export const plannedChanges = (
  listings: readonly ListingQuantity[],
  historyOf: HistoryOf,
  only: "waiting" | "all" = "waiting",
): readonly PlannedChange[] =>
  listings
    .flatMap((listing): PlannedChange[] => {
      const { sku, row, quantity, waits } = listing;
      const history = historyOf(sku);
      if (quantity === null || !isChange(listing, history) || (only === "waiting" && waits === null)) return [];
      const reason = waits === null ? "" : sentence(WAITS[waits]);
      const fulfillment = waits === "gate" && !saysWhoFulfills(listing) ? sentence(WAITS.fulfillment) : "";
      const because = [reason, fulfillment, quantity.why].filter((text) => text !== "").join(" · ") + whose(sku);
      const onWalmart = numberOnWalmart(history.sent);
      return [{ sku, title: row.values.title, onWalmart, willBecome: quantity.toSend, reason, because }];
    })
    .sort((one, other) => Number(fallsToZero(other)) - Number(fallsToZero(one)) || sizeOf(other) - sizeOf(one));

const fallsToZero = ({ onWalmart, willBecome }: PlannedChange): boolean => willBecome === 0 && onWalmart !== 0;

const differenceOf = ({ onWalmart, willBecome }: PlannedChange): number | null =>
  onWalmart === null ? null : willBecome - onWalmart;

/** A number that nobody has read on Walmart may be anything, so what is sent is the size of the change. */
const sizeOf = (change: PlannedChange): number => Math.abs(differenceOf(change) ?? change.willBecome);

const sentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;

/** A tick counts only for the listing, number and reason beside which it was set. */
const isAsShown = ({ values }: PreviewRow, { sku, willBecome, reason }: PlannedChange): boolean =>
  values.willBecome === willBecome && (values.because ?? "").startsWith(reason) && isOf(sku, values.because ?? "");

/**
 * Two changes may look alike, so the text ends with the Listing SKU. A SKU beside another one's text was moved alone.
 */
const whose = (sku: string): string => ` · ${sku}`;
const isOf = (sku: string, because: string): boolean => because.endsWith(whose(sku));

/**
 * Makes the tab show exactly these changes. A tick beside a change that is planned differently now is removed. If a
 * person copied a row, neither counts until one of them is gone. A row with another listing's text was moved alone, so
 * it is removed and shown again.
 */
export function planPreview(all: readonly PreviewRow[], changes: readonly PlannedChange[]): Change[] {
  const bySku = new Map<string, PlannedChange>(changes.map((change) => [change.sku, change]));
  const read = twinsOf(all.map(({ values }) => values.sku));
  const moved = all.filter(
    ({ values: { sku, because } }) =>
      read.has(sku ?? "") && changes.some((one) => one.sku !== sku && isOf(one.sku, because ?? "")),
  );
  const rows = all.filter((row) => !moved.includes(row));
  const twins = twinsOf(rows.map(({ values }) => values.sku));
  const shown = new Set(rows.map(({ values }) => values.sku));
  return [
    ...moved.map((row) => remove(PREVIEW, row)),
    ...rows.flatMap((row): Change[] => {
      const { sku } = row.values;
      const change = sku === null ? undefined : bySku.get(sku);
      if (change === undefined) return sku === null ? [] : [remove(PREVIEW, row)];
      const untick = isAsShown(row, change) ? {} : { approve: false };
      return [
        update(PREVIEW, row, {
          ...cellsOf(change),
          ...(twins.has(change.sku) ? { because: twin(change.sku) } : {}),
          ...untick,
        }),
      ];
    }),
    ...changes.flatMap((change) =>
      shown.has(change.sku) ? [] : [insert(PREVIEW, { sku: change.sku, ...cellsOf(change), approve: false })],
    ),
  ];
}

const cellsOf = (change: PlannedChange) => {
  const { title, onWalmart, willBecome, because } = change;
  return { title, onWalmart, willBecome, change: differenceOf(change), because };
};

const twin = (sku: ListingSku): string =>
  `Problem: ${sku} is in two rows of Preview, so neither is sent. Delete the row that is the copy.`;

export interface Approval {
  /** Number by listing SKU. */
  readonly approved: ReadonlyMap<string, number>;
  /** Ticks that do not count, because the number or its reason has changed. */
  readonly outdated: readonly string[];
}

/** What the seller ticked, compared with what is planned now. */
export function readApproval(rows: readonly PreviewRow[], changes: readonly PlannedChange[]): Approval {
  const bySku = new Map<string, PlannedChange>(changes.map((change) => [change.sku, change]));
  const twins = twinsOf(rows.map(({ values }) => values.sku));
  const approved = new Map<string, number>();
  const outdated: string[] = [];
  for (const row of rows) {
    const { sku, approve } = row.values;
    if (sku === null || approve !== true) continue;
    const change = twins.has(sku) ? undefined : bySku.get(sku);
    if (change !== undefined && isAsShown(row, change)) approved.set(sku, change.willBecome);
    else outdated.push(sku);
  }
  return { approved, outdated };
}

/** Ticks rows, as the seller does by hand. */
export const planTicks = (rows: readonly PreviewRow[]): readonly Change[] =>
  rows.map((row) => update(PREVIEW, row, { approve: true }));
