/** The books of the judge: what was checked, which deviation explains what, and what is unexplained. */
import type { HttpRequest, HttpResult } from "../seam";
import type { Deviation } from "./deviation";
import type { Finding } from "./finding";
import type { Judge, Judged } from "./judge";
import { fits } from "./schema-check";

/** One exchange as it was overheard. */
export interface Exchange {
  readonly request: HttpRequest;
  readonly result: HttpResult;
  /** False if a test asks by hand, rightly or wrongly. The answer is judged anyway. */
  readonly isAisle: boolean;
  /** True if the pretend Walmart was told to answer wrongly. */
  readonly isFault: boolean;
}

export interface Figures {
  readonly operation: string;
  readonly requests: number;
  readonly answers: number;
  /** Listed deviations that this operation needed. */
  readonly deviations: number;
  readonly unexplained: number;
}

export interface Tally {
  hear(exchange: Exchange): void;
  figures(): readonly Figures[];
  /** A sentence for each kind of unexplained finding, with its count. */
  unexplained(): readonly string[];
  /** A sentence for each deviation, and each of its operations, that no message needed. */
  unused(): readonly string[];
}

export function createTally(judge: Judge, deviations: readonly Deviation[]): Tally {
  const requests = new Map<string, number>();
  const answers = new Map<string, number>();
  const used = new Map<Deviation, Set<string>>(deviations.map((one) => [one, new Set()]));
  const open = new Map<string, { operation: string; count: number }>();

  const isExplained = (finding: Finding): boolean => {
    const reasons = deviations.filter((deviation) => explains(deviation, finding));
    for (const reason of reasons) used.get(reason)?.add(finding.operation);
    return reasons.length > 0;
  };
  const leaveOpen = (finding: Finding): void => {
    const sentence = toSentence(finding);
    const before = open.get(sentence)?.count ?? 0;
    open.set(sentence, { operation: finding.operation, count: before + 1 });
  };
  const enter = (book: Map<string, number>, { operation, findings }: Judged): readonly Finding[] => {
    book.set(operation, (book.get(operation) ?? 0) + 1);
    return findings.filter((finding) => !isExplained(finding));
  };

  return {
    hear({ request, result, isAisle, isFault }) {
      if (isAisle) enter(requests, judge.request(request)).forEach(leaveOpen);
      if ("failed" in result) return;
      const unexplained = enter(answers, judge.answer(request, result));
      if (!isFault) unexplained.forEach(leaveOpen);
    },
    figures: () =>
      [...new Set([...requests.keys(), ...answers.keys()])].sort().map((operation) => ({
        operation,
        requests: requests.get(operation) ?? 0,
        answers: answers.get(operation) ?? 0,
        deviations: [...used.values()].filter((operations) => operations.has(operation)).length,
        unexplained: [...open.values()].filter((one) => one.operation === operation).length,
      })),
    unexplained: () => [...open].map(([sentence, { count }]) => `${sentence} (${count} times)`).sort(),
    unused: () =>
      deviations.flatMap((deviation) =>
        deviation.operations
          .filter((operation) =>
            operation === "*" ? used.get(deviation)?.size === 0 : !used.get(deviation)?.has(operation),
          )
          .map(
            (operation) => `${operation}: no message needed "${deviation.place} ${deviation.rule}: ${deviation.truth}"`,
          ),
      ),
  };
}

function explains(deviation: Deviation, { operation, side, place, rule, value }: Finding): boolean {
  const isPlace = deviation.place.startsWith("**/")
    ? place.endsWith(deviation.place.slice(2))
    : deviation.place === place;
  const isMeant = isPlace && deviation.side === side && deviation.rule === rule;
  if (!isMeant || !(deviation.operations.includes(operation) || deviation.operations.includes("*"))) return false;
  return deviation.schema === undefined || fits(deviation.schema, value);
}

/** The shape of the value, not its content: a body may hold a buyer's address, a header a key. */
function toSentence({ operation, side, place, rule, value }: Finding): string {
  return `${operation} ${side}: ${place} ${rule}${value === undefined ? "" : `, found ${shapeOf(place, value)}`}`;
}

function shapeOf(place: string, value: unknown): string {
  if (typeof value === "number" || typeof value === "boolean" || value === null) return String(value);
  if (/^\/(status|path|host|query|header\/Content-Type)/.test(place)) return JSON.stringify(value).slice(0, 200);
  return Array.isArray(value) ? "a list" : typeof value === "string" ? "a text" : `{${Object.keys(value as object)}}`;
}
