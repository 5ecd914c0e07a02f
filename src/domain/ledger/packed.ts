/** Small memories, many of them in one row of the ledger. */

import type { Change } from "../values/change";
import { packed } from "../values/packed";
import { DATA_LIMIT, forget, type Kind, type Ledger, type Memory, remember } from "./ledger";

const ROOM = DATA_LIMIT - '{"items":{}}'.length;

/**
 * Divides the items among as few memories as the size of a row allows. Sorts the names, so that items which arrive in
 * another order, because people sorted a tab, make the same memories and cause no write.
 */
export function packedItems<Value>(
  items: Iterable<readonly [name: string, value: Value]>,
): readonly Record<string, Value>[] {
  const sorted = [...items].sort(([one], [other]) => (one < other ? -1 : 1));
  const sizeOf = ([name, value]: readonly [string, Value]): number => JSON.stringify({ [name]: value }).length;
  return [...packed(sorted, { sizeOf, limit: ROOM })].map((pack) => Object.fromEntries(pack));
}

type Packed = { [K in Kind]: Memory<K> extends { readonly items: Record<string, unknown> } ? K : never }[Kind];
type ValueOf<K extends Packed> = Memory<K>["items"][string];

/** All items of a kind, by name. */
export const recallItems = <K extends Packed>(ledger: Ledger, kind: K): ReadonlyMap<string, ValueOf<K>> =>
  new Map(
    ledger
      .names(kind)
      // The kind's own schema has read these very values.
      .flatMap((part) => Object.entries(ledger.recall(kind, part)?.items ?? {}) as [string, ValueOf<K>][]),
  );

/** Replaces all items of a kind. */
export function rememberItems<K extends Exclude<Packed, "feedPart" | "named" | "sold">>(
  ledger: Ledger,
  kind: K,
  items: ReadonlyMap<string, ValueOf<K>>,
): Change[] {
  const parts = packedItems(items);
  const names = parts.map((_, index) => String(index));
  return [
    ...parts.map((part, index) => remember(ledger, kind, String(index), { items: part } as Memory<K>)),
    ...ledger.names(kind).flatMap((name) => (names.includes(name) ? [] : forget(ledger, kind, name))),
  ];
}
