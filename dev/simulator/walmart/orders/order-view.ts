/** The parts of an order that an answer shows: optional extras only if they were asked for. Source: [S:orders]. */

import type { Order, OrderLine } from "../wire/wire";

/** What a request wants to see beside the order itself. */
export interface Info {
  readonly hasProduct: boolean;
  readonly hasReplacement: boolean;
}

/** A copy without `imageUrl` and `weight`, `orderType` and `originalCustomerOrderID`, unless asked for. */
export function toOrderView(order: Order, info: Info = { hasProduct: false, hasReplacement: false }): unknown {
  const view = info.hasReplacement ? order : without(order, ["orderType", "originalCustomerOrderID"]);
  if (info.hasProduct) return view;
  return { ...view, orderLines: { ...order.orderLines, orderLine: order.orderLines.orderLine.map(toPlainLine) } };
}

function toPlainLine(line: OrderLine): unknown {
  return { ...line, item: without(line.item, ["imageUrl", "weight"]) };
}

function without(
  value: Readonly<Record<string, unknown>>,
  names: readonly string[],
): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(value).filter(([name]) => !names.includes(name)));
}
