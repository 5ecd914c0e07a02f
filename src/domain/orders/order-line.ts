/** Order lines as the rows of `Orders` describe them: Walmart's, and those that the seller typed. */

import type { Catalog } from "../catalog/catalog";
import { catalogSku, type VariationId } from "../values/brand";
import { isUnread } from "../values/column";
import { type Issue, issue } from "../values/issue";
import { folded } from "../values/near-misses";
import { twinsOf } from "../values/twins";
import { lineLabel } from "./line-key";
import { ORDER_STATUSES, type OrderRow, type OrderStatusRow } from "./order-columns";
import { NO_LONGER_LISTED } from "./order-status";

export const WALMART_CHANNEL = "Walmart";
/** The customer of every Walmart order. Walmart's buyers are not kept as customers of their own. */
export const SINGLE_CUSTOMER = "Walmart";
export const UNKNOWN_SKU = "Unknown SKU";

/** One row of `Orders`, with what follows from it. */
export interface SheetLine {
  readonly row: OrderRow;
  /** PO and line, as other tabs write it: `1796277083022 / 1`. */
  readonly label: string;
  readonly sold: string | null;
  /** The variations that carry the sold SKU, or to which its listing is connected. Empty if nobody knows it. */
  readonly recognized: readonly VariationId[];
  /** The catalog SKU that the line reads: the one that was sold, or those to which its listing is connected. */
  readonly reads: string | null;
  readonly quantity: number;
  readonly canceled: number;
  readonly shipped: number;
  /** An order of another channel whose status counts as shipped: all of its units have left. */
  readonly hasLeft: boolean;
  /** The status of the order holds stock. */
  readonly isOpen: boolean;
  readonly isRemoved: boolean;
  /** The status allows new commitments. */
  readonly allowsCommitment: boolean;
  readonly issues: readonly Issue[];
  /** The names of unreadable columns that decide which stock the line takes. */
  readonly unread: readonly string[];
}

/** What a SKU stands for: variations, and the catalog SKU or SKUs by which a line is labeled. */
export interface Recognition {
  readonly variations: readonly VariationId[];
  readonly reads: string;
}

/** Recognizes a sold SKU that `Products` does not know; `null`: nobody does. */
export type RecognizedElsewhere = (sold: string) => Recognition | null;

/** Gives the SKU that was sold on a line whose SKU cannot be read now; `null` if it is not remembered. */
export type SoldBefore = (label: string) => string | null;

/** One row of `Order Statuses`. */
export interface LocalStatus {
  readonly open: boolean;
  /** An order of another channel in this status has left as a whole. */
  readonly countsAsShipped: boolean;
  readonly allowsCommitment: boolean;
}

/** The seller's order statuses by name. An unticked box and a blank cell both mean no. */
export function readLocalStatuses(rows: readonly OrderStatusRow[]): ReadonlyMap<string, LocalStatus> {
  return new Map(
    rows.flatMap(({ values: { status, open, countsAsShipped, allowCommitment } }) =>
      status === null
        ? []
        : [
            [
              status,
              {
                open: open === true,
                countsAsShipped: countsAsShipped ?? isSeededAsShipped(status),
                allowsCommitment: allowCommitment === true,
              },
            ],
          ],
    ),
  );
}

/** Default for a workbook without the column *Counts as shipped*: the seed of the same name decides. */
const isSeededAsShipped = (status: string): boolean =>
  ORDER_STATUSES.seeds.some((seed) => seed.status === status && seed.countsAsShipped === true);

/**
 * Makes order lines of the rows.
 *
 * - A row without a PO is not a line.
 * - If two rows have the same PO and line, the first one counts.
 * - A blank or unknown status counts as open, and so does an order whose rows have different statuses. Counting it as
 *   closed by mistake would oversell.
 */
export function readOrderLines(
  rows: readonly OrderRow[],
  catalog: Catalog,
  statuses: ReadonlyMap<string, LocalStatus>,
  soldBefore: SoldBefore = () => null,
  elsewhere: RecognizedElsewhere = () => null,
): readonly SheetLine[] {
  const labels = rows.map(({ values }) =>
    values.po === null ? null : lineLabel({ po: values.po, line: values.line ?? "1" }),
  );
  const twins = twinsOf(labels);
  const divided = ordersDivided(rows);
  const seen = new Set<string>();
  return rows.flatMap((row, index) => {
    const label = labels[index] ?? null;
    if (label === null || seen.has(label)) return [];
    seen.add(label);
    const { values } = row;
    const status = values.status === null ? undefined : statuses.get(values.status);
    const isDivided = values.po !== null && divided.has(values.po);
    const hasLeft = !isWalmart(row) && !isDivided && status?.countsAsShipped === true;
    const [quantity, canceled] = [values.quantity ?? 0, values.cancelled ?? 0];
    const unread = unreadIn(row);
    const sold = isSoldUnread(unread) ? soldBefore(label) : (values.soldAs ?? (isWalmart(row) ? null : values.sku));
    const known = sold === null ? null : (recognition(sold, catalog) ?? (isWalmart(row) ? elsewhere(sold) : null));
    return [
      {
        row,
        label,
        sold,
        recognized: known?.variations ?? [],
        reads: known?.reads ?? null,
        quantity,
        canceled,
        shipped: Math.max(values.shipped ?? 0, hasLeft ? quantity - canceled : 0),
        hasLeft,
        isOpen: isDivided || (status?.open ?? true),
        isRemoved: values.lineRemoved === true,
        allowsCommitment: status?.allowsCommitment ?? false,
        issues: [
          ...row.issues,
          ...(unread.some((name) => name !== "units") ? [waiting()] : []),
          ...(values.quantity === null ? [withoutQuantity()] : []),
          ...nearlyWalmart(values.channel),
          ...(twins.has(label) ? [twin(label)] : []),
          ...(values.walmartStatus === NO_LONGER_LISTED && values.lineRemoved !== true ? [noLongerListed()] : []),
          ...(isDivided ? [dividedStatus()] : []),
          ...(isDivided && values.status === null ? [] : statusIssue(values.status, status)),
        ],
        unread,
      },
    ];
  });
}

