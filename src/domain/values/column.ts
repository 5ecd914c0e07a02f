/**
 * Columns as data. From these descriptions come set-up, reading, writing, validation, notes and the user guide: a
 * heading is written once in the whole project.
 */
import type { Cents, Instant } from "./brand";
import type { Issue } from "./issue";

/**
 * `seller` types the cell; `aisle` writes it. Aisle writes a seller's cell only when it creates the row, as the direct
 * effect of a click, or where the column says `mayWrite`.
 */
export type Owner = "seller" | "aisle";

/**
 * What a cell holds.
 * `identifier` text whatever it looks like · `quantity` whole number 0 to 999,999 · `count` whole number, may be
 * negative · `money` cents · `percent` per cent 1 to 100, the cell holds the fraction · `instant` a date and time
 * in the spreadsheet's zone · `any` a value whose meaning its row decides.
 */
export interface CellTypes {
  readonly identifier: string;
  readonly text: string;
  readonly choice: string;
  readonly quantity: number;
  readonly count: number;
  readonly money: Cents;
  readonly percent: number;
  readonly instant: Instant;
  readonly tick: boolean;
  readonly any: string | number | boolean | DateCell;
}
export type CellKind = keyof CellTypes;

/** A cell that the spreadsheet holds as a date: the instant it means and the text it shows. */
export interface DateCell {
  readonly instant: Instant;
  readonly text: string;
}

/** A cell that shows an error, or that the spreadsheet is still working it out. `error`: what it shows. */
export interface ErrorCell {
  readonly error: string;
}

/** A cell as read, before its column gave it a meaning. Blank is `null`. */
export type RawCell = string | number | boolean | DateCell | ErrorCell | null;

export interface Column<Kind extends CellKind = CellKind> {
  readonly heading: string;
  readonly kind: Kind;
  readonly owner: Owner;
  /** What the column means, in one sentence; shown as the heading's note. */
  readonly meaning: string;
  readonly example: string;
  /** Unit: pixels. */
  readonly width: number;
  /** What may be typed, offered as a dropdown that lets other text stand. */
  readonly choices?: readonly string[];
  /** The dropdown offers what stands in this column of another tab, by their names. */
  readonly choicesFrom?: { readonly tab: string; readonly column: string };
  /** When a row that the seller types needs the cell, as the end of a sentence: “in every row”. */
  readonly required?: string;
  /** A workbook that was set up before there was this column works without it; its cells read as blank then. */
  readonly mayLack?: true;
  /** A quantity of which a part is a slip, so that nothing of it is used. */
  readonly isWhole?: true;
  /** The smallest quantity that means anything; 0 where it is left out. */
  readonly least?: number;
  /** A seller's column that Aisle writes as well, on the occasions that the product's rules name. */
  readonly mayWrite?: true;
  /** A column of Aisle's that nothing but the cell itself remembers. */
  readonly lasting?: true;
  /** A column of Aisle's that decides what is done: the seller types it in rows of other channels, or Aisle reads it back. */
  readonly decides?: true;
}

export type Columns = Readonly<Record<string, Column>>;

/** The typed cells of one row. A blank or unreadable cell is `null`; `Row.issues` tells the two apart. */
export type RowValues<C extends Columns> = { readonly [K in keyof C]: CellTypes[C[K]["kind"]] | null };

export interface Row<C extends Columns> {
  /** Place in the tab as read: 0 is the row under the headings. Means nothing after the next commit. */
  readonly position: number;
  readonly values: RowValues<C>;
  /** What is wrong with the cells that the seller owns, and errors in the key. */
  readonly issues: readonly CellIssue[];
  /** What the seller's cells that hold a date show, by column, in the spreadsheet's zone and format. Absent until it was read. */
  readonly dates?: Readonly<Record<string, string>>;
}

export interface CellIssue extends Issue {
  readonly column: string;
}

/** `while needed`: hidden until its rows wait for the seller. */
export type Shown = "working" | "set-up" | "on demand" | "while needed" | "hidden";

