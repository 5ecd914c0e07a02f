/** The status of a whole order. Walmart gives a status only for each part of a line's quantity. */
import { totals } from "../values/groups";
import { type CanceledBy, type MarketplaceOrder, NO_STATUS, type OrderLine, type StatusShare } from "./order";

export const ORDER_STATES = ["Created", "Acknowledged", "Shipped", "Delivered", "Cancelled"] as const;
export type OrderState = (typeof ORDER_STATES)[number];

/**
 * The state of an order. Canceled and refunded quantities aside, the first rule that fits decides:
 *
 * 1. some unit is Created: Created;
 * 2. some unit is Acknowledged: Acknowledged;
 * 3. all are Delivered: Delivered;
 * 4. all are Shipped or Delivered: Shipped;
 * 5. all units of the order are canceled: Cancelled.
 *
 * `null`: none of them fits, so nothing changes. An order with an unreadable line or status counts as Acknowledged unless it
 * is Created: it stays open, and nothing is acknowledged that Walmart did not ask for.
 * @example
 * orderState(anOrder({ lines: [aLine({ status: "Shipped" }), aLine({ line: "2", status: "Acknowledged" })] })) // => "Acknowledged"
 * orderState(anOrder({ lines: [aLine({ status: "Shipped" }), aLine({ line: "2", status: "Cancelled" })] })) // => "Shipped"
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

const CANCELED = "Canceled";
const CANCELED_BY: Readonly<Record<CanceledBy, string>> = {
  buyer: `${CANCELED} by buyer`,
  seller: `${CANCELED} by seller`,
  "out of stock": `${CANCELED} by seller (out of stock)`,
  Walmart: `${CANCELED} by Walmart`,
};

/**
 * The status of a part as a seller reads it: a canceled one says by whom.
 * @example
 * statusWord({ status: "Cancelled", canceledBy: "buyer" }) // => "Canceled by buyer"
 * statusWord({ status: "Cancelled" }) // => "Canceled"
 * statusWord({ status: "Shipped" }) // => "Shipped"
 */
export const statusWord = ({ status, canceledBy }: Pick<StatusShare, "status" | "canceledBy">): string =>
  status !== "Cancelled" ? status : canceledBy === undefined ? CANCELED : CANCELED_BY[canceledBy];

/** Walmart's status behind such a word. */
const statusOfWord = (word: string): string =>
  word === CANCELED || Object.values(CANCELED_BY).includes(word) ? "Cancelled" : word;

/**
 * How a line's status text says that units were canceled; a bare “canceled” if it does not say by whom.
 * @example
 * canceledText("1 Canceled by buyer, 2 Acknowledged") // => "canceled by buyer"
 * canceledText("Acknowledged") // => "canceled"
 */
export function canceledText(text: string | null): string {
  const words = partsOfText(text ?? "").flatMap(([word]) => (statusOfWord(word) === "Cancelled" ? [word] : []));
  return (words.length === 0 ? CANCELED : words.join(" and ")).replace(/Canceled/g, "canceled");
}

/** What a row shows for a line that its order on Walmart no longer has. */
export const NO_LONGER_LISTED = "Not in the order any more";

/**
 * The line's status in words. A line in several statuses names each with its quantity.
 * @example
 * const shares = [{ status: "Shipped", quantity: 1 }, { status: "Acknowledged", quantity: 2 }];
 * lineStatusText(aLine({ quantity: 3, shares })) // => "1 Shipped, 2 Acknowledged"
 */
export function lineStatusText({ shares }: OrderLine): string {
  const sums = totals(shares.map((share) => [statusWord(share), share.quantity] as const));
  const filled = [...sums].map(([status, quantity]) => ({ status, quantity })).filter(({ quantity }) => quantity > 0);
  const [only, ...others] = filled;
  if (only === undefined) return shares[0] === undefined ? "" : statusWord(shares[0]);
  return others.length === 0 ? only.status : filled.map(({ status, quantity }) => `${quantity} ${status}`).join(", ");
}

/**
 * The state that an order had when its lines showed these status texts. `null`: the texts do not say.
 * @example
 * stateOfTexts([{ text: "Shipped", quantity: 1 }, { text: "1 Shipped, 1 Canceled", quantity: 2 }]) // => "Shipped"
 */
export const stateOfTexts = (
  lines: readonly { readonly text: string; readonly quantity: number }[],
): OrderState | null => stateOf(lines.flatMap(({ text, quantity }) => sharesOfText(text, quantity)));

/** The parts of a line with this status text. `quantity`: the whole line's, used if the text names a single status. */
export const sharesOfText = (text: string, quantity: number): readonly Share[] =>
  partsOfText(text).map(([word, units]) => ({ status: statusOfWord(word), quantity: units ?? quantity }));

/** The words of a status text, each with its units; `null`: the text names a single status. */
const partsOfText = (text: string): readonly (readonly [word: string, units: number | null])[] =>
  text.split(", ").map((part) => {
    const [, units, word] = /^(\d+) (.+)$/.exec(part) ?? [];
    return units === undefined || word === undefined ? [part, null] : [word, Number(units)];
  });

const KNOWN: ReadonlySet<string> = new Set([...ORDER_STATES, "Refunded", NO_STATUS]);

/** The statuses of an order that Walmart does not document, each once. */
export const unknownStatuses = ({ lines }: MarketplaceOrder): readonly string[] => [
  ...new Set(lines.flatMap(({ shares }) => shares.flatMap(({ status }) => (KNOWN.has(status) ? [] : status)))),
];

/** Whether Walmart waits for an acknowledgment of the order. */
export const isToAcknowledge = (order: MarketplaceOrder): boolean => orderState(order) === "Created";
