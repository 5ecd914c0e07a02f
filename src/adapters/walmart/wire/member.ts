/** The member at a path within an answer; `undefined` where there is none, whatever the answer is. */
export const memberAt = (json: unknown, ...path: readonly (string | number)[]): unknown =>
  path.reduce<unknown>((value, name) => (Object(value) as Record<string | number, unknown>)[name], json);

/** What should be a list: JSON that was XML before has a single thing without its list. */
export function listOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  return typeof value === "object" && value !== null ? [value] : [];
}

export const listAt = (json: unknown, ...path: readonly (string | number)[]): readonly unknown[] =>
  listOf(memberAt(json, ...path));
