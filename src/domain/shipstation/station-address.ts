/** The ship-to of an order as ShipStation takes it. */
import type { OrderRow } from "../orders/order-columns";
import { enumerated } from "../values/words";
import type { StationAddress } from "./station-order";

/** The address, or what is missing or wrong with it, as a sentence. */
export type ReadAddress =
  | { readonly address: StationAddress; readonly lacks: null }
  | { readonly address: null; readonly lacks: string };

/** Country names and three-letter codes as orders carry them. ShipStation takes two letters. Source: ShipStation V1, address. */
const COUNTRIES: Readonly<Record<string, string>> = {
  USA: "US",
  UNITEDSTATES: "US",
  UNITEDSTATESOFAMERICA: "US",
  CAN: "CA",
  CANADA: "CA",
  MEX: "MX",
  MEXICO: "MX",
  PRI: "PR",
  PUERTORICO: "PR",
  GBR: "GB",
  UNITEDKINGDOM: "GB",
};

/** One line, without blanks at its ends. */
const oneLine = (text: string | null): string => (text ?? "").replace(/\s+/g, " ").trim();

/**
 * The address in a row of `Orders`. The first line of the street is *street 1*, all others are *street 2*. A blank country
 * is the US.
 */
export function addressOf({ values }: OrderRow): ReadAddress {
  const [street1 = "", ...others] = (values.shipToStreet ?? "").split(/[\r\n]+/).flatMap((line) => oneLine(line) || []);
  const country = countryOf(values.shipToCountry);
  const address = {
    name: oneLine(values.shipToName),
    street1,
    street2: others.join(", "),
    city: oneLine(values.shipToCity),
    state: oneLine(values.shipToState),
    zip: oneLine(values.shipToPostcode),
    country: country ?? "",
    phone: oneLine(values.shipToPhone),
  };
  const missing = Object.entries({ name: address.name, street: street1, city: address.city, "ZIP code": address.zip })
    .filter(([, text]) => text === "")
    .map(([what]) => what);
  if (missing.length > 0) return { address: null, lacks: `Its ship-to has no ${enumerated(missing)}.` };
  return country === null
    ? { address: null, lacks: `Its Ship-to country “${values.shipToCountry}” is not a two-letter code such as US.` }
    : { address, lacks: null };
}

function countryOf(typed: string | null): string | null {
  const code = (typed ?? "").toUpperCase().replace(/[^\p{L}]/gu, "");
  if (code === "") return "US";
  return COUNTRIES[code] ?? (/^[A-Z]{2}$/.test(code) ? code : null);
}
