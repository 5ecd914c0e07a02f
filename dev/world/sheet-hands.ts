/** What the seller does in the grid, by tab, heading and row. */
import type { Spreadsheet } from "../emulator/sheets-api/spreadsheet";

export interface SheetHands {
  /** Pastes rows under the headings named, from the first empty row on. */
  readonly fill: (tab: string, headings: readonly string[], rows: readonly (readonly string[])[]) => void;
  /** Types into the row whose cell under `heading` shows `text`. */
  readonly type: (tab: string, heading: string, text: string, column: string, typed: string) => void;
  readonly tick: (tab: string, heading: string, text: string, column: string) => void;
  /** Pastes over the cells under a heading, from the first row on. */
  readonly overwrite: (tab: string, heading: string, texts: readonly string[]) => void;
  /** The cells under a heading, row by row. */
  readonly column: (tab: string, heading: string) => readonly string[];
  /** Clicks into the rows whose cell under `heading` shows one of `texts`, with Ctrl from the second on. */
  readonly select: (tab: string, heading: string, ...texts: readonly string[]) => void;
  /** Deletes the row whose cell under `heading` shows `text`. */
  readonly deleteRow: (tab: string, heading: string, text: string) => void;
  /** What a cell shows. */
  readonly shown: (tab: string, heading: string, text: string, column: string) => string;
  /** The first row whose cells show all of these texts, by heading. Fails: throws where there is none. */
  readonly row: (tab: string, texts: Readonly<Record<string, string>>) => RowHands;
  /** Sorts a tab's rows by the column under a heading. */
  readonly sort: (tab: string, heading: string, order: "A to Z" | "Z to A") => void;
}

/** What the seller does in one row, by heading. The row is looked for once, so use it before anybody moves it. */
export interface RowHands {
  readonly type: (column: string, typed: string) => void;
  readonly tick: (column: string) => void;
  readonly untick: (column: string) => void;
  readonly select: (column: string) => void;
  readonly shown: (column: string) => string;
  readonly delete: () => void;
}

export function sheetHands(spreadsheet: Spreadsheet, user: string): SheetHands {
  const people = spreadsheet.people(user);
  const { view } = spreadsheet;
  const letter = (tab: string, heading: string): string => {
    const place = (view.rows(tab)[0] ?? []).indexOf(heading);
    if (place < 0) throw new Error(`${tab} has no heading ${heading}`);
    return columnLetters(place);
  };
  const rowOf = (tab: string, heading: string, text: string): number => {
    const row = view.find(tab, heading, text);
    if (row === undefined) throw new Error(`${tab} has no row whose ${heading} is ${text}`);
    return row;
  };
  const cell = (tab: string, heading: string, text: string, column: string): string =>
    `${letter(tab, column)}${rowOf(tab, heading, text)}`;
  return {
    fill(tab, headings, rows) {
      const first = view.rows(tab).length + 1;
      headings.forEach((heading, index) => {
        people.paste(
          tab,
          `${letter(tab, heading)}${first}`,
          rows.map((row) => [row[index] ?? ""]),
        );
      });
    },
    type: (tab, heading, text, column, typed) => people.type(tab, cell(tab, heading, text, column), typed),
    overwrite: (tab, heading, texts) =>
      people.paste(
        tab,
        `${letter(tab, heading)}2`,
        texts.map((text) => [text]),
      ),
    column(tab, heading) {
      const [headings = [], ...rows] = view.rows(tab);
      return rows.map((row) => row[headings.indexOf(heading)] ?? "");
    },
    tick: (tab, heading, text, column) => people.tick(tab, cell(tab, heading, text, column)),
    select: (tab, heading, ...texts) => people.select(tab, ...texts.map((text) => cell(tab, heading, text, heading))),
    deleteRow: (tab, heading, text) => people.deleteRows(tab, rowOf(tab, heading, text), 1),
    shown: (tab, heading, text, column) => view.cell(tab, cell(tab, heading, text, column)).formattedValue,
    row: (tab, texts) => rowHands(spreadsheet, people, tab, { texts, letter }),
    sort: (tab, heading, order) => people.sort(tab, letter(tab, heading), order),
  };
}

function rowHands(
  { view }: Spreadsheet,
  people: ReturnType<Spreadsheet["people"]>,
  tab: string,
  wanted: {
    readonly texts: Readonly<Record<string, string>>;
    readonly letter: (tab: string, heading: string) => string;
  },
): RowHands {
  const { texts, letter } = wanted;
  const [headings = [], ...rows] = view.rows(tab);
  const places = Object.entries(texts).map(([heading, text]) => [headings.indexOf(heading), text] as const);
  const index = rows.findIndex((row) => places.every(([place, text]) => place >= 0 && (row[place] ?? "") === text));
  if (index < 0) throw new Error(`${tab} has no row with ${JSON.stringify(texts)}`);
  const number = index + 2;
  const cell = (column: string): string => `${letter(tab, column)}${number}`;
  return {
    type: (column, typed) => people.type(tab, cell(column), typed),
    tick: (column) => people.tick(tab, cell(column)),
    untick: (column) => people.untick(tab, cell(column)),
    select: (column) => people.select(tab, cell(column)),
    shown: (column) => view.cell(tab, cell(column)).formattedValue,
    delete: () => people.deleteRows(tab, number, 1),
  };
}

function columnLetters(place: number): string {
  const last = String.fromCharCode(65 + (place % 26));
  return place < 26 ? last : columnLetters(Math.floor(place / 26) - 1) + last;
}
