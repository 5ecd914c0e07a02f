/** The structure of the spreadsheet: tabs by sheet id, columns by heading, metadata as second witness. */

import { failure } from "../../../domain/values/failure";
import { TABS, type TabName } from "../../../domain/workbook/tabs";
import type { GridRange, Spreadsheet } from "../google/api";

/** Keys of the developer metadata that Aisle attaches. The value names the tab, column or commit. */
export const TAB_KEY = "aisle.tab";
export const COLUMN_KEY = "aisle.column";
export const COMMIT_KEY = "aisle.commit";
export const LAYOUT_KEY = "aisle.layout";
/** Attached to the spreadsheet. The value is the id of the spreadsheet in which it was written. */
export const BOOK_KEY = "aisle.book";
/**
 * Attached to the spreadsheet, not to the column, so that an adopted heading survives a copied tab and a column that
 * was cut.
 */
export const HEADING_KEY = "aisle.heading";
/** The layout of workbooks without a number. */
export const FIRST_LAYOUT = 1;
/** The layout of this version. */
export const LAYOUT = 1;
/** Ids of tabs and metadata that Aisle makes count up from here, so that they differ from Google's own. */
export const FIRST_ID = 710_000;
/** Ids of commit fences count up from here. */
export const FENCE_BASE = 900_000_000;

export interface Metadata {
  readonly id: number;
  readonly value: string;
}

export interface Sheet {
  readonly sheetId: number;
  readonly title: string;
  readonly rowCount: number;
  readonly columnCount: number;
  readonly hidden: boolean;
  /** The tab of Aisle's that this is, by its metadata; `null`: a tab of the seller's own. */
  readonly markedAs: string | null;
  /** Id of that metadata; `null`: none. */
  readonly markId: number | null;
  /** Aisle's column metadata, by zero-based column. */
  readonly columnMarks: ReadonlyMap<number, Metadata>;
  readonly merges: readonly GridRange[];
  /** Zero-based columns of Google's tables that have a type. Google lets no program change their formats and rules. */
  readonly typedColumns: ReadonlySet<number>;
}

export interface Structure {
  readonly timeZone: string;
  readonly sheets: readonly Sheet[];
  /** Number of the latest commit; 0 before the first. */
  readonly lastCommit: number;
  /**
   * The latest number that the fences show. It is lower than `lastCommit` if the spreadsheet was set back, so that no
   * number is used twice.
   */
  readonly lastFence: number;
  /** Ids of the commit fences that still exist. */
  readonly fences: readonly number[];
  /** The layout of the workbook, and the id of the metadata that names it; `null`: none does. */
  readonly layout: { readonly id: number; readonly version: number } | null;
  /** The ids that the workbook notes as its own. */
  readonly book: readonly Metadata[];
  /** The headings that the seller kept instead of Aisle's. */
  readonly kept: Kept;
  /** Every metadata id in use, so that new ids differ. */
  readonly usedIds: ReadonlySet<number>;
}

/** Each value reads like `listings.holdBack=My reserve`. */
export type Kept = readonly Metadata[];

export const keptOf = (kept: Kept, mark: string): readonly Metadata[] =>
  kept.filter(({ value }) => value.startsWith(`${mark}=`));

const MARK = "developerMetadata(metadataId,metadataKey,metadataValue)";

/** Further members to request: of each grid, and of each tab. */
export interface More {
  readonly ofGrid: string;
  readonly ofTab: string;
}

export const NO_MORE: More = { ofGrid: "", ofTab: "" };

/** The mask of one `spreadsheets.get` that finds every tab, and also every column if asked. */
export const structureFields = (what: "with columns" | "tabs alone", { ofGrid, ofTab } = NO_MORE): string =>
  [
    "properties(locale,timeZone)",
    MARK,
    `sheets(properties(sheetId,title,hidden,gridProperties(rowCount,columnCount${ofGrid && `,${ofGrid}`}))`,
    "merges",
    "tables(range(startColumnIndex),columnProperties(columnIndex,columnType))",
    ...(ofTab === "" ? [] : [ofTab]),
    ...(what === "tabs alone" ? [`${MARK})`] : [MARK, `data(columnMetadata(${MARK})))`]),
  ].join(",");

type ApiMark = { metadataId?: number | null; metadataKey?: string | null; metadataValue?: string | null };

const marks = (list: readonly ApiMark[] | null | undefined, key: string): Metadata[] =>
  (list ?? [])
    .filter((mark) => mark.metadataKey === key)
    .map((mark) => ({ id: mark.metadataId ?? 0, value: mark.metadataValue ?? "" }));

/**
 * Reads the structure. Answers leave out zeros, blanks and `false`; absent means the default. Source: Sheets API, JSON
 * answers. Fails: `setup` if the workbook has a later layout than `known`.
 */
