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
import { sumOf } from "../values/groups";
import type { Commits, LineCommits } from "./commits";
import { deductedUnits, planDeducted } from "./deducted";
import { leftNamed } from "./lot-shares";
import { planLowered } from "./lowered-lots";
import { listingsUsed, ROUNDING, unitsOrdered, usedOfKit } from "./needs";
import type { RecipesOf } from "./recipes";
import { ageOfUnit } from "./suggestions";

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
  const departed = new Map<string, Map<string, readonly [shipped: number, off: number]>>();
  const short: { line: SheetLine; units: number }[] = [];
  for (const line of facts.lines) {
    const before = deductedUnits(facts.ledger, line);
    const po = line.row.values.po ?? "";
    if (before === "settled" || (departed.size >= ORDERS_AT_ONCE && !departed.has(po))) continue;
    const own = facts.commits.ofLine(line);
    const named = before === "unknown" ? 0 : namedToTake(line, own, facts);
    if (before !== "unknown" && line.shipped <= before && named === 0) continue;
    if (line.unread.some((name) => name !== "units")) continue;
    const taken =
      before === "unknown"
        ? { off: offBefore(line, own, facts), missing: 0 }
        : take(line, { before, named, own }, facts, facts.isOn ? shelf : openShelf(facts.units, () => "formula"));
    if (taken === "later") continue;
    if (taken.missing > 0 && facts.isOn) short.push({ line, units: taken.missing });
    const left: readonly [number, number] = [Math.max(line.shipped, before === "unknown" ? 0 : before), taken.off];
    departed.set(po, (departed.get(po) ?? new Map()).set(line.row.values.line ?? "1", left));
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

/** What a line takes: `before`: units of it that are dealt with; `named`: units of its named lots that left since. */
interface Taking {
  readonly before: number;
  readonly named: number;
  readonly own: LineCommits;
}

/** Units of named lots that have left and that no lot answered for yet. */
function namedToTake(line: SheetLine, { lots, offLots, units, past }: LineCommits, facts: LotFacts): number {
  if (lots.length === 0 || line.shipped === 0) return 0;
  const others = [...units.filter(({ imei }) => imei !== null), ...past];
  return Math.max(0, sumOf(leftNamed(line, lots, others, facts.recipesOf(line)[0])) - offLots);
}

/** What lots count as having answered for of a line that Aisle never looked at: the seller has counted since. */
function offBefore(line: SheetLine, own: LineCommits, facts: LotFacts): number {
  const pools = facts.recipesOf(line).flatMap(({ parts }) => parts.flatMap(({ pool }) => [...pool.stockKeys]));
  return facts.needsImei(pools) ? sumOf(own.lots.map(({ units }) => units)) : own.offLots;
}

interface Shelf {
  /** Lots that hold any of this stock, the oldest first. */
  readonly lotsOf: (keys: ReadonlySet<StockKey>) => readonly Unit[];
  readonly stateOf: (lot: Unit) => LotState;
  /** The lot's Qty shows an error. */
  readonly isUnread: (lot: Unit) => boolean;
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
  const lots = unsold.filter(({ leftOut }) => leftOut === null).sort((one, other) => ageOfUnit(one) - ageOfUnit(other));
  // A lot that does not count may be named, too.
  const left = new Map(unsold.filter(({ leftOut }) => leftOut !== UNREAD).map((lot) => [lot, lot.quantity]));
  return {
    lotsOf: (keys) => lots.filter(({ stockKey }) => stockKey !== null && keys.has(stockKey)),
    stateOf,
    mayHold: (keys) => unread.some(({ stockKey }) => stockKey !== null && keys.has(stockKey)),
    isUnread: (lot) => unread.includes(lot),
    mark: () => {
      const marked = [...left];
      return () => {
        for (const [lot, quantity] of marked) left.set(lot, quantity);
      };
    },
    take: (lot, wanted) => {
      const taken = Math.min(wanted, left.get(lot) ?? 0);
      if (taken > 0) left.set(lot, (left.get(lot) ?? 0) - taken);
      return taken;
    },
    lowered: () =>
      [...left].flatMap(([lot, now]) =>
        now === lot.quantity || stateOf(lot) === "formula" ? [] : [{ lot, left: now }],
      ),
  };
}

/** What was taken off: stock units that lots answer for from now on, and those of them that no lot held. */
interface Taken {
  readonly off: number;
  readonly missing: number;
}

/**
 * Deducts what has left of a line and was not deducted: from the named lots what is named, and from the oldest lots the
 * rest. `later`: a lot of this stock cannot be read, or was changed just now.
 */
function take(line: SheetLine, taking: Taking, facts: LotFacts, shelf: Shelf): Taken | "later" {
  const putBack = shelf.mark();
  const named = takeNamed(taking, shelf);
  const others = named === "later" ? "later" : takeOthers(line, taking, facts, shelf);
  if (named !== "later" && others !== "later") {
    const off = taking.own.offLots + taking.named + others.off;
    return { off, missing: named + others.missing };
  }
  putBack();
  return "later";
}

/** Takes from the named lots in the order of typing, after what they gave before. Gives what they did not hold. */
function takeNamed({ named, own }: Taking, shelf: Shelf): number | "later" {
  let skip = own.offLots;
  let missing = named;
  for (const { lot, units } of own.lots) {
    const skipped = Math.min(skip, units);
    skip -= skipped;
    const wanted = Math.min(units - skipped, missing);
    if (wanted > 0 && (shelf.stateOf(lot) === "busy" || shelf.isUnread(lot))) return "later";
    missing -= shelf.take(lot, wanted);
  }
  return missing;
}

/**
 * Takes what was shipped beyond `before` and is not named. A removed line takes nothing, since something else was
 * shipped.
 */
function takeOthers(line: SheetLine, { before, own }: Taking, facts: LotFacts, shelf: Shelf): Taken | "later" {
  const recipes = facts.recipesOf(line);
  const unsure = recipes
    .flatMap(({ parts }) => parts.map(({ pool }) => pool.stockKeys))
    .filter((keys) => shelf.mayHold(keys));
  if (line.isRemoved || line.shipped <= before) return NOTHING;
  // Another alternative, or another part of a kit, is different stock and no substitute for the unreadable lot.
  const isOneStock = recipes.every(({ parts }) => parts.length === 1);
  if (unsure.some((keys) => !isOneStock || shelf.lotsOf(keys).length === 0)) return "later";
  const recipe = recipes.find(({ parts }) => parts.some(({ pool }) => shelf.lotsOf(pool.stockKeys).length > 0));
  if (recipe === undefined) return NOTHING;
  const lots = recipe.parts.flatMap(({ pool }) => shelf.lotsOf(pool.stockKeys));
  if (lots.some((lot) => shelf.stateOf(lot) === "busy")) return "later";
  const span: Span = [before, line.shipped];
  const named = [...own.units, ...own.past];
  const taken = recipe.isKit
    ? takeKit(recipe, span, usedOfKit(recipe, named, unitsOrdered(line)), facts, shelf)
    : takeAlternatives(recipe, span, listingsUsed(recipe, named), facts, shelf);
  return taken.missing > 0 && unsure.length > 0 ? "later" : taken;
}

const NOTHING: Taken = { off: 0, missing: 0 };

type Span = readonly [before: number, after: number];

/** Units shipped in this span that named units do not cover. `size`: stock units for each listing. */
const beyond = ([before, after]: Span, size: number, used: number): number =>
  Math.max(0, after * size - used) - Math.max(0, before * size - used);

function takeKit({ parts }: Recipe, span: Span, used: readonly number[], facts: LotFacts, shelf: Shelf): Taken {
  const each = parts.map(({ pool, per }, at): Taken => {
    const lots = facts.needsImei(pool.stockKeys) ? [] : shelf.lotsOf(pool.stockKeys);
    const wanted = lots.length === 0 ? 0 : beyond(span, per, used[at] ?? 0);
    return { off: wanted, missing: lots.reduce((left, lot) => left - shelf.take(lot, left), wanted) };
  });
  return { off: sumOf(each.map(({ off }) => off)), missing: sumOf(each.map(({ missing }) => missing)) };
}

function takeAlternatives({ parts }: Recipe, span: Span, used: number, facts: LotFacts, shelf: Shelf): Taken {
  const { stockKeys } = unionOf(parts.map(({ pool }) => pool));
  if (facts.needsImei(stockKeys)) return NOTHING;
  let listings = beyond(span, 1, used);
  let size = 1;
  let off = 0;
  for (const lot of shelf.lotsOf(stockKeys)) {
    size = sizeOf(lot, parts);
    const units = shelf.take(lot, Math.ceil(listings * size - ROUNDING));
    off += units;
    listings -= units / size;
  }
  const missing = Math.ceil(Math.max(0, listings) * size - ROUNDING);
  return { off: off + missing, missing };
}

const sizeOf = ({ stockKey }: Unit, parts: readonly Part[]): number =>
  parts.find(({ pool }) => stockKey !== null && pool.stockKeys.has(stockKey))?.per ?? 1;
