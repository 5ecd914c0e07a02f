/**
 * Lowers counted lots by what was shipped from them, exactly once: the same commit that lowers a lot also notes how
 * many units of each line are deducted.
 */
import { type Part, type Recipe, unionOf } from "../connections/recipe";
import { INVENTORY } from "../inventory/inventory-columns";
import { type StockKey, UNREAD, type Unit } from "../inventory/stock";
import type { Ledger } from "../ledger/ledger";
import type { SheetLine } from "../orders/order-line";
import type { Instant } from "../values/brand";
import { type Change, update } from "../values/change";
import type { Commits } from "./commits";
import { deductedUnits, planDeducted } from "./deducted";
import { planLowered } from "./lowered-lots";
import { listingsUsed, ROUNDING, unitsOrdered, usedOfKit } from "./needs";
import type { RecipesOf } from "./recipes";

/** What deducting needs to know. */
export interface LotFacts {
  readonly lines: readonly SheetLine[];
  readonly units: readonly Unit[];
  readonly commits: Commits;
  readonly recipesOf: RecipesOf;
  /** Whether the units of this stock have IMEIs, so that the shipped one has to be named. */
  readonly needsImei: (keys: Iterable<StockKey>) => boolean;
  readonly ledger: Ledger;
  /** Off: shipped units are only noted, and the seller lowers the lots. */
  readonly isOn: boolean;
  readonly now: Instant;
}

/**
 * What may be done with the Qty of a lot. `formula`: it stays, since the formula counts for itself. `busy`: the seller
 * has just changed it, so the lines of this lot wait for the next run.
 */
export type LotState = "free" | "formula" | "busy";

export interface LotPlan {
  readonly changes: readonly Change[];
  readonly lowered: readonly { readonly lot: Unit; readonly left: number }[];
  /** Lines that shipped more units than their lots held. */
  readonly short: readonly { readonly line: SheetLine; readonly units: number }[];
}

/** A plan with nothing to do. */
export const NO_LOTS: LotPlan = { changes: [], lowered: [], short: [] };

/** The most orders in one commit, since their memories have to fit into the commit together with the cells. */
const ORDERS_AT_ONCE = 300;

/**
 * Deducts what was shipped and not yet deducted, as much as one commit can hold. Repeat until the plan has no
 * changes.
 */
export function planLots(facts: LotFacts, stateOf: (lot: Unit) => LotState = () => "free"): LotPlan {
  const shelf = openShelf(facts.units, stateOf);
  const departed = new Map<string, Map<string, number>>();
  const short: { line: SheetLine; units: number }[] = [];
  for (const line of facts.lines) {
    const before = deductedUnits(facts.ledger, line);
    const po = line.row.values.po ?? "";
    if (before === "settled" || before === line.shipped || (departed.size >= ORDERS_AT_ONCE && !departed.has(po)))
      continue;
    if (before !== "unknown" && line.shipped <= before) continue;
    if (line.unread.some((name) => name !== "units")) continue;
    const missing = before === "unknown" || !facts.isOn ? 0 : take(line, before, facts, shelf);
    if (missing === "later") continue;
    if (missing > 0) short.push({ line, units: missing });
    departed.set(po, (departed.get(po) ?? new Map()).set(line.row.values.line ?? "1", line.shipped));
  }
  const lowered = shelf.lowered();
  return {
    changes: [
      ...lowered.map(({ lot, left }) => update(INVENTORY, lot, { quantity: left })),
      ...planLowered(facts.ledger, lowered, facts.now),
      ...[...departed].flatMap(([po, lines]) => planDeducted(facts.ledger, po, lines, facts.now)),
    ],
    lowered,
    short,
  };
}

interface Shelf {
  /** Lots that hold any of this stock, the oldest first. */
  readonly lotsOf: (keys: ReadonlySet<StockKey>) => readonly Unit[];
  readonly stateOf: (lot: Unit) => LotState;
  /** Whether a lot whose Qty shows an error may hold some of this stock. */
  readonly mayHold: (keys: ReadonlySet<StockKey>) => boolean;
  /** Gives a function that puts back everything taken after this call. */
  readonly mark: () => () => void;
  /** Takes at most `units` from the lot; gives how many it took. */
  readonly take: (lot: Unit, units: number) => number;
  readonly lowered: () => LotPlan["lowered"];
}

