import { aisles, defineTab, NEEDED, type Row, sellers } from "../values/column";
import { CARRIER_SEEDS } from "./carrier-words";
import { WALMART_CARRIERS } from "./walmart-carriers";

/** `Shipments`: one package for an order or a line in each row. */
export const SHIPMENTS = defineTab({
  name: "shipments",
  title: "Shipments",
  rowIs: "one package × order or line",
  shown: "working",
  key: ["shipmentId"],
  recognizedBy: ["po", "line", "tracking"],
  pinned: 2,
  growsAt: "end",
  columns: {
    shipmentId: aisles("identifier", "Shipment ID", "Issued by Aisle while the cell is blank.", "S-000123"),
    po: sellers("identifier", "PO", "The purchase order that the package belongs to.", "1796277083022", NEEDED),
    line: sellers("identifier", "Line", "The order line in the package. Blank means every unshipped line.", "1", {
      width: 50,
    }),
    quantity: sellers("quantity", "Qty", "Units in the package. Blank means all that is left.", "1"),
    carrier: sellers("text", "Carrier", "The carrier; Carriers says how Walmart spells it.", "UPS", {
      choicesFrom: { tab: "carriers", column: "typed" },
      ...NEEDED,
    }),
    service: sellers(
      "text",
      "Service",
      "The shipping service. UPS Mail Innovations and FedEx SmartPost are carriers of their own at Walmart.",
      "Ground",
    ),
    tracking: sellers(
      "identifier",
      "Tracking number",
      "The tracking number on the label, or the link to it on the carrier's page.",
      "1Z999AA10123456784",
      { ...NEEDED, width: 175 },
    ),
    trackingUrl: sellers(
      "text",
      "Tracking URL",
      "Where the package can be followed; needed when the carrier is Other.",
      "https://example.com/track/Z123",
    ),
    shipDate: sellers("instant", "Ship date", "When the package left. Blank means now.", "2026-11-23 14:30"),
    source: aisles("choice", "Source", "typed, ShipStation or Walmart.", "typed"),
    state: aisles("choice", "State", "Pending, Sending, Sent, Not needed or Problem.", "Sent", { width: 80 }),
    walmartSaid: aisles("text", "Walmart said", "What became of it, and what to do.", "Fill in Tracking number.", {
      width: 320,
      wraps: true,
    }),
    sentAt: aisles("instant", "Sent at", "When Walmart accepted it."),
  },
});

/** Where a package is known from, as *Source* says it. */
export const SOURCES = ["typed", "ShipStation", "Walmart"] as const;

/** `Carriers`: one spelling of a carrier in each row. */
export const CARRIERS = defineTab({
  name: "carriers",
  title: "Carriers",
  rowIs: "one spelling",
  shown: "on demand",
  key: ["typed"],
  growsAt: "end",
  columns: {
    typed: sellers(
      "text",
      "Typed or ShipStation code",
      "How the carrier is typed, or ShipStation's code.",
      "stamps_com",
      NEEDED,
    ),
    carrier: sellers("choice", "Walmart carrier", "How Walmart spells it, or Other.", "USPS", {
      choices: [...WALMART_CARRIERS, "Other"],
      ...NEEDED,
    }),
    urlTemplate: sellers(
      "text",
      "Tracking URL template",
      "Where packages can be followed; {tracking} stands for the number.",
      "https://example.com/track/{tracking}",
      {
        width: 320,
      },
    ),
  },
  seeds: CARRIER_SEEDS.map((seed) => ({ ...seed })),
});

export type ShipmentRow = Row<typeof SHIPMENTS.columns>;

export type CarrierRow = Row<typeof CARRIERS.columns>;