export interface Tab<Name extends string = string, C extends Columns = Columns> {
  readonly name: Name;
  readonly title: string;
  readonly rowIs: string;
  readonly shown: Shown;
  /** Whether rows as they stand, from the top, are something that the seller has to see. */
  readonly isNeeded?: (rows: readonly Readonly<Record<string, unknown>>[]) => boolean;
  /** The columns that identify a row. */
  readonly key: readonly string[];
  /** The cells by which a row is recognised while its key is still blank. */
  readonly knownBy: readonly string[];
  /**
   * Where Aisle puts new rows: directly under the headings, under the first row, or after the last filled one. Under the
   * first row the newest stand near the top, and ranges of the seller's own that begin in that row grow with them.
   */
  readonly growsAt: "top" | "second" | "end";
  /** About how many rows stay: as new ones are added at the top, Aisle's oldest at the bottom go. */
  readonly keeps?: number;
  readonly columns: C;
  /** Rows that a new tab starts with. */
  readonly seeds: readonly Seed[];
}

type ColumnExtras = Partial<
  Pick<
    Column,
    | "choices"
    | "choicesFrom"
    | "decides"
    | "isWhole"
    | "lasting"
    | "least"
    | "mayLack"
    | "mayWrite"
    | "required"
    | "width"
  >
>;

const DEFAULT_WIDTHS: Readonly<Record<CellKind, number>> = {
  identifier: 150,
  text: 180,
  choice: 130,
  quantity: 80,
  count: 90,
  money: 90,
  percent: 80,
  instant: 140,
  tick: 80,
  any: 180,
};

const column =
  (owner: Owner) =>
  <Kind extends CellKind>(
    kind: Kind,
    heading: string,
    meaning: string,
    example = "",
    extras: ColumnExtras = {},
  ): Column<Kind> => ({ heading, kind, owner, meaning, example, width: DEFAULT_WIDTHS[kind], ...extras });

/** For a column without which a row means nothing. */
export const NEEDED = { required: "in every row" } as const;

/** For a column of Aisle's that decides. */
export const DECIDES = { decides: true } as const;

/** A column that the seller types. */
export const sellers = column("seller");
/** A column that Aisle writes. */
export const aisles = column("aisle");

type Seed = Readonly<Record<string, string | number | boolean>>;

interface TabParts<Name extends string, C extends Columns> extends Omit<Tab<Name, C>, "key" | "knownBy" | "seeds"> {
  readonly key: readonly (keyof C & string)[];
  readonly knownBy?: readonly (keyof C & string)[];
  readonly seeds?: readonly Readonly<Partial<Record<keyof C & string, string | number | boolean>>>[];
}

/** Describes a tab; the columns' types follow from their kinds. */
export function defineTab<Name extends string, C extends Columns>(parts: TabParts<Name, C>): Tab<Name, C> {
  const seeds = (parts.seeds ?? []).map((seed) => ({ ...seed }) as Seed);
  return { ...parts, knownBy: parts.knownBy ?? [], seeds };
}

/** Whether the seller typed anything into a row; what stands in any other row beside its key is nobody's. */
export const isTyped = <C extends Columns>({ columns }: Tab<string, C>, { values, issues }: Row<C>): boolean =>
  issues.length > 0 ||
  Object.entries(columns).some(([name, { owner }]) => owner === "seller" && (values[name] ?? false) !== false);

/** Whether a cell of a row shows an error, or is still being worked out. */
export const isUnread = ({ issues }: Pick<Row<Columns>, "issues">, name: string): boolean =>
  issues.some(({ code, column: own }) => own === name && code === "cell-error");

/** Whether what stands in a column decides anything: it is the seller's, tells rows apart, or is read back. */
export const isDeciding = (
  { key }: Pick<Tab<string, Columns>, "key">,
  name: string,
  { owner, decides }: Column,
): boolean => owner === "seller" || decides === true || key.includes(name);

/** Which issues a row carries: of the cells that the seller types, and of others that decide those of which nothing can be used. */
export const namesIssues =
  (tab: Pick<Tab<string, Columns>, "key">, columns: Columns) =>
  ({ code, column: name }: CellIssue, value: unknown): boolean => {
    const described = columns[name];
    if (described === undefined || !isDeciding(tab, name, described)) return false;
    return described.owner === "seller" || code === "cell-error" || (described.decides === true && value === null);
  };
