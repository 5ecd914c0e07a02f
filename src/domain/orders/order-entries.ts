/** What Log says about an import of orders. */

export const memoryLostEntry = {
  severity: "Warning",
  area: "Run",
  key: null,
  what: "Aisle's memory, the hidden tab _Ledger, was deleted or emptied. It is made again from Walmart and your tabs: all orders are read again, all quantities are sent again, and a shipment that reads Sent is looked up, not sent twice. What nobody can tell any more: which orders and lines you had deleted from Orders, so they come back.",
  todo: "Delete again what you had deleted from Orders. A status that you typed stays until Walmart says Shipped or Cancelled.",
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
