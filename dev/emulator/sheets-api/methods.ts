/** The methods of the API by id: the order of their arguments in Apps Script, and their answers [ADV]. */
import * as z from "zod";
import { draftOf, stateOf } from "../workbook/draft";
import { boundsOf, type GridRange } from "../workbook/grid-range";
import { isJsonObject, type Json, type JsonObject } from "../workbook/json";
import { metadataJson } from "../workbook/metadata";
import { recalculate } from "../workbook/recalculate";
import type { SheetState } from "../workbook/state";
import { gridOf, metadataOf, rangeOfText, rangesOf } from "./base/data-filter";
import { emptyResponse, invalidArgument, notFound } from "./base/errors";
import { EVERYTHING, knownMask, type Mask, parseMask, project, unknownField, wants } from "./base/field-mask";
import { parseAs, plainBody } from "./base/parse-request";
import { dataFilter, flag, int, text } from "./base/shapes";
import { batchUpdate, type Outcome } from "./batch-update";
import { filterReader, type ReadCall } from "./call";
import { reachingCells, SPREADSHEET_FIELDS, spreadsheetResource, WITHOUT_DATA } from "./resource";
import { batchGet, batchGetByDataFilter } from "./values-read";
import { valuesAppend, valuesBatchClear, valuesClear, valuesGet, valuesUpdate } from "./values-single";
import { valuesBatchUpdate, valuesBatchUpdateByDataFilter, type Written } from "./values-write";

export interface Method {
  readonly kind: "read" | "write";
  /** The places of the body, the spreadsheet id and the query parameters among the arguments. */
  readonly body?: number;
  readonly id: number;
  readonly query: number;
  /** What the answer can hold, for masks. */
  readonly fields: Mask;
  run(call: ReadCall, parts: Parts): Outcome;
}

export interface Parts {
  readonly body: unknown;
  /** Query parameters without `fields`. */
  readonly query: unknown;
  readonly args: readonly unknown[];
  readonly mask: Mask | undefined;
}

const READ_FIRST = { kind: "read", id: 0, query: 1 } as const;
const READ_BODY = { kind: "read", body: 0, id: 1, query: 2 } as const;
const WRITE_BODY = { kind: "write", body: 0, id: 1, query: 2 } as const;
/** With a range after the spreadsheet's id [ADV]. */
const WRITE_RANGE = { kind: "write", body: 0, id: 1, query: 3, fields: EVERYTHING } as const;

