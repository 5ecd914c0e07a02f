/** What a history ends in, flat: what stands in the sheet and what Walmart has, without times and numbers drawn by lot. */
import type { Life } from "./history";

/** Text by "place, subject, what"; the subject is the name of an order or a SKU. */
export type Seen = ReadonlyMap<string, string>;

export const subjectOf = (key: string): string => key.split(" · ")[1] ?? "";

const COLUMNS: Readonly<Record<string, readonly string[]>> = {
  Orders: [
    ...["SKU", "Qty", "Canceled", "Shipped", "Walmart status", "Order status", "Committed", "Outstanding", "Problem"],
  ],
  Shipments: ["State", "Walmart said"],
  Listings: [
    ...["On Walmart as", "Fulfilled by", "Connection", "Available", "Outstanding", "Calculated", "To send"],
    ...["Last sent", "On Walmart", "Sync"],
  ],
  Inventory: ["Qty"],
  Preview: ["On Walmart", "Will become"],
};

const KEYS: Readonly<Record<string, string>> = {
  Orders: "PO",
  Shipments: "PO",
  Listings: "Listing SKU",
  Inventory: "SKU or Variation ID",
  Preview: "Listing SKU",
};

export function seenIn({ rows, walmart, pos }: Life): Seen {
  const names = new Map([...pos].map(([name, po]) => [po, name]));
  const seen = new Map<string, string>();
  for (const [tab, columns] of Object.entries(COLUMNS))
    for (const row of rows(tab)) {
      const key = row[KEYS[tab] ?? ""] ?? "";
      for (const column of columns) seen.set(`${tab} · ${names.get(key) ?? key} · ${column}`, row[column] ?? "");
    }
  for (const [sku, quantity] of walmart.quantities()) seen.set(`Walmart · ${sku} · quantity`, String(quantity));
  for (const { purchaseOrderId: po, orderLines } of walmart.orders()) {
    const statuses = orderLines.orderLine.flatMap((line) =>
      line.orderLineStatuses.orderLineStatus.map(({ status, statusQuantity }) => `${status} ${statusQuantity.amount}`),
    );
    const packages = walmart.shipmentsOf(po).map(({ trackingNumber }) => trackingNumber);
    seen.set(`Walmart · ${names.get(po) ?? po} · order`, [...statuses, ...packages].join(", "));
  }
  return seen;
}

/** A sentence for each place at which two histories differ, of those that `counts`. */
export function differences(expected: Seen, seen: Seen, counts: (key: string) => boolean): readonly string[] {
  return [...new Set([...expected.keys(), ...seen.keys()])]
    .filter((key) => counts(key) && expected.get(key) !== seen.get(key))
    .map((key) => `${key}: ${seen.get(key) ?? "nothing"} instead of ${expected.get(key) ?? "nothing"}`);
}
