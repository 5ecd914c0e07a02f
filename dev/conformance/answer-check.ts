/** Compares an answer with its operation: status, content type, body. */
import type { HttpResponse } from "../seam";
import type { Bodies } from "./definition";
import { mediaTypeOf, parseJson } from "./message";
import { within } from "./request-check";
import { type Misfit, misfits } from "./schema-check";

/** XML is checked only for being allowed, not for its content, because Aisle never asks for it. */
export function answerMisfits(answers: Readonly<Record<string, Bodies>>, response: HttpResponse): readonly Misfit[] {
  const { status, headers, body } = response;
  const type = mediaTypeOf(headers);
  const bodies = answers[String(status)];
  const json = parseJson(body);
  const shown = { status, type, body: json ?? body };
  if (bodies === undefined) return [{ place: "/status", rule: "unknown", value: shown }];
  if (!(type in bodies)) return [{ place: "/header/Content-Type", rule: "enum", value: shown }];
  const schema = bodies[type];
  if (type !== "application/json" || schema == null) return [];
  return json === undefined ? [{ place: "/body", rule: "json", value: body }] : within("/body", misfits(schema, json));
}
