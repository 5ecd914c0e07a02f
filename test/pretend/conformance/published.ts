/** Walmart's published samples as the messages that they are part of. */
import type { HttpRequest, HttpResponse } from "../../../dev/seam";

/** The call of each sample; a file whose name holds `request` or `feed-` with a version is what is sent. */
export const SAMPLE_CALLS: Readonly<Record<string, string>> = {
  "auth/token-200.json": "POST token",
  "auth/token-detail-200.json": "GET token/detail",
  "feeds/feed-accepted-200.json": "POST feeds?feedType=inventory",
  "feeds/feed-status-details-200.json": "GET feeds/F%40A",
  "feeds/feeds-list-200.json": "GET feeds",
  "inventory/feed-MP_INVENTORY-1.5.json": "POST feeds?feedType=MP_INVENTORY",
  "inventory/feed-inventory-1.4.json": "POST feeds?feedType=inventory",
  "inventory/get-200.json": "GET inventory?sku=S",
  "inventory/inventories-page-200.json": "GET inventories",
  "inventory/node-get-200.json": "GET inventories/S",
  "inventory/node-put-200.json": "PUT inventories/S",
  "inventory/node-put-request.json": "PUT inventories/S",
  "inventory/put-request.json": "PUT inventory?sku=S",
  "items/item-200.json": "GET items/S?productIdType=SKU",
  "items/items-count-200.json": "GET items/count",
  "items/items-page-200.json": "GET items",
  "orders/acknowledge-200.json": "POST orders/1/acknowledge",
  "orders/cancel-200.json": "POST orders/1/cancel",
  "orders/cancel-request.json": "POST orders/1/cancel",
  "orders/order-200.json": "GET orders/1",
  "orders/orders-page-200.json": "GET orders",
  "orders/released-page-200.json": "GET orders/released",
  "orders/shipping-200.json": "POST orders/1/shipping",
  "orders/shipping-request-two-lines.json": "POST orders/1/shipping",
  "reports/download-200.json": "GET reports/downloadReport?requestId=R",
  "reports/report-request-200.json": "POST reports/reportRequests?reportType=ITEM&reportVersion=v6",
  "reports/report-request-body.json": "POST reports/reportRequests?reportType=ITEM&reportVersion=v6",
  "settings/shipnodes-200.json": "GET settings/shipping/shipnodes",
  "settings/shippingprofile-200.json": "GET settings/shippingprofile",
};

/** Samples of calls that neither Aisle makes nor the pretend Walmart serves, and a file that is no message. */
export const OTHER_SAMPLES = [/^(lagtime|price|returns|webhooks)\//, /api-status|associations|retire|refund|\.csv$/];

/** A request with everything that Walmart wants of it, around a body. */
export function requestOf(call: string, body = ""): HttpRequest {
  const [method = "", path = ""] = call.split(" ");
  return {
    method,
    url: `https://marketplace.walmartapis.com/v3/${path}`,
    headers: {
      "WM_SEC.ACCESS_TOKEN": "token",
      "WM_QOS.CORRELATION_ID": "00000000-0000-4000-8000-000000000001",
      "WM_SVC.NAME": "Walmart Marketplace",
      Accept: "application/json",
      ...(method === "GET" ? {} : { "Content-Type": "application/json" }),
    },
    body,
  };
}

export const answerOf = (body: string): HttpResponse => ({
  status: 200,
  headers: { "Content-Type": "application/json" },
  body,
});
