/**
 * The emulated Sheets API as Google serves it on the wire: REST paths, query parameters, bearer tokens, JSON bodies and
 * error bodies over `Spreadsheet.call`. A pure function of its requests; whoever serves it brings the instant.
 *
 * Sources beside those of docs/emulated-sheets-api.md: [SYS] https://docs.cloud.google.com/apis/docs/system-parameters,
 * [BL202], [BL307], [BL309], [BL337] measurements against the live API, published under these numbers at
 * https://github.com/brekkylab/backlot.
 */
import type { HttpHandler, HttpRequest } from "../../seam";
import { PAYLOAD_LIMIT } from "../sheets-api/base/parse-request";
import { SheetsApiError, type Spreadsheet } from "../sheets-api/spreadsheet";
import { answered, HttpRefusal, httpRefusal, noSuchPath, type Refusal, refused } from "./answers";
import { type AnswerForm, answerFormOf, assertKnown, badRequest, parametersOf } from "./query";
import { type Route, routeOf } from "./routes";

/** Who calls: everybody is this one person, or the e-mail that belongs to each access token. */
export type Callers = { readonly everybody: string } | { readonly byToken: Readonly<Record<string, string>> };

/** Serves one spreadsheet; any other id is 404. */
export function sheetsHttp(spreadsheet: Pick<Spreadsheet, "call">, callers: Callers): HttpHandler {
  return {
    handle(request, now) {
      const { pathname, searchParams } = new URL(request.url);
      const route = routeOf(request.method, pathname);
      if (!route) return noSuchPath(pathname);
      const wishes = answerFormOf(searchParams);
      try {
        return answered(carriedOut(route, request, now), wishes);
      } catch (error) {
        return refused(refusalOf(error), wishes);
      }
    },
  };

  function carriedOut(route: ReturnType<typeof routeOf> & object, request: HttpRequest, now: number): unknown {
    const { searchParams } = new URL(request.url);
    // An unknown `alt` is refused before the credential is checked [BL309].
    const parameters = parametersOf(searchParams);
    if ("missing" in route) throw new Error(`not emulated: ${route.missing}`);
    const user = callerOf(request, answerFormOf(searchParams), callers);
    assertKnown(route.method, parameters);
    return spreadsheet.call(route.method, argumentsOf(route, request, parameters), { user, now });
  }
}

/** `not emulated` is answered with 501, which no method of Google's uses here. */
function refusalOf(error: unknown): Refusal {
  if (error instanceof SheetsApiError || error instanceof HttpRefusal) return error;
  if (error instanceof Error && error.message.startsWith("not emulated")) {
    return { code: 501, status: "UNIMPLEMENTED", message: error.message, details: [] };
  }
  throw error;
}

/** Arguments in the order of Apps Script: body, path, query [ADV]. */
function argumentsOf(route: Route, request: HttpRequest, parameters: object): unknown[] {
  return route.hasBody ? [bodyOf(request.body), ...route.path, parameters] : [...route.path, parameters];
}

/** Fails: above 10,485,760 bytes [BIG]; text that is not JSON; JSON that is not an object [several live]. */
function bodyOf(text: string): object {
  if (Buffer.byteLength(text) > PAYLOAD_LIMIT) {
    throw httpRefusal(400, "INVALID_ARGUMENT", `Request payload size exceeds the limit: ${PAYLOAD_LIMIT} bytes.`);
  }
  if (text.trim() === "") return {};
  const body = parsed(text);
  if (typeof body === "object" && body !== null && !Array.isArray(body)) return body;
  throw badBody('Invalid JSON payload received. Unknown name "": Root element must be a message.');
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw badBody(`Invalid JSON payload received. Unexpected token.\n${text.slice(0, 40)}\n^`);
  }
}

function badBody(description: string): HttpRefusal {
  return httpRefusal(400, "INVALID_ARGUMENT", description, badRequest([description]));
}

const EXPECTED = "Expected OAuth 2 access token, login cookie or other valid authentication credential.";
const SEE = "See https://developers.google.com/identity/sign-in/web/devconsole-project.";

/** Without a credential a GET is 403 and a POST 401 [BL307]; with a wrong one both are 401 [several live]. */
function callerOf(request: HttpRequest, { token: given }: AnswerForm, callers: Callers): string {
  if ("everybody" in callers) return callers.everybody;
  const token = bearer(request) ?? given;
  if (token === undefined) throw request.method === "GET" ? unregistered() : missing();
  const user = Object.hasOwn(callers.byToken, token) ? callers.byToken[token] : undefined;
  if (user !== undefined) return user;
  throw httpRefusal(401, "UNAUTHENTICATED", `Request had invalid authentication credentials. ${EXPECTED} ${SEE}`);
}

function bearer({ headers }: HttpRequest): string | undefined {
  const value = Object.entries(headers).find(([name]) => name.toLowerCase() === "authorization")?.[1];
  return /^Bearer (.+)$/i.exec(value ?? "")?.[1];
}

function unregistered(): HttpRefusal {
  const text =
    "Method doesn't allow unregistered callers (callers without established identity). " +
    "Please use API Key or other form of API consumer identity to call this API.";
  return httpRefusal(403, "PERMISSION_DENIED", text);
}

function missing(): HttpRefusal {
  const text = `Request is missing required authentication credential. ${EXPECTED} ${SEE}`;
  return httpRefusal(401, "UNAUTHENTICATED", text);
}
