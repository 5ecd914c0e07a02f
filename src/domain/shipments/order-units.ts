/** What the rows of `Orders` say about shipping: units left and departed, what is shipped anyway, when orders were placed. */
import { lineLabel } from "../orders/line-key";
import { isWalmart, type SheetLine } from "../orders/order-line";
import { namedInstead, orderNamed } from "../orders/order-named";
import type { Instant } from "../values/brand";
import { groupBy } from "../values/groups";
import type { ShipmentRow } from "./shipment-columns";

/** The units of Walmart's orders in the sheet: by PO for the whole order, and by label for each line. */
export interface OrderUnits {
  readonly left: ReadonlyMap<string, number>;
  readonly departed: ReadonlyMap<string, number>;
  /** The line of each order that has just one. */
  readonly only: ReadonlyMap<string, string>;
}

/** The name under which `OrderUnits` has an order, or a line of it. */
export const unitsName = ({ po, line }: { readonly po: string; readonly line: string | null }): string =>
  line === null ? po : lineLabel({ po, line });

/** The line that a row of `Shipments` means: with a Qty and a blank Line the only one of its order. `null`: all of them. */
export const lineMeant = (
  { po, line, quantity }: Pick<ShipmentRow["values"], "po" | "line" | "quantity">,
  { only }: Pick<OrderUnits, "only">,
): string | null => line ?? (quantity === null ? null : (only.get(po ?? "") ?? null));

export function orderUnits(lines: readonly SheetLine[]): OrderUnits {
  const left = new Map<string, number>();
  const departed = new Map<string, number>();
  const add = (units: Map<string, number>, line: SheetLine, count: number): void => {
    const po = line.row.values.po ?? "";
    units.set(po, (units.get(po) ?? 0) + count);
    units.set(line.label, count);
  };
  const own = lines.filter(({ row }) => isWalmart(row));
  for (const line of own) {
    add(left, line, Math.max(0, line.quantity - line.canceled - line.shipped));
    add(departed, line, line.shipped);
  }
  const only = [...groupBy(own, ({ row }) => row.values.po)].flatMap(([po, [first, ...others]]) =>
    first === undefined || others.length > 0 ? [] : [[po, first.row.values.line ?? ""] as const],
  );
  return { left, departed, only: new Map(only) };
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
  `No Walmart order ${po} is in Orders. Correct the PO, or import the order first.`;

const removed = (po: string): string =>
  `You deleted the order ${po} from Orders. Bring it back by Aisle ▸ More ▸ Restore Removed Orders, or correct the PO.`;
