/** Which carrier Walmart is told, from what sellers and ShipStation write. */
import { CARRIER_SEEDS, carrierKey, carriersNear } from "../../../src/domain/shipments/carrier-words";
import { type CarrierSpelling, matchCarrier } from "../../../src/domain/shipments/carriers";
import { readParcel } from "../../../src/domain/shipments/parcel";
import { WALMART_CARRIERS } from "../../../src/domain/shipments/walmart-carriers";
import { TABS } from "../../../src/domain/workbook/tabs";
import { type Cells, rowsOf } from "../../support/paper";

const SEEDED: CarrierSpelling[] = rowsOf("carriers", TABS.carriers.seeds as readonly Cells<"carriers">[]).flatMap(
  ({ values: { typed, carrier, urlTemplate } }) =>
    typed === null || carrier === null ? [] : [{ typed, carrier, urlTemplate }],
);
function nameOf(carrier: string, service: string | null = null, rows: readonly CarrierSpelling[] = SEEDED): string {
  const match = matchCarrier({ carrier, service }, rows);
  return "problem" in match ? match.problem : match.meant.name;
}
const parcel = (carrier: string, rows: readonly CarrierSpelling[], cells: object = {}) =>
  readParcel({ carrier, service: null, tracking: "1Z 1/2", trackingUrl: null, ...cells }, rows);

describe("the carrier that Walmart is told", () => {
  const STATION: readonly [string, string][] = [
    ["stamps_com", "USPS"],
    ["usps", "USPS"],
    ["usps_walleted", "USPS"],
    ["endicia", "USPS"],
    ["express_1", "USPS"],
    ["ups", "UPS"],
    ["ups_walleted", "UPS"],
    ["fedex", "FedEx"],
    ["fedex_walleted", "FedEx"],
    ["dhl_express", "DHL"],
    ["dhl_express_worldwide", "DHL"],
    ["dhl_express_uk", "DHL"],
    ["dhl_global_mail", "DHL Ecommerce - US"],
    ["dhl_ecommerce", "DHL Ecommerce - US"],
    ["ontrac", "OnTrac"],
    ["lasership", "LS"],
    ["asendia", "Asendia"],
    ["asendia_us", "Asendia"],
    ["sendle", "Sendle"],
    ["firstmile", "FIRST MILE"],
    ["first_mile", "FIRST MILE"],
    ["osm_worldwide", "OSM Worldwide"],
    ["gls_us", "GLS"],
    ["lso", "LSO"],
    ["axlehire", "AxleHire"],
    ["better_trucks", "Better Trucks"],
    ["royal_mail", "Royal Mail"],
    ["canada_post_walleted", "Canada Post"],
    ["seko", "Seko Worldwide"],
    ["yanwen", "Yanwen"],
    ["4px", "4PX"],
    ["yunexpress", "YunExpress"],
    ["landmark_global", "Landmark Global"],
  ];
  test.each(STATION)("ShipStation's %s is %s, with the seeded rows and without them", (code, name) => {
    expect([nameOf(code), nameOf(code, null, [])]).toEqual([name, name]);
  });

  const TYPED: readonly [string, string][] = [
    ["UPS", "UPS"],
    ["ups", "UPS"],
    ["U.P.S.", "UPS"],
    ["UPS Ground", "UPS"],
    ["UPS 2nd Day Air", "UPS"],
    ["UPS SurePost", "UPS"],
    ["UPS Mail Innovations", "UPSMI"],
    ["UPS Freight", "TForce Freight"],
    [" FedEx ", "FedEx"],
    ["FEDEX", "FedEx"],
    ["Fed Ex", "FedEx"],
    ["Fed-Ex Home Delivery", "FedEx"],
    ["FedEx Ground", "FedEx"],
    ["FedEx SmartPost", "FEDEXSP"],
    ["FedEx Ground Economy", "FEDEXSP"],
    ["U.S.P.S.", "USPS"],
    ["USPS Priority Mail", "USPS"],
    ["Priority Mail", "USPS"],
    ["DHL Express", "DHL"],
    ["DHL eCommerce", "DHL Ecommerce - US"],
    ["dhl ecommerce - us", "DHL Ecommerce - US"],
    ["Laser Ship", "LS"],
    ["On Trac", "OnTrac"],
    ["RL Carriers", "RL Carriers"],
    ["R+L Carriers", "RL Carriers"],
  ];
  test.each(TYPED)("typed %p is spelled %p", (typed, name) => {
    expect([nameOf(typed), nameOf(typed, null, [])]).toEqual([name, name]);
  });

  const SERVICES: readonly [string, string, string][] = [
    ["ups", "expedited_mail_innovations", "UPSMI"],
    ["ups_walleted", "UPS Mail Innovations", "UPSMI"],
    ["ups", "ups_surepost_1_lb_or_greater", "UPS"],
    ["ups", "ups_ground_saver", "UPS"],
    ["fedex", "fedex_smartpost_parcel_select", "FEDEXSP"],
    ["FedEx", "Ground Economy", "FEDEXSP"],
    ["fedex", "fedex_ground", "FedEx"],
    ["stamps_com", "usps_ground_advantage", "USPS"],
  ];
  test.each(SERVICES)("%s with the service %s is %s", (carrier, service, name) => {
    expect(nameOf(carrier, service)).toBe(name);
  });

  test.each([...WALMART_CARRIERS])("%s is itself", (name) => {
    expect([nameOf(name), nameOf(name.toUpperCase(), null, [])]).toEqual([name, name]);
  });

  test("every seeded spelling leads to a carrier that Walmart knows", () => {
    for (const { typed } of CARRIER_SEEDS) expect(WALMART_CARRIERS).toContain(nameOf(typed));
    expect(CARRIER_SEEDS.length).toBe(SEEDED.length);
  });

  test.each(["Amazon Shipping", "amazon_shipping_us", "GlobalPost", "UniUni", "Veho", "SpeedX", "GOFO", "Purolator"])(
    "%s is another carrier, with a page for the number",
    (typed) => {
      expect(parcel(typed, [])).toMatchObject({
        carrier: { kind: "other", trackingUrl: expect.stringMatching(/^https:.+1Z/) },
      });
    },
  );

  test("no two seeds read alike with different carriers", () => {
    const byKey = new Map(CARRIER_SEEDS.map(({ typed, carrier }) => [carrierKey(typed), carrier]));
    for (const { typed, carrier } of CARRIER_SEEDS) expect(byKey.get(carrierKey(typed))).toBe(carrier);
  });

  test("the seller's row in Carriers wins over every other spelling", () => {
    const own = { typed: "GLS", carrier: "DHL", urlTemplate: null };
    expect([nameOf("GLS", null, [own]), nameOf("g.l.s.", null, [own])]).toEqual(["DHL", "DHL"]);
  });
});

