/** What the items of a feed do when their time comes: an older amount may so land after a newer one. */

import type { Marketplace } from "../call";
import { struckWithin } from "../faults";
import { isKnown } from "../quantity";
import { writeInput } from "../writes";
import { dataError, type Feed } from "./feed";

/** Lets the feed's next item land at an instant; an item with errors sets nothing. */
export function landNext(market: Marketplace, feed: Feed, at: number): void {
  const item = feed.items[feed.landed];
  feed.landed += 1;
  if (item === undefined || item.errors.length > 0) return;
  if (struckWithin(market.state.faults, feed.family, `refuse-sku:${item.sku}`) !== undefined) {
    item.errors.push(dataError("ERR_EXT_DATA_0900008", "sku", "Inventory of this item cannot be updated"));
    return;
  }
  if (!isKnown(market, item.sku, at)) {
    if (market.settings.switches.feedUnknownSku === "success") return;
    item.errors.push(dataError("ERR_EXT_DATA_0900009", "sku", `SKU ${item.sku} does not exist`));
    return;
  }
  for (const { amount, shipNode } of item.amounts) {
    writeInput(market, { sku: item.sku, shipNode, amount, via: { feedId: feed.feedId } }, at);
  }
}
