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

export interface ItemKey {
  readonly of: ItemOf;
  readonly po: string;
  readonly line: string;
}

/**
 * The key of an item. It names the order too: packers may combine orders, and then only the items say whose they are.
 * @example
 * itemKey({ of: "line", po: "1796277083022", line: "2" }) // => "line|1796277083022|2"
 * readItemKey(itemKey({ of: "U-000007", po: "A|1", line: "1" })) // => { of: "U-000007", po: "A|1", line: "1" }
 */
export const itemKey = ({ of, po, line }: ItemKey): string => [of, po, line].map(encodeURIComponent).join("|");

/** Which line an item belongs to, and in which units its quantity is. `null`: Aisle did not make the item. */
export function readItemKey(key: string): ItemKey | null {
  const parts = key.split("|");
  if (parts.length !== 3) return null;
  try {
    const [of = "", po = "", line = ""] = parts.map(decodeURIComponent);
    return { of, po, line };
  } catch {
    // Somebody's own key with a stray percent sign.
    return null;
  }
}
