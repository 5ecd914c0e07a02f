/** Cells of `Orders` that Aisle computes from catalog and inventory. */
import { type Change, update } from "../values/change";
import { type Issue, issue, issueText } from "../values/issue";
import { ORDERS, type OrderRow } from "./order-columns";
import { copiedRows, isFinished, isSoldUnread, isWalmart, type SheetLine, UNKNOWN_SKU } from "./order-line";

/** What fulfillment and quantities know about a line. Unit: units of stock. */
export interface LineFacts {
  /** What the SKU cell of a line of Walmart's reads. */
  readonly skuText: string;
  readonly committed: number;
  /** Units that are committed to the line or were sold on it. */
  readonly named: number;
  readonly outstanding: number;
  /** Units that are neither committed nor shipped, whether the status holds stock or not. */
  readonly lacking: number;
  /** Whether the line takes from any stock at all. */
  readonly hasCandidates: boolean;
  /** Shipped units that have an IMEI and were not named. */
  readonly withoutImei: number;
  /**
   * Units by which numbers rise because the order's status holds no stock, although Walmart does not show the line as
   * shipped.
   */
  readonly released: number;
  /** What is wrong beside the row's own cells: with its units, and with the order. */
  readonly issues: readonly Issue[];
}

/** Plans SKU, Committed, Outstanding and Problem of every line. */
export function planOrderCells(lines: readonly SheetLine[], factsOf: (line: SheetLine) => LineFacts): Change[] {
  return lines.map((line) => {
    const facts = factsOf(line);
    const { skuText, committed, outstanding, withoutImei, released, issues } = facts;
    return update(ORDERS, line.row, {
      ...(isWalmart(line.row) ? { sku: skuText } : {}),
      committed,
      outstanding,
      problem: issueText([
        ...line.issues,
        ...issues,
        ...(isUnknown(line, facts) ? [unknown(line, facts)] : []),
        ...(withoutImei > 0 ? [shippedWithoutImei(withoutImei)] : []),
        ...(released > 0 ? [releasedEarly(line, released)] : []),
      ]),
    });
  });
}

/**
 * Whether the seller still has to say what goes out on the line. Nothing is left to say once units are named for all of
 * it, it was ticked removed, or it was canceled.
 */
function isUnknown(line: SheetLine, { skuText, named, lacking, hasCandidates }: LineFacts): boolean {
  const isKnown = isWalmart(line.row) ? skuText !== UNKNOWN_SKU : line.recognized.length > 0 || hasCandidates;
  if (isKnown || line.isRemoved || isSoldUnread(line.unread)) return false;
  if (isFinished(line)) return line.shipped > 0 && named === 0 && !hasCandidates;
  return named === 0 || lacking > 0;
}

/** Explains on a row why it does not count: an earlier row has the same PO and line. */
export const planCopiedRows = (rows: readonly OrderRow[], lines: readonly SheetLine[]): Change[] =>
  copiedRows(rows, lines).map(({ row, issue: copy }) => update(ORDERS, row, { problem: copy.message }));

const unknown = (line: SheetLine, { hasCandidates }: LineFacts): Issue =>
  issue(
    "line-unknown",
    line.label,
    `“${line.sold ?? ""}” is not in Products, so this line ${hasCandidates ? "reads Unknown SKU and holds the stock of its listing" : "holds no stock"}. Add the SKU to Products, or type the unit that goes out (direct commit), or tick Line removed and type any unit.`,
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