export const METHODS: Readonly<Record<string, Method>> = {
  "spreadsheets.get": { ...READ_FIRST, fields: SPREADSHEET_FIELDS, run: get },
  "spreadsheets.getByDataFilter": { ...READ_BODY, fields: SPREADSHEET_FIELDS, run: getByDataFilter },
  "spreadsheets.batchUpdate": {
    ...WRITE_BODY,
    fields: {
      isAll: false,
      fields: new Map([
        ...knownMask("spreadsheetId,replies,commentUpdateState").fields,
        ["updatedSpreadsheet", SPREADSHEET_FIELDS],
      ]),
    },
    run: (call, { body, query, mask }) => {
      parseAs(call.method, noQuery, query, "");
      return batchUpdate(call, body, mask);
    },
  },
  "spreadsheets.values.batchGet": {
    ...READ_FIRST,
    fields: knownMask("spreadsheetId,valueRanges(range,majorDimension,values)"),
    run: (call, { query, mask }) => reading(call, batchGet(call, query), mask),
  },
  "spreadsheets.values.batchGetByDataFilter": {
    ...READ_BODY,
    fields: knownMask("spreadsheetId,valueRanges(valueRange(range,majorDimension,values),dataFilters)"),
    run: (call, { body, mask }) => reading(call, batchGetByDataFilter(call, body), mask),
  },
  "spreadsheets.values.batchUpdate": {
    ...WRITE_BODY,
    fields: EVERYTHING,
    run: (call, { body, mask }) => writingValues(call, mask, (draft) => valuesBatchUpdate(call, draft, body)),
  },
  "spreadsheets.values.batchUpdateByDataFilter": {
    ...WRITE_BODY,
    fields: EVERYTHING,
    run: (call, { body, mask }) =>
      writingValues(call, mask, (draft) => valuesBatchUpdateByDataFilter(call, draft, body)),
  },
  "spreadsheets.values.get": {
    kind: "read",
    id: 0,
    query: 2,
    fields: knownMask("range,majorDimension,values"),
    run: (call, { args, query, mask }) => reading(call, valuesGet(call, args[1], query), mask),
  },
  "spreadsheets.values.update": {
    ...WRITE_RANGE,
    run: (call, { args, body, query, mask }) =>
      writingValues(call, mask, (draft) => valuesUpdate(call, draft, { range: args[2], body, query })),
  },
  "spreadsheets.values.append": {
    ...WRITE_RANGE,
    run: (call, { args, body, query, mask }) =>
      writingValues(call, mask, (draft) => valuesAppend(call, draft, { range: args[2], body, query })),
  },
  "spreadsheets.values.clear": {
    ...WRITE_RANGE,
    run: (call, { args, mask }) => writingValues(call, mask, (draft) => valuesClear(call, draft, args[2])),
  },
  "spreadsheets.values.batchClear": {
    ...WRITE_BODY,
    fields: EVERYTHING,
    run: (call, { body, mask }) => writingValues(call, mask, (draft) => valuesBatchClear(call, draft, body)),
  },
  "spreadsheets.developerMetadata.get": {
    kind: "read",
    id: 0,
    query: 2,
    fields: knownMask("metadataId,metadataKey,metadataValue,visibility,location"),
    run: getMetadata,
  },
  "spreadsheets.developerMetadata.search": {
    ...READ_BODY,
    fields: knownMask(
      "matchedDeveloperMetadata(developerMetadata(metadataId,metadataKey,metadataValue,visibility,location),dataFilters)",
    ),
    run: searchMetadata,
  },
};

const anyQuery = z.looseObject({ fields: text.optional() });

/** Takes the arguments of an Apps Script call apart. Fails: a body above the size limit, an unknown parameter or mask. */
export function partsOf(methodId: string, method: Method, args: readonly unknown[]): Parts {
  const body = method.body === undefined ? undefined : plainBody(methodId, args[method.body]);
  const { fields, ...query } = parseAs(methodId, anyQuery, plainBody(methodId, args[method.query]), "");
  const mask = fields === undefined ? undefined : (parseMask(fields) ?? badMask(methodId, fields));
  const unknown = mask && unknownField(mask, method.fields);
  return { body, query, args, mask: unknown === undefined ? mask : badMask(methodId, unknown) };
}

const noQuery = z.strictObject({});

const getQuery = z.strictObject({
  ranges: z.union([text, z.array(text)]).optional(),
  includeGridData: flag.default(false),
  excludeTablesInBandedRanges: flag.optional(),
});

/** A mask replaces `includeGridData` [§4]. */
function get(call: ReadCall, { query, mask }: Parts): Outcome {
  const { ranges = [], includeGridData } = parseAs(call.method, getQuery, query, "");
  const reader = filterReader(call, call.state);
  const list = (typeof ranges === "string" ? [ranges] : ranges).map((name) => rangeOfText(reader, name));
  return resource(call, { ranges: list.length > 0 ? list : undefined, mask, includeGridData });
}

const filterQuery = z.strictObject({
  dataFilters: z.array(dataFilter).default([]),
  includeGridData: flag.default(false),
  excludeTablesInBandedRanges: flag.optional(),
});

/**
 * Only the tabs that a filter matches, with only the matched cells, in one block for filters of the same cells [BACK].
 * Without a filter, and if lookups match nothing, every tab [BACK].
 */