function openShelf(units: readonly Unit[], stateOf: (lot: Unit) => LotState): Shelf {
  const unsold = units.filter(({ imei, id, soldOn }) => imei === null && id !== null && soldOn === null);
  // A text instead of a number is the seller's to correct, but an error may turn into the old number again.
  const unread = unsold.filter(
    ({ leftOut, issues }) => leftOut === UNREAD && issues.some(({ code }) => code === "cell-error"),
  );
  const lots = unsold.filter(({ leftOut }) => leftOut === null).sort((one, other) => ageOf(one) - ageOf(other));
  const left = new Map(lots.map((lot) => [lot, lot.quantity]));
  return {
    lotsOf: (keys) => lots.filter(({ stockKey }) => stockKey !== null && keys.has(stockKey)),
    stateOf,
    mayHold: (keys) => unread.some(({ stockKey }) => stockKey !== null && keys.has(stockKey)),
    mark: () => {
      const marked = [...left];
      return () => {
        for (const [lot, quantity] of marked) left.set(lot, quantity);
      };
    },
    take: (lot, wanted) => {
      const taken = Math.min(wanted, left.get(lot) ?? 0);
      left.set(lot, (left.get(lot) ?? 0) - taken);
      return taken;
    },
    lowered: () =>
      [...left].flatMap(([lot, now]) =>
        now === lot.quantity || stateOf(lot) === "formula" ? [] : [{ lot, left: now }],
      ),
  };
}

/** Ids are assigned in the order in which rows came in, so the smallest id is the oldest lot. */
const ageOf = ({ id }: Unit): number => Number(id?.replace(/\D/g, ""));

/**
 * Deducts what was shipped beyond `before`. Gives the units that no lot held. `later`: a lot of this stock cannot be
 * read, and may hold what is missing. A removed line deducts nothing, since something else was shipped.
 */
function take(line: SheetLine, before: number, facts: LotFacts, shelf: Shelf): number | "later" {
  const recipes = facts.recipesOf(line);
  const unsure = recipes
    .flatMap(({ parts }) => parts.map(({ pool }) => pool.stockKeys))
    .filter((keys) => shelf.mayHold(keys));
  if (line.isRemoved) return 0;
  // Another alternative, or another part of a kit, is different stock and no substitute for the unreadable lot.
  const isOneStock = recipes.every(({ parts }) => parts.length === 1);
  if (unsure.some((keys) => !isOneStock || shelf.lotsOf(keys).length === 0)) return "later";
  const putBack = shelf.mark();
  const missing = takeOf(line, recipes, before, facts, shelf);
  if (missing === 0 || unsure.length === 0) return missing;
  putBack();
  return "later";
}

function takeOf(
  line: SheetLine,
  recipes: readonly Recipe[],
  before: number,
  facts: LotFacts,
  shelf: Shelf,
): number | "later" {
  const recipe = recipes.find(({ parts }) => parts.some(({ pool }) => shelf.lotsOf(pool.stockKeys).length > 0));
  if (recipe === undefined) return 0;
  const lots = recipe.parts.flatMap(({ pool }) => shelf.lotsOf(pool.stockKeys));
  if (lots.some((lot) => shelf.stateOf(lot) === "busy")) return "later";
  const committed = facts.commits.ofLine(line).units;
  return recipe.isKit
    ? takeKit(recipe, [before, line.shipped], usedOfKit(recipe, committed, unitsOrdered(line)), facts, shelf)
    : takeAlternatives(recipe, [before, line.shipped], listingsUsed(recipe, committed), facts, shelf);
}

type Span = readonly [before: number, after: number];

/** Units shipped in this span that named units do not cover. `size`: stock units for each listing. */
const beyond = ([before, after]: Span, size: number, used: number): number =>
  Math.max(0, after * size - used) - Math.max(0, before * size - used);

function takeKit({ parts }: Recipe, span: Span, used: readonly number[], facts: LotFacts, shelf: Shelf): number {
  return parts.reduce((missing, { pool, per }, at) => {
    const lots = facts.needsImei(pool.stockKeys) ? [] : shelf.lotsOf(pool.stockKeys);
    if (lots.length === 0) return missing;
    const wanted = beyond(span, per, used[at] ?? 0);
    return missing + lots.reduce((left, lot) => left - shelf.take(lot, left), wanted);
  }, 0);
}

function takeAlternatives({ parts }: Recipe, span: Span, used: number, facts: LotFacts, shelf: Shelf): number {
  const { stockKeys } = unionOf(parts.map(({ pool }) => pool));
  if (facts.needsImei(stockKeys)) return 0;
  let listings = beyond(span, 1, used);
  let size = 1;
  for (const lot of shelf.lotsOf(stockKeys)) {
    size = sizeOf(lot, parts);
    listings -= shelf.take(lot, Math.ceil(listings * size - ROUNDING)) / size;
  }
  return Math.ceil(Math.max(0, listings) * size - ROUNDING);
}

const sizeOf = ({ stockKey }: Unit, parts: readonly Part[]): number =>
  parts.find(({ pool }) => stockKey !== null && pool.stockKeys.has(stockKey))?.per ?? 1;
