/**
 * The carriers that Walmart knows, in Walmart's spelling. Any other carrier is sent as Other, with a tracking URL.
 * Source: Walmart Marketplace, Orders API, ship an order, `carrierName.carrier`.
 */
export const WALMART_CARRIERS = [
  "UPS",
  "USPS",
  "FedEx",
  "Airborne",
  "OnTrac",
  "DHL Ecommerce - US",
  "DHL",
  "LS",
  "UDS",
  "UPSMI",
  "FDX",
  "PILOT",
  "ESTES",
  "SAIA",
  "FDS Express",
  "Seko Worldwide",
  "HIT Delivery",
  "FEDEXSP",
  "RL Carriers",
  "Metropolitan Warehouse & Delivery",
  "China Post",
  "YunExpress",
  "Yellow Freight Sys",
  "AIT Worldwide Logistics",
  "Chukou1",
  "Sendle",
  "Landmark Global",
  "Sunyou",
  "Yanwen",
  "4PX",
  "GLS",
  "OSM Worldwide",
  "FIRST MILE",
  "AM Trucking",
  "CEVA",
  "India Post",
  "SF Express",
  "CNE",
  "TForce Freight",
  "AxleHire",
  "LSO",
  "Royal Mail",
  "ABF Freight System",
  "WanB",
  "Roadrunner Freight",
  "Meyer Distribution",
  "AAA Cooper",
  "Canada Post",
  "Southeastern Freight Lines",
  "Japan Post",
  "Correos de Mexico",
  "XPO Logistics",
  "JD Logistics",
  "YDH",
  "JCEX",
  "Flyt",
  "Deutsche Post",
  "Better Trucks",
  "Asendia",
  "SFC",
  "UBI",
  "ePost Global",
  "YF Logistics",
  "RXO",
  "Estes Express",
  "Shypmax",
  "WIN.IT America",
  "PITT OHIO",
  "PostNord Sweden",
  "Equick",
  "Whistl",
  "Tusou",
  "Shiprocket",
  "DTDC",
  "PTS",
] as const;

/** A carrier as it is sent to Walmart: one that Walmart knows, or another one with its name and tracking URL. */
export type Carrier =
  | { readonly kind: "known"; readonly name: string }
  | { readonly kind: "other"; readonly name: string; readonly trackingUrl: string };

/** One row of `Carriers`. */
export interface CarrierSpelling {
  readonly typed: string;
  readonly carrier: string;
  readonly urlTemplate: string | null;
  /**
   * The message about a cell of the row that cannot be read; `typed` is blank if it is that cell. Absent: all can be
   * read.
   */
  readonly unread?: string;
}

/** The cells of a shipment's row that say who carries it. */
export interface TypedCarrier {
  readonly carrier: string;
  readonly tracking: string;
  readonly trackingUrl: string | null;
}

export type CarrierMatch = { readonly carrier: Carrier } | { readonly problem: string };

/**
 * Finds the carrier that the seller typed: first by the rows of `Carriers`, then by Walmart's own spelling. Letter case
 * does not matter. A carrier that Walmart does not know needs a tracking URL, from the shipment's row or from the
 * template. If a row of `Carriers` cannot be read, a carrier that no other row names may be the one in that row, so
 * nothing is matched.
 * @example
 * const parcel = { tracking: "B 1", trackingUrl: null };
 * matchCarrier({ carrier: "ups", ...parcel }, []) // => { carrier: { kind: "known", name: "UPS" } }
 * const spellings = [{ typed: "Bob", carrier: "Other", urlTemplate: "https://bob.example/{tracking}" }];
 * matchCarrier({ carrier: "bob", ...parcel }, spellings).carrier.trackingUrl // => "https://bob.example/B%201"
 * "problem" in matchCarrier({ carrier: "Fedx", ...parcel }, []) // => true
 */
export function matchCarrier(
  { carrier: typed, tracking, trackingUrl }: TypedCarrier,
  spellings: readonly CarrierSpelling[],
): CarrierMatch {
  const wanted = fold(typed);
  const spelling = spellings.find((one) => fold(one.typed) === wanted) ?? spellings.find((one) => one.typed === "");
  if (spelling?.unread !== undefined) return { problem: `Carriers ▸ ${spelling.unread}` };
  const known = WALMART_CARRIERS.find((name) => fold(name) === fold(spelling?.carrier ?? typed));
  if (known !== undefined) return { carrier: { kind: "known", name: known } };
  if (spelling === undefined || fold(spelling.carrier) !== "other") return { problem: unknownCarrier(typed) };
  const url = trackingUrl ?? spelling.urlTemplate?.replace("{tracking}", encodeURIComponent(tracking)) ?? null;
  return url === null
    ? { problem: `${typed} is sent to Walmart as another carrier, which needs a Tracking URL. Type one in this row.` }
    : { carrier: { kind: "other", name: typed, trackingUrl: url } };
}

const fold = (text: string): string => text.trim().toLowerCase();

function unknownCarrier(typed: string): string {
  const start = fold(typed).slice(0, 3);
  const similar = WALMART_CARRIERS.find((name) => fold(name).startsWith(start));
  const hint = similar === undefined ? "" : ` Did you mean ${similar}?`;
  return `Walmart does not know the carrier “${typed}”.${hint} Add a row for it to Carriers, or type Walmart's spelling.`;
}
