/** A tab as elements, close to what Google Sheets shows: values, formats, colors, widths, notes, rules, frozen lines, groups. */
import { columnLetters } from "../emulator/workbook/a1";
import type { Palette } from "./colors";
import type { Book, Color, DrawnCell, Format, Tab } from "./resource";

/** An element of the page. Texts stay texts: nothing that a cell holds is ever markup. */
export interface Drawn {
  readonly tag: string;
  readonly class?: string;
  readonly style?: string;
  readonly text?: string;
  readonly parts?: readonly Drawn[];
}

export interface Drawing {
  readonly book: Book;
  readonly tab: Tab;
  readonly palette: Palette;
  /** The most rows that are drawn. */
  readonly rows: number;
}

/** A column that is not hidden. */
interface Shown {
  readonly column: number;
  readonly width: number;
  readonly isLastFrozen: boolean;
}

const DEFAULT_HEIGHT = 21;
/** Of the numbers of the rows. Unit: pixels. */
const NUMBERS = 46;

/** The grid, and the bar with all tabs. */
export function drawTab(drawing: Drawing): readonly Drawn[] {
  const { book, tab } = drawing;
  const shown = shownColumns(tab);
  const letters = shown.map(({ column, width, isLastFrozen }) => ({
    tag: "th",
    class: `letter${isLastFrozen ? " frozen" : ""}`,
    style: `width:${width}px`,
    text: columnLetters(column),
  }));
  const total = shown.reduce((sum, { width }) => sum + width, NUMBERS);
  const rows = [...Array(drawing.rows).keys()].filter((row) => !isHidden(tab.data[0]?.rowMetadata[row]));
  const head = { tag: "thead", parts: [{ tag: "tr", parts: [{ tag: "th", class: "corner" }, ...letters] }] };
  const body = { tag: "tbody", parts: rows.map((row) => drawRow(drawing, shown, row)) };
  const table = { tag: "table", style: `width:${total}px`, parts: [head, body] };
  return [
    { tag: "div", class: "sheet", parts: [...groupBar(tab, shown), table] },
    { tag: "div", class: "tabs", parts: book.sheets.flatMap((one) => tabButton(one, one === tab ? "open" : "closed")) },
  ];
}

function shownColumns(tab: Tab): readonly Shown[] {
  const { frozenColumnCount = 0 } = tab.properties.gridProperties;
  const collapsed = (tab.columnGroups ?? []).filter((group) => group.collapsed === true);
  const isCollapsed = (column: number): boolean =>
    collapsed.some(({ range: { startIndex = 0, endIndex = 0 } }) => column >= startIndex && column < endIndex);
  return (tab.data[0]?.columnMetadata ?? []).flatMap((line, column) =>
    isHidden(line) || isCollapsed(column)
      ? []
      : [{ column, width: line.pixelSize, isLastFrozen: column === frozenColumnCount - 1 }],
  );
}

const isHidden = (line: { readonly hiddenByUser?: boolean; readonly hiddenByFilter?: boolean } | undefined): boolean =>
  line?.hiddenByUser === true || line?.hiddenByFilter === true;

/** Above the letters: a line over each group that is open, and a plus where one is collapsed. */
function groupBar(tab: Tab, shown: readonly Shown[]): readonly Drawn[] {
  const groups = tab.columnGroups ?? [];
  const marks = groups.map(({ range: { startIndex = 0, endIndex = 0 }, collapsed = false }) => {
    const left = shown.filter(({ column }) => column < startIndex).reduce((sum, { width }) => sum + width, NUMBERS);
    const over = shown.filter(({ column }) => column >= startIndex && column < endIndex);
    const room = Math.max(
      18,
      over.reduce((sum, { width }) => sum + width, 0),
    );
    return { tag: "span", class: "group", style: `left:${left}px;width:${room}px`, text: collapsed ? "+" : "\u2212" };
  });
  return groups.length === 0 ? [] : [{ tag: "div", class: "groups", parts: marks }];
}

function drawRow(drawing: Drawing, shown: readonly Shown[], row: number): Drawn {
  const { tab } = drawing;
  const { frozenRowCount = 0 } = tab.properties.gridProperties;
  const height = tab.data[0]?.rowMetadata[row]?.pixelSize ?? DEFAULT_HEIGHT;
  const number = { tag: "th", class: "number", text: String(row + 1) };
  return {
    tag: "tr",
    class: row === frozenRowCount - 1 ? "frozen" : "",
    style: `height:${height}px`,
    parts: [number, ...shown.map((one, index) => drawCell(drawing, row, one, shown.slice(index + 1)))],
  };
}

const cellAt = (tab: Tab, row: number, column: number): DrawnCell =>
  tab.data[0]?.rowData?.[row]?.values?.[column] ?? {};

