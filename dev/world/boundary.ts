/**
 * The arguments as `google.script.run` hands them to the server; undefined becomes null.
 * Fails: `Failed due to illegal value in property: n` for anything but plain values. Source: [COMM], [TAN-RUN].
 */
export function toServer(args: readonly unknown[]): unknown[] {
  return args.map((value, index) => copied(value, index));
}

function copied(value: unknown, index: number): unknown {
  if (value === undefined || value === null) return null;
  if (["string", "boolean", "number"].includes(typeof value)) return value;
  if (Array.isArray(value)) return value.map((member) => copied(member, index));
  // By tag and not by class, because the value may come from another realm.
  if (Object.prototype.toString.call(value) === "[object Object]") {
    return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, copied(member, index)]));
  }
  throw new Error(`Failed due to illegal value in property: ${index}`);
}
