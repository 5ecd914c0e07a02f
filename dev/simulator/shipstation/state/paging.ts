/** Lists: which entries, in which order, and which page of them. */
import { type Answer, ok, refused } from "../wire/answer";
import { type DateReading, readDate } from "../wire/dates";
import { parameter } from "../wire/query";
import type { Call } from "./call";

/** The most entries of a page, and how many there are unless a request says otherwise. Source: [SS1-ORD]. */
const MOST = 500;
const USUAL = 100;

export const PAGE_PARAMETERS = ["page", "pageSize", "sortBy", "sortDir"];

/** A parameter that cannot be read; a rule answers it with 400 (assumed). */
export class BadParameter extends Error {}

/** A rule whose unreadable parameters are refused. */
export function refusingBadParameters(answer: () => Answer): Answer {
  try {
    return answer();
  } catch (error) {
    if (error instanceof BadParameter) return refused(400, error.message);
    throw error;
  }
}

export function numberOf({ query }: Call, name: string): number | undefined {
  const text = parameter(query, name);
  if (text === undefined) return undefined;
  if (!/^\d{1,15}$/.test(text)) throw new BadParameter(`The value '${text}' is not valid for ${name}.`);
  return Number(text);
}

export function dateOf({ query }: Call, name: string, reading: DateReading): number | undefined {
  const text = parameter(query, name);
  if (text === undefined) return undefined;
  const instant = readDate(text, reading);
  if (instant === undefined) throw new BadParameter(`The value '${text}' is not valid for ${name}.`);
  return instant;
}

/** The values by which a list can be sorted, by the word in `sortBy`. */
export type Sorts<Entry> = Readonly<Record<string, (entry: Entry) => number>>;

export interface Listing<Entry> {
  readonly entries: readonly Entry[];
  readonly sorts: Sorts<Entry>;
  /** Without `sortBy`. */
  readonly usual: (entry: Entry) => number;
  readonly idOf: (entry: Entry) => number;
  /** The member of the answer that holds the page. */
  readonly member: string;
  readonly show: (entry: Entry) => unknown;
}

/** A page that is larger than allowed is cut to what is allowed (assumed). A page beyond the end is empty. */
export function answerPage<Entry>(call: Call, listing: Listing<Entry>): Answer {
  const page = Math.max(1, numberOf(call, "page") ?? 1);
  const asked = numberOf(call, "pageSize") ?? USUAL;
  if (asked > MOST) call.note("page-too-large");
  const size = Math.max(1, Math.min(MOST, asked));
  const sorted = inOrder(call, listing);
  const shown = sorted.slice((page - 1) * size, page * size);
  return ok({
    [listing.member]: shown.map(listing.show),
    total: sorted.length,
    page,
    pages: Math.ceil(sorted.length / size),
  });
}

function inOrder<Entry>({ query }: Call, { entries, sorts, usual, idOf }: Listing<Entry>): readonly Entry[] {
  const word = parameter(query, "sortBy");
  const found = Object.keys(sorts).find((name) => name.toLowerCase() === word?.toLowerCase());
  if (word !== undefined && found === undefined) throw new BadParameter(`The value '${word}' is not valid for sortBy.`);
  const value = found === undefined ? usual : (sorts[found] ?? usual);
  const direction = parameter(query, "sortDir")?.toUpperCase() === "DESC" ? -1 : 1;
  return [...entries].sort((one, other) => direction * (value(one) - value(other) || idOf(one) - idOf(other)));
}
