/**
 * Remembers for each open line which stock it may take. If the catalog or a connection changes later, the line keeps
 * its stock, and later lines do not get it. Lines of one SKU with equal recipes share rows of the ledger.
 */

import { alternativesOf, kitOf, type Part, type Pool, type Recipe } from "../connections/recipe";
import { isShared, type StockKey } from "../inventory/stock";
import { DATA_LIMIT, forget, type Ledger, type Memory, remember } from "../ledger/ledger";
import type { SheetLine, SoldBefore } from "../orders/order-line";
import type { VariationId } from "../values/brand";
import type { Change } from "../values/change";
import { digest } from "../values/digest";
import { grouped } from "../values/groups";
import { packed } from "../values/packed";
import { isUndeducted, takingLines } from "./deducted";
import type { RecipesOf } from "./recipes";

type Held = Memory<"held">;
type Piece = Held["parts"][number];

const groupOf = (name: string): string => name.slice(0, name.lastIndexOf("/"));

const NOTHING: readonly Recipe[] = [];

/**
 * The recipes remembered of each line, if its SKU is still the one that was sold. Memories of earlier versions are by
 * SKU instead of by line: they count for each line of the SKU, and the next plan turns them into memories by line.
 */
export function rememberedRecipes(ledger: Ledger): RecipesOf {
  const byLine = new Map<string, { readonly group: string; readonly sold: string }>();
  for (const name of ledger.names("held")) {
    const { sold, lines } = ledger.recall("held", name) ?? NO_ROW;
    for (const label of lines) byLine.set(label, { group: groupOf(name), sold });
  }
  const ofGroup = made(piecesIn(ledger, "held"));
  const ofSku = made(piecesIn(ledger, "resolved"));
  return ({ label, sold }) => {
    const own = byLine.get(label);
    if (own?.sold === sold && own !== undefined) return ofGroup(own.group);
    return sold === null ? NOTHING : ofSku(sold);
  };
}

/** The SKU that was sold on a line, as long as the line is remembered. */
export function rememberedSkus(ledger: Ledger): SoldBefore {
  const held = ledger.names("held").map((name) => ledger.recall("held", name) ?? NO_ROW);
  return (label) => held.find(({ lines }) => lines.includes(label))?.sold ?? null;
}

const NO_ROW: Held = { sold: "", parts: [], lines: [] };

/** The recipes by name, each made once. */
function made(pieces: ReadonlyMap<string, readonly Piece[]>): (name: string) => readonly Recipe[] {
  const known = new Map<string, readonly Recipe[]>();
  return (name) => {
    const own = pieces.get(name);
    if (own === undefined) return NOTHING;
    const recipes = known.get(name) ?? recipesFrom(own);
    known.set(name, recipes);
    return recipes;
  };
}

/** The pieces of each group, gathered from its rows. */
const piecesIn = (ledger: Ledger, kind: "held" | "resolved"): ReadonlyMap<string, readonly Piece[]> =>
  grouped(
    ledger
      .names(kind)
      .flatMap((name) => (ledger.recall(kind, name)?.parts ?? []).map((piece) => [groupOf(name), piece] as const)),
  );

function recipesFrom(pieces: readonly Piece[]): readonly Recipe[] {
  const numbers = [...new Set(pieces.map(({ kit }) => kit))];
  return numbers.map((number) => {
    const own = pieces.filter(({ kit }) => kit === number);
    if (number === 0) return alternativesOf(own.map(partFrom));
    const places = [...new Set(own.map(({ part }) => part))];
    return kitOf(places.map((place) => merged(own.filter(({ part }) => part === place).map(partFrom))));
  });
}

const partFrom = ({ per, of }: Piece): Part => ({ per, pool: poolFrom(of as StockKey[]), names: [] });

const poolFrom = (keys: readonly StockKey[]): Pool => ({
  // A stock key that is not a shared SKU is a variation.
  variations: new Set(keys.filter((key) => !isShared(key)) as VariationId[]),
  stockKeys: new Set(keys),
});

/** Joins a part that was split over several rows. */
const merged = (parts: readonly Part[]): Part => ({
  per: parts[0]?.per ?? 1,
  names: [],
  pool: poolFrom(parts.flatMap(({ pool }) => [...pool.stockKeys])),
});

/** Open lines of one SKU with equal recipes. */
interface Group {
  readonly sold: string;
  readonly pieces: readonly Piece[];
  readonly lines: Set<string>;
}

/**
 * Remembers every open line. Forgets closed lines whose shipped units are all deducted, but only together with other
 * changes.
 */
