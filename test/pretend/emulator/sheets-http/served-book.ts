/** An emulated spreadsheet behind real HTTP, and Google's official client pointed at it. */
import { auth, sheets, type sheets_v4 } from "@googleapis/sheets";
import {
  createSpreadsheet,
  type Spreadsheet,
  type SpreadsheetOptions,
} from "../../../../dev/emulator/sheets-api/spreadsheet";
import { type Clock, createClock } from "../../../../dev/world/clock";
import { type SheetsServing, serveSheets } from "../../../../dev/world/serve-sheets";

export const ID = "book";
export const OWNER = "owner@example.com";
export const HELPER = "helper@example.com";
const TOKENS = { byToken: { "owner-token": OWNER, "helper-token": HELPER } };

export interface ServedBook {
  readonly book: Spreadsheet;
  readonly clock: Clock;
  readonly url: string;
  readonly owner: sheets_v4.Sheets;
  readonly helper: sheets_v4.Sheets;
  /** The official client with any token. */
  readonly client: (token?: string) => sheets_v4.Sheets;
}

const opened: { close(): Promise<void> }[] = [];

/** Closes every port that the test opened. */
export async function closeServers(): Promise<void> {
  await Promise.all(opened.splice(0).map((server) => server.close()));
}

export async function servedBook(
  options: Partial<SpreadsheetOptions> = {},
  serving: Partial<SheetsServing> = {},
): Promise<ServedBook> {
  const quota = { readsPerMinute: 1_000_000, writesPerMinute: 1_000_000 };
  const about = { id: ID, title: "Shop", locale: "en_US", timeZone: "America/New_York", owner: OWNER };
  const book = createSpreadsheet({ ...about, quota, ...options });
  const clock = createClock(0);
  const server = await serveSheets(book, { callers: TOKENS, clock, ...serving });
  opened.push(server);
  const client = (token?: string) => officialClient(server.url, token);
  return { book, clock, url: server.url, client, owner: client("owner-token"), helper: client("helper-token") };
}

function officialClient(url: string, token?: string): sheets_v4.Sheets {
  const credentials = new auth.OAuth2();
  if (token !== undefined) credentials.setCredentials({ access_token: token });
  return sheets({
    version: "v4",
    rootUrl: `${url}/`,
    ...(token === undefined ? {} : { auth: credentials }),
    // The client loads its own fetch as an ES module, which jest cannot; and it repeats refused GETs by itself.
    fetchImplementation: fetch,
    noProxy: ["127.0.0.1"],
    retry: false,
  });
}

/** What the official client reports of a refused call. */
export interface Reported {
  readonly message: string;
  readonly code: unknown;
  readonly httpStatus: unknown;
  /** `error` of the body. */
  readonly error: Readonly<Record<string, unknown>>;
}

/** The refusal of a call. Fails where it is taken. */
export async function reported(call: Promise<unknown>): Promise<Reported> {
  try {
    await call;
  } catch (error) {
    const { message, code, response } = Object(error);
    return { message, code, httpStatus: response?.status, error: response?.data?.error ?? {} };
  }
  throw new Error("was not refused");
}
