/** The marketplace port on Walmart's API. */
import type { Marketplace } from "../../ports/marketplace";
import { type ClientParts, createClient } from "./client";
import { testConnection } from "./connection";
import { readListingReport, requestListingReport } from "./listing-report";
import { listListings } from "./listings";
import { acknowledgeOrder, getOrder, listOrders } from "./orders";
import { setQuantities } from "./quantities";
import { correctTracking, shipPackage } from "./shipments";

export function walmartMarketplace(parts: ClientParts): Marketplace {
  const client = createClient(parts);
  return {
    testConnection: () => testConnection(client),
    listListings: () => listListings(client),
    requestListingReport: () => requestListingReport(client, parts.clock.now()),
    readListingReport: (id) => readListingReport(client, parts, id),
    listOrders: (window) => listOrders(client, window, parts.clock.now()),
    getOrder: (po) => getOrder(client, po),
    acknowledgeOrder: (po) => acknowledgeOrder(client, po),
    shipPackage: (shipment) => shipPackage(client, shipment),
    correctTracking: (correction) => correctTracking(client, correction),
    setQuantities: (wishes) => setQuantities(client, wishes),
  };
}
