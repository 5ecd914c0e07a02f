/** Carriers and tracking numbers as people write them, from the cell to what Walmart shows the buyer. */
import { quantityShop } from "../../support/quantity-shop";

const UPS = "1Z999AA10123456784";
const USPS = "9400110898825022579493";

test("Walmart gets each carrier's own form of a number; what is damaged is not sent and says what to do", () => {
  const shop = quantityShop();
  shop.lots({ A: 20 });
  shop.run();
  const typed: readonly (readonly string[])[] = [
    ["U.P.S.", "", "1Z 999 AA1 01 2345 6784"],
    ["UPS Ground", "", "1z999aa10123456785"],
    ["stamps_com", "usps_priority", `https://tools.usps.com/go/TrackConfirmAction?tLabels=${USPS}`],
    ["fedex", "fedex_smartpost_parcel_select", "61299998820821171811"],
    ["Amazon Shipping", "", "TBA619632698000"],
    ["USPS", "", "9.40011E+21"],
    ["Fedx", "", "986578788855"],
  ];
  const pos = typed.map(() => shop.buy("A"));
  shop.run();
  const cells = typed.map((row, index) => [pos[index] ?? "", ...row]);
  shop.hands.fill("Shipments", ["PO", "Carrier", "Service", "Tracking number"], cells);
  shop.clock.advance(60_000);
  shop.press("syncNow");
  const told = pos.map((po) => {
    const info = shop.walmart.shipmentsOf(po)[0]?.trackingInfo;
    const { carrierName, trackingNumber } = { carrierName: {}, trackingNumber: "nothing", ...Object(info) };
    return [...Object.values(carrierName), trackingNumber].join(" ");
  });
  expect(told).toEqual([
    `UPS ${UPS}`,
    "UPS 1Z999AA10123456785",
    `USPS ${USPS}`,
    "FEDEXSP 61299998820821171811",
    "Amazon Shipping TBA619632698000",
    "nothing",
    "nothing",
  ]);
  const said = shop.rows("Shipments").map((row) => `${row.State}: ${row["Walmart said"]}`);
  expect(said).toEqual([
    "Sent: Walmart shows this tracking number.",
    expect.stringMatching(/^Sent: Walmart shows this tracking number\. The check digit .+ UPS would print/),
    "Sent: Walmart shows this tracking number.",
    "Sent: Walmart shows this tracking number.",
    "Sent: Walmart shows this tracking number.",
    expect.stringMatching(/^Problem: .+lost its digits\. Format the cell as plain text/),
    expect.stringMatching(/^Problem: .+Did you mean FedEx\?/),
  ]);
});
