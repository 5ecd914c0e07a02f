/** How the units of counted lots are shared out among the lines that name them. */
import { type Recipe, unitsPerListing } from "../connections/recipe";
import { type LotHolder, lotHoldersIn } from "../inventory/lot-holders";
import { type Stocked, UNREAD, type Unit } from "../inventory/stock";
import type { Ledger } from "../ledger/ledger";
import { isShipped, type SheetLine } from "../orders/order-line";
import { groupBy, grouped, sumOf } from "../values/groups";
import { offLots } from "./deducted";
import { listingsUsed, ROUNDING } from "./needs";
import type { RecipesOf } from "./recipes";
import type { Entry } from "./unit-lookup";

/** Some units of a lot that a line names and gets. */
export interface NamedLot {
  readonly lot: Unit;
  readonly units: number;
}

/** The share of one line. */
export interface LotShare {
  readonly lots: readonly NamedLot[];
  /** Each unit of the named lots that has not left. */
  readonly keptLots: readonly Unit[];
  /** Stock units that lots answered for, named or not. */
  readonly offLots: number;
  /** Those of them that no named lot answered for; 0 if an earlier version noted them. */
  readonly anyLots: number;
  /** Lots that hold less than the line names. */
  readonly short: readonly {
    readonly name: string;
    readonly lot: Unit;
    readonly wanted: number;
    readonly got: number;
  }[];
}

export interface LotShares {
  readonly of: (line: SheetLine) => LotShare;
  readonly holdersOf: (lot: Unit) => readonly LotHolder[];
}

interface Facts {
  /** The line may have units of the lot. */
  readonly mayHave: (line: SheetLine, entry: Entry) => boolean;
  readonly ledger: Ledger;
  readonly recipesOf: RecipesOf;
  readonly pastOf: (line: SheetLine) => readonly Stocked[];
  readonly serialOf: (line: SheetLine) => readonly Unit[];
}

/** What a line asks of one lot. `off`: units that left already. `before`: units that `Inventory` shows as its own. */
interface Claim {
  readonly line: SheetLine;
  readonly lot: Unit;
  readonly name: string;
  readonly wanted: number;
  readonly off: number;
  readonly before: number;
}

/** Lots go to the lines that `Inventory` already names, then to the oldest order. `aged`: the lines, oldest first. */
export function shareLots(
  aged: readonly SheetLine[],
  named: (line: SheetLine) => readonly Entry[],
  facts: Facts,
): LotShares {
  const off = new Map(aged.map((line) => [line, offOf(line, facts)] as const));
  const offOfLine = (line: SheetLine): Off => off.get(line) ?? NOTHING_OFF;
  const claims = aged.flatMap((line) =>
    claimsOf(
      line,
      named(line).filter((entry) => facts.mayHave(line, entry)),
      offOfLine(line).units,
    ),
  );
  const got = new Map<Claim, number>();
  for (const [lot, own] of groupBy(claims, (claim) => claim.lot)) {
    let room = lot.leftOut === UNREAD ? Number.POSITIVE_INFINITY : lot.quantity;
    const grant = (claim: Claim, most: number): void => {
      const before = got.get(claim) ?? 0;
      const more = Math.min(room, Math.max(0, Math.min(claim.wanted - claim.off, most) - before));
      room -= more;
      got.set(claim, before + more);
    };
    for (const claim of own) grant(claim, claim.before);
    for (const claim of own) grant(claim, claim.line.allowsCommitment ? claim.wanted : claim.before);
  }
  const byLine = groupBy(claims, ({ line }) => line);
  const holders = grouped(
    claims.flatMap((claim) => {
      const units = got.get(claim) ?? 0;
      return units === 0 ? [] : [[claim.lot, { label: claim.line.label, units }] as const];
    }),
  );
  return {
    of: (line) => {
      const own = byLine.get(line) ?? [];
      return {
        lots: own.map((claim) => ({ lot: claim.lot, units: claim.off + (got.get(claim) ?? 0) })),
        keptLots: own.flatMap((claim) => Array<Unit>(got.get(claim) ?? 0).fill(claim.lot)),
        offLots: offOfLine(line).units,
        anyLots: offOfLine(line).isExact
          ? Math.max(0, offOfLine(line).units - sumOf(own.map((claim) => claim.wanted)))
          : 0,
        short: own.flatMap((claim) => {
          const all = claim.off + (got.get(claim) ?? 0);
          return all < claim.wanted ? [{ name: claim.name, lot: claim.lot, wanted: claim.wanted, got: all }] : [];
        }),
      };
    },
    holdersOf: (lot) => holders.get(lot) ?? [],
  };
}

/** A lot that is named several times, or scanned several times, is named for the sum. */
function claimsOf(line: SheetLine, entries: readonly Entry[], off: number): readonly Claim[] {
  let left = off;
  return [...groupBy(entries, ({ unit }) => unit)].map(([lot, own]) => {
    const wanted = sumOf(own.map(({ count }) => count ?? 1));
    const gone = Math.min(left, wanted);
    left -= gone;
    const before = sumOf(lotHoldersIn(lot.committedTo).map(({ label, units }) => (label === line.label ? units : 0)));
    return { line, lot, name: own[0]?.name ?? "", wanted, off: gone, before };
  });
}

/** Stock units of a line that lots answered for. `isExact`: they were counted, not concluded. */
interface Off {
  readonly units: number;
  readonly isExact: boolean;
}

const NOTHING_OFF: Off = { units: 0, isExact: true };

function offOf(line: SheetLine, { ledger, recipesOf, pastOf, serialOf }: Facts): Off {
  const off = offLots(ledger, line);
  if ("units" in off) return { units: off.units, isExact: true };
  if (off.listings === 0) return NOTHING_OFF;
  const size = Math.max(1, ...recipesOf(line).map(unitsPerListing));
  const others = serialOf(line).length + pastOf(line).length;
  return { units: Math.max(0, off.listings * size - others), isExact: false };
}

/**
 * Units of the named lots that have left, of each lot in the order of typing: all of them once the line is shipped.
 * Before that, units with an IMEI count as the first to leave. `others`: the units with an IMEI.
 */
export function leftNamed(
  line: SheetLine,
  lots: readonly NamedLot[],
  others: readonly Stocked[],
  recipe: Recipe | undefined,
): readonly number[] {
  if (isShipped(line)) return lots.map(({ units }) => units);
  const { parts = [], isKit = false } = recipe ?? {};
  const largest = recipe === undefined ? 1 : unitsPerListing(recipe);
  const sizeOf = ({ stockKey }: Stocked): number =>
    isKit ? largest : (parts.find(({ pool }) => stockKey !== null && pool.stockKeys.has(stockKey))?.per ?? largest);
  const used = isKit || recipe === undefined ? others.length / largest : listingsUsed(recipe, others);
  let listings = Math.max(0, line.shipped - used);
  return lots.map(({ lot, units }) => {
    const size = sizeOf(lot);
    const gone = Math.min(units, Math.ceil(listings * size - ROUNDING));
    listings = Math.max(0, listings - gone / size);
    return gone;
  });
}
