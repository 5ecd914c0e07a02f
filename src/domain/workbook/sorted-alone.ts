/** Names and ids that somebody sorted, moved or typed over without the rest of their rows, and how Aisle notices. */

import { misreadSales } from "../inventory/sold-units";
import { forget, type Ledger, remember } from "../ledger/ledger";
import { packedItems } from "../ledger/packed";
import { lineLabel } from "../orders/line-key";
import { SETTINGS } from "../settings/settings";
import { looksAssigned } from "../values/assigned-ids";
import { type Change, update } from "../values/change";
import { type Columns, isUnread, type Row } from "../values/column";
import { digest } from "../values/digest";
import { twinsOf } from "../values/twins";
import { TABS, type Tables, type TabName } from "./tabs";

type Cells = Readonly<Record<string, unknown>>;
type AnyRow = Row<Columns>;

interface Named {
  readonly tab: TabName;
  readonly column: string;
  /** The cells that belong to the name, or that show whose row it is. */
  readonly beside: readonly string[];
  /**
   * How a row is remembered: by its place, because many rows have the same ticks; otherwise by a key made of its cells.
   * `null`: not at all.
   */
  readonly by: "place" | ((cells: Cells) => string | null);
  /** Whether a name that is new in the tab is the seller's own new word for the row. */
  readonly isRenamed: (now: string, before: string, tables: Tables) => boolean;
}

const every = (): boolean => true;
const none = (): boolean => false;

/** Inventory uses the new name, and no longer the old one. */
const renamedIn =
  (column: "warehouse" | "status"): Named["isRenamed"] =>
  (now, before, { inventory }) =>
    inventory.some(({ values }) => values[column] === now) &&
    !inventory.some(({ values }) => values[column] === before);

const isSetting = (name: string): boolean => SETTINGS.some((setting) => setting.name === name);
const renamedSetting = (now: string, before: string): boolean => isSetting(now) && !isSetting(before);

const textOf = (value: unknown): string | null => (typeof value === "string" ? value : null);

/** No row has the IMEI any more, so it was a typing mistake. */
const isNoMore: Named["isRenamed"] = (_, before, { inventory }) =>
  inventory.every(({ values }) => values.imei !== before);

/** The number in an id, which is shorter than the id. */
const assigned = (letter: string, id: unknown): string | null =>
  typeof id === "string" && looksAssigned(letter, id) ? String(Number(id.slice(2))) : null;

/**
 * Only units that a line holds are remembered: with another id or IMEI, one phone would be freed and another one sold.
 */
const ofHeld = ({ unitId, committedTo }: Cells): string | null => (committedTo === null ? null : assigned("U", unitId));

/** Every name to which cells belong that nothing else remembers. */
export const NAMED: readonly Named[] = [
  {
    tab: "warehouses",
    column: "warehouse",
    beside: ["counts", "shipNode"],
    by: "place",
    isRenamed: renamedIn("warehouse"),
  },
  { tab: "inventoryStatuses", column: "status", beside: ["counts"], by: "place", isRenamed: renamedIn("status") },
  {
    tab: "orderStatuses",
    column: "status",
    beside: ["colour", "open", "countsAsShipped", "syncToShipStation", "allowCommitment"],
    by: "place",
    isRenamed: every,
  },
  { tab: "carriers", column: "typed", beside: ["carrier", "urlTemplate"], by: "place", isRenamed: every },
  { tab: "settings", column: "setting", beside: ["value"], by: "place", isRenamed: renamedSetting },
  {
    tab: "skuMap",
    column: "sku",
    beside: ["connectTo", "target", "perListing", "partOfKit"],
    by: "place",
    isRenamed: every,
  },
  {
    tab: "products",
    column: "variationId",
    beside: ["manufacturer", "model", "variant", "network", "capacity", "color", "grade", "damages", "sku"],
    by: ({ variationId }) => assigned("V", variationId),
    isRenamed: none,
  },
  {
    tab: "inventory",
    column: "unitId",
    beside: ["imei", "stockOf", "committedTo", "soldOn"],
    by: ofHeld,
    isRenamed: none,
  },
  {
    tab: "inventory",
    column: "imei",
    beside: ["unitId", "stockOf", "committedTo", "soldOn"],
    by: ofHeld,
    isRenamed: isNoMore,
  },
];

/** A row that shows another name than its own. */
export interface Misnamed {
  readonly tab: TabName;
  readonly column: string;
  readonly row: AnyRow;
  readonly shown: string | null;
}

