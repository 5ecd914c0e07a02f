/** Checks request bodies against closed shapes: an unknown member is refused, and so is a wrong type. */

import { isRecord } from "./wire";

/** One rule for one value: the complaint, or undefined if it fits. */
export type Check = (value: unknown, path: string) => string | undefined;

/** An object with these members and no others; those in `optional` may be left out, null is never allowed. */
export function object(members: Readonly<Record<string, Check>>, optional: readonly string[] = []): Check {
  return (value, path) => {
    if (!isRecord(value)) return `${path} must be an object`;
    const stranger = Object.keys(value).find((name) => members[name] === undefined);
    if (stranger !== undefined) return `Unrecognized field ${join(path, stranger)}`;
    for (const [name, check] of Object.entries(members)) {
      const at = join(path, name);
      if (value[name] === undefined) {
        if (!optional.includes(name)) return `${at} is mandatory`;
        continue;
      }
      const complaint = check(value[name], at);
      if (complaint !== undefined) return complaint;
    }
    return undefined;
  };
}

/** A list of 1 to `max` members. */
export function list(member: Check, max = Number.POSITIVE_INFINITY): Check {
  return (value, path) => {
    if (!Array.isArray(value) || value.length === 0) return `${path} must be a list with at least one member`;
    if (value.length > max) return `${path} must not have more than ${max} members`;
    for (const [index, entry] of value.entries()) {
      const complaint = member(entry, `${path}[${index}]`);
      if (complaint !== undefined) return complaint;
    }
    return undefined;
  };
}

/** Text that is not blank, of at most `max` characters. */
export function text(max = Number.POSITIVE_INFINITY): Check {
  return (value, path) => {
    if (typeof value !== "string" || value.trim() === "") return `${path} must be a text`;
    return value.length > max ? `${path} must not be longer than ${max} characters` : undefined;
  };
}

export function oneOf(words: readonly string[]): Check {
  return (value, path) =>
    typeof value === "string" && words.includes(value) ? undefined : `${path} must be one of ${words.join(", ")}`;
}

export const yesOrNo: Check = (value, path) =>
  typeof value === "boolean" ? undefined : `${path} must be true or false`;

export function whole(min: number): Check {
  return (value, path) =>
    typeof value === "number" && Number.isSafeInteger(value) && value >= min
      ? undefined
      : `${path} must be a whole number from ${min}`;
}

/** A whole number from 1, sent as text. */
export const countAsText: Check = (value, path) =>
  typeof value === "string" && /^[1-9]\d{0,5}$/.test(value)
    ? undefined
    : `${path} must be a whole number from 1 as text`;

/** The JSON of a body, or undefined if it is not JSON. */
export function parseJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function join(path: string, name: string): string {
  return path === "" ? name : `${path}.${name}`;
}
