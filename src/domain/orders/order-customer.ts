/** The customer to whom an order of Walmart's belongs, as its rows say it and as the ledger may remember it. */
import type { Memory } from "../ledger/ledger";
import { digest } from "../values/digest";
import { clipped } from "../values/words";
import type { MarketplaceOrder } from "./order";
import type { OrderRow } from "./order-columns";
import { SINGLE_CUSTOMER } from "./order-line";

/** The longest name of a customer. Unit: characters. */
const LONGEST = 200;

/**
 * A buyer's name as the name of a customer: without blanks around it, on one line. `null`: nothing is left.
 * @example
 * customerName("  Ann \n Lee ") // => "Ann Lee"
 */
export function customerName(name: string | null): string | null {
  const text = (name ?? "").replace(/\s+/g, " ").trim();
  return text === "" ? null : clipped(text, LONGEST);
}

/**
 * What two spellings of one customer have in common.
 * @example
 * customerKey("ANN  Lee") === customerKey("Ann Lee ") // => true
 */
export const customerKey = (name: string): string => (customerName(name) ?? "").normalize("NFC").toLowerCase();

/** The part of an order's memory that says whose it is. */
export type CustomerMemory = Pick<Memory<"order">, "customer">;

/** How many checks there are: enough to notice another name, and too few to guess a name from. */
const CHECKS = 1_000;

/**
 * What is remembered of an order's customer: a number that about one name in a thousand has, so that nobody can guess
 * the name from it. `undefined`: the single customer.
 */
const checkOf = (customer: string | null): number | undefined =>
  customer === null || customer === SINGLE_CUSTOMER ? undefined : parseInt(digest(customerKey(customer)), 36) % CHECKS;

/** What is remembered of an order that belongs to a customer. */
export const customerMemory = (customer: string | null): CustomerMemory => {
  const check = checkOf(customer);
  return check === undefined ? {} : { customer: check };
};

/**
 * The customer of a row of a remembered order. A name that somebody typed over is found again if it is the one under
 * which the order is sent; otherwise it stays as it is.
 */
export function ownCustomer(memory: CustomerMemory | null, { values }: OrderRow): string | null {
  const check = memory?.customer;
  if (check === undefined) return SINGLE_CUSTOMER;
  const buyer = customerName(values.shipToName);
  return checkOf(values.customer) !== check && checkOf(buyer) === check ? buyer : values.customer;
}

/**
 * The customer for rows of an order that say none: as its other rows say, or else as the buyer's name says. `null`: the
 * buyer data was emptied, and stays away.
 */
export function customerOfOrder(
  order: MarketplaceOrder,
  { customer: check, purged }: Pick<Memory<"order">, "customer" | "purged">,
  rows: readonly OrderRow[],
  named: CustomerNamed,
): string | null {
  if (check === undefined) return SINGLE_CUSTOMER;
  return purged === true ? null : (rows.flatMap(({ values }) => values.customer ?? [])[0] ?? named(order));
}

/** Gives the customer of an order by the buyer's name. */
export type CustomerNamed = (order: MarketplaceOrder) => string;

/** The buyer's own name, whoever else is a customer. */
export const byBuyer: CustomerNamed = ({ shipTo }) => customerName(shipTo.name) ?? SINGLE_CUSTOMER;
