/**
 * The member at a path in an answer; `undefined` if there is none, whatever the answer is.
 * @example
 * memberAt({ list: [{ id: 7 }] }, "list", 0, "id") // => 7
 * memberAt(null, "list", 0) // => undefined
 */
export const memberAt = (json: unknown, ...path: readonly (string | number)[]): unknown =>
  path.reduce<unknown>((value, name) => (Object(value) as Record<string | number, unknown>)[name], json);

/**
 * A value that should be a list. In JSON that was converted from XML, a single thing comes without its list.
 * @example
 * listOf({ id: 7 }) // => [{ id: 7 }]
 * listOf("none") // => []
 */
export function listOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  return typeof value === "object" && value !== null ? [value] : [];
}

export const listAt = (json: unknown, ...path: readonly (string | number)[]): readonly unknown[] =>
  listOf(memberAt(json, ...path));
