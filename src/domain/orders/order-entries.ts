/** What Log says about an import of orders. */

import type { LogEntry } from "../log/log";
import { counted } from "../values/words";
import type { CanceledBy } from "./order";

/** Units of a line that were canceled since Aisle looked last. `by`: `null` if Walmart does not tell. */
export interface Canceled {
  readonly po: string;
  readonly label: string;
  readonly sku: string;
  readonly units: number;
  readonly by: CanceledBy | null;
}

const CANCELERS: Readonly<Record<CanceledBy, string>> = {
  buyer: " by the buyer",
  seller: " by you",
  "out of stock": " by you, because it was out of stock",
  Walmart: " by Walmart",
};

/** `Inventory` still has a unit that the seller canceled because it is missing, so it is offered again. */
export function canceledEntry({ po, label, sku, units, by }: Canceled): LogEntry {
  const were = `${counted(units, "unit", "units")} of ${sku} ${units === 1 ? "was" : "were"} canceled`;
  return {
    severity: by === "out of stock" ? "Warning" : "Info",
    area: "Orders",
    key: po,
    what: `${label}: ${were}${by === null ? "" : CANCELERS[by]}. What the line held is offered again, except units that are committed to it.`,
    todo:
      by === "out of stock" || by === "seller"
        ? "If the unit is not there, take it out of Inventory: change its Status, or lower the Qty of its lot. Otherwise it is sold again."
        : null,
  };
}

export const memoryLostEntry = {
  severity: "Warning",
  area: "Run",
  key: null,
  what: "Aisle's memory, the hidden tab _Ledger, was deleted or emptied. It is made again from Walmart and your tabs: all orders are read again, all quantities are sent again, and a shipment that reads Sent is looked up, not sent twice. What nobody can tell any more: which orders and lines you had deleted from Orders, so they come back.",
  todo: "Delete again what you had deleted from Orders. A status that you typed stays until Walmart says Shipped or Canceled.",
} as const;

export const unreadEntry = (po: string, what: string) =>
  ({
    severity: "Problem",
    area: "Orders",
    key: po,
    what,
    todo: "Look at it in Seller Center. Aisle goes on trying by itself.",
  }) as const;

export const unknownEntry = (po: string) =>
  ({
    severity: "Warning",
    area: "Orders",
    key: po,
    what: `Walmart does not know the order ${po} any more, which could not be read before. Aisle waits for it no longer.`,
    todo: null,
  }) as const;

export const importedEntry = (count: number) =>
  ({
    severity: "Info",
    area: "Orders",
    key: null,
    what: `${count} new ${count === 1 ? "order" : "orders"} imported`,
    todo: null,
  }) as const;

export const waitingEntry = (po: string, state: string) =>
  ({
    severity: "Problem",
    area: "Orders",
    key: po,
    what: `The order ${po} was not imported: Walmart calls it ${state}, and Settings do not say which Order status that is.`,
    todo: `Choose a status for Walmart ${state} in Settings; the order is imported then.`,
  }) as const;
