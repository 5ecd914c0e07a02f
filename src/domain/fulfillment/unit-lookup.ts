/** Finds the units that order lines name. */
import { lotHoldersIn } from "../inventory/lot-holders";
import type { Unit } from "../inventory/stock";
import { nameKey, type TypedName, typedNames } from "../inventory/unit-names";
import type { SheetLine } from "../orders/order-line";
import { groupBy, grouped } from "../values/groups";
import { slipsIn } from "../values/near-misses";

/** The digits of an IMEI that name the phone; its check digit follows. Source: 3GPP TS 23.003, section 6.2. */
const DIGITS = 14;

const isLong = (key: string): boolean => /^\d{14,16}$/.test(key);

const startOf = (key: string): string => key.slice(0, DIGITS);

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
  let byStart: ReadonlyMap<string, readonly string[]> | null = null;
  return {
    unitOf,
    namesIn: ({ row, label, unread }: SheetLine): readonly TypedName[] =>
      unread.includes("units") ? namesOf(label) : typedNames(row.values.units, isKnown),
    /**
     * Names in `Inventory` that differ by one character, by two swapped neighbors, or by the last digits of an IMEI: some
     * phones show it without its check digit, others with two digits of their software's version.
     */
    nearMisses: (name: string): readonly string[] => {
      const key = nameKey(name);
      near ??= slipsIn(byName.keys());
      byStart ??= groupBy([...byName.keys()].filter(isLong), startOf);
      return [...new Set([...near(key), ...((isLong(key) && byStart.get(startOf(key))) || [])])];
    },
    /** A number that lost zeros at its beginning. */
    withZeros: (name: string): readonly string[] => {
      const key = nameKey(name);
      return ["0", "00", "000"].map((zeros) => zeros + key).filter((one) => /^\d{12,}$/.test(key) && isKnown(one));
    },
  };
}
