/** What the sidebar shows of all listings: how many are in which state, those that a search finds, and lost leads. */
import type { ListingRow } from "../../listings/listing-columns";
import { lostLeads } from "../../quantities/guards/lost-leads";
import { totals } from "../../values/groups";
import { folded } from "../../values/near-misses";
import { clipped } from "../../values/words";
import { quantitiesOf } from "../numbers";
import type { Shop } from "../shop";
import { type Many, many } from "./many";

/** `find`: a part of SKU or title; blank: all. `state`: one of the names in `ShownListings.states`; `null`: any. */
export interface ListingSearch {
  readonly find: string;
  readonly state: string | null;
}

export interface FoundListing {
  readonly sku: string;
  readonly title: string | null;
  /** Its Connection, and what Sync reads. */
  readonly connection: string | null;
  readonly sync: string | null;
}

/** A listing whose number on Walmart follows no stock. `standing`: that number. */
export interface ShownLead {
  readonly sku: string;
  readonly title: string | null;
  readonly standing: number;
  readonly reason: string;
}

export interface ShownListings {
  readonly total: number;
  /** Those that occur, by column, the most frequent first. */
  readonly states: readonly {
    readonly column: "Connection" | "Sync";
    readonly counts: readonly (readonly [state: string, count: number])[];
  }[];
  /** `null`: nothing was searched for. */
  readonly found: Many<FoundListing> | null;
  readonly leads: Many<ShownLead>;
}

/** The state of a row whose cell is blank. */
const NOT_COMPUTED = "Not computed yet";

/** The most characters of a cell's text; the rest is in the tab. */
const LONGEST = 160;

const connectionIn = ({ values }: ListingRow): string => values.connection ?? NOT_COMPUTED;
/** The word before the reason. */
const syncIn = ({ values: { sync } }: ListingRow): string => sync?.split(":")[0] ?? NOT_COMPUTED;

/** States are counted as the tab shows them. `search: null`: nothing is searched for. */
export function shownListings(shop: Shop, search: ListingSearch | null): ShownListings {
  const rows = shop.tables.listings.filter(({ values }) => values.sku !== null);
  return {
    total: rows.length,
    states: [
      { column: "Connection", counts: countsOf(rows.map(connectionIn)) },
      { column: "Sync", counts: countsOf(rows.map(syncIn)) },
    ],
    found: search === null ? null : many(found(rows, search), listingFound),
    leads: many(lostLeads(quantitiesOf(shop)), ({ sku, row, lost }) => ({
      sku,
      title: titleOf(row),
      standing: lost?.standing ?? 0,
      reason: clipped(lost?.reason ?? "", LONGEST),
    })),
  };
}

const countsOf = (states: readonly string[]): readonly (readonly [string, number])[] =>
  [...totals(states.map((state) => [state, 1] as const))].sort(([, one], [, other]) => other - one);

/** Letter case and spaces do not matter. The listing with exactly this SKU comes first. */
function found(rows: readonly ListingRow[], { find, state }: ListingSearch): readonly ListingRow[] {
  const wanted = folded(find);
  const isEqual = ({ values }: ListingRow): boolean => values.sku === find.trim();
  return rows
    .filter((row) => state === null || connectionIn(row) === state || syncIn(row) === state)
    .filter(({ values: { sku, title } }) => [sku, title].some((text) => folded(text ?? "").includes(wanted)))
    .sort((one, other) => Number(isEqual(other)) - Number(isEqual(one)));
}

const titleOf = ({ values: { title } }: ListingRow): string | null => (title === null ? null : clipped(title, LONGEST));

const listingFound = (row: ListingRow): FoundListing => {
  const { sku, connection, sync } = row.values;
  return {
    sku: sku ?? "",
    title: titleOf(row),
    connection,
    sync: sync === null ? null : clipped(sync, LONGEST),
  };
};
