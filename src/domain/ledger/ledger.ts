/**
 * What Aisle remembers between runs. Memories are found by name, not by row, because people may sort and delete rows.
 */
import { type Change, insert, remove, update } from "../values/change";
import { digest } from "../values/digest";
import { clipped } from "../values/words";
import { LEDGER, type LedgerRow } from "./ledger-columns";
import { type Kind, type Memory, schemas } from "./memories";

export type { Kind, Memory } from "./memories";

/** What is remembered. `position`: the row of a memory in the tab, as read. */
export interface Ledger {
  readonly recall: <K extends Kind>(kind: K, name: string) => Memory<K> | null;
  readonly names: (kind: Kind) => readonly string[];
  readonly position: (kind: Kind, name: string) => number | null;
}

interface Alongside {
  readonly onlyAlongside?: boolean;
}

/** A longer name is shortened, so that the key fits into a cell. Unit: characters. */
const NAME_LIMIT = 500;

const keyOf = (kind: Kind, name: string): string =>
  `${kind}:${name.length > NAME_LIMIT ? `${clipped(name, NAME_LIMIT - 20)}${digest(name)}` : name}`;

/**
 * Reads `_Ledger`. A row that cannot be read counts as not remembered. If two rows have the same key, the first one
 * counts.
 */
export function readLedger(rows: readonly LedgerRow[]): Ledger {
  const byKey = new Map<string, LedgerRow>();
  for (const row of rows) {
    const { key } = row.values;
    if (key !== null && !byKey.has(key)) byKey.set(key, row);
  }
  const recalled = new Map<string, unknown>();
  return {
    recall: <K extends Kind>(kind: K, name: string) => {
      const key = keyOf(kind, name);
      const data = byKey.get(key)?.values.data ?? null;
      if (data !== null && !recalled.has(key)) recalled.set(key, parse(kind, data));
      // This key holds what `parse` made of this very kind.
      return (recalled.get(key) ?? null) as Memory<K> | null;
    },
    names: (kind) => {
      const start = keyOf(kind, "");
      return [...byKey.keys()].filter((key) => key.startsWith(start)).map((key) => key.slice(start.length));
    },
    position: (kind, name) => byKey.get(keyOf(kind, name))?.position ?? null,
  };
}

function parse<K extends Kind>(kind: K, data: string): Memory<K> | null {
  try {
    const result = schemas()[kind].safeParse(JSON.parse(data));
    // The schema of this very kind has just accepted it.
    return result.success ? (result.data as Memory<K>) : null;
  } catch {
    // Somebody edited the hidden tab. Aisle promises the seller to forget such a row.
    return null;
  }
}

/** The most that one row holds. Unit: characters. */
export const DATA_LIMIT = 2_000;

/** The most that one text in a row holds. Unit: characters. */
const TEXT_LIMIT = 400;

/**
 * Plans a memory under a name, in place of an earlier one. `onlyAlongside`: written only if the same commit writes
 * something else.
 * @example
 * remember(readLedger([]), "counter", "U", { last: 7 }).cells.data // => '{"last":7}'
 */
export function remember<K extends Kind>(
  ledger: Ledger,
  kind: K,
  name: string,
  memory: Memory<K>,
  options: Alongside = {},
): Change {
  // Parsing orders the members as the schema does, so that an unchanged memory is the same text and causes no write.
  const data = JSON.stringify(schemas()[kind].parse(memory), (member, value: unknown) => {
    if (typeof value === "string") return shortened(value);
    return member === "" ? value : sorted(value);
  });
  const position = ledger.position(kind, name);
  const change: Change =
    position === null ? insert(LEDGER, { key: keyOf(kind, name), kind, data }) : update(LEDGER, { position }, { data });
  return options.onlyAlongside ? { ...change, onlyAlongside: true } : change;
}

/** Sorts the names of a record. They arrive in the order of rows and answers, which changes although nothing else does. */
const sorted = (value: unknown): unknown =>
  typeof value !== "object" || value === null || Array.isArray(value)
    ? value
    : Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)));

/** Texts from outside may be of any length. */
const shortened = (text: string): string => (text.length > TEXT_LIMIT ? `${text.slice(0, TEXT_LIMIT)}…` : text);

/** Plans to drop the memory under a name; nothing, if there is none. */
export function forget(ledger: Ledger, kind: Kind, name: string, options: Alongside = {}): Change[] {
  const position = ledger.position(kind, name);
  if (position === null) return [];
  return [
    options.onlyAlongside ? { ...remove(LEDGER, { position }), onlyAlongside: true } : remove(LEDGER, { position }),
  ];
}
