/** Faults by name: answers with the right content in a wrong form, and the error bodies of all areas. */

import type { ActiveFault } from "../state/fault";
import type { Answer } from "../wire/answer";
import { isRecord } from "../wire/wire";
import type { Distortion, Effect } from "./effect";
import { withEntries } from "./resources";

/** The effect of a name, or undefined. Only successful answers are distorted. */
export function distortionOf(name: string): Effect | undefined {
  const at = name.indexOf(":");
  const [kind, member] = at < 0 ? [name, ""] : [name.slice(0, at), name.slice(at + 1)];
  const distort = member === "" ? PLAIN[name] : OF_MEMBER[kind]?.(member);
  return distort === undefined ? undefined : { kind: "distort", distort };
}

/** The answer after the fault changed it. */
export function distorted(answer: Answer, distort: Distortion, fault: ActiveFault): Answer {
  if (answer.kind !== "data" || answer.status >= 300) return answer;
  return { ...answer, body: distort(answer.body, fault) };
}

/** The answer with changed entries, if they have the wanted members; the very same answer if none has. */
export function distortedWithin(
  answer: Answer,
  sought: Readonly<Record<string, string>>,
  change: (entry: unknown) => unknown,
): Answer {
  if (answer.kind !== "data" || answer.status >= 300) return answer;
  const body = withEntries(answer.body, sought, change);
  return body === answer.body ? answer : { ...answer, body };
}

/** A word that no document mentions. */
const UNKNOWN_WORD = "SOMETHING_NEW";
/** Members whose values are words out of a list. */
const ENUMERATED = /^(status|publishedStatus|lifecycleStatus|requestStatus|feedStatus|ingestionStatus|type|carrier)$/;
/** Members without which nothing identifies a thing. */
const IDENTITIES = /^(sku|purchaseOrderId|lineNumber|requestId|feedId|nextCursor|access_token|expires_in)$/;

const PLAIN: Readonly<Record<string, Distortion>> = {
  "wrong-types": (body) => mapLeaves(body, (value) => otherType(value)),
  nulls: (body) => mapLeaves(body, (value, name) => (IDENTITIES.test(name) ? value : null)),
  "unknown-words": (body) =>
    mapLeaves(body, (value, name) => (typeof value === "string" && ENUMERATED.test(name) ? UNKNOWN_WORD : value)),
  "missing-wrappers": unwrap,
  "bad-order": (body) => changeOne(body, "order", (order) => ({ ...order, orderLines: null })),
  "bad-item": (body) => changeOne(body, "ItemResponse", ({ sku: _, ...item }) => item),
  "page-repeats": repeat,
  "identity-only": (body) =>
    isRecord(body) ? Object.fromEntries(Object.entries(body).filter(([name]) => IDENTITIES.test(name))) : {},
};

const OF_MEMBER: Readonly<Record<string, (member: string) => Distortion>> = {
  "null-member": (member) => (body) => mapMembers(body, member, () => null),
  "absent-member": (member) => (body) => mapMembers(body, member, () => undefined),
  "unknown-word": (member) => (body) => mapMembers(body, member, () => UNKNOWN_WORD),
  "single-member": (member) => (body) => mapMembers(body, member, (value) => (Array.isArray(value) ? value[0] : value)),
  "set-member": (assignment) => {
    const at = assignment.indexOf("=");
    const given: unknown = JSON.parse(assignment.slice(at + 1));
    return (body) => mapMembers(body, assignment.slice(0, at), () => given);
  },
};

function mapLeaves(value: unknown, change: (value: unknown, name: string) => unknown, name = ""): unknown {
  if (Array.isArray(value)) return value.map((member) => mapLeaves(member, change, name));
  if (!isRecord(value)) return change(value, name);
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, mapLeaves(member, change, key)]));
}

/** Changes members with that name at any depth; undefined leaves them out. */
function mapMembers(value: unknown, name: string, change: (member: unknown) => unknown): unknown {
  if (Array.isArray(value)) return value.map((member) => mapMembers(member, name, change));
  if (!isRecord(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [
      key,
      key === name ? change(member) : mapMembers(member, name, change),
    ]),
  );
}

/** A number as text, a number in text as a number, a boolean as text. */
function otherType(value: unknown): unknown {
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  return typeof value === "string" && /^\d{1,15}$/.test(value) ? Number(value) : value;
}

/** Replaces objects that contain a single list or object by that content. */
function unwrap(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(unwrap);
  if (!isRecord(value)) return value;
  const [first, ...others] = Object.values(value);
  if (others.length === 0 && typeof first === "object" && first !== null) return unwrap(first);
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, unwrap(member)]));
}

/** Changes the middle entry of the list with this name. */
function changeOne(
  value: unknown,
  name: string,
  change: (member: Readonly<Record<string, unknown>>) => unknown,
): unknown {
  if (!isRecord(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => {
      if (key !== name || !Array.isArray(member)) return [key, changeOne(member, name, change)];
      const middle = Math.floor((member.length - 1) / 2);
      return [key, member.map((one, at) => (at === middle && isRecord(one) ? change(one) : one))];
    }),
  );
}

/** The first page that it strikes stays as it is. Later pages repeat its list, with cursors of their own. */
function repeat(body: unknown, fault: ActiveFault): unknown {
  const kept = fault.kept ?? listIn(body);
  fault.kept = kept;
  return kept === undefined ? body : withList(body, kept);
}

function listIn(value: unknown): unknown {
  if (Array.isArray(value)) return value;
  if (!isRecord(value)) return undefined;
  return Object.values(value)
    .map(listIn)
    .find((found) => found !== undefined);
}

function withList(value: unknown, list: unknown, isDone = { is: false }): unknown {
  if (Array.isArray(value) && !isDone.is) {
    isDone.is = true;
    return list;
  }
  if (!isRecord(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, withList(member, list, isDone)]));
}
