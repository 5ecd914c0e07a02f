/** What people and ShipStation call carriers, and what Walmart calls them. */
import { WALMART_CARRIERS } from "./walmart-carriers";

/** One row with which `Carriers` starts. */
export interface CarrierSeed {
  readonly typed: string;
  /** Walmart's spelling, or Other. */
  readonly carrier: string;
  readonly urlTemplate?: string;
}

/**
 * Walmart's spelling, and what stands for it, separated by commas. Codes with an underscore are ShipStation's. Sources:
 * ShipStation's API V1 (`carrierCode`); Walmart's Orders API (LS is LaserShip, UDS United Delivery Service, UPSMI UPS
 * Mail Innovations, FEDEXSP FedEx SmartPost, which FedEx calls Ground Economy today); TForce took over UPS Freight.
 */
const CALLED: readonly (readonly [carrier: string, names: string])[] = [
  [
    "USPS",
    "usps, usps_walleted, stamps_com, endicia, express_1, US Mail, US Postal Service, United States Postal Service",
  ],
  ["USPS", "Priority Mail, First Class Mail, Ground Advantage"],
  ["UPS", "ups, ups_walleted, United Parcel Service"],
  ["UPSMI", "ups_mail_innovations, Mail Innovations"],
  ["FedEx", "fedex, fedex_walleted, fed ex, Federal Express"],
  ["FEDEXSP", "fedex_smartpost, SmartPost, FedEx Ground Economy"],
  ["DHL", "dhl_express, dhl_express_worldwide"],
  ["DHL Ecommerce - US", "dhl_global_mail, dhl_ecommerce, DHL SmartMail"],
  ["OnTrac", "ontrac"],
  ["LS", "lasership"],
  ["Asendia", "asendia, asendia_us"],
  ["Sendle", "sendle"],
  ["FIRST MILE", "firstmile, first_mile"],
  ["OSM Worldwide", "osm_worldwide, OSM"],
  ["GLS", "gls, gls_us"],
  ["LSO", "lso, Lone Star Overnight"],
  ["AxleHire", "axlehire"],
  ["Better Trucks", "better_trucks"],
  ["Royal Mail", "royal_mail"],
  ["Canada Post", "canada_post, canada_post_walleted"],
  ["Seko Worldwide", "seko, seko_worldwide, Seko Logistics"],
  ["Yanwen", "yanwen"],
  ["4PX", "4px"],
  ["YunExpress", "yunexpress, yun_express"],
  ["Landmark Global", "landmark_global, Landmark"],
  ["ePost Global", "epost_global"],
  ["UDS", "United Delivery Service"],
  ["TForce Freight", "UPS Freight"],
];

/**
 * Carriers that Walmart does not know, with the page on which each shows a package. The pages are those that shop
 * software links to today; a seller may type another into `Carriers`.
 */
const OTHERS: readonly (readonly [names: string, urlTemplate: string])[] = [
  ["Amazon Shipping, amazon_shipping_us, Amazon Logistics", "https://track.amazon.com/tracking/{tracking}"],
  ["GlobalPost, globalpost", "https://www.goglobalpost.com/track-detail/?t={tracking}"],
  ["UniUni", "https://www.uniuni.com/tracking/?no={tracking}"],
  ["Veho", "https://track.shipveho.com/#/trackingId/{tracking}"],
  ["SpeedX", "https://tracking.speedx.io/{tracking}"],
  ["GOFO, GOFO Express", "https://www.gofoexpress.com/tracking.html?searchID={tracking}"],
  ["Purolator, purolator_canada", "https://www.purolator.com/en/shipping/tracker?searchValue={tracking}"],
];

/**
 * The form in which names of carriers are compared: letters and digits, in lower case.
 * @example
 * carrierKey("U.S.P.S.") // => "usps"
 */
export const carrierKey = (name: string): string => name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "");

const SEEDED = new Set(
  "ups,ups_walleted,usps,stamps_com,fedex,fed ex,dhl_express_worldwide,dhl_global_mail,ontrac,lasership".split(","),
);

const KNOWN: readonly CarrierSeed[] = [
  ...CALLED.flatMap(([carrier, names]) => names.split(", ").map((typed) => ({ typed, carrier }))),
  ...OTHERS.flatMap(([names, urlTemplate]) =>
    names.split(", ").map((typed) => ({ typed, carrier: "Other", urlTemplate })),
  ),
];