export function planResolved(ledger: Ledger, lines: readonly SheetLine[], recipesOf: RecipesOf): Change[] {
  const names = ledger.names("held");
  const linesIn = (name: string): readonly string[] => ledger.recall("held", name)?.lines ?? [];
  const known = takingLines(ledger);
  const kept = lines.filter((line) => line.isOpen || (known.has(line.label) && isUndeducted(ledger, line)));
  const rows = new Map([...groupsOf(kept, recipesOf)].flatMap(([name, group]) => rowsOf(name, group, linesIn)));
  const labels = new Set(kept.map(({ label }) => label));
  return [
    ...[...rows].map(([name, row]) => {
      const before = new Set(linesIn(name));
      const isFewer = before.size > 0 && row.lines.every((label) => before.has(label));
      return remember(ledger, "held", name, row, { onlyAlongside: isFewer });
    }),
    ...names.flatMap((name) => {
      if (rows.has(name)) return [];
      return forget(ledger, "held", name, { onlyAlongside: !linesIn(name).some((label) => labels.has(label)) });
    }),
    ...ledger.names("resolved").flatMap((name) => forget(ledger, "resolved", name)),
  ];
}

function groupsOf(lines: readonly SheetLine[], recipesOf: RecipesOf): ReadonlyMap<string, Group> {
  const groups = new Map<string, Group>();
  const groupOfRecipes = new Map<readonly Recipe[], Map<string, Group>>();
  for (const line of lines) {
    const { sold, label } = line;
    const recipes = recipesOf(line);
    if (sold === null || recipes.length === 0) continue;
    const bySku = groupOfRecipes.get(recipes) ?? new Map<string, Group>();
    groupOfRecipes.set(recipes, bySku);
    const group = bySku.get(sold) ?? named(groups, sold, piecesOf(recipes));
    bySku.set(sold, group);
    group.lines.add(label);
  }
  return groups;
}

function named(groups: Map<string, Group>, sold: string, pieces: readonly Piece[]): Group {
  const name = digest(JSON.stringify([sold, pieces]));
  const group = groups.get(name) ?? { sold, pieces, lines: new Set() };
  groups.set(name, group);
  return group;
}

/** Divides a group into as many rows as it needs. A line stays in its row, so that few rows change at a time. */
function rowsOf(
  name: string,
  { sold, pieces, lines }: Group,
  linesIn: (row: string) => readonly string[],
): readonly (readonly [name: string, row: Held])[] {
  const rows: { parts: Piece[]; lines: string[]; room: number }[] = [];
  const whole = DATA_LIMIT - JSON.stringify({ ...NO_ROW, sold }).length;
  const place = <Item>(item: Item, list: (row: (typeof rows)[number]) => Item[], from: number): number => {
    const size = JSON.stringify(item).length + 1;
    let at = Math.min(from, rows.length);
    while (at < rows.length && size > (rows[at]?.room ?? 0)) at += 1;
    const row = rows[at] ?? { parts: [], lines: [], room: whole };
    rows[at] = row;
    row.room -= size;
    list(row).push(item);
    return at;
  };
  for (const piece of pieces) place(piece, (row) => row.parts, Math.max(0, rows.length - 1));
  const left = new Set(lines);
  for (let at = 0; left.size > 0 && (at < rows.length || linesIn(`${name}/${at}`).length > 0); at += 1)
    for (const label of linesIn(`${name}/${at}`)) if (left.delete(label)) place(label, (row) => row.lines, at);
  let at = 0;
  for (const label of left) at = place(label, (row) => row.lines, at);
  return rows.map((row, index) => [`${name}/${index}`, { sold, parts: row.parts, lines: row.lines }] as const);
}

/** The most keys in one piece. A key is an id of about ten characters or a SKU of at most fifty. */
const KEYS = 25;

/** The recipes in a fixed order, so that equal recipes are equal texts. */
function piecesOf(recipes: readonly Recipe[]): readonly Piece[] {
  const alternatives = alternativesOf(recipes.flatMap(({ isKit, parts }) => (isKit ? [] : parts)));
  const kits = recipes.filter(({ isKit }) => isKit);
  return [
    ...alternatives.parts.flatMap((part) => slices(0, 0, part)),
    ...kits.flatMap(({ parts }, kit) => parts.flatMap((part, at) => slices(kit + 1, at, part))),
  ];
}

function slices(kit: number, at: number, { per, pool }: Part): Piece[] {
  const packs = packed([...pool.stockKeys].sort(), { sizeOf: () => 1, limit: KEYS });
  return [...packs].map((of) => ({ kit, part: at, per, of }));
}
