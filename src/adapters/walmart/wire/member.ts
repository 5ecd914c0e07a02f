/** The member at a path within an answer; `undefined` where there is none, whatever the answer is. */
export const memberAt = (json: unknown, ...path: readonly (string | number)[]): unknown =>
  path.reduce<unknown>((value, name) => (Object(value) as Record<string | number, unknown>)[name], json);

export function listAt(json: unknown, ...path: readonly string[]): readonly unknown[] {
  const list = memberAt(json, ...path);
  return Array.isArray(list) ? list : [];
}
