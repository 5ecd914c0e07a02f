/** The marketplace port on Walmart's API. */
import type { Marketplace } from "../../ports/marketplace";
import { type ClientParts, createClient } from "./client";
import { testConnection } from "./connection";
import { listListings } from "./listings";
import { acknowledgeOrder, getOrder, listOrders } from "./orders";
import { setQuantities } from "./quantities";
import { shipPackage } from "./shipments";

export function walmartMarketplace(parts: ClientParts): Marketplace {
  const client = createClient(parts);
  return {
    testConnection: () => testConnection(client),
    listListings: () => listListings(client),
    listOrders: (window) => listOrders(client, window),
    getOrder: (po) => getOrder(client, po),
    acknowledgeOrder: (po) => acknowledgeOrder(client, po),
    shipPackage: (shipment) => shipPackage(client, shipment),
    setQuantities: (wishes) => setQuantities(client, wishes),
  };
}