export interface AsNamed {
  /** Every row with its own name. */
  readonly tables: Tables;
  readonly misnamed: readonly Misnamed[];
}

/**
 * The tabs with each name on its own row. The names were moved, and not the cells beside them, if more rows hold what
 * is remembered of another name than what is remembered of the name that they show.
 */
export function asNamed(tables: Tables, ledger: Ledger): AsNamed {
  const misnamed = NAMED.flatMap((one) => misnamedIn(one, tables, ledger));
  const named = withNames(tables, misnamed);
  const sales = misreadSales(named.inventory, ledger, () => labelsIn(named, ledger));
  const missold = [...sales].map(([row, soldOn]): Misnamed => {
    const meant = { ...row, values: { ...row.values, soldOn } };
    return { ...SOLD_ON, row: meant, shown: row.values.soldOn };
  });
  return { tables: withNames(named, missold), misnamed: [...misnamed, ...missold] };
}

/** *Sold on* decides, but does not name a row. */
export const SOLD_ON = { tab: "inventory", column: "soldOn" } as const;

/** The labels of all order lines that are in the sheet or remembered. */
export function* labelsIn({ orders }: Pick<Tables, "orders">, ledger: Ledger): Iterable<string> {
  for (const { values } of orders) if (values.po !== null) yield lineLabel({ po: values.po, line: values.line ?? "1" });
  for (const po of ledger.names("order"))
    for (const line of ledger.recall("order", po)?.lines ?? []) yield lineLabel({ po, line });
  for (const po of ledger.names("gone"))
    for (const line of Object.keys(ledger.recall("gone", po)?.lines ?? {})) yield lineLabel({ po, line });
}

function withNames(tables: Tables, misnamed: readonly Misnamed[]): Tables {
  if (misnamed.length === 0) return tables;
  const all: Record<string, readonly AnyRow[]> = { ...tables };
  for (const { tab, column, row } of misnamed)
    all[tab] = (all[tab] ?? []).map((one) =>
      one.position === row.position ? { ...one, values: { ...one.values, [column]: row.values[column] ?? null } } : one,
    );
  // Only names were replaced, by texts that such columns may hold.
  return all as unknown as Tables;
}

/**
 * How many characters of a digest are enough to tell the rows of a tab apart. If two look alike, they prove nothing.
 */
const DIGITS = 6;

const likenessOf = ({ beside }: Named, cells: Cells): string =>
  digest(JSON.stringify(beside.map((name) => cells[name] || null))).slice(-DIGITS);

const nameIn = ({ column }: Named, row: AnyRow): string | null =>
  isUnread(row, column) ? null : textOf(row.values[column]);

const keyOf = ({ by }: Named, { position, values }: AnyRow): string | null =>
  by === "place" ? String(position) : by(values);

function misnamedIn(named: Named, tables: Tables, ledger: Ledger): Misnamed[] {
  const { tab, column, by, isRenamed } = named;
  const memory = recalled(named, ledger);
  const rows: readonly AnyRow[] = tables[tab];
  const nameOf = (row: AnyRow): string | null => nameIn(named, row);
  const like = remembered((row: AnyRow) => likenessOf(named, row.values));
  const own = new Map(rows.map((row) => [keyOf(named, row), row]));
  const isAsBefore = [...memory].every(([key, { name, likeness }]) => {
    const row = own.get(key);
    return row !== undefined && nameOf(row) === name && like(row) === likeness;
  });
  if (isAsBefore) return [];
  const known = new Set([...memory.values()].map(({ name }) => name));
  const former = formerNames(named, rows, memory, like);
  const moved = [...former].filter(([row, name]) => {
    const now = nameOf(row);
    if (isUnread(row, column)) return false;
    return now === name || now === null || known.has(now) || !isRenamed(now, name, tables);
  });
  const pairs = new Map<string, number>();
  for (const { name, likeness } of memory.values())
    pairs.set(pairOf(name, likeness), (pairs.get(pairOf(name, likeness)) ?? 0) + 1);
  const stay = rows.filter((row) => {
    const pair = pairOf(nameOf(row), like(row));
    const left = pairs.get(pair) ?? 0;
    pairs.set(pair, left - 1);
    return left > 0;
  });
  if (moved.length <= stay.length) return [];
  const names = new Map<AnyRow, string | null>(moved);
  const claimed = new Set<string | null>(names.values());
  const free = moved.flatMap(([row]) => nameOf(row) ?? []).filter((name) => !claimed.has(name));
  // If only some rows are remembered, nothing is known about the others, except that no two rows share a name.
  if (by !== "place")
    for (const row of rows) {
      const now = nameOf(row);
      if (!names.has(row) && now !== null && claimed.has(now)) names.set(row, free.shift() ?? null);
    }
  return [...names].flatMap(([row, name]) =>
    nameOf(row) === name
      ? []
      : [{ tab, column, shown: nameOf(row), row: { ...row, values: { ...row.values, [column]: name } } }],
  );
}