function recognition(sold: string, { variationsOf }: Catalog): Recognition | null {
  const variations = variationsOf.get(catalogSku(sold)) ?? [];
  return variations.length === 0 ? null : { variations, reads: sold };
}

const TAKING = ["soldAs", "sku", "quantity", "cancelled", "shipped", "lineRemoved", "units"] as const;

/** The deciding cells that show an error or cannot be used. The row's issues name them. */
const unreadIn = (row: OrderRow): readonly string[] =>
  row.issues.length === 0
    ? []
    : TAKING.filter(
        (name) =>
          (name !== "sku" || (row.values.soldAs === null && !isWalmart(row))) &&
          (isUnread(row, name) || (row.values[name] === null && row.issues.some(({ column }) => column === name))),
      );

/** If the sold SKU cannot be read, the catalog SKU beside it must not be used instead. */
export const isSoldUnread = (unread: readonly string[]): boolean => unread.includes("soldAs") || unread.includes("sku");

/**
 * At least one unit was shipped, and none is left to ship.
 * @example
 * isShipped({ quantity: 2, canceled: 1, shipped: 1, hasLeft: false }) // => true
 * isShipped({ quantity: 2, canceled: 2, shipped: 0, hasLeft: false }) // => false
 */
export const isShipped = ({ quantity, canceled, shipped, hasLeft }: SheetLine): boolean =>
  hasLeft || (shipped > 0 && shipped + canceled >= quantity);

/**
 * No unit is left to ship: all were shipped or canceled.
 * @example
 * isFinished({ quantity: 2, canceled: 2, shipped: 0 }) // => true
 * isFinished({ quantity: 2, canceled: 0, shipped: 1 }) // => false
 */
export const isFinished = ({ quantity, canceled, shipped }: SheetLine): boolean =>
  quantity > 0 && shipped + canceled >= quantity;

/** Whether the row is an order line of Walmart's, not of another channel. */
export const isWalmart = ({ values }: OrderRow): boolean => values.channel === WALMART_CHANNEL;

/** The orders whose rows have different statuses. */
function ordersDivided(rows: readonly OrderRow[]): ReadonlySet<string> {
  const first = new Map<string, string | null>();
  const divided = new Set<string>();
  for (const { values } of rows) {
    if (values.po === null) continue;
    if (first.has(values.po) && first.get(values.po) !== values.status) divided.add(values.po);
    first.set(values.po, values.status);
  }
  return divided;
}

/** Rows that are not lines because an earlier row has the same PO and line, each with the issue to show. */
export function copiedRows(rows: readonly OrderRow[], lines: readonly SheetLine[]) {
  const counted = new Set(lines.map(({ row }) => row));
  return rows.flatMap((row) => {
    const { po, line } = row.values;
    return po === null || counted.has(row) ? [] : [{ row, issue: twin(lineLabel({ po, line: line ?? "1" })) }];
  });
}

const twin = (label: string): Issue =>
  issue("line-twice", label, `The line ${label} is in two rows. It counts once. Delete the row that is the copy.`);

const waiting = (): Issue =>
  issue(
    "line-unread",
    "Orders",
    "Until this can be read, nobody knows what the line takes: quantities of its stock that would rise wait in Preview.",
  );

/** Channels are told apart to the letter. A row that only looks like Walmart's is the seller's. */
const nearlyWalmart = (channel: string | null): readonly Issue[] =>
  channel === null || channel === WALMART_CHANNEL || folded(channel) !== folded(WALMART_CHANNEL)
    ? []
    : [
        issue(
          "channel-nearly-walmart",
          "Channel",
          `The Channel “${channel}” is not “${WALMART_CHANNEL}”, so this row counts as an order of another channel that you typed. If it is a copy of a Walmart order, delete it; if not, name the channel otherwise.`,
        ),
      ];

const withoutQuantity = (): Issue =>
  issue(
    "line-without-quantity",
    "Qty",
    "Qty is not a number from 0 to 999,999, so this line holds no stock. Correct it.",
  );

const noLongerListed = (): Issue =>
  issue(
    "line-not-listed",
    "Walmart status",
    "This order on Walmart no longer has this line. It still holds stock: look at the order in Seller Center, and tick Line removed if the line is gone.",
  );

const dividedStatus = (): Issue =>
  issue(
    "status-divided",
    "Order status",
    "The rows of this order carry different statuses, so it counts as open. Give them one status.",
  );

function statusIssue(typed: string | null, known: LocalStatus | undefined): readonly Issue[] {
  if (known !== undefined) return [];
  const message =
    typed === null
      ? "The order has no status, so it counts as open. Choose one."
      : `The status “${typed}” is not in Order Statuses, so the order counts as open. Choose one that is, or add it there.`;
  return [issue("status-unknown", "Order status", message)];
}
