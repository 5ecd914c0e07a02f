/** The sheets adapter on a real emulated spreadsheet: nothing between them but the order of arguments. */
import {
  createSpreadsheet,
  type Spreadsheet,
  type SpreadsheetOptions,
} from "../../dev/emulator/sheets-api/spreadsheet";
import type {
  BatchUpdateAnswer,
  DeveloperMetadata,
  SheetsApi,
  ValuesAnswer,
} from "../../src/adapters/sheets/google/api";
import type { WorkbookParts } from "../../src/adapters/sheets/run/parts";
import { sheetsWorkbook } from "../../src/adapters/sheets/workbook";
import type { Instant } from "../../src/domain/values/brand";
import type { Change } from "../../src/domain/values/change";
import type { Failure } from "../../src/domain/values/failure";
import { TABS, type TabName } from "../../src/domain/workbook/tabs";
import type { ReadSet, Workbook } from "../../src/ports/workbook";

export const OWNER = "owner@example.com";
export const HELPER = "helper@example.com";
const ID = "book";

type Method = Exclude<keyof SheetsApi, "id">;

/** What a test puts between two requests; a throw there is what the adapter gets. */
export interface Wire {
  readonly calls: Method[];
  /** What the clock shows; only waiting moves it. Unit: ms. */
  now: number;
  before: (method: Method) => void;
  /** Runs once the request was carried out, before its answer arrives. */
  after: (method: Method) => void;
}

export interface UnderTest {
  readonly book: Spreadsheet;
  readonly wire: Wire;
  readonly api: SheetsApi;
  readonly people: ReturnType<Spreadsheet["people"]>;
  readonly workbook: Workbook;
  /** What is kept beside the spreadsheet, for all its runs. */
  readonly settled: ReturnType<typeof keptBeside>;
  /** Another run on the same spreadsheet. */
  readonly anotherRun: (runId: string, user?: string) => Workbook;
}

const MANY = { readsPerMinute: 1_000_000, writesPerMinute: 1_000_000 };

/** A spreadsheet in which nothing has been set up. */
export function blankBook(options: Partial<SpreadsheetOptions> = {}): UnderTest {
  const about = { id: ID, title: "Shop", locale: "en_US", timeZone: "America/New_York", owner: OWNER, quota: MANY };
  const book = createSpreadsheet({ ...about, ...options });
  const wire: Wire = { calls: [], now: 0, before: () => {}, after: () => {} };
  const api = sheetsApi(book, wire, OWNER);
  const settled = keptBeside();
  return {
    book,
    wire,
    api,
    people: book.people(OWNER),
    settled,
    workbook: workbookOn(api, "run-1", {
      settled,
      selection: () => book.selection(OWNER),
      sleep: (ms) => {
        wire.now += ms;
      },
    }),
    anotherRun: (runId, user = OWNER) => {
      const silent: Wire = { calls: [], now: 0, before: () => {}, after: () => {} };
      return workbookOn(sheetsApi(book, silent, user), runId, { settled });
    },
  };
}

function keptBeside() {
  let upTo: number | null = null;
  return {
    get: () => upTo,
    set: (commit: number | null) => {
      upTo = commit;
    },
  };
}

/** The adapter before any self-test. */
export const workbookOn = (
  api: SheetsApi,
  runId: string,
  more: Partial<Pick<WorkbookParts, "sleep" | "migrations" | "selection" | "settled">> = {},
): Workbook =>
  sheetsWorkbook({
    api,
    zone: offsetIn,
    runId,
    findings: () => [],
    sleep: () => {},
    selection: () => null,
    show: () => undefined,
    ...more,
  });

let setUp: string | null = null;

/** A spreadsheet that Aisle has set up; the setting-up itself happens once a file. */
export function shopBook(options: Partial<SpreadsheetOptions> = {}): UnderTest {
  const one = blankBook(options);
  if (setUp === null) {
    const first = blankBook();
    first.workbook.setUp();
    setUp = first.book.snapshot();
  }
  one.book.restore(setUp);
  return one;
}

/** Argument order as `src/compose.ts` has it; refusals worded as Apps Script words them. */
function sheetsApi(book: Spreadsheet, wire: Wire, user: string): SheetsApi {
  const call = <Answer>(method: Method, rest: string, args: readonly unknown[]): Answer => {
    wire.calls.push(method);
    wire.before(method);
    const answer = refusing(rest, () => book.call(rest, args, { user, now: wire.now }));
    wire.after(method);
    // The emulator answers in the API's own shapes, which these types describe.
    return answer as Answer;
  };
  return {
    get: (fields) => call("get", "spreadsheets.get", [ID, { fields }]),
    cells: (query, fields) => call("cells", "spreadsheets.getByDataFilter", [query, ID, { fields }]),
    values: (query, fields): ValuesAnswer =>
      call("values", "spreadsheets.values.batchGetByDataFilter", [query, ID, { fields }]),
    batchUpdate: (body, fields): BatchUpdateAnswer =>
      call("batchUpdate", "spreadsheets.batchUpdate", [body, ID, { fields }]),
    metadata: (developerMetadataLookup, fields) => {
      const query = { dataFilters: [{ developerMetadataLookup }] };
      const answer = call<Found>("metadata", "spreadsheets.developerMetadata.search", [query, ID, { fields }]);
      return (answer.matchedDeveloperMetadata ?? []).flatMap(({ developerMetadata }) => developerMetadata ?? []);
    },
  };
}

