/** Why a number waits in Preview. */
import { ORDERS_LACK } from "../../orders/missing-orders";
import { counted } from "../../values/words";

/** Something that looks like an accident, or like missing data. It is reported at once, also by mail. */
export type Guard = "zero" | "orders" | "lines" | "rows" | "falls" | "leap" | "rises";

export type Wait = Guard | "unread" | "unwritten" | "setBack" | "gate" | "fulfillment";

/** The reasons, as the end of “waits in Preview, since …”. */
export const WAITS: Readonly<Record<Wait, string>> = {
  zero: "more than half of your listings would become 0 at once, which looks like an accident",
  orders: "many open orders are gone from Orders, so there may be less to sell than it seems",
  unread: "not all orders could be read from Walmart, so more may be sold than it seems",
  unwritten: `${ORDERS_LACK}, so more may be sold than it seems`,
  setBack: "the spreadsheet was set back to an earlier state, so more may be sold than it seems",
  lines: "while a cell in Orders or Inventory cannot be read, nobody knows what one of its order lines takes",
  rows: "the Qty of some of its stock in Inventory cannot be read, and without it the number would fall",
  falls: "more than half of your listings would lose four fifths or more at once, which looks like an accident",
  leap: "it would rise to ten times its number or more at once, which looks like a slip",
  rises:
    "more than half of your listings would rise at once, by half of all units or more, which looks like an accident",
  gate: "the sync was switched on",
  fulfillment: "Walmart has not said who fulfills this listing",
};

/** What the seller reads about a guard that holds numbers. */
export interface GuardWords {
  /** `held`: the number of listings that wait; `vanished`: the number of order lines that have vanished. */
  readonly what: (held: number, vanished: number) => string;
  readonly todo: string;
}

/** The end of each sentence about what to do. */
const APPROVE = "tick what is right in Preview and choose Aisle ▸ More ▸ Send Approved";

const waiting = (held: number): string => `so ${held === 1 ? "it waits" : "these wait"} in Preview; all others go on`;

/** In the order in which they are reported. */
export const GUARDS: Readonly<Record<Guard, GuardWords>> = {
  zero: {
    what: (held) =>
      `${counted(held, "listing")} would become 0 at once, and sales do not explain it. That looks like an accident, ${waiting(held)}.`,
    todo: `Check Status, Warehouse and the number of rows in Inventory. If you really are out of stock, ${APPROVE}.`,
  },
  orders: {
    what: (held, vanished) =>
      `${counted(vanished, "open order line")} ${vanished === 1 ? "is" : "are"} gone from Orders. That looks like an accident, so ${counted(held, "quantity that would rise waits", "quantities that would rise wait")} in Preview; those that fall go on.`,
    todo: `Choose Aisle ▸ More ▸ Restore Removed Orders. If they were meant to go, ${APPROVE}.`,
  },
  lines: {
    what: (held) =>
      `${counted(held, "listing")} would change although cells in Orders or Inventory cannot be read, so nobody knows what order lines take, ${waiting(held)}.`,
    todo: `Correct the rows of Orders and Inventory that have a Problem. If the numbers are right anyway, ${APPROVE}.`,
  },
  rows: {
    what: (held) =>
      `${counted(held, "listing")} would fall because the Qty of some rows in Inventory cannot be read, ${waiting(held)}.`,
    todo: `Correct the rows of Inventory that have a Problem. If the numbers are right anyway, ${APPROVE}.`,
  },
  falls: {
    what: (held) =>
      `${counted(held, "listing")} would lose four fifths or more at once, and sales do not explain it. That looks like an accident, ${waiting(held)}.`,
    todo: `Look at Qty, Status and Warehouse in Inventory, and at your rules in Listings. If the numbers are right, ${APPROVE}.`,
  },
  leap: {
    what: (held) =>
      `${counted(held, "listing")} would rise to ten times the number or more at once. That looks like a slip, ${waiting(held)}.`,
    todo: `Look at Qty in Inventory, and at Fixed number in Listings. If the numbers are right, ${APPROVE}.`,
  },
  rises: {
    what: (held) =>
      `${counted(held, "listing")} would rise at once, by half of all units or more. That looks like rows that stand twice or a column that was pasted over, ${waiting(held)}.`,
    todo: `Look at Qty and the number of rows in Inventory. If the numbers are right, ${APPROVE}.`,
  },
};

export const GUARD_NAMES = Object.keys(GUARDS) as readonly Guard[];
