/**
 * Columns as data. Set-up, reading, writing, validation, notes and the user guide come from these descriptions, so that
 * a heading is written only once in the whole project.
 */
import type { Cents, Instant } from "./brand";
import type { Issue } from "./issue";

/**
 * `seller` types the cell; `aisle` writes it. Aisle writes a seller's cell only when it creates the row, as the direct
 * effect of a click, or where the column says `mayWrite`.
 */
export type Owner = "seller" | "aisle";

/**
 * What a cell holds:
 *
 * - `identifier`: text, even if it looks like a number;
 * - `quantity`: a whole number from 0 to 999,999;
 * - `count`: a whole number that may be negative;
 * - `difference`: a whole number that is shown with its sign;
 * - `money`: cents;
 * - `percent`: percent from 1 to 100 (the cell itself holds the fraction);
 * - `instant`: a date and time in the spreadsheet's time zone;
 * - `any`: a value whose meaning its row decides.
 */
export interface CellTypes {
  readonly identifier: string;
  readonly text: string;
  readonly choice: string;
  readonly quantity: number;
  readonly count: number;
  readonly difference: number;
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

/** A cell that shows an error, or whose formula is still being calculated. `error`: the text that it shows. */
export interface ErrorCell {
  readonly error: string;
}

/** A cell as read, before its column gives it a meaning. A blank cell is `null`. */
export type RawCell = string | number | boolean | DateCell | ErrorCell | null;

/** One column, as set-up, reading and writing see it. */
export interface Column<Kind extends CellKind = CellKind> {
  readonly heading: string;
  readonly kind: Kind;
  readonly owner: Owner;
  /** What the column means, in one sentence; shown as the heading's note. */
  readonly meaning: string;
  readonly example: string;
  /** Unit: pixels. At least what the heading needs. */
  readonly width: number;
  /** Long texts go on in further lines of the cell. Others are cut at its edge. */
  readonly wraps?: true;
  /** The values that a dropdown offers. The seller may also type something else. */
  readonly choices?: readonly string[];
  /** The dropdown offers the values of this column of another tab. Both are names, not titles. */
  readonly choicesFrom?: { readonly tab: string; readonly column: string };
  /** When a row that the seller typed needs this cell, as the end of a sentence: “in every row”. */
  readonly required?: string;
  /** A workbook that was set up before this column existed works without it. The cells then count as blank. */
  readonly mayLack?: true;
  /** The heading in workbooks that an earlier version set up. Aisle goes by it until Set up renames it. */
  readonly formerly?: string;
  /** A fraction is a typing mistake, so the whole cell is unusable instead of being rounded down. */
  readonly isWhole?: true;
  /** The smallest quantity that makes sense. Default: 0. */
  readonly least?: number;
  /** The seller owns the column, but Aisle writes it too, on the occasions that the product's rules name. */
  readonly mayWrite?: true;
  /** A column of Aisle's whose value is stored nowhere but in the cell. */
  readonly lasting?: true;
  /**
   * A column of Aisle's that decisions depend on: the seller types it in rows of other channels, or Aisle reads it
   * back.
   */
  readonly decides?: true;
}

export type Columns = Readonly<Record<string, Column>>;

/** The typed cells of one row. A blank or unreadable cell is `null`; `Row.issues` tells the two apart. */
export type RowValues<C extends Columns> = { readonly [K in keyof C]: CellTypes[C[K]["kind"]] | null };

/** One row as read. */
export interface Row<C extends Columns> {
  /** Place in the tab as read: 0 is the row under the headings. Invalid after the next commit. */
  readonly position: number;
  readonly values: RowValues<C>;
  /** What is wrong with the seller's cells, and errors in the key. */
  readonly issues: readonly CellIssue[];
  /**
   * For cells of the seller's that hold a date: the text that they show, by column. Absent until the dates were read.
   */
  readonly dates?: Readonly<Record<string, string>>;
}

/** What is wrong with one cell. `column`: the column's name, not its heading. */
export interface CellIssue extends Issue {
  readonly column: string;
}

/** `while needed`: hidden until a row in it needs the seller. */
export type Shown = "working" | "set-up" | "on demand" | "while needed" | "hidden";

/** One tab: its title, its key, and its columns by name. */
export interface Tab<Name extends string = string, C extends Columns = Columns> {
  readonly name: Name;
  readonly title: string;
  readonly rowIs: string;
  readonly shown: Shown;
  /** Whether the seller has to see these rows, given from the top of the tab. */
  readonly isNeeded?: (rows: readonly Readonly<Record<string, unknown>>[]) => boolean;
  /** The columns that identify a row. */
  readonly key: readonly string[];
  /** How many columns from the left stay in sight while the seller scrolls: those by which people know a row. */
  readonly pinned?: number;
  /** The cells that identify a row while its key is still blank. */
  readonly recognizedBy: readonly string[];
  /**
   * Where Aisle inserts new rows: directly under the headings, under the first row, or after the last filled row. With
   * `second` the newest rows are near the top, and ranges in the seller's own formulas that begin in row 2 grow with
   * them.
   */
  readonly growsAt: "top" | "second" | "end";
  /**
   * About how many rows the tab keeps: when new rows come in at the top, Aisle's oldest rows at the bottom are removed.
   */
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
    | "formerly"
    | "isWhole"
    | "lasting"
    | "least"
    | "mayLack"
    | "mayWrite"
    | "required"
    | "width"
    | "wraps"
  >
>;

const DEFAULT_WIDTHS: Readonly<Record<CellKind, number>> = {
  identifier: 140,
  text: 160,
  choice: 120,
  quantity: 45,
  count: 60,
  difference: 60,
  money: 80,
  percent: 60,
  instant: 130,
  tick: 60,
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
  ): Column<Kind> => {
    const width = Math.max(extras.width ?? DEFAULT_WIDTHS[kind], headingWidth(heading));
    return { heading, kind, owner, meaning, example, ...extras, width };
  };

/** A heading is bold, and its filter takes room. A letter of bold Arial 10 is 7.5 pixels wide on the average. */
const headingWidth = (heading: string): number => Math.ceil(heading.length * 7.5) + 28;

/** For a column without which a row makes no sense. */
export const NEEDED = { required: "in every row" } as const;

/** For a column of Aisle's that decisions depend on. */
export const DECIDES = { decides: true } as const;

/** A column that the seller types. */
export const sellers = column("seller");
/** A column that Aisle writes. */
export const aisles = column("aisle");

type Seed = Readonly<Record<string, string | number | boolean>>;

interface TabParts<Name extends string, C extends Columns>
  extends Omit<Tab<Name, C>, "key" | "recognizedBy" | "seeds"> {
  readonly key: readonly (keyof C & string)[];
  readonly recognizedBy?: readonly (keyof C & string)[];
  readonly seeds?: readonly Readonly<Partial<Record<keyof C & string, string | number | boolean>>>[];
}

/** Describes a tab. The types of its values follow from the kinds of its columns. */
export function defineTab<Name extends string, C extends Columns>(parts: TabParts<Name, C>): Tab<Name, C> {
  const seeds = (parts.seeds ?? []).map((seed) => ({ ...seed }) as Seed);
  return { ...parts, recognizedBy: parts.recognizedBy ?? [], seeds };
}

/** Whether the seller typed anything into the row. An unticked box is not typed. */
export const isTyped = <C extends Columns>({ columns }: Tab<string, C>, { values, issues }: Row<C>): boolean =>
  issues.length > 0 ||
  Object.entries(columns).some(([name, { owner }]) => owner === "seller" && (values[name] ?? false) !== false);

/** Whether a cell of the row shows an error, or is still being calculated. */
export const isUnread = ({ issues }: Pick<Row<Columns>, "issues">, name: string): boolean =>
  issues.some(({ code, column: own }) => own === name && code === "cell-error");

/**
 * Whether decisions depend on a column: the seller types it, it is part of the key, or Aisle reads it back.
 * @example
 * const tab = { key: ["sku"] };
 * isDeciding(tab, "sku", aisles("identifier", "SKU", "Walmart's SKU.")) // => true
 * isDeciding(tab, "title", aisles("text", "Title", "Walmart's title.")) // => false
 * isDeciding(tab, "max", sellers("quantity", "Max", "Never more than this.")) // => true
 */
export const isDeciding = (
  { key }: Pick<Tab<string, Columns>, "key">,
  name: string,
  { owner, decides }: Column,
): boolean => owner === "seller" || decides === true || key.includes(name);

/**
 * Which issues a row carries: all of the seller's cells; of Aisle's deciding cells only errors, and cells that cannot
 * be used.
 */
export const namesIssues =
  (tab: Pick<Tab<string, Columns>, "key">, columns: Columns) =>
  ({ code, column: name }: CellIssue, value: unknown): boolean => {
    const described = columns[name];
    if (described === undefined || !isDeciding(tab, name, described)) return false;
    return described.owner === "seller" || code === "cell-error" || (described.decides === true && value === null);
  };