interface Found {
  readonly matchedDeveloperMetadata?: readonly { readonly developerMetadata?: DeveloperMetadata }[];
}

function refusing(method: string, work: () => unknown): unknown {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof Error) || !("code" in error)) throw error;
    throw new Error(`API call to sheets.${method} failed with error: ${error.message}`);
  }
}

/** A zone's offset from Node's own calendar, a second opinion beside the platform's. Unit: ms. */
export const offsetIn = (zone: string) => {
  const known = offsets.get(zone) ?? { format: formatIn(zone), byQuarter: new Map<number, number>() };
  offsets.set(zone, known);
  return (at: Instant): number => {
    const quarter = Math.floor(at / 900_000);
    const offset = known.byQuarter.get(quarter) ?? parseOffset(known.format, at);
    known.byQuarter.set(quarter, offset);
    return offset;
  };
};

const formatIn = (zone: string) => new Intl.DateTimeFormat("en-US", { timeZone: zone, timeZoneName: "longOffset" });
const offsets = new Map<string, { readonly format: Intl.DateTimeFormat; readonly byQuarter: Map<number, number> }>();

function parseOffset(format: Intl.DateTimeFormat, at: number): number {
  const name = format.formatToParts(at).find(({ type }) => type === "timeZoneName")?.value ?? "";
  const [, sign = "+", hours = "0", minutes = "0"] = /GMT([+-])(\d\d):(\d\d)/.exec(name) ?? [];
  return (sign === "-" ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000;
}

export type Plan = (readSet: ReadSet) => readonly Change[];

/** As a run does: plan on what was read, and again on fresh cells when somebody moved something. Gives the tries. */
export function commitAsARun(workbook: Workbook, readSet: ReadSet, plan: Plan, about = "test"): number {
  let seen = readSet;
  for (let tries = 1; tries <= 6; tries += 1) {
    const result = workbook.commit(plan(seen), about);
    if (result.kind !== "stale") return tries;
    seen = workbook.read();
  }
  throw new Error("six times stale");
}

/** The letters of a heading's column. */
export function letter({ book }: Pick<UnderTest, "book">, tab: string, heading: string): string {
  const place = (book.view.rows(tab)[0] ?? []).indexOf(heading);
  if (place < 0) throw new Error(`${tab} has no heading ${heading}`);
  return place < 26 ? String.fromCharCode(65 + place) : `A${String.fromCharCode(65 + place - 26)}`;
}

/** The rows under the headings as a person sees them, by heading; rows without any text left out. */
export function shown({ book }: Pick<UnderTest, "book">, tab: string): Record<string, string>[] {
  const [headings = [], ...rows] = book.view.rows(tab);
  return rows
    .filter((row) => row.some((text) => text !== "" && text !== "FALSE"))
    .map((row) => Object.fromEntries(headings.map((heading, index) => [heading, row[index] ?? ""])));
}

/** The failure of a call. Fails where nothing, or no failure of Aisle's, is thrown. */
export function failureOf(work: () => unknown): Failure {
  try {
    work();
  } catch (error) {
    const { kind, code } = Object(error);
    if (typeof kind === "string" && typeof code === "string" && error instanceof Error) return error as Failure;
    throw error;
  }
  throw new Error("nothing was thrown");
}

export const TAB_NAMES = Object.keys(TABS) as TabName[];
export const headingsOf = (tab: TabName): string[] => Object.values(TABS[tab].columns).map(({ heading }) => heading);

/** What set-up reports where nothing had to be done. */
export const NOTHING_MISSING = {
  updated: [],
  tabsMade: [],
  headingsMade: [],
  headingsKept: [],
  restored: [],
  leftToYou: [],
};

/** What the API shows of one tab. */
export function tabOf(one: UnderTest, title: string) {
  const answer = Object(one.book.call("spreadsheets.get", ["book", {}], { user: "owner@example.com", now: 0 }));
  return answer.sheets.find((sheet: { properties: { title: string } }) => sheet.properties.title === title);
}

/** Sends requests as the owner. */
export function batch(one: UnderTest, ...requests: object[]): void {
  one.book.call("spreadsheets.batchUpdate", [{ requests }, "book"], { user: "owner@example.com", now: 0 });
}
