/** Forgets what Aisle no longer needs, so that its memory grows with the shop and not with the years. */
import { forget, type Kind } from "../../ledger/ledger";
import { LEDGER } from "../../ledger/ledger-columns";
import { rowsByOrder } from "../../orders/order-memory";
import { feedOfPart } from "../../quantities/history/feeds";
import { shipmentNames } from "../../shipments/shipment-names";
import type { Instant } from "../../values/brand";
import type { Change } from "../../values/change";
import type { Shop } from "../shop";

/** Walmart lists no order older than 180 days. Three weeks more keep away from that limit. Unit: milliseconds. */
const KEPT_MS = 201 * 86_400_000;

/** A released feed may still land, and a lost answer may be found. Unit: milliseconds. */
const FEED_KEPT_MS = 7 * 86_400_000;

const CLOSED: ReadonlySet<string> = new Set(["Shipped", "Delivered", "Cancelled"]);

/**
 * The changes, together with the removal of old memories. A removal alone is never a reason to write. A memory that the
 * changes write is not removed.
 */
export function withPruning(shop: Shop, now: Instant, changes: readonly Change[]): readonly Change[] {
  const written = new Set(
    changes.flatMap((change) => (change.tab === LEDGER.name && change.kind !== "insert" ? [change.position] : [])),
  );
  const prunes = planPruning(shop, now).filter((change) => change.kind === "remove" && !written.has(change.position));
  return [...changes, ...prunes];
}

/**
 * How long memories are kept: an order while Walmart could list it again, and longer while it is in the sheet and not
 * closed, or came there after it had left; an order in ShipStation as long, if it has no row; a shipment while it has a
 * row; a failure as long as an order; a listing's sent number while the listing has a row; a feed for a week after nobody
 * waits for it.
 */
function planPruning({ tables, ledger }: Shop, now: Instant): Change[] {
  const before = now - KEPT_MS;
  const isOld = (at: number | null | undefined): boolean => at != null && at < before;
  const drop = (kind: Kind, isDone: (name: string) => boolean): Change[] =>
    ledger
      .names(kind)
      .filter(isDone)
      .flatMap((name) => forget(ledger, kind, name, { onlyAlongside: true }));
  const orders = rowsByOrder(tables.orders);
  const listed = new Set<string | null>(tables.listings.map(({ values }) => values.sku));
  const packages = new Set(tables.shipments.map(shipmentNames(ledger)));
  const isFeedOver = (name: string): boolean => {
    const memory = ledger.recall("feed", name);
    return memory === null || (memory.state !== undefined && now - memory.at > FEED_KEPT_MS);
  };
  return [
    ...drop("order", (po) => {
      const memory = ledger.recall("order", po);
      const rows = orders.get(po);
      if (memory === null || !isOld(memory.at ?? rows?.[0]?.values.orderedAt)) return false;
      return rows === undefined || (CLOSED.has(memory.walmart) && memory.counted === undefined);
    }),
    ...drop("gone", (po) => !orders.has(po) && isOld(ledger.recall("gone", po)?.at)),
    ...drop("station", (po) => !orders.has(po) && isOld(ledger.recall("station", po)?.at)),
    ...drop("waiting", (po) => isOld(ledger.recall("waiting", po)?.at)),
    ...drop("retry", (key) => isOld(ledger.recall("retry", key)?.since)),
    ...drop("shipment", (name) => {
      if (packages.has(name)) return false;
      const memory = ledger.recall("shipment", name);
      return isOld(memory?.sentAt ?? memory?.at);
    }),
    ...drop("feed", isFeedOver),
    ...drop("feedPart", (part) => isFeedOver(feedOfPart(part))),
    ...drop("sent", (sku) => !listed.has(sku) && isOld(ledger.recall("sent", sku)?.at)),
  ];
}