/**
 * The rows with which `Carriers` starts, as examples. Every run reads each row, so all other names are known without one.
 */
export const CARRIER_SEEDS: readonly CarrierSeed[] = KNOWN.filter(({ typed }) => SEEDED.has(typed));

/** What each name means that no row of `Carriers` names, by `carrierKey`. Walmart's own spellings come first. */
const meanings = (): ReadonlyMap<string, CarrierSeed> =>
  new Map(
    [...KNOWN, ...WALMART_CARRIERS.map((carrier): CarrierSeed => ({ typed: carrier, carrier }))].map((seed) => [
      carrierKey(seed.typed),
      seed,
    ]),
  );

/** Words that name a service and no other company. */
const SERVICE_WORDS = new Set(
  "ground express expedited priority mail first class package parcel select media advantage standard saver economy air next nextday 1day 2day 3day 2nd 3rd second third two three one 1 2 3 day am pm early overnight home delivery international intl worldwide surepost us usa uk canada australia walleted service services shipping label".split(
    " ",
  ),
);

/**
 * The carrier that a typed name means, whatever is written between its letters, and with the service behind it: “Fed Ex”,
 * “U.S.P.S.”, “UPS Ground”. `null`: none is certain.
 * @example
 * carrierCalled("UPS 2nd Day Air").carrier // => "UPS"
 * carrierCalled("FedEx Freight") // => null
 */
export function carrierCalled(typed: string): CarrierSeed | null {
  const known = meanings();
  const words = typed.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  for (let count = words.length; count > 0; count -= 1) {
    const found = known.get(words.slice(0, count).join(""));
    if (found !== undefined && words.slice(count).every((word) => SERVICE_WORDS.has(word))) return found;
  }
  return null;
}

/** The most carriers that are suggested. */
const SUGGESTED = 3;

/**
 * The carriers that somebody may mean who typed a name that means none, the likeliest first: names with at most two
 * typing mistakes (one in a short name), otherwise names that begin alike. `names`: the seller's own.
 * @example
 * carriersNear("Fedx", []) // => ["FedEx"]
 * carriersNear("USP", []) // => ["UPS", "USPS"]
 */
export function carriersNear(typed: string, names: readonly string[]): readonly string[] {
  const wanted = carrierKey(typed);
  const candidates = [...meanings().values(), ...names.map((name) => ({ typed: name, carrier: "Other" }))]
    .map(({ typed: name, carrier }) => ({ key: carrierKey(name), name: carrier === "Other" ? name : carrier }))
    .filter(({ key, name }) => key.length > 2 && name !== SAME_AS_FEDEX);
  const slips = candidates.map(({ key }) => slipsBetween(wanted, key));
  const fewest = Math.min(...slips);
  const near = candidates.filter((_, index) => slips[index] === fewest);
  const alike = candidates.filter(({ key }) => wanted.length > 2 && (wanted.startsWith(key) || key.startsWith(wanted)));
  const isNear = wanted.length > 2 && fewest <= (wanted.length < 5 ? 1 : 2);
  const found = new Set((isNear ? near : alike).map(({ name }) => name));
  const known = WALMART_CARRIERS.filter((name) => found.has(name));
  return [...new Set([...known, ...found])].slice(0, SUGGESTED);
}

/** Walmart lists FedEx twice; nobody means this one. */
const SAME_AS_FEDEX = "FDX";

/** How many letters one has to change, add, leave out or swap with their neighbor to make one text of the other. */
function slipsBetween(one: string, other: string): number {
  const rows: number[][] = [Array.from({ length: other.length + 1 }, (_, index) => index)];
  for (let down = 1; down <= one.length; down += 1) {
    const row = [down];
    for (let across = 1; across <= other.length; across += 1) {
      const isSame = one[down - 1] === other[across - 1];
      const isSwapped = one[down - 1] === other[across - 2] && one[down - 2] === other[across - 1];
      row.push(
        Math.min(
          at(rows[down - 1], across) + 1,
          at(row, across - 1) + 1,
          at(rows[down - 1], across - 1) + (isSame ? 0 : 1),
          isSwapped && down > 1 && across > 1 ? at(rows[down - 2], across - 2) + 1 : Number.POSITIVE_INFINITY,
        ),
      );
    }
    rows.push(row);
  }
  return at(rows[one.length], other.length);
}

const at = (row: readonly number[] | undefined, index: number): number => row?.[index] ?? Number.POSITIVE_INFINITY;
