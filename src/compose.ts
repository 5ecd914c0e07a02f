/** The only file that knows both sides: gives the platform's services to the adapters, and the adapters to the jobs. */

import { platformClock } from "./adapters/platform/clock";
import { platformDay, RUN_BUDGET_MS } from "./adapters/platform/day";
import { platformDownload } from "./adapters/platform/download";
import { platformHttp } from "./adapters/platform/http";
import { documentLock, leaseLock } from "./adapters/platform/lock";
import { platformMail } from "./adapters/platform/mail";
import { progressBoard } from "./adapters/platform/progress";
import { platformCache, platformSecrets, platformStore } from "./adapters/platform/properties";
import { intervalIn, platformTriggers } from "./adapters/platform/triggers";
import { platformZone } from "./adapters/platform/zone";
import type { DeveloperMetadata, SheetsApi, Spreadsheet } from "./adapters/sheets/google/api";
import type { Selection } from "./adapters/sheets/run/parts";
import { rememberedOffset } from "./adapters/sheets/shape/wall-time";
import { sheetsWorkbook } from "./adapters/sheets/workbook";
import { shipStationV1 } from "./adapters/shipstation/ship-station";
import { walmartMarketplace } from "./adapters/walmart/marketplace";
import { readReach } from "./domain/ledger/reach";
import { platformFindings } from "./jobs/test-platform";
import type { World } from "./jobs/world";
import type { Lock } from "./ports/lock";
import type { Cache } from "./ports/store";

/**
 * Everything that a job may use, for the spreadsheet that the person has open. Calls no service until it is used.
 * The time of a run that a trigger started counts against the day's limit for triggers.
 */
export function composeWorld(startedBy: "person" | "trigger" = "person"): World {
  const spreadsheet = SpreadsheetApp.getActiveSpreadsheet();
  const spreadsheetId = spreadsheet.getId();
  const userProperties = PropertiesService.getUserProperties();
  const now = () => Date.now();
  const runId = Utilities.getUuid().slice(0, 8);
  const store = platformStore(PropertiesService.getDocumentProperties() ?? userProperties, spreadsheetId);
  const cache = platformCache(CacheService.getUserCache(), spreadsheetId);
  const secrets = platformSecrets(userProperties, spreadsheetId);
  const day = platformDay(platformStore(userProperties, "aisle"), now);
  const { progress, clock, writing } = stoppableTime(spreadsheetId, runId, {
    isScheduled: startedBy === "trigger",
    budgetMs: startedBy === "trigger" ? day.beginRun(intervalIn(store)) : RUN_BUDGET_MS,
  });
  const askZone = platformZone((at, name, pattern) => Utilities.formatDate(new Date(at), name, pattern));
  const offsets = new Map<string, ReturnType<typeof rememberedOffset>>();
  const zone = (name: string) => {
    const offset = offsets.get(name) ?? rememberedOffset(askZone(name));
    offsets.set(name, offset);
    return offset;
  };
  return {
    workbook: sheetsWorkbook({
      api: sheetsApi(spreadsheetId),
      zone,
      runId,
      findings: () => platformFindings(store),
      sleep: writing.sleep,
      remainingMs: () => writing.remainingMs(),
      settled: {
        get: () => Number(store.get("settled") || Number.NaN) || null,
        set: (commit) => store.set("settled", String(commit)),
      },
      reach: {
        get: () => readReach(store.get("reach")),
        set: (reach) => store.set("reach", JSON.stringify(reach)),
        now,
      },
      // Its published type leaves out that there may be none.
      selection: () => selectionIn(spreadsheet.getActiveRangeList() as GoogleAppsScript.Spreadsheet.RangeList | null),
      show: (sheetId, row) => {
        const sheet = spreadsheet.getSheets().find((one) => one.getSheetId() === sheetId);
        sheet?.showSheet().getRange(row, 1).activate();
      },
    }),
    marketplace: (environment, credentials = secrets.credentials()) =>
      walmartMarketplace({
        http: platformHttp(UrlFetchApp),
        download: platformDownload(UrlFetchApp, {
          // A blob is also a source of blobs, but the published types do not say so.
          unzip: (archive) => Utilities.unzip(archive as unknown as GoogleAppsScript.Base.BlobSource),
        }),
        clock,
        cache,
        store,
        quota: day.quota,
        credentials,
        environment,
        newId: countedIds(Utilities.getUuid()),
        base64,
      }),
    shipStation: (key = secrets.stationKey()) =>
      shipStationV1({ http: platformHttp(UrlFetchApp), clock, quota: day.quota, key, base64 }),
    clock,
    lock: lockOf(() => leaseLock(store, now, runId)),
    secrets,
    store,
    cache,
    progress,
    triggers: platformTriggers(ScriptApp, store, userEmail),
    mail: platformMail(MailApp, userEmail, { title: () => spreadsheet.getName(), id: spreadsheetId }),
    bookId: spreadsheetId,
    user: userEmail,
    startedBy: startedBy === "trigger" ? "schedule" : "person",
    runId,
    endRun: () => day.endRun(),
    usage: () => day.usage(),
  };
}

