/** Order lines as they stand in `Orders`: the marketplace's and those the seller typed. */
import type { Catalog } from "../catalog/catalog";
import { catalogSku, type VariationId } from "../values/brand";
import { isUnread } from "../values/column";
import { type Issue, issue } from "../values/issue";
import { twinsOf } from "../values/twins";
import { ORDER_STATUSES, type OrderRow, type OrderStatusRow } from "./order-columns";

export const WALMART_CHANNEL = "Walmart";
/** The one customer under which marketplace orders are kept. */
export const SINGLE_CUSTOMER = "Walmart";
export const UNKNOWN_SKU = "Unknown SKU";

/** One row of `Orders` with what follows from it. */
export interface SheetLine {
  readonly row: OrderRow;
  /** PO and line, as other tabs name it: `1796277083022 / 1`. */
  readonly label: string;
  readonly sold: string | null;
  /** The variations that carry the SKU as sold; empty when the catalog does not know it. */
  readonly recognised: readonly VariationId[];
  readonly quantity: number;
  readonly cancelled: number;
  readonly shipped: number;
  /** An order of another channel that has left as a whole, as its status says. */
  readonly hasLeft: boolean;
  /** The order's status holds stock. */
  readonly isOpen: boolean;
  readonly isRemoved: boolean;
  /** Status allows new commitments. */
  readonly allowsCommitment: boolean;
  readonly issues: readonly Issue[];
  /** The cells that cannot be read and say what the line takes, by the names of their columns. */
  readonly unread: readonly string[];
}

/** Of a line that still has to hold what it held: the SKU that was sold on it. */
export type SoldBefore = (label: string) => string | null;

/** What `Order Statuses` says of one local status. */
export interface LocalStatus {
  readonly open: boolean;
  /** Orders of other channels have left as a whole. */
  readonly countsAsShipped: boolean;
  readonly allowsCommitment: boolean;
}

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

/** What a tab without tick boxes of that name means. */
const isSeededAsShipped = (status: string): boolean =>
  ORDER_STATUSES.seeds.some((seed) => seed.status === status && seed.countsAsShipped === true);

export const lineLabel = (po: string, line: string): string => `${po} / ${line}`;

/**
 * Rows without a PO are no lines. A blank or unknown status counts as open, since an order that holds no stock by
 * mistake oversells; so does an order whose rows disagree. Of two rows with one PO and line the first counts.
 */
export function readOrderLines(
  rows: readonly OrderRow[],
  catalog: Catalog,
  statuses: ReadonlyMap<string, LocalStatus>,
  soldBefore: SoldBefore = () => null,
): readonly SheetLine[] {
  const labels = rows.map(({ values }) => (values.po === null ? null : lineLabel(values.po, values.line ?? "1")));
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
    const [quantity, cancelled] = [values.quantity ?? 0, values.cancelled ?? 0];
    const unread = unreadIn(row);
    const sold = isSoldUnread(unread) ? soldBefore(label) : (values.soldAs ?? (isWalmart(row) ? null : values.sku));
    return [
      {
        row,
        label,
        sold,
        recognised: sold === null ? [] : (catalog.variationsOf.get(catalogSku(sold)) ?? []),
        quantity,
        cancelled,
        shipped: Math.max(values.shipped ?? 0, hasLeft ? quantity - cancelled : 0),
        hasLeft,
        isOpen: isDivided || (status?.open ?? true),
        isRemoved: values.lineRemoved === true,
        allowsCommitment: status?.allowsCommitment ?? false,
        issues: [
          ...row.issues,
          ...(unread.some((name) => name !== "units") ? [waiting()] : []),
          ...(values.quantity === null ? [withoutQuantity()] : []),
          ...(twins.has(label) ? [twin(label)] : []),
          ...(isDivided ? [dividedStatus()] : statusIssue(values.status, status)),
        ],
        unread,
      },
    ];
  });
}

const TAKING = ["soldAs", "sku", "quantity", "cancelled", "shipped", "lineRemoved", "units"] as const;

/** Cells that show an error, and others of which nothing can be used; what is said of both stands in the issues. */
const unreadIn = (row: OrderRow): readonly string[] =>
  row.issues.length === 0
    ? []
    : TAKING.filter(
        (name) =>
          (name !== "sku" || (row.values.soldAs === null && !isWalmart(row))) &&
          (isUnread(row, name) || (row.values[name] === null && row.issues.some(({ column }) => column === name))),
      );

/** An error in the SKU as sold must not make the SKU count in its place. */
export const isSoldUnread = (unread: readonly string[]): boolean => unread.includes("soldAs") || unread.includes("sku");

/** Something went out, and nothing is left to ship. */
export const isShipped = ({ quantity, cancelled, shipped, hasLeft }: SheetLine): boolean =>
  hasLeft || (shipped > 0 && shipped + cancelled >= quantity);

/** Nothing of it is left to go out: it was shipped, or canceled, or both in parts. */
export const isFinished = ({ quantity, cancelled, shipped }: SheetLine): boolean =>
  quantity > 0 && shipped + cancelled >= quantity;

export const isWalmart = ({ values }: OrderRow): boolean => values.channel === WALMART_CHANNEL;

/** Orders whose rows carry different statuses. */
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

/** Rows that are no lines because an earlier row has their PO and line, and what is to be said of them. */
export function copiedRows(rows: readonly OrderRow[], lines: readonly SheetLine[]) {
  const counted = new Set(lines.map(({ row }) => row));
  return rows.flatMap((row) => {
    const { po, line } = row.values;
    return po === null || counted.has(row) ? [] : [{ row, issue: twin(lineLabel(po, line ?? "1")) }];
  });
}

const twin = (label: string): Issue =>
  issue("line-twice", label, `The line ${label} stands in two rows. It counts once. Delete the row that is the copy.`);

const waiting = (): Issue =>
  issue(
    "line-unread",
    "Orders",
    "Until this can be read, nobody knows what the line takes: quantities of its stock that would rise wait in Preview.",
  );

const withoutQuantity = (): Issue =>
  issue(
    "line-without-quantity",
    "Qty",
    "Qty is not a number from 0 to 999,999, so this line holds no stock. Correct it.",
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
