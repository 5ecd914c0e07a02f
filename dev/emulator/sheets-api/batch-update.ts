/**
 * `spreadsheets.batchUpdate`: runs all requests in order on one draft. If one is refused, nothing of the batch is kept
 * [BU].
 */
import * as z from "zod";
import { draftOf, stateOf } from "../workbook/draft";
import type { GridRange } from "../workbook/grid-range";
import { isJsonObject, type JsonObject } from "../workbook/json";
import { recalculate } from "../workbook/recalculate";
import type { WorkbookState } from "../workbook/state";
import { rangeOfText } from "./base/data-filter";
import { invalidArgument, notEmulated } from "./base/errors";
import { below, EVERYTHING, type Mask, project } from "./base/field-mask";
import { parseAs } from "./base/parse-request";
import type { RequestContext } from "./base/request";
import { flag, text } from "./base/shapes";
import { filterReader, type ReadCall } from "./call";
import { HANDLERS, NOT_EMULATED } from "./requests/handlers";
import { reachingCells, spreadsheetResource, WITHOUT_DATA } from "./resource";

const batchBody = z.strictObject({
  requests: z.array(z.record(text, z.unknown())).default([]),
  includeSpreadsheetInResponse: flag.default(false),
  responseRanges: z.array(text).default([]),
  responseIncludeGridData: flag.default(false),
  // Accepted and ignored: the API has no revision check [HARV].
  writeControl: z.record(text, z.unknown()).optional(),
});

type BatchBody = z.infer<typeof batchBody>;

/** The state after a write, and the answer. `refusal`: thrown although the state is kept. */
export interface Outcome {
  readonly state: WorkbookState;
  readonly answer: JsonObject;
  readonly refusal?: Error;
}

/** Applies the batch. Fails with the refusal of the first bad request; nothing is changed then. */
export function batchUpdate(call: ReadCall, body: unknown, mask: Mask | undefined): Outcome {
  const batch = parseAs(call.method, batchBody, body, "");
  if (batch.requests.length === 0) throw invalidArgument(call.method, "Must specify at least one request.");
  const draft = draftOf(call.state);
  const writer = { user: call.user, obeysWarnings: call.switches.warningOnlyForApi === "refused" };
  const replies = batch.requests.map((entry, index) => runRequest({ ...call, writer, draft }, entry, index));
  const stale = call.switches.formulasInResponse === "stale" ? stateOf(draft) : undefined;
  const settled = stale ? draftOf(stale) : draft;
  recalculate(settled, call.evaluate);
  const state = stateOf(settled);
  return answered(call, { state, shown: stale ?? state, batch, replies, mask });
}

export type RequestCall = Omit<RequestContext, "where">;

/** Runs one request of a batch on the draft and gives its reply. */
export function runRequest(call: RequestCall, entry: Readonly<Record<string, unknown>>, index: number): JsonObject {
  const at = `requests[${index}]`;
  const [name, second] = Object.keys(entry);
  if (name === undefined) throw invalidArgument(call.method, `Invalid ${at}: No request set.`);
  if (second !== undefined) {
    throw invalidArgument(
      call.method,
      `Invalid value at '${at}' (oneof), oneof field 'kind' is already set. Cannot set '${second}'`,
    );
  }
  const handler = Object.hasOwn(HANDLERS, name) ? HANDLERS[name] : undefined;
  if (NOT_EMULATED.has(name)) throw notEmulated(name);
  if (!handler) {
    throw invalidArgument(
      call.method,
      `Invalid JSON payload received. Unknown name "${name}" at '${at}': Cannot find field.`,
    );
  }
  const { method, draft, writer, switches, now } = call;
  return handler({ method, draft, writer, switches, now, where: `${at}.${name}` }, entry[name]);
}

interface Applied {
  readonly state: WorkbookState;
  /** The state that the answer shows. It differs if formulas are not recalculated in time [§12.8]. */
  readonly shown: WorkbookState;
  readonly batch: BatchBody;
  readonly replies: readonly JsonObject[];
  readonly mask: Mask | undefined;
}

function answered(call: ReadCall, { state, shown, batch, replies, mask: asked }: Applied): Outcome {
  const mask = asked ?? EVERYTHING;
  // Since 2026 [HARV].
  const plain = { spreadsheetId: call.spreadsheetId, replies, commentUpdateState: "NO_UPDATES_REQUESTED" };
  try {
    const ranges = responseRanges(call, shown, batch);
    const wanted = below(mask, "updatedSpreadsheet");
    if (!batch.includeSpreadsheetInResponse || !wanted) return { state, answer: cut(plain, mask) };
    const isWithoutCells = call.switches.cellsInResponse === "absent";
    const resourceMask = isWithoutCells ? WITHOUT_DATA : updatedMask(batch, asked);
    const resource = spreadsheetResource(shown, { ...call, mask: resourceMask, ranges });
    const updatedSpreadsheet = isWithoutCells ? project(resource, wanted) : resource;
    return { state, answer: { ...cut(plain, mask), updatedSpreadsheet } };
  } catch (error) {
    const isKept = call.switches.unknownResponseRange === "refusedAfter";
    if (isKept && error instanceof Error) return { state, answer: plain, refusal: error };
    throw error;
  }
}

/** A1 names only. Ignored unless the answer includes the spreadsheet [BU]. */
function responseRanges(call: ReadCall, state: WorkbookState, batch: BatchBody): GridRange[] | undefined {
  if (!batch.includeSpreadsheetInResponse || batch.responseRanges.length === 0) return undefined;
  const reader = filterReader(call, state);
  return batch.responseRanges.map((name) => rangeOfText(reader, name));
}

/** `responseIncludeGridData` is ignored if a mask is set [BU]. */
function updatedMask(batch: BatchBody, mask: Mask | undefined): Mask {
  if (!mask) return batch.responseIncludeGridData ? EVERYTHING : WITHOUT_DATA;
  return reachingCells(below(mask, "updatedSpreadsheet")) ?? WITHOUT_DATA;
}

function cut(answer: JsonObject, mask: Mask): JsonObject {
  const kept = project(answer, mask);
  return isJsonObject(kept) ? kept : {};
}
