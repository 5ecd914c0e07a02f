/**
 * One emulated spreadsheet: the Sheets API v4 as the advanced service calls it, what people do in the grid, and a view
 * of its content. A pure state machine in memory: the present instant and the user come with every call.
 */

import { draftOf, stateOf } from "../workbook/draft";
import { type Evaluate, evaluateSubset } from "../workbook/evaluate";
import type { GridRange } from "../workbook/grid-range";
import { type JsonObject, jsonCopy } from "../workbook/json";
import { createPeople, type People } from "../workbook/people";
import { recalculate } from "../workbook/recalculate";
import { snapshotOf, stateFrom } from "../workbook/snapshot";
import { blankWorkbook, type WorkbookState } from "../workbook/state";
import { DEFAULT_SWITCHES, type Switches } from "../workbook/switches";
import { createView, type WorkbookView } from "../workbook/view";
import { notEmulated, notFound, permissionDenied, SheetsApiError } from "./base/errors";
import { runRequest } from "./batch-update";
import { METHODS, partsOf } from "./methods";
import { createQuota, DEFAULT_QUOTA, type QuotaLimits } from "./quota";

export { SheetsApiError };

export interface SpreadsheetOptions {
  readonly id: string;
  readonly title: string;
  /** A locale such as `en_US`, the only one whose typed input and display text are emulated. */
  readonly locale: string;
  /** CLDR name, such as `America/New_York`. */
  readonly timeZone: string;
  /** E-mail. */
  readonly owner: string;
  readonly switches?: Partial<Switches>;
  readonly evaluate?: Evaluate;
  readonly quota?: Partial<QuotaLimits>;
  /** Who may call besides the owner, by e-mail; anybody else is refused with 403. Absent: everybody may edit. */
  readonly sharedWith?: Sharing;
}

export interface Sharing {
  readonly editors?: readonly string[];
  readonly viewers?: readonly string[];
}

export interface CallContext {
  /** E-mail of the person who runs the script. */
  readonly user: string;
  /** Epoch ms. */
  readonly now: number;
}

export interface Spreadsheet {
  readonly id: string;
  /**
   * One call of the advanced service: method id such as `spreadsheets.values.batchGet`, arguments in the order of Apps
   * Script [ADV]. Gives plain JSON that shares nothing with the state. Fails: `SheetsApiError` if Google would refuse;
   * a plain Error `not emulated: …` for what the emulator lacks.
   */
  call(method: string, args: readonly unknown[], context: CallContext): unknown;
  /** What a person does in the grid, at once. Typed input is read by the format of the cell. */
  people(user: string): People;
  /**
   * The rows of the ranges that a person selected last, hidden rows included; otherwise the first cell of the first visible
   * tab [inf]. Rows count from 1, both ends.
   */
  selection(user: string): {
    readonly sheetId: number;
    readonly ranges: readonly { readonly first: number; readonly last: number }[];
  } | null;
  /** Puts the person's selection into the first cell of a row, as a script does. `row` counts from 1. */
  select(user: string, to: { readonly sheetId: number; readonly row: number }): void;
  /** What a person sees and tests look at. Does not count as an API request. */
  readonly view: WorkbookView;
  /** The whole state as JSON text. Equal states have equal texts. Quota is not part of it. */
  snapshot(): string;
  /** Goes back to a snapshot of this or another spreadsheet, and forgets the requests counted so far. */
  restore(snapshot: string): void;
}

/** How long a read may be stale after a write [STALE]. */
const STALE_MS = 40_000;

/** The most writes that a person can take back. */
const WRITES_KEPT = 100;

