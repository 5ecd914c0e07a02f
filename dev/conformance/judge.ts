/**
 * Compares messages to and from Walmart with Walmart's own definition. It does not know who sends them, and no judged
 * code may import it.
 */
import type { HttpRequest, HttpResponse } from "../seam";
import { answerMisfits } from "./answer-check";
import { type Bodies, type Definition, type Operation, operationOf } from "./definition";
import type { Deviation } from "./deviation";
import { type Finding, UNDEFINED_OPERATION } from "./finding";
import { requestMisfits } from "./request-check";

export interface Judged {
  readonly operation: string;
  readonly findings: readonly Finding[];
}

export interface Judge {
  readonly request: (request: HttpRequest) => Judged;
  readonly answer: (request: Pick<HttpRequest, "method" | "url">, response: HttpResponse) => Judged;
}

/** Throws if a deviation names an operation that does not exist. */
export function createJudge(definition: Definition, deviations: readonly Deviation[]): Judge {
  const shapes = shapesOf(definition, deviations);
  return {
    request(request) {
      const url = new URL(request.url);
      const operation = operationOf(definition, request.method, url);
      const key = operation?.key ?? UNDEFINED_OPERATION;
      const isHome = definition.servers.includes(url.origin);
      const found = [
        ...(isHome ? [] : [{ place: "/host", rule: "enum", value: url.origin }]),
        ...(operation === null
          ? [{ place: "/path", rule: "unknown", value: `${request.method} ${url.pathname}` }]
          : requestMisfits(operation, request)),
      ];
      return { operation: key, findings: found.map((one) => ({ operation: key, side: "request", ...one })) };
    },
    answer({ method, url }, response) {
      const operation = operationOf(definition, method, new URL(url));
      const key = operation?.key ?? UNDEFINED_OPERATION;
      const found = [...answerMisfits(operation?.answers ?? {}, response)];
      const shape = found.length === 0 ? undefined : shapes.get(key);
      if (shape !== undefined && found.some(({ place }) => place.startsWith("/body"))) {
        found.splice(
          0,
          found.length,
          { place: "/body", rule: "shape", value: undefined },
          ...answerMisfits(shape, response),
        );
      }
      return { operation: key, findings: found.map((one) => ({ operation: key, side: "answer", ...one })) };
    },
  };
}

/** The true answers of some operations, by key. */
function shapesOf(definition: Definition, deviations: readonly Deviation[]): ReadonlyMap<string, Operation["answers"]> {
  const answersOf = (key: string): Readonly<Record<string, Bodies>> => {
    const found = definition.operations.find((operation) => operation.key === key);
    if (found === undefined) throw new Error(`The definition has no operation ${key}.`);
    return found.answers;
  };
  return new Map(
    deviations.flatMap(({ operations, like }) =>
      like === undefined ? [] : operations.map((operation) => [operation, answersOf(like)] as const),
    ),
  );
}
