/** The state of a Google *table* [TABLES]. */
import type { Condition } from "./cell";
import type { GridRange } from "./grid-range";
import type { JsonObject } from "./json";

export interface TypedTable {
  readonly tableId: string;
  /** Unique in the spreadsheet. */
  readonly name: string;
  readonly range: GridRange;
  /** One for each column of the range, from the left. */
  readonly columns: readonly TableColumn[];
  readonly rowsProperties: JsonObject | undefined;
}

export interface TableColumn {
  readonly columnName: string;
  /** Absent: a column without a type. */
  readonly columnType?: string | undefined;
  /** The choices of a column of type `DROPDOWN`. */
  readonly condition?: Condition | undefined;
}