/** Stop ends the time of `clock`. `writing` goes on after it, because what was done is still to be written down. */
function stoppableTime(
  spreadsheetId: string,
  runId: string,
  { isScheduled, budgetMs }: { readonly isScheduled: boolean; readonly budgetMs: number },
) {
  const now = () => Date.now();
  const sleep = (ms: number) => Utilities.sleep(ms);
  const progress = progressBoard({ cache: sharedCache(spreadsheetId), now, runId, isScheduled });
  return {
    progress,
    clock: platformClock(now, sleep, budgetMs, () => progress.stoppedBy() !== null),
    writing: platformClock(now, sleep, budgetMs),
  };
}

/**
 * The script's cache, because a run of the schedule and the page of any person reach it alike, while a document's cache
 * may be missing in a trigger. Source: Apps Script, CacheService. Opened with its first use.
 */
function sharedCache(spreadsheetId: string): Cache {
  const open = () => platformCache(CacheService.getScriptCache(), spreadsheetId);
  return {
    get: (key) => open().get(key),
    set: (key, text, seconds) => open().set(key, text, seconds),
    remove: (key) => open().remove(key),
  };
}

const base64 = (text: string): string => Utilities.base64Encode(text);

const userEmail = (): string => Session.getEffectiveUser().getEmail();

function selectionIn(list: GoogleAppsScript.Spreadsheet.RangeList | null): Selection | null {
  const ranges = list?.getRanges() ?? [];
  const [some] = ranges;
  if (some === undefined) return null;
  return {
    sheetId: some.getSheet().getSheetId(),
    ranges: ranges.map((range) => ({ first: range.getRow(), last: range.getLastRow() })),
  };
}

/** Makes a fresh id for every request of a run without calling the platform each time. */
function countedIds(first: string): () => string {
  let count = 0;
  return () => {
    count += 1;
    return `${first.slice(0, 24)}${count.toString(16).padStart(12, "0")}`;
  };
}

/** Outside of a document the platform gives no document lock. */
function lockOf(lease: () => Lock): Lock {
  const lock = LockService.getDocumentLock() as GoogleAppsScript.Lock.Lock | null;
  return lock === null ? lease() : documentLock(lock);
}

/**
 * The advanced service takes body, path parameters, then query parameters. Its published types lack `fields` and newer
 * answers, so its results are typed by Google's own client.
 */
function sheetsApi(id: string): SheetsApi {
  const spreadsheets = () => Sheets?.Spreadsheets as unknown as AdvancedSpreadsheets;
  return {
    id,
    get: (fields) => spreadsheets().get(id, { fields }),
    cells: (query, fields) => spreadsheets().getByDataFilter(query, id, { fields }),
    values: (query, fields) => spreadsheets().Values.batchGetByDataFilter(query, id, { fields }),
    batchUpdate: (body, fields) => spreadsheets().batchUpdate(body, id, { fields }),
    metadata: (developerMetadataLookup, fields) => {
      const { matchedDeveloperMetadata = [] } = spreadsheets().DeveloperMetadata.search(
        { dataFilters: [{ developerMetadataLookup }] },
        id,
        { fields },
      );
      return matchedDeveloperMetadata.flatMap(({ developerMetadata }) => developerMetadata ?? []);
    },
  };
}

interface AdvancedSpreadsheets {
  get(id: string, options: { fields: string }): Spreadsheet;
  getByDataFilter(body: Parameters<SheetsApi["cells"]>[0], id: string, options: { fields: string }): Spreadsheet;
  batchUpdate(
    body: Parameters<SheetsApi["batchUpdate"]>[0],
    id: string,
    options: { fields: string },
  ): ReturnType<SheetsApi["batchUpdate"]>;
  readonly Values: {
    batchGetByDataFilter(
      body: Parameters<SheetsApi["values"]>[0],
      id: string,
      options: { fields: string },
    ): ReturnType<SheetsApi["values"]>;
  };
  readonly DeveloperMetadata: {
    search(
      body: object,
      id: string,
      options: { fields: string },
    ): { matchedDeveloperMetadata?: { developerMetadata?: DeveloperMetadata }[] };
  };
}
