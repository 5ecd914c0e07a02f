/** The names by which Aisle finds its orders and their items in ShipStation again. */
import { digest } from "../values/digest";

/** ShipStation keeps 50 characters of an order's key. Source: ShipStation V1, create order; V2, external_shipment_id. */
const KEY_LIMIT = 50;

/**
 * The key of an order in ShipStation. It follows from the PO alone, so that saving again makes no second order, whatever
 * became of the row, the channel or the ledger.
 * @example
 * stationKey("1796277083022") // => "aisle-1796277083022"
 */
export function stationKey(po: string): string {
  const key = `aisle-${po}`;
  return key.length <= KEY_LIMIT ? key : `${key.slice(0, KEY_LIMIT - 12)}-${digest(po)}`;
}

/**
 * What an item of an order stands for: `line`: units of the line as ordered; `stock`: units of stock that are not committed
 * yet; an id (`U-000123`, `V-000123`): units of stock of that very unit, lot or variation.
 */
export type ItemOf = "line" | "stock" | (string & {});

/**
 * The key of an item, unique within its order.
 * @example
 * itemKey("line", "2") // => "line|2"
 * lineOfItem(itemKey("U-000007", "a|b")) // => { of: "U-000007", line: "a|b" }
 */
export const itemKey = (of: ItemOf, line: string): string => `${of}|${line}`;

/** Which line an item belongs to, and in which units its quantity is. `null`: Aisle did not make the item. */
export function lineOfItem(key: string): { readonly of: ItemOf; readonly line: string } | null {
  const at = key.indexOf("|");
  return at < 1 ? null : { of: key.slice(0, at), line: key.slice(at + 1) };
}
