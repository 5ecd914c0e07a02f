/** What every method of the API gets. */
import type { Evaluate } from "../workbook/evaluate";
import type { WorkbookState } from "../workbook/state";
import type { Switches } from "../workbook/switches";
import type { FilterReader } from "./base/data-filter";
import { invalidArgument } from "./base/errors";

export interface Call {
  /** `spreadsheets.batchUpdate` */
  readonly method: string;
  readonly spreadsheetId: string;
  readonly user: string;
  /** Epoch ms. */
  readonly now: number;
  readonly switches: Switches;
  readonly evaluate: Evaluate;
}

/** Reads filters and ranges against this state. `where`: the start of refusals, such as `Invalid data[0]: `. */
export function filterReader(call: Call, workbook: FilterReader["workbook"], where = ""): FilterReader {
  return {
    workbook,
    refuse: (message) => {
      throw invalidArgument(call.method, `${where}${message}`);
    },
  };
}

export interface ReadCall extends Call {
  readonly state: WorkbookState;
}
