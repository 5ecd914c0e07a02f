/** Which carrier the seller means, in Walmart's words. */
import { CARRIER_SEEDS, carrierCalled, carrierKey, carriersNear } from "./carrier-words";
import { WALMART_CARRIERS } from "./walmart-carriers";

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
  /** What the seller typed as Service, or ShipStation's code of it. */
  readonly service?: string | null;
}

/** A carrier by Walmart's name, or another one by its own, with the page that shows a package. */
export type CarrierMeant =
  | { readonly kind: "known"; readonly name: string; readonly urlTemplate: string | null }
  | { readonly kind: "other"; readonly name: string; readonly urlTemplate: string | null };

export type CarrierMatch = { readonly meant: CarrierMeant } | { readonly problem: string };

/**
 * Finds the carrier that the seller typed: first by the rows of `Carriers`, then by Walmart's own spelling, then by what
 * people and ShipStation call it. Letter case, blanks and points do not matter. UPS and FedEx have services that are
 * carriers of their own at Walmart. If a row of `Carriers` cannot be read, a carrier that no other row names may be the
 * one in that row, so nothing is matched.
 * @example
 * matchCarrier({ carrier: "u.p.s." }, []).meant.name // => "UPS"
 * matchCarrier({ carrier: "fedex", service: "fedex_smartpost_parcel_select" }, []).meant.name // => "FEDEXSP"
 * const spellings = [{ typed: "Bob", carrier: "Other", urlTemplate: "https://bob.example/{tracking}" }];
 * matchCarrier({ carrier: "bob" }, spellings).meant // => { kind: "other", name: "bob", urlTemplate: "https://bob.example/{tracking}" }
 * "problem" in matchCarrier({ carrier: "Fedx" }, []) // => true
 */
export function matchCarrier(
  { carrier: typed, service }: TypedCarrier,
  spellings: readonly CarrierSpelling[],
): CarrierMatch {
  const spelling =
    spellings.find((one) => fold(one.typed) === fold(typed)) ??
    spellings.find((one) => carrierKey(one.typed) !== "" && carrierKey(one.typed) === carrierKey(typed)) ??
    spellings.find((one) => one.typed === "");
  if (spelling?.unread !== undefined) return { problem: `Carriers ▸ ${spelling.unread}` };
  const found = spelling ?? carrierCalled(typed);
  if (found === null) return { problem: unknownCarrier(typed, spellings) };
  const urlTemplate = found.urlTemplate ?? null;
  if (fold(found.carrier) === "other") return { meant: { kind: "other", name: shownName(typed), urlTemplate } };
  const name = walmartsName(found.carrier);
  if (name === undefined) return { problem: misspelled(found) };
  return { meant: { kind: "known", name: withService(name, service ?? ""), urlTemplate } };
}

const fold = (text: string): string => text.trim().toLowerCase();

const walmartsName = (carrier: string): string | undefined =>
  WALMART_CARRIERS.find((name) => carrierKey(name) === carrierKey(carrier));

/** A code of ShipStation's as a buyer may read it. */
const shownName = (typed: string): string =>
  typed.includes("_")
    ? typed
        .replace(/_+/g, " ")
        .trim()
        .replace(/(^| )[a-z]/g, (letter) => letter.toUpperCase())
    : typed.trim();

/**
 * Services that Walmart knows as carriers of their own. Source: ShipStation's API V1, `serviceCode`; FedEx calls SmartPost
 * Ground Economy today.
 */
const SERVICES: readonly (readonly [carrier: string, service: RegExp, name: string])[] = [
  ["UPS", /mail\W*_*innovations/i, "UPSMI"],
  ["FedEx", /smart\W*_*post|ground\W*_*economy/i, "FEDEXSP"],
];

const withService = (name: string, service: string): string =>
  SERVICES.find(([carrier, pattern]) => carrier === name && pattern.test(service))?.[2] ?? name;

const HOW_TO_CHOOSE =
  "Choose one of Walmart's carriers, or add a row to Carriers: Other, with a Tracking URL template.";

function unknownCarrier(typed: string, spellings: readonly CarrierSpelling[]): string {
  const seeds = new Set(CARRIER_SEEDS.map((seed) => fold(seed.typed)));
  const own = spellings.map((one) => one.typed).filter((name) => !seeds.has(fold(name)));
  return `Walmart does not know the carrier “${typed}”.${hint(carriersNear(typed, own))} ${HOW_TO_CHOOSE}`;
}

const misspelled = ({ typed, carrier }: Pick<CarrierSpelling, "typed" | "carrier">): string =>
  `Carriers says “${carrier}” for “${typed}”, which Walmart does not know.${hint(carriersNear(carrier, []))} Choose one from the list there.`;

const hint = (names: readonly string[]): string => (names.length === 0 ? "" : ` Did you mean ${names.join(" or ")}?`);
