/** Aisle's cells of `Orders` that follow from catalog and inventory. */
import { type Change, update } from "../values/change";
import { type Issue, issue, issueText } from "../values/issue";
import { ORDERS, type OrderRow } from "./order-columns";
import { copiedRows, isFinished, isSoldUnread, isWalmart, type SheetLine, UNKNOWN_SKU } from "./order-line";

/** What `fulfilment` and `quantities` know of a line. */
export interface LineFacts {
  readonly committed: number;
  readonly outstanding: number;
  /** Whether any stock is touched by the line. */
  readonly hasCandidates: boolean;
  /** Units with an IMEI that went out and were not named. */
  readonly withoutImei: number;
  /** Units by which numbers rise since the status holds no stock, although Walmart does not show the line as shipped. */
  readonly released: number;
  readonly commitIssues: readonly Issue[];
}

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

/** Whatever becomes of the catalog, a finished line keeps the name under which it was known. */
const isKnown = (line: SheetLine): boolean =>
  line.recognised.length > 0 || (isFinished(line) && line.row.values.sku === line.sold);

/** Nobody has to know any more which stock it takes. */
const isSettled = (line: SheetLine): boolean => isFinished(line) && (line.shipped === 0 || isKnown(line));

/** A row that counts for nothing since an earlier one has its key says so. */
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
