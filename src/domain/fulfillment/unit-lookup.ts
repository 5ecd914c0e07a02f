/** Finds the units that order lines name. */
import { lotHoldersIn } from "../inventory/lot-holders";
import type { Unit } from "../inventory/stock";
import { nameKey, type TypedName, typedNames } from "../inventory/unit-names";
import type { SheetLine } from "../orders/order-line";
import { grouped } from "../values/groups";
import { slipsIn } from "../values/near-misses";

/** A unit, or a counted lot, that a line names. `count`: how many units of the lot; `null`: not said. */
export interface Entry extends TypedName {
  readonly unit: Unit;
}

export type UnitLookup = ReturnType<typeof unitsByName>;

/**
 * Finds the unit that a line means by a name. An IMEI may be in several rows, because sold units keep theirs. A line
 * means the unit that was sold on it; any other line means the unsold one.
 */
export function unitsByName(units: readonly Unit[]) {
  const byName = grouped(units.flatMap((unit) => unit.names.map((name) => [name, unit] as const)));
  const isKnown = (key: string): boolean => byName.has(key);
  const unitOf = (name: string, { label }: SheetLine): Unit | undefined => {
    const named = byName.get(nameKey(name)) ?? [];
    return (
      named.find(({ soldOn }) => soldOn === label) ??
      named.find(({ soldOn, committedTo }) => soldOn === null && committedTo === label) ??
      named.find(({ soldOn }) => soldOn === null) ??
      named[0]
    );
  };
  /** The names in the line's cell cannot be read, so the line keeps the units that `Inventory` names for it. */
  const namesOf = (label: string): readonly TypedName[] =>
    units.flatMap(({ names, committedTo, soldOn, imei }): TypedName[] => {
      const [name] = names;
      if (name === undefined) return [];
      if (imei !== null || soldOn !== null)
        return committedTo === label || soldOn === label ? [{ name, count: null }] : [];
      return lotHoldersIn(committedTo).flatMap((one) => (one.label === label ? [{ name, count: one.units }] : []));
    });
  let near: ((key: string) => readonly string[]) | null = null;
  return {
    unitOf,
    namesIn: ({ row, label, unread }: SheetLine): readonly TypedName[] =>
      unread.includes("units") ? namesOf(label) : typedNames(row.values.units, isKnown),
    /** Names in `Inventory` that differ by one character or by two swapped neighbors. */
    nearMisses: (name: string): readonly string[] => {
      near ??= slipsIn(byName.keys());
      return near(nameKey(name));
    },
    /** A number that lost zeros at its beginning. */
    withZeros: (name: string): readonly string[] => {
      const key = nameKey(name);
      return ["0", "00", "000"].map((zeros) => zeros + key).filter((one) => /^\d{12,}$/.test(key) && isKnown(one));
    },
  };
}
