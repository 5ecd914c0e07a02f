/** Compares a request with its operation: address, parameters, headers, body. */
import type { HttpRequest } from "../seam";
import type { Operation, Parameter } from "./definition";
import { headerOf, mediaTypeOf, parseJson } from "./message";
import { type Misfit, misfits } from "./schema-check";
import type { Schema } from "./tighten";

export function requestMisfits(operation: Operation, request: HttpRequest): readonly Misfit[] {
  return [
    ...queryMisfits(operation, new URL(request.url)),
    ...headerMisfits(operation, request),
    ...bodyMisfits(operation, request),
  ];
}

function queryMisfits({ parameters }: Operation, url: URL): readonly Misfit[] {
  const known = parameters.filter((parameter) => parameter.in === "query");
  const given = [...url.searchParams.keys()].filter((name) => !known.some((parameter) => parameter.name === name));
  return [
    ...given.map((name) => ({ place: `/query/${name}`, rule: "unknown", value: url.searchParams.get(name) })),
    ...known.flatMap((parameter) => parameterMisfits(parameter, url.searchParams.get(parameter.name))),
  ];
}

/** Unknown headers of Walmart's own kind are refused; other headers belong to the web. */
function headerMisfits({ parameters }: Operation, { headers }: HttpRequest): readonly Misfit[] {
  const known = parameters.filter((parameter) => parameter.in === "header");
  const isKnown = (name: string): boolean => known.some((one) => one.name.toLowerCase() === name.toLowerCase());
  const strangers = Object.keys(headers).filter((name) => /^WM_/i.test(name) && !isKnown(name));
  return [
    ...strangers.map((name) => ({ place: `/header/${name.toUpperCase()}`, rule: "unknown", value: headers[name] })),
    ...known.flatMap((parameter) => parameterMisfits(parameter, headerOf(headers, parameter.name))),
  ];
}

function parameterMisfits(parameter: Parameter, text: string | null): readonly Misfit[] {
  const place = `/${parameter.in}/${parameter.name}`;
  if (text === null) return parameter.isRequired ? [{ place, rule: "missing", value: undefined }] : [];
  return misfits(parameter.schema, fromText(parameter.schema, text)).map((misfit) => ({ ...misfit, place }));
}

/** Parameters are sent as text. Text that is not of the type stays text, and fails. */
function fromText({ type }: Schema, text: string): unknown {
  if ((type === "integer" || type === "number") && /^-?\d+(\.\d+)?$/.test(text)) return Number(text);
  if (type === "boolean" && /^(true|false)$/.test(text)) return text === "true";
  return text;
}

function bodyMisfits(operation: Operation, { headers, body }: HttpRequest): readonly Misfit[] {
  const { request } = operation;
  if (request === null) return body === "" ? [] : [{ place: "/body", rule: "unknown", value: body }];
  const type = mediaTypeOf(headers);
  const isListed = type in request;
  const unlisted = isListed ? [] : [{ place: "/header/Content-Type", rule: "enum", value: type }];
  return [...unlisted, ...contentMisfits(operation, type, body)];
}

/** A feed's file is judged by its own schema, however it is sent. */
function contentMisfits({ request, feed }: Operation, type: string, body: string): readonly Misfit[] {
  if (/xml/.test(type)) return [];
  const isForm = type === "application/x-www-form-urlencoded";
  const content = isForm ? Object.fromEntries(new URLSearchParams(body)) : parseJson(fileOf(type, body));
  if (content === undefined) return [{ place: "/body", rule: "json", value: body }];
  const schema = feed ?? request?.[type];
  return schema == null ? [] : within("/body", misfits(schema, content));
}

/** The part of a form with the feed's file. Source: [S:feeds]. */
function fileOf(type: string, body: string): string {
  if (type !== "multipart/form-data") return body;
  const part = /name="file".*?\r?\n\r?\n(.*?)\r?\n--/s.exec(body);
  return part?.[1] ?? "";
}

export const within = (place: string, found: readonly Misfit[]): readonly Misfit[] =>
  found.map((misfit) => ({ ...misfit, place: `${place}${misfit.place}` }));
