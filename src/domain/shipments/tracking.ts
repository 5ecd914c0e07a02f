/** A tracking number as the carrier writes it, from what people type, paste and scan. */
import { isRefused, printedNumber } from "./check-digits";
import { isLink, numberByTemplate, numbersInLink } from "./tracking-link";

/** `warnings`: sentences for the seller about a number that is sent anyway. */
export type ParsedTracking =
  | { readonly tracking: string; readonly warnings: readonly string[] }
  | { readonly problem: string };

/** Marks that nobody sees, such as those that come with texts from web pages. */
const UNSEEN = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff]/g;

/** What labels and messages write before a number. */
const LEAD = /^(?:(?:ups|usps|fedex|dhl)?\s*(?:tracking|track|trk)\s*(?:number|num|no\.?|id|#)?\s*[:#]+|#|')\s*/i;

const plain = (typed: string): string => typed.normalize("NFKC").replace(UNSEEN, "").trim().replace(LEAD, "");

const compact = (text: string): string => text.toUpperCase().replace(/[\s\p{Pd}]+/gu, "");

/**
 * The form in which tracking numbers are compared: in capitals, without blanks and dashes; of a link to a carrier's page
 * the number in it, of a scanned barcode the number below it.
 * @example
 * trackingKey("1z 999-aa1") // => "1Z999AA1"
 * trackingKey("https://www.ups.com/track?tracknum=1z999aa10123456784") // => "1Z999AA10123456784"
 */
export function trackingKey(typed: string): string {
  const text = plain(typed);
  const [number, ...others] = numbersInLink(text)?.numbers ?? [];
  return printedNumber(compact(number !== undefined && others.length === 0 ? number : text));
}

/**
 * Carriers of freight write dashes in their numbers. Of the numbers of other carriers that Walmart knows, none has blanks,
 * dashes or small letters.
 */
const WITH_DASHES = new Set(
  "PILOT,ESTES,Estes Express,SAIA,RL Carriers,Yellow Freight Sys,AIT Worldwide Logistics,AM Trucking,CEVA,TForce Freight,ABF Freight System,Roadrunner Freight,Meyer Distribution,AAA Cooper,Southeastern Freight Lines,XPO Logistics,RXO,PITT OHIO,Metropolitan Warehouse & Delivery".split(
    ",",
  ),
);

/** `isKnown`: Walmart knows the carrier under this name. */
export interface TrackingCarrier {
  readonly name: string;
  readonly kind: "known" | "other";
  readonly urlTemplate: string | null;
}

/**
 * The number to send. Problems: a link without a number that is certain, several numbers, a number that the spreadsheet
 * damaged, and a text that is no number. Warnings: what the carrier itself would not print on a label.
 */
export function readTracking(typed: string, carrier: TrackingCarrier): ParsedTracking {
  const text = plain(typed);
  const linked = isLink(text) ? readLink(text, carrier) : { number: text, warnings: [] };
  if ("problem" in linked) return linked;
  const wrong = damage(linked.number) ?? severalNumbers(linked.number);
  if (wrong !== null) return { problem: wrong };
  const tracking = written(linked.number, carrier);
  if (isCutOff(carrier.name, tracking)) return { problem: CUT_OFF };
  return { tracking, warnings: [...linked.warnings, ...doubts(tracking, carrier)] };
}

const NO_NUMBER =
  "The Tracking number is a link, and which number in it is the package's is not certain. Type the number itself; a link belongs under Tracking URL.";

function readLink(
  text: string,
  { name, urlTemplate }: TrackingCarrier,
): { readonly number: string; readonly warnings: readonly string[] } | { readonly problem: string } {
  const own = urlTemplate === null ? null : numberByTemplate(text, urlTemplate);
  if (own !== null) return { number: own, warnings: [] };
  const found = numbersInLink(text);
  const [number, ...others] = found?.numbers ?? [];
  if (others.length > 0) return { problem: SEVERAL };
  if (found === null || number === undefined) return { problem: NO_NUMBER };
  const isOwn = found.carrier === null || found.carrier === familyOf(name) || HANDS_OVER.has(name);
  const warnings = isOwn
    ? []
    : [`The link leads to ${found.carrier}, while Carrier says ${name}. Compare both with the label.`];
  return { number, warnings };
}

const FAMILIES: Readonly<Record<string, string>> = {
  UPSMI: "UPS",
  FEDEXSP: "FedEx",
  FDX: "FedEx",
  "DHL Ecommerce - US": "DHL",
};
const familyOf = (carrier: string): string => FAMILIES[carrier] ?? carrier;

/** Carriers that leave the last mile to the post, so that a package has pages at both. */
const HANDS_OVER = new Set(["UPSMI", "FEDEXSP", "DHL Ecommerce - US", "OSM Worldwide", "FIRST MILE", "Asendia"]);

const SEVERAL =
  "Several tracking numbers are in this row. A row is one package: give each number a row of its own, with its Line and Qty.";

/** Numbers in groups belong together, so only parts that are numbers of their own count. */
function severalNumbers(text: string): string | null {
  const apart = text.split(/[,;|\n\r]+|\s(?:and|und|&|\+)\s|\s\/\s/i).filter((part) => /\d/.test(part));
  const long = text.split(/\s+/).filter((part) => part.length > 11 && (part.match(/\d/g) ?? []).length > 7);
  return apart.length > 1 || long.length > 1 ? SEVERAL : null;
}

const HOW_TO_TYPE = "Format the cell as plain text and type the number again from the label.";

const DATE =
  /^(\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.](\d{2}|\d{4})|\d{1,2}[-. ]?[a-z]{3,9}\.?[-, ]*(\d{2}|\d{4})?|[a-z]{3,9}\.?[- ]\d{1,2}(, ?\d{4})?)([T ]+\d{1,2}:\d{2}.*)?$/i;
const MONTH = /^\d|^(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)/i;

/** What the spreadsheet makes of a number that is typed into a cell without the format of a text. */
function damage(text: string): string | null {
  if (/^[-+]?\d+([.,]\d+)?e[+-]?\d+$/i.test(text.replace(/\s/g, "")))
    return `The spreadsheet turned the Tracking number into “${text}” and lost its digits. ${HOW_TO_TYPE}`;
  if (DATE.test(text) && MONTH.test(text) && !/^\d+[a-z]+\d+$/i.test(text))
    return `The spreadsheet turned the Tracking number into “${text}”, a date. ${HOW_TO_TYPE}`;
  if (/^[-+]?\d+[.,]\d+$/.test(text) || /^\d{1,3}([.,]\d{3}){2,}$/.test(text))
    return `The spreadsheet shows the Tracking number as the number “${text}”. ${HOW_TO_TYPE}`;
  if (!/\d/.test(text))
    return `“${text}” is no tracking number. Type the number from the label; nothing is sent before.`;
  return null;
}

const CUT_OFF = `Spreadsheets keep 15 digits of a number and make zeros of the others, as this Tracking number has them. ${HOW_TO_TYPE}`;

/** Nobody can type the true number back, so this is certain before it counts: the carrier refuses it as well. */
const isCutOff = (carrier: string, tracking: string): boolean =>
  /^\d{15}0{3,}$/.test(tracking) && isRefused(carrier, tracking);

function written(number: string, { kind, name }: TrackingCarrier): string {
  if (kind === "other") return number.replace(/\s+/g, " ").trim();
  if (WITH_DASHES.has(name)) return number.toUpperCase().replace(/\s+/g, "");
  return printedNumber(compact(number));
}

/** The lengths in which carriers print numbers that begin so. */
const LENGTHS: readonly (readonly [carrier: string, begins: RegExp, lengths: readonly number[]])[] = [
  ["UPS", /^1Z/, [18]],
  ["USPS", /^9[1-5]\d+$/, [20, 22, 26]],
  ["FedEx", /^\d+$/, [10, 12, 15, 18, 20, 22, 34]],
];

function doubts(tracking: string, { name }: TrackingCarrier): readonly string[] {
  if (/^1Z[A-Z0-9]{16}$/.test(tracking) && familyOf(name) !== "UPS")
    return [`This Tracking number is of the form of UPS, while Carrier says ${name}. Compare both with the label.`];
  const wrong = LENGTHS.find(([carrier, begins]) => carrier === name && begins.test(tracking));
  const off = Math.min(...(wrong?.[2] ?? []).map((length) => Math.abs(length - tracking.length)));
  // A sign too many or too few is a slip. Other lengths may be forms that nobody here knows.
  if (off === 1)
    return [
      `This Tracking number has ${tracking.length} signs, and ${name} prints none of this length. Compare it with the label.`,
    ];
  return isRefused(name, tracking)
    ? [
        `The check digit of this Tracking number is not the one that ${familyOf(name)} would print. Compare it with the label.`,
      ]
    : [];
}
