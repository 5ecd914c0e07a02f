/** What a workbook looks like to set-up: everything that may have been lost, in as few requests as it takes. */
import type { TabName } from "../../domain/workbook/tabs";
import type { GridRange, SheetsApi, Spreadsheet } from "./api";
import { type Sheet, type Structure, structureFields, toStructure } from "./structure";

/** Rows from the top in which a loss is looked for, headings included; besides them the last row of the tab. */
export const PROBED_ROWS = 21;

export interface CellLook {
  readonly text: string;
  readonly note: string;
  readonly isValidated: boolean;
  /** Type of the number format; `null` where the cell has none. */
  readonly format: string | null;
}

export interface TabLook {
  readonly sheet: Sheet;
  readonly frozenRows: number;
  readonly protections: readonly { readonly range: GridRange; readonly description: string }[];
  /** Conditional colours: where, and the kind and text of the condition. */
  readonly colours: readonly { readonly ranges: readonly GridRange[]; readonly type: string; readonly text: string }[];
  /** The rows looked at by their zero-based number. */
  readonly rows: ReadonlyMap<number, readonly CellLook[]>;
}

export interface WorkbookLook {
  readonly structure: Structure;
  readonly tabs: ReadonlyMap<TabName, TabLook>;
}

const LOOK_FIELDS = structureFields(
  "frozenRowCount",
  "protectedRanges(range,description),conditionalFormats(ranges,booleanRule.condition)",
);

const DRESS = "dataValidation.condition.type,userEnteredFormat.numberFormat.type";
const cellFields = (fields: string) =>
  `sheets(properties.sheetId,data(startRow,startColumn,rowData.values(${fields})))`;

const BARE: CellLook = { text: "", note: "", isValidated: false, format: null };

export const cellOf = ({ rows }: Pick<TabLook, "rows">, row: number, column: number): CellLook =>
  rows.get(row)?.[column] ?? BARE;

/** The structure and what hangs on whole tabs: the first request. `layout` is the latest that is known. */
export function lookAtTabs(
  api: SheetsApi,
  layout: number,
): { readonly structure: Structure; readonly answer: Spreadsheet } {
  const answer = api.get(LOOK_FIELDS);
  return { structure: toStructure(answer, layout), answer };
}

/** The first rows and the last one of each tab, `Settings` whole: the second request. */
export function lookAtCells(
  api: SheetsApi,
  { structure, answer }: ReturnType<typeof lookAtTabs>,
  found: ReadonlyMap<TabName, Sheet>,
): WorkbookLook {
  const ranges = [...found].flatMap(([tab, sheet]) => probesOf(tab, sheet));
  const cells = readCells(api, ranges, `formattedValue,note,${DRESS}`);
  const tabs = new Map(
    [...found].map(([tab, sheet]) => [tab, { sheet, ...onTab(answer, sheet), rows: cells(sheet) }] as const),
  );
  return { structure, tabs };
}

function probesOf(tab: TabName, { sheetId, rowCount }: Sheet): GridRange[] {
  if (tab === "settings" || rowCount <= PROBED_ROWS) return [{ sheetId }];
  return [
    { sheetId, startRowIndex: 0, endRowIndex: PROBED_ROWS },
    { sheetId, startRowIndex: rowCount - 1, endRowIndex: rowCount },
  ];
}

/** A column from top to bottom. */
export interface ColumnAt {
  readonly sheet: Sheet;
  readonly place: number;
}

/** Formats and rules of whole columns: asked for only where a probe showed a loss. */
export function lookAtColumns(api: SheetsApi, columns: readonly ColumnAt[]): (at: ColumnAt, row: number) => CellLook {
  const ranges = columns.map(({ sheet: { sheetId }, place }) => ({
    sheetId,
    startColumnIndex: place,
    endColumnIndex: place + 1,
  }));
  const cells = readCells(api, ranges, DRESS);
  const sheets = new Map(columns.map(({ sheet }) => [sheet.sheetId, cells(sheet)] as const));
  return ({ sheet, place }, row) => sheets.get(sheet.sheetId)?.get(row)?.[place] ?? BARE;
}

type Rows = Map<number, CellLook[]>;

/** Blocks are told by where they start; their order is not promised. */
function readCells(api: SheetsApi, ranges: readonly GridRange[], fields: string): (sheet: Sheet) => Rows {
  if (ranges.length === 0) return () => new Map();
  const dataFilters = ranges.map((gridRange) => ({ gridRange }));
  const answer = api.cells({ dataFilters }, cellFields(fields));
  return ({ sheetId }) => {
    const rows: Rows = new Map();
    const own = (answer.sheets ?? []).filter(({ properties }) => (properties?.sheetId ?? 0) === sheetId);
    for (const block of own.flatMap(({ data }) => data ?? [])) {
      (block.rowData ?? []).forEach(({ values }, index) => {
        const number = (block.startRow ?? 0) + index;
        const row = rows.get(number) ?? [];
        (values ?? []).forEach((cell, offset) => {
          row[(block.startColumn ?? 0) + offset] = {
            text: cell.formattedValue ?? "",
            note: cell.note ?? "",
            isValidated: cell.dataValidation?.condition != null,
            format: cell.userEnteredFormat?.numberFormat?.type ?? null,
          };
        });
        rows.set(number, row);
      });
    }
    return rows;
  };
}

function onTab(answer: Spreadsheet, { sheetId }: Sheet): Pick<TabLook, "frozenRows" | "protections" | "colours"> {
  const own = (answer.sheets ?? []).find(({ properties }) => (properties?.sheetId ?? 0) === sheetId);
  return {
    frozenRows: own?.properties?.gridProperties?.frozenRowCount ?? 0,
    protections: (own?.protectedRanges ?? []).map(({ range, description }) => ({
      range: range ?? {},
      description: description ?? "",
    })),
    colours: (own?.conditionalFormats ?? []).map(({ ranges, booleanRule }) => ({
      ranges: ranges ?? [],
      type: booleanRule?.condition?.type ?? "",
      text: booleanRule?.condition?.values?.[0]?.userEnteredValue ?? "",
    })),
  };
}
