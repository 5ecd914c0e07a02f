/** Cells of `Orders` that Aisle computes from catalog and inventory. */
import { type Change, update } from "../values/change";
import { type Issue, issue, issueText } from "../values/issue";
import { ORDERS, type OrderRow } from "./order-columns";
import { copiedRows, isFinished, isSoldUnread, isWalmart, type SheetLine, UNKNOWN_SKU } from "./order-line";

/** What fulfillment and quantities know about a line. Unit: units of stock. */
export interface LineFacts {
  readonly committed: number;
  readonly outstanding: number;
  /** Whether the line takes from any stock at all. */
  readonly hasCandidates: boolean;
  /** Shipped units that have an IMEI and were not named. */
  readonly withoutImei: number;
  /**
   * Units by which numbers rise because the order's status holds no stock, although Walmart does not show the line as
   * shipped.
   */
  readonly released: number;
  readonly commitIssues: readonly Issue[];
}

/** Plans SKU, Committed, Outstanding and Problem of every line. */
export function planOrderCells(lines: readonly SheetLine[], factsOf: (line: SheetLine) => LineFacts): Change[] {
  return lines.map((line) => {
    const { committed, outstanding, hasCandidates, withoutImei, released, commitIssues } = factsOf(line);
    return update(ORDERS, line.row, {
      ...(isWalmart(line.row) ? { sku: isKnown(line) ? line.sold : UNKNOWN_SKU } : {}),
      committed,
      outstanding,
      problem: issueText([
        ...line.issues,
        ...commitIssues,
        ...(hasCandidates || isSettled(line) || isSoldUnread(line.unread) ? [] : [untouched(line)]),
        ...(withoutImei > 0 ? [shippedWithoutImei(withoutImei)] : []),
        ...(released > 0 ? [releasedEarly(line, released)] : []),
      ]),
    });
  });
}

/** A finished line keeps its catalog SKU, even if the catalog no longer knows it. */
const isKnown = (line: SheetLine): boolean =>
  line.recognized.length > 0 || (isFinished(line) && line.row.values.sku === line.sold);

/** The line needs no stock any more, so an unknown SKU is no problem. */
const isSettled = (line: SheetLine): boolean => isFinished(line) && (line.shipped === 0 || isKnown(line));

/** Explains on a row why it does not count: an earlier row has the same PO and line. */
export const planCopiedRows = (rows: readonly OrderRow[], lines: readonly SheetLine[]): Change[] =>
  copiedRows(rows, lines).map(({ row, issue: copy }) => update(ORDERS, row, { problem: copy.message }));

const untouched = (line: SheetLine): Issue =>
  issue(
    "line-without-stock",
    line.label,
    `“${line.sold ?? ""}” is not in Products, so this line holds no stock. Add the SKU to Products, or type the unit that goes out (direct commit).`,
  );

const shippedWithoutImei = (units: number): Issue =>
  issue(
    "shipped-without-imei",
    "IMEIs / units",
    `Shipped without IMEI: the number on Walmart rises by ${units}. Type the IMEIs that went out.`,
  );

const releasedEarly = ({ row }: SheetLine, units: number): Issue =>
  issue(
    "status-early",
    "Order status",
    `The status “${row.values.status ?? ""}” holds no stock, and Walmart does not show this line as shipped yet: the number on Walmart rises by ${units} until then. Type the IMEIs that go out, or choose a status that is Open until the line is shipped.`,
  );
