/** Which units might go out on a line. Aisle only suggests; people pick. */
import type { Unit } from "../inventory/stock";

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