export function toStructure(answer: Spreadsheet, known = LAYOUT): Structure {
  const layout = layoutOf(answer);
  if (layout !== null && layout.version > known) throw newerWorkbook(layout.version, known);
  const sheets = (answer.sheets ?? []).map(toSheet);
  const fences = marks(answer.developerMetadata, COMMIT_KEY).map((mark) => mark.id);
  const lastFence = Math.max(0, ...fences.map((id) => id - FENCE_BASE));
  const timeZone = answer.properties?.timeZone;
  if (timeZone === undefined || timeZone === null) {
    throw failure("refused", "no-time-zone", "Google did not say in which time zone the spreadsheet is. Try again.");
  }
  return {
    timeZone,
    sheets,
    lastCommit: lastFence,
    lastFence,
    fences,
    layout,
    book: marks(answer.developerMetadata, BOOK_KEY),
    kept: marks(answer.developerMetadata, HEADING_KEY),
    usedIds: new Set(allMarks(answer).map((mark) => mark.metadataId ?? 0)),
  };
}

function layoutOf({ developerMetadata }: Spreadsheet): Structure["layout"] {
  const [mark] = marks(developerMetadata, LAYOUT_KEY);
  const version = Number(mark?.value);
  return mark === undefined || !(version >= FIRST_LAYOUT) ? null : { id: mark.id, version };
}

const newerWorkbook = (layout: number, known: number) =>
  failure(
    "setup",
    "workbook-newer",
    `This spreadsheet was set up by a newer version of Aisle than the one that runs here (layout ${layout}, known is ${known}). Update Aisle, then try again. Nothing was written.`,
  );

type ApiSheet = NonNullable<Spreadsheet["sheets"]>[number];

function toSheet(sheet: ApiSheet): Sheet {
  const { properties, data, developerMetadata, merges, tables } = sheet;
  const columns = data?.[0]?.columnMetadata ?? [];
  const columnMarks = new Map<number, Metadata>();
  columns.forEach((column, index) => {
    const [mark] = marks(column.developerMetadata, COLUMN_KEY);
    if (mark !== undefined) columnMarks.set(index, mark);
  });
  return {
    sheetId: properties?.sheetId ?? 0,
    title: properties?.title ?? "",
    rowCount: properties?.gridProperties?.rowCount ?? 0,
    columnCount: properties?.gridProperties?.columnCount ?? 0,
    hidden: properties?.hidden ?? false,
    markedAs: marks(developerMetadata, TAB_KEY)[0]?.value ?? null,
    markId: marks(developerMetadata, TAB_KEY)[0]?.id ?? null,
    columnMarks,
    merges: merges ?? [],
    typedColumns: new Set((tables ?? []).flatMap(typedIn)),
  };
}

/** A column's index counts within its table. Source: Sheets API, TableColumnProperties. */
const typedIn = ({ range, columnProperties }: NonNullable<ApiSheet["tables"]>[number]): number[] =>
  (columnProperties ?? []).flatMap(({ columnIndex, columnType }) =>
    columnType == null || columnType === "COLUMN_TYPE_UNSPECIFIED"
      ? []
      : [(range?.startColumnIndex ?? 0) + (columnIndex ?? 0)],
  );

function allMarks(answer: Spreadsheet): ApiMark[] {
  const ofSheets = (answer.sheets ?? []).flatMap((sheet) => [
    ...(sheet.developerMetadata ?? []),
    ...(sheet.data?.[0]?.columnMetadata ?? []).flatMap((column) => column.developerMetadata ?? []),
  ]);
  return [...(answer.developerMetadata ?? []), ...ofSheets];
}

/**
 * The sheet that is this tab of Aisle's: the marked sheet, otherwise an unmarked one with the title. If a copied tab
 * also has the mark, the one with the title counts; otherwise the one with a mark that Aisle made. The marks of a copy
 * have ids that Google chose.
 */
export function sheetOf(structure: Structure, name: TabName): Sheet | null {
  const { title } = TABS[name];
  const marked = structure.sheets.filter((sheet) => sheet.markedAs === name);
  const titled = structure.sheets.find((sheet) => sheet.markedAs === null && sheet.title === title);
  return marked.find((sheet) => sheet.title === title) ?? marked.find(isMarkedByAisle) ?? marked[0] ?? titled ?? null;
}

export const TAB_NAMES = Object.keys(TABS) as TabName[];

/** The tabs of Aisle's that exist. */
export const foundTabs = (structure: Structure): ReadonlyMap<TabName, Sheet> =>
  new Map(
    TAB_NAMES.flatMap((tab) => {
      const sheet = sheetOf(structure, tab);
      return sheet === null ? [] : [[tab, sheet] as const];
    }),
  );

const isMarkedByAisle = ({ markId }: Sheet): boolean =>
  markId !== null && markId > FIRST_ID && markId < FIRST_ID + 100_000;

export const columnMark = (tab: TabName, column: string): string => `${tab}.${column}`;
