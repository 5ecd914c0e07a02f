/** What the rows of `Orders` say about shipping: units left and departed, what is shipped anyway, when orders were placed. */
import { lineLabel } from "../orders/line-key";
import { isWalmart, type SheetLine } from "../orders/order-line";
import { namedInstead, orderNamed } from "../orders/order-named";
import type { Instant } from "../values/brand";

/** The units of Walmart's orders in the sheet: by PO for the whole order, and by label for each line. */
export interface OrderUnits {
  readonly left: ReadonlyMap<string, number>;
  readonly departed: ReadonlyMap<string, number>;
}

/** The name under which `OrderUnits` has an order, or a line of it. */
export const unitsName = ({ po, line }: { readonly po: string; readonly line: string | null }): string =>
  line === null ? po : lineLabel({ po, line });

export function orderUnits(lines: readonly SheetLine[]): OrderUnits {
  const left = new Map<string, number>();
  const departed = new Map<string, number>();
  const add = (units: Map<string, number>, line: SheetLine, count: number): void => {
    const po = line.row.values.po ?? "";
    units.set(po, (units.get(po) ?? 0) + count);
    units.set(line.label, count);
  };
  for (const line of lines) {
    if (!isWalmart(line.row)) continue;
    add(left, line, Math.max(0, line.quantity - line.canceled - line.shipped));
    add(departed, line, line.shipped);
  }
  return { left, departed };
}

/** The lines of each order that the seller ticked *Ship anyway*, as one text. */
export function anywayLines(lines: readonly SheetLine[]): ReadonlyMap<string, string> {
  const ticked = new Map<string, string>();
  for (const { row, label } of [...lines].sort((one, other) => (one.label < other.label ? -1 : 1))) {
    const { po, shipAnyway } = row.values;
    if (po !== null && shipAnyway === true) ticked.set(po, `${ticked.get(po) ?? ""}${label}, `);
  }
  return ticked;
}

export interface OrderDates {
  /** When each order was placed. */
  readonly orderedAt: ReadonlyMap<string | null, Instant | null>;
  /** What to say of a PO that is no Walmart order's in the sheet. */
  readonly withoutOrder: (po: string) => string;
}

/** `isRemoved`: the seller deleted the order's rows. */
export function orderDates(lines: readonly SheetLine[], isRemoved: (po: string) => boolean): OrderDates {
  const rows = lines.map(({ row }) => row);
  const named = orderNamed(rows.filter(isWalmart));
  return {
    orderedAt: new Map(rows.map(({ values }) => [values.po, values.orderedAt])),
    withoutOrder: (po) => namedInstead(po, named(po)) ?? (isRemoved(po) ? removed(po) : noOrder(po)),
  };
}

const noOrder = (po: string): string =>
  `No Walmart order ${po} stands in Orders. Correct the PO, or import the order first.`;

const removed = (po: string): string =>
  `You deleted the order ${po} from Orders. Bring it back by Aisle ▸ More ▸ Restore Removed Orders, or correct the PO.`;
