/** What the items of a feed do at their time. An older amount may therefore land after a newer one. */

import { struckWithin } from "../faults/faults";
import type { Marketplace } from "../state/call";
import { dataError, type Feed } from "../state/feed";
import { isKnown } from "../stock/quantity";
import { setInput } from "../stock/stock";
import { writeInput } from "../stock/writes";

/** Lets the feed's next item land. An item with errors sets nothing. */
export function landNext(market: Marketplace, feed: Feed, at: number): void {
  const item = feed.items[feed.landed];
  feed.landed += 1;
  if (item === undefined || item.errors.length > 0) return;
  if (feed.isOurs && struckWithin(market.state.faults, feed.family, `refuse-sku:${item.sku}`) !== undefined) {
    item.errors.push(dataError("ERR_EXT_DATA_0900008", "sku", "Inventory of this item cannot be updated"));
    return;
  }
  if (!isKnown(market, item.sku, at)) {
    if (market.settings.switches.feedUnknownSku === "success") return;
    item.errors.push(dataError("ERR_EXT_DATA_0900009", "sku", `SKU ${item.sku} does not exist`));
    return;
  }
  for (const { amount, shipNode } of item.amounts) {
    const place = { sku: item.sku, shipNode };
    if (feed.isOurs) writeInput(market, { ...place, amount, via: { feedId: feed.feedId } }, at);
    else setInput(market, place, amount, at);
  }
}
