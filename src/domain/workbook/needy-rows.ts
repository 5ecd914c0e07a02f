/** The rows that need the seller, and those that are still on their way, according to the tabs themselves. */
import type { NeedyTab } from "../log/run-report";
import { lineLabel } from "../orders/line-key";
import type { RowsOfTab } from "../status/status";
import { isTyped } from "../values/column";
import { groupBy } from "../values/groups";
import { clipped, counted } from "../values/words";
import { type RowOf, TABS, type Tables, type TabName } from "./tabs";

/** One row that needs the seller. `key`: of the row; `null`: it has none yet. `says`: the text of its cell. */
export interface NeedyRow {
  readonly tab: TabName;
  readonly name: string;
  readonly key: string | null;
  readonly says: string;
}

type Looks = { readonly [Name in TabName]?: Look<RowOf<Name>> };

interface Look<Row> {
  /** What the row wants from the seller; `null`: nothing. */
  readonly says: (row: Row) => string | null;
  readonly name: (row: Row) => string | null;
  /** Absent: its name. */
  readonly key?: (row: Row) => string | null;
}

const beginning =
  (...words: readonly string[]) =>
  (text: string | null): string | null =>
    text !== null && words.some((word) => text.startsWith(word)) ? text : null;

const isWrong = beginning("Problem", "Paused", "Target missing");
/** Such rows are reported by the number of changes that wait for approval. */
const waitsInPreview = beginning("Paused: waits in Preview");

/** How to find rows that need the seller: a filled cell under Problem, or a state that begins with such a word. */
const LOOKS: Looks = {
  listings: {
    says: ({ values: { sync, connection } }) =>
      waitsInPreview(sync) !== null ? null : (isWrong(sync) ?? isWrong(connection)),
    name: ({ values }) => values.sku,
  },
  orders: {
    says: ({ values }) => values.problem,
    name: ({ values: { po, line } }) => (po === null ? null : lineLabel({ po, line: line ?? "1" })),
  },
  shipments: {
    says: (row) => isWrong(row.values.state) ?? unfinished(row),
    name: ({ values }) => values.shipmentId ?? values.po ?? values.tracking,
    key: ({ values }) => values.shipmentId,
  },
  inventory: {
    says: ({ values }) => values.problem,
    name: ({ values }) => values.imei ?? values.unitId,
    key: ({ values }) => values.unitId,
  },
  products: {
    says: ({ values }) => values.problem,
    name: ({ values }) => values.variationId ?? values.sku,
    key: ({ values }) => values.variationId,
  },
  skuMap: { says: ({ values }) => isWrong(values.state), name: ({ values }) => values.sku },
  preview: { says: ({ values }) => isWrong(values.because), name: ({ values }) => values.sku },
};

/** The seller has begun the row, and it is not a shipment yet. */
const unfinished = (row: RowOf<"shipments">): string | null =>
  row.values.state === null && isTyped(TABS.shipments, row) ? (row.values.walmartSaid ?? "Not filled in yet.") : null;

/** `alreadyShown`: a cell text that is reported once for all rows together. */
export function needyRows(tables: Tables, alreadyShown: string | null): readonly NeedyRow[] {
  const inTab = <Name extends TabName>(tab: Name): readonly NeedyRow[] => {
    const look: Look<RowOf<Name>> | undefined = LOOKS[tab];
    if (look === undefined) return [];
    const rows: readonly RowOf<Name>[] = tables[tab];
    return rows.flatMap((row) => {
      const says = look.says(row);
      if (says === null || says === alreadyShown) return [];
      const name = look.name(row);
      const key = look.key === undefined ? name : look.key(row);
      return [{ tab, name: name ?? `row ${row.position + 2}`, key, says }];
    });
  };
  return (Object.keys(LOOKS) as TabName[]).flatMap(inTab);
}

/** The most rows of a tab that are named. */
const NAMED = 3;
/** The most characters of a cell's text; the rest is in the tab. */
const LONGEST = 240;

/** The rows by tab, with the names of the first ones. */
export const byTab = (rows: readonly NeedyRow[]): readonly RowsOfTab[] =>
  [...new Set(rows.map(({ tab }) => tab))].map((tab) => {
    const own = rows.filter((row) => row.tab === tab);
    return {
      tab: TABS[tab].title,
      count: own.length,
      rows: own.slice(0, NAMED).map(({ name }) => clipped(name, LONGEST / NAMED)),
    };
  });

/** The same with the texts of the first rows, for the report. */
export const needyTabs = (rows: readonly NeedyRow[]): readonly NeedyTab[] =>
  [...groupBy(rows, ({ tab }) => tab)].map(([tab, own]) => ({
    tab,
    title: TABS[tab].title,
    count: own.length,
    first: own.slice(0, NAMED).map(({ name, key, says }) => ({
      row: key,
      text: clipped(`${TABS[tab].title} ▸ ${name}: ${says}`, LONGEST),
    })),
  }));

/** Rows that are not done yet although nobody has to act, each kind as a sentence. */
export function rowsUnderWay({ listings, shipments }: Tables): readonly string[] {
  const ifAny = (count: number, what: string): readonly string[] => (count === 0 ? [] : [what]);
  const reading = (word: string): number => listings.filter(({ values }) => values.sync?.startsWith(word)).length;
  const pending = reading("Pending");
  const waiting = reading("Sent, waiting");
  const sending = shipments.filter(({ values: { state } }) => state === "Sending" || state === "Pending").length;
  return [
    ...ifAny(pending, `${counted(pending, "quantity is", "quantities are")} still to send.`),
    ...ifAny(waiting, `${counted(waiting, "quantity waits", "quantities wait")} for Walmart.`),
    ...ifAny(sending, `${counted(sending, "shipment is", "shipments are")} still being told to Walmart.`),
  ];
}
