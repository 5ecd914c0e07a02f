/** The arithmetic of order lines: how many units have which status, and moving them. Source: [S:orders]. */

import type { LineStatus, Order, OrderLine } from "./wire";

/** Statuses whose units are promised to a buyer and not yet on their way. */
export const OPEN_STATUSES: readonly string[] = ["Created", "Acknowledged"];

/** Units of a line in one of these statuses. */
export function unitsIn(line: OrderLine, statuses: readonly string[]): number {
  return line.orderLineStatuses.orderLineStatus
    .filter((entry) => statuses.includes(entry.status))
    .reduce((sum, entry) => sum + Number(entry.statusQuantity.amount), 0);
}

export function findLine(order: Order, lineNumber: string): OrderLine | undefined {
  return order.orderLines.orderLine.find((line) => line.lineNumber === lineNumber);
}

/** Takes units out of the given statuses, earliest entries first, and adds an entry with `target` for them. */
export function moveUnits(line: OrderLine, from: readonly string[], units: number, target: Partial<LineStatus>): void {
  const entries = line.orderLineStatuses.orderLineStatus;
  const measure = line.orderLineQuantity.unitOfMeasurement;
  let left = units;
  const kept = entries.flatMap((entry) => {
    if (!from.includes(entry.status) || left === 0) return [entry];
    const taken = Math.min(left, Number(entry.statusQuantity.amount));
    left -= taken;
    const rest = Number(entry.statusQuantity.amount) - taken;
    return rest === 0 ? [] : [{ ...entry, statusQuantity: { ...entry.statusQuantity, amount: String(rest) } }];
  });
  const added = { status: "", ...target, statusQuantity: { unitOfMeasurement: measure, amount: String(units - left) } };
  line.orderLineStatuses.orderLineStatus = [...kept, added];
}

/** Gives every unit in one of these statuses another status. Entries keep their other members. */
export function renameStatus(line: OrderLine, from: readonly string[], to: string): void {
  for (const entry of line.orderLineStatuses.orderLineStatus) if (from.includes(entry.status)) entry.status = to;
}

/** Who ships an order. An absent or empty ship node means the seller. Source: [S:orders], released sample. */
export function shipNodeTypeOf(order: Order): string {
  return order.shipNode?.type ?? "SellerFulfilled";
}
