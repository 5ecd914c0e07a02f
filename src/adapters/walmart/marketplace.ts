/** The marketplace port on Walmart's API. */
import type { Marketplace } from "../../ports/marketplace";
import type { ClientParts } from "./client/call";
import { createClient } from "./client/client";
import { testConnection } from "./connection";
import { feedDuration, feedSize, findFeed, postFeeds, readFeed } from "./feeds";
import { readListingReport, requestListingReport } from "./listing-report";
import { findListings, listListings } from "./listings";
import { acknowledgeOrders, findOrder, getOrder, listOrders } from "./orders";
import { setQuantities } from "./quantities";
import { correctTracking, shipPackage } from "./shipments";
import { getStock, listShipNodes, listStock } from "./stock";

/** Walmart as the port `Marketplace`. All calls share one client, and so one pace and one token. */
export function walmartMarketplace(parts: ClientParts): Marketplace {
  const client = createClient(parts);
  return {
    testConnection: () => testConnection(client),
    listListings: (told) => listListings(client, told),
    findListings: (skus) => findListings(client, skus),
    requestListingReport: (own) => requestListingReport(client, parts.clock.now(), own),
    readListingReport: (id) => readListingReport(client, parts, id),
    listOrders: (window, told) => listOrders(client, window, parts.clock.now(), told),
    getOrder: (po) => getOrder(client, po),
    findOrder: (number) => findOrder(client, number, parts.clock.now()),
    acknowledgeOrders: (pos) => acknowledgeOrders(client, pos),
    shipPackage: (shipment) => shipPackage(client, shipment),
    correctTracking: (correction) => correctTracking(client, correction),
    setQuantities: (updates) => setQuantities(client, updates),
    allowance: (nodes) => ({
      singles: client.rate(nodes === 0 ? "inventory" : "node-inventory"),
      feeds: client.rate(nodes === 0 ? "feed" : "node-feed"),
      feedSize: feedSize(nodes),
    }),
    feedDuration: () => feedDuration(client),
    postFeeds: (feeds) => postFeeds(client, feeds),
    findFeed: (feed) => findFeed(client, feed),
    readFeed: (id, items) => readFeed(client, id, items),
    listStock: (from) => listStock(client, from),
    getStock: (skus) => getStock(client, skus),
    listShipNodes: () => listShipNodes(client),
  };
}