function drawCell({ tab, palette }: Drawing, row: number, place: Shown, right: readonly Shown[]): Drawn {
  const { column, isLastFrozen } = place;
  const cell = cellAt(tab, row, column);
  const format: Format = { ...cell.effectiveFormat, ...palette.at(row, column) };
  const marks = [
    ...(cell.note === undefined ? [] : [{ tag: "i", class: "note" }]),
    ...(isDropdown(cell) ? [{ tag: "i", class: "choose", text: "\u25be" }] : []),
    ...(isFiltered(tab, row, column) ? [{ tag: "i", class: "filter", text: "\u2261" }] : []),
  ];
  const isHeading = row < (tab.properties.gridProperties.frozenRowCount ?? 0);
  const runsOn = (format.wrapStrategy ?? "OVERFLOW_CELL") === "OVERFLOW_CELL" && !isNumber(cell) && !isDropdown(cell);
  const room = runsOn ? roomFor(tab, row, right) : "";
  return {
    tag: "td",
    class: isLastFrozen ? "frozen" : "",
    style: styleOf(format),
    parts: [...content(cell, format, { isHeading, room }), ...marks],
  };
}

function content(
  cell: DrawnCell,
  format: Format,
  about: { readonly isHeading: boolean; readonly room: string },
): Drawn[] {
  const { formattedValue: text = "" } = cell;
  const isTick = kindOf(cell) === "BOOLEAN";
  if (text === "" && !isTick) return [];
  const classes = [
    (format.wrapStrategy ?? "OVERFLOW_CELL").toLowerCase(),
    about.isHeading ? "heading" : "",
    isNumber(cell) ? "numeric" : "",
    isDropdown(cell) ? "dropdown" : "",
  ];
  const shown = isTick
    ? { parts: [{ tag: "span", class: "tick", text: text === "TRUE" ? "\u2611" : "\u2610" }] }
    : { text };
  return [{ tag: "div", class: classes.join(" "), style: `${about.room}${alignment(cell, format)}`, ...shown }];
}

const kindOf = ({ dataValidation }: DrawnCell): string => dataValidation?.condition.type ?? "";

const isDropdown = (cell: DrawnCell): boolean =>
  ["ONE_OF_LIST", "ONE_OF_RANGE"].includes(kindOf(cell)) && cell.dataValidation?.showCustomUi === true;

const isNumber = ({ effectiveValue = { stringValue: "" } }: DrawnCell): boolean => "numberValue" in effectiveValue;

/** A text that is not cut runs on over the empty cells to its right. */
function roomFor(tab: Tab, row: number, right: readonly Shown[]): string {
  const end = right.findIndex(({ column }) => {
    const { formattedValue = "", dataValidation } = cellAt(tab, row, column);
    return formattedValue !== "" || dataValidation?.condition.type === "BOOLEAN";
  });
  const more = right.slice(0, end < 0 ? right.length : end).reduce((sum, { width }) => sum + width, 0);
  return more === 0 ? "" : `width:calc(100% + ${more}px);z-index:1;`;
}

function isFiltered({ basicFilter }: Tab, row: number, column: number): boolean {
  const {
    startRowIndex = 0,
    startColumnIndex = 0,
    endColumnIndex = Number.POSITIVE_INFINITY,
  } = basicFilter?.range ?? {};
  return basicFilter !== undefined && row === startRowIndex && column >= startColumnIndex && column < endColumnIndex;
}

/** Numbers are aligned right and ticks centered, unless the format says otherwise. */
function alignment(cell: DrawnCell, { horizontalAlignment }: Format): string {
  const { effectiveValue = { stringValue: "" } } = cell;
  const own = isNumber(cell) ? "RIGHT" : "boolValue" in effectiveValue ? "CENTER" : "LEFT";
  return `text-align:${(horizontalAlignment ?? own).toLowerCase()}`;
}

function styleOf({ backgroundColor, backgroundColorStyle, textFormat = {} }: Format): string {
  const back = backgroundColorStyle?.rgbColor ?? backgroundColor;
  const ink = textFormat.foregroundColorStyle?.rgbColor ?? textFormat.foregroundColor;
  return [
    back === undefined ? "" : `background:${css(back)}`,
    ink === undefined ? "" : `color:${css(ink)}`,
    textFormat.bold === true ? "font-weight:bold" : "",
    textFormat.italic === true ? "font-style:italic" : "",
    textFormat.strikethrough === true ? "text-decoration:line-through" : "",
    textFormat.fontSize === undefined ? "" : `font-size:${textFormat.fontSize}pt`,
  ]
    .filter((one) => one !== "")
    .join(";");
}

const css = ({ red = 0, green = 0, blue = 0 }: Color): string =>
  `rgb(${[red, green, blue].map((part) => Math.round(part * 255)).join(",")})`;

function tabButton(
  { properties: { title, hidden = false, tabColor } }: Tab,
  look: "open" | "closed",
): readonly Drawn[] {
  if (hidden) return [];
  const line = tabColor === undefined ? "" : `border-bottom:4px solid ${css(tabColor)}`;
  return [{ tag: "span", class: look, style: line, text: `${title} \u25be` }];
}
