import { type CarrierSpelling, matchCarrier, WALMART_CARRIERS } from "../../../src/domain/shipments/carriers";
import { TABS } from "../../../src/domain/workbook/tabs";
import { type Cells, rowsOf } from "../../support/paper";

const SEEDED: CarrierSpelling[] = rowsOf("carriers", TABS.carriers.seeds as readonly Cells<"carriers">[]).flatMap(
  ({ values: { typed, carrier, urlTemplate } }) =>
    typed === null || carrier === null ? [] : [{ typed, carrier, urlTemplate }],
);
const match = (typed: string, url: string | null = null, more: readonly CarrierSpelling[] = []) =>
  matchCarrier({ carrier: typed, tracking: "1Z 1/2", trackingUrl: url }, [...SEEDED, ...more]);

describe("the carrier that Walmart is told", () => {
  const known: readonly [string, string][] = [
    ["UPS", "UPS"],
    ["ups", "UPS"],
    [" FedEx ", "FedEx"],
    ["FEDEX", "FedEx"],
    ["stamps_com", "USPS"],
    ["dhl_global_mail", "DHL Ecommerce - US"],
    ["dhl ecommerce - us", "DHL Ecommerce - US"],
    ["fed ex", "FedEx"],
  ];
  test.each(known)("typed %p is spelled %p", (typed, name) => {
    expect(match(typed)).toEqual({ carrier: { kind: "known", name } });
  });

  test.each([...WALMART_CARRIERS])("%s is itself", (name) => {
    expect(matchCarrier({ carrier: name, tracking: "1", trackingUrl: null }, [])).toEqual({
      carrier: { kind: "known", name },
    });
  });

  test("every seeded spelling leads to a carrier that Walmart knows", () => {
    for (const { typed } of SEEDED) expect(match(typed)).toHaveProperty("carrier.kind", "known");
  });

  test("the seller's row in Carriers wins over Walmart's own spelling", () => {
    expect(match("GLS", null, [{ typed: "GLS", carrier: "DHL", urlTemplate: null }])).toEqual({
      carrier: { kind: "known", name: "DHL" },
    });
  });
});

describe("a carrier that Walmart does not know", () => {
  const other = (urlTemplate: string | null): CarrierSpelling[] => [{ typed: "Bike", carrier: "Other", urlTemplate }];

  test("is a problem with a suggestion", () => {
    expect(match("Fedx")).toEqual({ problem: expect.stringContaining("Did you mean FedEx?") });
    expect(match("zzz")).toEqual({ problem: expect.not.stringContaining("Did you mean") });
  });

  test("goes as Other with the tracking URL of its row", () => {
    expect(match("Bike", "https://bike.example/1", other(null))).toEqual({
      carrier: { kind: "other", name: "Bike", trackingUrl: "https://bike.example/1" },
    });
  });

  test("goes as Other with the URL that its template makes, the number encoded", () => {
    expect(match("bike", null, other("https://bike.example/?n={tracking}"))).toEqual({
      carrier: { kind: "other", name: "bike", trackingUrl: "https://bike.example/?n=1Z%201%2F2" },
    });
  });

  test("needs a tracking URL", () => {
    expect(match("Bike", null, other(null))).toEqual({ problem: expect.stringContaining("needs a Tracking URL") });
  });

  test("named in Carriers with a carrier that does not exist is a problem", () => {
    expect(match("Bike", null, [{ typed: "Bike", carrier: "Bycicle", urlTemplate: null }])).toHaveProperty("problem");
  });
});
