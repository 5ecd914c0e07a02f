/** What Aisle's real adapter asks for, kept step by step, so that another client can ask for the same. */
import type { sheets_v4 } from "@googleapis/sheets";
import type { People } from "../../../../dev/emulator/workbook/people";
import type { MetadataLookup, SheetsApi } from "../../../../src/adapters/sheets/google/api";
import type { Workbook } from "../../../../src/ports/workbook";
import { blankBook, type UnderTest, workbookOn } from "../../../support/workbook-under-test";
import { ID, OWNER, type ServedBook } from "./served-book";

type Call = {
  readonly [Method in Exclude<keyof SheetsApi, "id">]: {
    readonly method: Method;
    readonly args: Parameters<SheetsApi[Method]>;
  };
}[Exclude<keyof SheetsApi, "id">];

interface Asked {
  readonly call: Call;
  readonly user: string;
  readonly answer: unknown;
}

interface Acted {
  readonly act: (people: People) => void;
}

export interface RecordedRun {
  readonly one: UnderTest;
  readonly steps: readonly (Asked | Acted)[];
  /** The adapter of a run as this user, whose every request is kept. */
  workbook(runId: string, user?: string): Workbook;
  /** A person acts, here and in every replay. */
  person(act: (people: People) => void): void;
}

/** What an answer or a refusal looks like when only its words count. */
export const refusedWith = (message: string) => ({ refused: message });

export function recordedRun(): RecordedRun {
  const one = blankBook();
  const steps: (Asked | Acted)[] = [];
  return {
    one,
    steps,
    workbook: (runId, user = OWNER) => workbookOn(recording(one, steps, user), runId),
    person(act) {
      act(one.people);
      steps.push({ act });
    },
  };
}

function recording({ book }: UnderTest, steps: (Asked | Acted)[], user: string): SheetsApi {
  const asked = <Answer>(call: Call, id: string, args: readonly unknown[]): Answer => {
    try {
      const answer = book.call(id, args, { user, now: 0 });
      steps.push({ call, user, answer });
      // The emulator answers in the API's own shapes, which these types describe.
      return answer as Answer;
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      steps.push({ call, user, answer: refusedWith(error.message) });
      throw new Error(`API call to sheets.${id} failed with error: ${error.message}`);
    }
  };
  return {
    get: (fields) => asked({ method: "get", args: [fields] }, "spreadsheets.get", [ID, { fields }]),
    cells: (query, fields) =>
      asked({ method: "cells", args: [query, fields] }, "spreadsheets.getByDataFilter", [query, ID, { fields }]),
    values: (query, fields) =>
      asked({ method: "values", args: [query, fields] }, "spreadsheets.values.batchGetByDataFilter", [
        query,
        ID,
        { fields },
      ]),
    batchUpdate: (body, fields) =>
      asked({ method: "batchUpdate", args: [body, fields] }, "spreadsheets.batchUpdate", [body, ID, { fields }]),
    metadata: (lookup, fields) => {
      const answer = asked<sheets_v4.Schema$SearchDeveloperMetadataResponse>(
        { method: "metadata", args: [lookup, fields] },
        "spreadsheets.developerMetadata.search",
        [metadataQuery(lookup), ID, { fields }],
      );
      return (answer.matchedDeveloperMetadata ?? []).flatMap(({ developerMetadata }) => developerMetadata ?? []);
    },
  };
}

const metadataQuery = (developerMetadataLookup: MetadataLookup) => ({ dataFilters: [{ developerMetadataLookup }] });

/** Asks for the same through the official client, person's steps in between. Gives both answers of every request. */
export async function replayed(
  steps: RecordedRun["steps"],
  served: ServedBook,
): Promise<{ readonly method: string; readonly here: unknown; readonly there: unknown }[]> {
  const people = served.book.people(OWNER);
  const pairs = [];
  for (const step of steps) {
    if ("act" in step) step.act(people);
    else {
      const client = step.user === OWNER ? served.owner : served.helper;
      const there = await asking(client, step.call).then(({ data }) => data, words);
      pairs.push({ method: step.call.method, here: step.answer, there });
    }
  }
  return pairs;
}

const words = (error: unknown) => refusedWith(error instanceof Error ? error.message : String(error));

/** One request of the adapter in the terms of the official client. */
export function asking({ spreadsheets }: sheets_v4.Sheets, call: Call): Promise<{ data: unknown }> {
  const spreadsheetId = ID;
  if (call.method === "get") return spreadsheets.get({ spreadsheetId, fields: call.args[0] });
  if (call.method === "cells") {
    const [requestBody, fields] = call.args;
    return spreadsheets.getByDataFilter({ spreadsheetId, requestBody, fields });
  }
  if (call.method === "values") {
    const [requestBody, fields] = call.args;
    return spreadsheets.values.batchGetByDataFilter({ spreadsheetId, requestBody, fields });
  }
  if (call.method === "batchUpdate") {
    const [requestBody, fields] = call.args;
    return spreadsheets.batchUpdate({ spreadsheetId, requestBody, fields });
  }
  const [lookup, fields] = call.args;
  return spreadsheets.developerMetadata.search({ spreadsheetId, requestBody: metadataQuery(lookup), fields });
}

/** The requests of one kind, the latest last. */
export function callsOf<Method extends Exclude<keyof SheetsApi, "id">>(steps: RecordedRun["steps"], method: Method) {
  return steps.flatMap((step) => ("call" in step && step.call.method === method ? [step.call] : []));
}