describe("a carrier that nobody can be sure of", () => {
  const near: readonly [string, string][] = [
    ["Fedx", "Did you mean FedEx?"],
    ["Fdeex", "Did you mean FedEx?"],
    ["Federal Expres", "Did you mean FedEx?"],
    ["USP", "Did you mean UPS or USPS?"],
    ["UPSS", "Did you mean"],
    ["Ontrack", "Did you mean OnTrac?"],
    ["Lasershipp", "Did you mean LS?"],
    ["DLH", "Did you mean DHL?"],
    ["FedEx Freight", "Did you mean FedEx?"],
    ["Amazn Shipping", "Did you mean Amazon Shipping?"],
    ["Canada", "Did you mean Canada Post?"],
  ];
  test.each(near)("%s is a problem: %s", (typed, question) => {
    for (const rows of [SEEDED, []]) expect(nameOf(typed, null, rows)).toContain(question);
  });

  test.each(["zzz", "Bob the biker", "?"])("%s has no suggestion, only what to do", (typed) => {
    expect(nameOf(typed)).toMatch(
      /^Walmart does not know the carrier .+ Choose one of Walmart's carriers, or add a row/,
    );
    expect(nameOf(typed)).not.toContain("Did you mean");
  });

  test("a name of the seller's own is suggested too", () => {
    expect(nameOf("Pony Expres", null, [{ typed: "Pony Express", carrier: "Other", urlTemplate: null }])).toContain(
      "Did you mean Pony Express?",
    );
  });

  test("at most three are suggested", () => {
    expect(carriersNear("us", [])).toEqual([]);
    expect(carriersNear("LSS", ["LSA", "LSB", "LSC", "LSD"]).length).toBeLessThanOrEqual(3);
  });

  test("a row of Carriers with a carrier that does not exist says so and what is near", () => {
    expect(nameOf("Bike", null, [{ typed: "Bike", carrier: "Fed-X", urlTemplate: null }])).toMatch(
      /^Carriers says “Fed-X” for “Bike”.+Did you mean FedEx\?/,
    );
  });
});

describe("a carrier that Walmart does not know", () => {
  const other = (urlTemplate: string | null): CarrierSpelling[] => [{ typed: "Bike", carrier: "Other", urlTemplate }];

  test("goes as Other with the tracking URL of its row", () => {
    expect(parcel("Bike", other(null), { trackingUrl: "https://bike.example/1" })).toMatchObject({
      carrier: { kind: "other", name: "Bike", trackingUrl: "https://bike.example/1" },
    });
  });

  test("goes as Other with the URL that its template makes, the number encoded wherever it stands", () => {
    expect(parcel("bike", other("https://bike.example/{tracking}?n={Tracking}"))).toMatchObject({
      carrier: { kind: "other", name: "bike", trackingUrl: "https://bike.example/1Z%201%2F2?n=1Z%201%2F2" },
    });
  });

  test("is named to the buyer without underscores", () => {
    expect(parcel("amazon_shipping_us", SEEDED)).toMatchObject({ carrier: { name: "Amazon Shipping Us" } });
  });

  test("needs a tracking URL that is a link", () => {
    expect(parcel("Bike", other(null))).toEqual({ problem: expect.stringContaining("needs a Tracking URL") });
    expect(parcel("Bike", other("ask Bob"))).toEqual({ problem: expect.stringContaining("is no link: ask Bob") });
    expect(parcel("Bike", other(null), { trackingUrl: "see mail" })).toHaveProperty("problem");
  });
});

test("a Tracking URL that is no link is left out for a carrier that needs none, and that is said", () => {
  expect(parcel("UPS", [], { tracking: "1Z999AA10123456784", trackingUrl: "n/a" })).toEqual({
    carrier: { kind: "known", name: "UPS" },
    tracking: "1Z999AA10123456784",
    trackingUrl: null,
    warnings: ["The Tracking URL is no link, so Walmart is not told it."],
  });
});
