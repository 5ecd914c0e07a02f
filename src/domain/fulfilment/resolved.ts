/**
 * What open lines were resolved to, by their SKU as sold: a catalog or a connection that changes later takes nothing away
 * from what a line holds.
 */
import { alternativesOf, kitOf, type Part, type Pool, type Recipe } from "../connections/recipe";
import { isShared, type StockKey } from "../inventory/stock";
import { DATA_LIMIT, forget, type Ledger, type Memory, remember } from "../ledger/ledger";
import type { SheetLine } from "../orders/order-line";
import type { VariationId } from "../values/brand";
import type { Change } from "../values/change";
import type { RecipesOf } from "./recipes";

type Piece = Memory<"resolved">["parts"][number];

const skuOf = (name: string): string => name.slice(0, name.lastIndexOf("/"));

/** What is remembered of each SKU as sold. */
export function rememberedRecipes(ledger: Ledger): (sold: string) => readonly Recipe[] {
  const bySku = new Map<string, Piece[]>();
  for (const name of ledger.names("resolved")) {
    const pieces = ledger.recall("resolved", name)?.parts ?? [];
    bySku.set(skuOf(name), [...(bySku.get(skuOf(name)) ?? []), ...pieces]);
  }
  return (sold) => recipesFrom(bySku.get(sold) ?? []);
}

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
  // A stock key that is no shared SKU is a variation.
  variations: new Set(keys.filter((key) => !isShared(key)) as VariationId[]),
  stockKeys: new Set(keys),
});

/** A part that did not fit into one row. */
const merged = (parts: readonly Part[]): Part => ({
  per: parts[0]?.per ?? 1,
  names: [],
  pool: poolFrom(parts.flatMap(({ pool }) => [...pool.stockKeys])),
});

/** Remembers every SKU that has an open line, where it is not remembered so yet; forgets, alongside, those that have none. */
export function planResolved(ledger: Ledger, lines: readonly SheetLine[], recipesOf: RecipesOf): Change[] {
  const open = new Set(lines.flatMap(({ isOpen, sold }) => (isOpen && sold !== null ? [sold] : [])));
  const names = ledger.names("resolved");
  const wished = new Map([...open].flatMap((sold) => rowsFor(sold, recipesOf(sold))));
  return [
    ...[...wished].map(([name, parts]) => remember(ledger, "resolved", name, { parts })),
    ...names.flatMap((name) =>
      wished.has(name) ? [] : forget(ledger, "resolved", name, { onlyAlongside: !open.has(skuOf(name)) }),
    ),
  ];
}

/** As many rows as they need. */
function rowsFor(sold: string, recipes: readonly Recipe[]): [name: string, pieces: Piece[]][] {
  const rows: Piece[][] = [];
  let room = 0;
  for (const piece of piecesOf(recipes)) {
    const size = JSON.stringify(piece).length + 1;
    if (size > room) {
      rows.push([]);
      room = DATA_LIMIT - '{"parts":[]}'.length;
    }
    room -= size;
    rows[rows.length - 1]?.push(piece);
  }
  return rows.map((pieces, index) => [`${sold}/${index}`, pieces]);
}

/** Keys in one piece; each is an id of some ten characters or a SKU of at most fifty. */
const KEYS = 25;

/** Always in one order, so that the same recipes are the same text. */
function piecesOf(recipes: readonly Recipe[]): readonly Piece[] {
  const alternatives = alternativesOf(recipes.flatMap(({ isKit, parts }) => (isKit ? [] : parts)));
  const kits = recipes.filter(({ isKit }) => isKit);
  return [
    ...alternatives.parts.flatMap((part) => slices(0, 0, part)),
    ...kits.flatMap(({ parts }, kit) => parts.flatMap((part, at) => slices(kit + 1, at, part))),
  ];
}

function slices(kit: number, at: number, { per, pool }: Part): Piece[] {
  const keys = [...pool.stockKeys].sort();
  const pieces: Piece[] = [];
  for (let from = 0; from < keys.length; from += KEYS)
    pieces.push({ kit, part: at, per, of: keys.slice(from, from + KEYS) });
  return pieces;
}