/** A new spreadsheet with one tab `Sheet1` of 1000 × 26 cells. */
export function createSpreadsheet(options: SpreadsheetOptions): Spreadsheet {
  const switches = { ...DEFAULT_SWITCHES, ...options.switches };
  const evaluate = options.evaluate ?? evaluateSubset;
  const quota = createQuota({ ...DEFAULT_QUOTA, ...options.quota });
  let state = blankWorkbook(options);
  /** The latest instant passed in. Dates that people type without a year get its year. */
  let instant = 0;
  /** The person's own selection, by e-mail. It is not part of the workbook. */
  const selected = new Map<string, readonly GridRange[]>();
  /** The states before each of the latest writes of programs. */
  let written: readonly WorkbookState[] = [];
  /** What stale reads still see, and until when. */
  let before: { readonly state: WorkbookState; readonly until: number } | undefined;

  function call(methodName: string, args: readonly unknown[], { user, now }: CallContext): unknown {
    const method = Object.hasOwn(METHODS, methodName) ? METHODS[methodName] : undefined;
    if (!method) throw notEmulated(methodName);
    instant = now;
    if (args[method.id] !== options.id) throw notFound(methodName, "Requested entity was not found.");
    if (!mayCall(options, user, method.kind)) throw permissionDenied(methodName);
    quota.spend(method.kind, { method: methodName, user, now });
    const parts = partsOf(methodName, method, args);
    const isStale = method.kind === "read" && before !== undefined && now < before.until;
    const seen = isStale && before ? before.state : state;
    const outcome = method.run(
      { method: methodName, spreadsheetId: options.id, user, now, switches, evaluate, state: seen },
      parts,
    );
    if (method.kind === "write") {
      if (switches.readAfterWrite === "stale") before = { state, until: now + STALE_MS };
      written = [...written, state].slice(-WRITES_KEPT);
      state = outcome.state;
    }
    if (outcome.refusal) throw outcome.refusal;
    return jsonCopy(outcome.answer);
  }

  return {
    id: options.id,
    call,
    people: (user) =>
      createPeople({
        user,
        switches,
        evaluate,
        year: () => new Date(instant).getUTCFullYear(),
        state: () => state,
        change: (next) => {
          state = next;
        },
        beforeWrites: () => written,
        forgetWrites: (count) => {
          written = written.slice(0, Math.max(0, written.length - count));
        },
        select: (ranges) => {
          selected.set(user, ranges);
        },
        perform: (request) => {
          state = performed(state, { user, now: instant, switches, evaluate }, request);
        },
      }),
    selection: (user) => selectionIn(state, selected.get(user)),
    select(user, { sheetId, row }) {
      selected.set(user, [{ ...firstCellOf(row), sheetId }]);
    },
    view: createView(() => state),
    snapshot: () => snapshotOf(state),
    restore(snapshot) {
      state = stateFrom(snapshot);
      before = undefined;
      written = [];
      quota.clear();
    },
  };
}

const firstCellOf = (row: number) => ({
  startRowIndex: row - 1,
  endRowIndex: row,
  startColumnIndex: 0,
  endColumnIndex: 1,
});

function selectionIn(
  state: WorkbookState,
  ranges: readonly GridRange[] | undefined,
): ReturnType<Spreadsheet["selection"]> {
  const shown = state.sheets.filter(({ hidden }) => !hidden);
  const sheet = shown.find((one) => one.sheetId === ranges?.[0]?.sheetId);
  if (sheet !== undefined && ranges !== undefined) {
    const rowsOf = ({ startRowIndex = 0, endRowIndex = sheet.rowCount }: GridRange) => ({
      first: startRowIndex + 1,
      last: Math.min(endRowIndex, sheet.rowCount),
    });
    return { sheetId: sheet.sheetId, ranges: ranges.map(rowsOf) };
  }
  const [top] = shown;
  return top === undefined ? null : { sheetId: top.sheetId, ranges: [{ first: 1, last: 1 }] };
}

function mayCall({ owner, sharedWith }: SpreadsheetOptions, user: string, kind: "read" | "write"): boolean {
  if (!sharedWith || user === owner) return true;
  const { editors = [], viewers = [] } = sharedWith;
  return editors.includes(user) || (kind === "read" && viewers.includes(user));
}

/** One structural change by a person: like the request of that name, but warnings stop nobody. */
function performed(
  state: WorkbookState,
  by: CallContext & { switches: Switches; evaluate: Evaluate },
  body: JsonObject,
): WorkbookState {
  const draft = draftOf(state);
  const writer = { user: by.user, obeysWarnings: false };
  try {
    const request: Record<string, unknown> = JSON.parse(JSON.stringify(body));
    runRequest({ method: "person", draft, writer, switches: by.switches, now: by.now }, request, 0);
  } catch (error) {
    if (error instanceof SheetsApiError) throw new Error(error.message);
    throw error;
  }
  recalculate(draft, by.evaluate);
  return stateOf(draft);
}
