/** Which units might go out on a line. Aisle only suggests; people pick. */
import { unitNumber } from "../inventory/past-sales";
import type { Unit } from "../inventory/stock";
import type { Ledger } from "../ledger/ledger";
import { recallItems, rememberItems } from "../ledger/packed";
import type { Instant } from "../values/brand";
import type { Change } from "../values/change";

/** A unit, or some units of a counted lot, as `commitUnits` takes it. */
export interface SuggestedUnit {
  /** IMEI or Unit ID; of a lot with a count: `U-000005 x3`. */
  readonly name: string;
  /** What it is, and where it lies, such as `IP13-128-BLK · Main · A-12`. */
  readonly about: string;
  /** Why it comes before older units; `null`: it is just the oldest. */
  readonly why: string | null;
}

/** Ids are assigned in the order in which rows come in, so the smallest id is the oldest unit. A row without id is new. */
export const ageOfUnit = ({ id }: Pick<Unit, "id">): number =>
  id === null ? Number.MAX_SAFE_INTEGER : Number(id.replace(/\D/g, ""));

/** The units that count, the oldest first. */
export const oldestFirst = (units: readonly Unit[]): readonly Unit[] =>
  units.filter(({ leftOut }) => leftOut === null).sort((one, other) => ageOfUnit(one) - ageOfUnit(other));

/** The most units that are watched, the oldest of those that open lines may take. */
const WATCHED = 400;

/**
 * Watches the free units that open lines may still take, so that it is known which of them stopped counting meanwhile:
 * such a unit is most likely the one that goes out. `free`: the units of these pools that are neither committed nor sold.
 */
export function planWatched(ledger: Ledger, free: readonly Unit[], now: Instant): Change[] {
  const known = recallItems(ledger, "watched");
  const watched = [...free]
    .sort((one, other) => ageOfUnit(one) - ageOfUnit(other))
    .flatMap((unit): [string, number][] => {
      const number = unitNumber(unit.id);
      if (unit.imei === null || number === null) return [];
      if (unit.leftOut === null) return [[number, 0]];
      const before = known.get(number);
      return unit.leftOut.about !== "status" || before === undefined ? [] : [[number, before === 0 ? now : before]];
    });
  return rememberItems(ledger, "watched", new Map(watched.slice(0, WATCHED)));
}

/** The units whose Status stopped counting since an instant, the latest first. */
export function stoppedSince(ledger: Ledger, units: readonly Unit[], since: number): readonly Unit[] {
  const known = recallItems(ledger, "watched");
  const timeOf = ({ id }: Unit): number => known.get(unitNumber(id) ?? "") ?? 0;
  return units
    .filter((unit) => unit.leftOut?.about === "status" && timeOf(unit) > 0 && timeOf(unit) >= since)
    .sort((one, other) => timeOf(other) - timeOf(one));
}