const pairOf = (name: string | null, likeness: string): string => JSON.stringify([name, likeness]);

/**
 * The former names of rows, by the cells beside them: first in their place, then by their key, then wherever no other
 * row has the same.
 */
function formerNames(
  named: Named,
  rows: readonly AnyRow[],
  memory: ReadonlyMap<string, Likeness>,
  like: (row: AnyRow) => string,
): ReadonlyMap<AnyRow, string> {
  const twins = new Set([...twinsOf(rows.map(like)), ...twinsOf([...memory.values()].map(({ likeness }) => likeness))]);
  const byLikeness = new Map([...memory.values()].map(({ name, likeness }) => [likeness, name]));
  return new Map(
    rows.flatMap((row): [AnyRow, string][] => {
      const likeness = like(row);
      const here = memory.get(keyOf(named, row) ?? "");
      const name = here?.likeness === likeness ? here.name : byLikeness.get(likeness);
      const isSure = here?.likeness === likeness || (named.by !== "place" && !twins.has(likeness));
      return name === undefined || !isSure ? [] : [[row, name]];
    }),
  );
}

function remembered<Key extends object, Value>(compute: (key: Key) => Value): (key: Key) => Value {
  const known = new Map<Key, Value>();
  return (key) => {
    const value = known.get(key) ?? compute(key);
    known.set(key, value);
    return value;
  };
}

interface Likeness {
  readonly name: string;
  readonly likeness: string;
}

const partsOf = ({ tab, column }: Named, ledger: Ledger): readonly string[] =>
  ledger.names("named").filter((part) => part.startsWith(`${tab} ${column} `));

/** The id whose number is the key. */
const idOf = ({ tab }: Named, key: string): string => `${tab === "products" ? "V" : "U"}-${key.padStart(6, "0")}`;

/** An id that is the key of its row can be there only once. */
function recalled(named: Named, ledger: Ledger): ReadonlyMap<string, Likeness> {
  const items = partsOf(named, ledger).flatMap((part) => Object.entries(ledger.recall("named", part)?.items ?? {}));
  return new Map(
    items.map(([key, text]) => {
      const end = text.indexOf(" ");
      return end < 0
        ? [key, { name: idOf(named, key), likeness: text }]
        : [key, { name: text.slice(end + 1), likeness: text.slice(0, end) }];
    }),
  );
}

/** What to remember for the next run. `tables`: after this run, with each name on its own row. */
export const planNamed = (tables: Tables, ledger: Ledger): Change[] =>
  NAMED.flatMap((named): Change[] => {
    const { tab, column } = named;
    const rows: readonly AnyRow[] = tables[tab];
    const parts = packedItems(
      rows.flatMap((row): [string, string][] => {
        const key = keyOf(named, row);
        const name = nameIn(named, row);
        const likeness = likenessOf(named, row.values);
        return key === null || name === null
          ? []
          : [[key, name === idOf(named, key) ? likeness : `${likeness} ${name}`]];
      }),
    ).map((items, index) => [`${tab} ${column} ${index}`, items] as const);
    const kept = new Set<string>(parts.map(([part]) => part));
    return [
      ...parts.flatMap(([part, items]) =>
        JSON.stringify(ledger.recall("named", part)?.items) === JSON.stringify(items)
          ? []
          : [remember(ledger, "named", part, { items })],
      ),
      ...partsOf(named, ledger).flatMap((part) => (kept.has(part) ? [] : forget(ledger, "named", part))),
    ];
  });

export const isAisles = ({ tab, column }: Misnamed): boolean =>
  (TABS[tab].columns as Columns)[column]?.owner === "aisle";

/** Puts Aisle's names back onto their rows. */
export const planNames = (misnamed: readonly Misnamed[]): Change[] =>
  misnamed.filter(isAisles).map(({ tab, column, row }) => ({
    ...update(TABS[tab] as never, row, {}),
    cells: { [column]: row.values[column] },
  }));
