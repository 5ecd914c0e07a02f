/** The status of a whole order, which Walmart gives by line and quantity only. */
import { type MarketplaceOrder, NO_STATUS, type OrderLine, type StatusShare } from "./order";

export const ORDER_STATES = ["Created", "Acknowledged", "Shipped", "Delivered", "Cancelled"] as const;
export type OrderState = (typeof ORDER_STATES)[number];

/**
 * Cancelled and refunded quantities aside: any Created makes it Created; else any Acknowledged, Acknowledged; else all
 * Delivered, Delivered; else Shipped. All cancelled is Cancelled. `null`: nothing left to tell it by, so no change.
 * An order of which something is not told is open: it is never over, and it waits for nothing that Walmart did not ask for.
 */
export function orderState({ lines, unread = [] }: MarketplaceOrder): OrderState | null {
  const shares = lines.flatMap((line) => line.shares);
  const state = stateOf(shares);
  const isPart = unread.length > 0 || shares.some(({ status, quantity }) => status === NO_STATUS && quantity > 0);
  return isPart && state !== "Created" ? "Acknowledged" : state;
}

type Share = Pick<StatusShare, "status" | "quantity">;

function stateOf(all: readonly Share[]): OrderState | null {
  const shares = all.filter(({ quantity }) => quantity > 0);
  const live = shares.filter(({ status }) => status !== "Cancelled" && status !== "Refunded");
  if (live.length === 0)
    return shares.length > 0 && shares.every(({ status }) => status === "Cancelled") ? "Cancelled" : null;
  const has = (state: OrderState): boolean => live.some(({ status }) => status === state);
  if (has("Created")) return "Created";
  if (has("Acknowledged")) return "Acknowledged";
  if (live.every(({ status }) => status === "Delivered")) return "Delivered";
  return live.every(({ status }) => status === "Shipped" || status === "Delivered") ? "Shipped" : null;
}

/** A line's own status in words; of a divided line each part, equal ones added up: `1 Shipped, 2 Acknowledged`. */
export function lineStatusText({ shares }: OrderLine): string {
  const sums = new Map<string, number>();
  for (const { status, quantity } of shares) sums.set(status, (sums.get(status) ?? 0) + quantity);
  const filled = [...sums].map(([status, quantity]) => ({ status, quantity })).filter(({ quantity }) => quantity > 0);
  const [only, ...others] = filled;
  if (only === undefined) return shares[0]?.status ?? "";
  return others.length === 0 ? only.status : filled.map(({ status, quantity }) => `${quantity} ${status}`).join(", ");
}

/** The state that an order was in when its lines read so, by status text and quantity of each. */
export const stateOfTexts = (
  lines: readonly { readonly text: string; readonly quantity: number }[],
): OrderState | null => stateOf(lines.flatMap(({ text, quantity }) => sharesOfText(text, quantity)));

/** The parts of a line that reads so. `quantity`: of the whole line, where the text names one status only. */
export const sharesOfText = (text: string, quantity: number): readonly Share[] =>
  text.split(", ").map((part) => {
    const [, units, status] = /^(\d+) (.+)$/.exec(part) ?? [];
    return units === undefined || status === undefined
      ? { status: part, quantity }
      : { status, quantity: Number(units) };
  });

const KNOWN: ReadonlySet<string> = new Set([...ORDER_STATES, "Refunded", NO_STATUS]);

/** Statuses of an order that nobody documents, each once. */
export const unknownStatuses = ({ lines }: MarketplaceOrder): readonly string[] => [
  ...new Set(lines.flatMap(({ shares }) => shares.flatMap(({ status }) => (KNOWN.has(status) ? [] : status)))),
];

/** Walmart waits to hear that the order was received. */
export const isToAcknowledge = (order: MarketplaceOrder): boolean => orderState(order) === "Created";