function getByDataFilter(call: ReadCall, { body, mask }: Parts): Outcome {
  const { dataFilters, includeGridData } = parseAs(call.method, filterQuery, body, "");
  const reader = { ...filterReader(call, call.state), word: "sheet" as const };
  const ranges = dataFilters.flatMap((filter) => rangesOf(reader, filter));
  const blocks = new Map(ranges.map((range) => [cellsKey(range, gridOf(reader, range.sheetId)), range]));
  return resource(call, { ranges: blocks.size > 0 ? [...blocks.values()] : undefined, mask, includeGridData });
}

const cellsKey = (range: GridRange, sheet: SheetState): string =>
  JSON.stringify([range.sheetId, Object.entries(boundsOf(range, sheet)).sort()]);

function resource(
  call: ReadCall,
  wanted: { ranges: GridRange[] | undefined; mask: Mask | undefined; includeGridData: boolean },
): Outcome {
  const mask = reachingCells(wanted.mask) ?? (wanted.includeGridData ? EVERYTHING : WITHOUT_DATA);
  if (call.switches.gridsOfAllTabs === "empty" && wanted.ranges === undefined && wants(mask, "sheets", "data"))
    throw emptyResponse(call.method);
  const { state, spreadsheetId, user } = call;
  return { state, answer: objectOf(spreadsheetResource(state, { spreadsheetId, user, mask, ranges: wanted.ranges })) };
}

function reading({ state }: ReadCall, answer: JsonObject, mask: Mask | undefined): Outcome {
  return { state, answer: objectOf(project(answer, mask ?? EVERYTHING)) };
}

function writingValues(
  call: ReadCall,
  mask: Mask | undefined,
  write: (draft: ReturnType<typeof draftOf>) => Written,
): Outcome {
  const draft = draftOf(call.state);
  const written = write(draft);
  recalculate(draft, call.evaluate);
  const state = stateOf(draft);
  return { state, answer: objectOf(project(written.answer(state), mask ?? EVERYTHING)) };
}

/** Fails: 404 `No developer metadata with ID …` [META]. */
function getMetadata(call: ReadCall, { args, mask }: Parts): Outcome {
  const id = parseAs(call.method, int, Number(args[1]), "metadata_id");
  const entry = call.state.metadata.find(({ metadataId }) => metadataId === id);
  if (!entry) throw notFound(call.method, `No developer metadata with ID ${id}`);
  return reading(call, metadataJson(entry), mask);
}

const searchBody = z.strictObject({ dataFilters: z.array(dataFilter).min(1) });

function searchMetadata(call: ReadCall, { body, mask }: Parts): Outcome {
  const { dataFilters } = parseAs(call.method, searchBody, body, "");
  const reader = filterReader(call, call.state);
  const found = new Map<number, { developerMetadata: JsonObject; dataFilters: JsonObject[] }>();
  for (const filter of dataFilters) {
    for (const entry of metadataOf(reader, filter)) {
      const match = found.get(entry.metadataId) ?? { developerMetadata: metadataJson(entry), dataFilters: [] };
      match.dataFilters.push(JSON.parse(JSON.stringify(filter)));
      found.set(entry.metadataId, match);
    }
  }
  return reading(call, found.size === 0 ? {} : { matchedDeveloperMetadata: [...found.values()] }, mask);
}

/** The message does not say what is wrong; the details do. Source: google/google-api-javascript-client #517, live. */
function badMask(method: string, fields: string): never {
  const description = `Error expanding 'fields' parameter. Cannot find matching fields for path '${fields}'.`;
  const fieldViolations = [{ field: fields, description }];
  const details = [{ "@type": "type.googleapis.com/google.rpc.BadRequest", fieldViolations }];
  throw invalidArgument(method, "Request contains an invalid argument.", details);
}

function objectOf(value: Json): JsonObject {
  return isJsonObject(value) ? value : {};
}
