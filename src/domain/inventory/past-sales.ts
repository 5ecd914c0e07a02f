/**
 * Units that were sold on a line and are not any more, because they came back or their row was deleted. The line goes on
 * naming them as history, and must not get them a second time.
 */
import type { Ledger } from "../ledger/ledger";
import { recallItems } from "../ledger/packed";
import { looksAssigned } from "../values/assigned-ids";
import { digest } from "../values/digest";
import type { Unit } from "./stock";
import { nameKey, namesInImei } from "./unit-names";

/** The number in a unit's id, which is shorter than the id. `null`: Aisle did not issue it. */
export const unitNumber = (id: string | null): string | null =>
  id !== null && looksAssigned("U", id) ? String(Number(id.slice(2))) : null;

/** A short digest of an order line's label. */
export const labelDigest = (label: string): string => digest(label).slice(-5);

/** A short digest of what identifies a unit: its IMEI; without one, what it is stock of. */
export const unitDigest = ({
  imei,
  stockOf,
}: {
  readonly imei: string | null;
  readonly stockOf: string | null;
}): string => digest(namesInImei(imei).join(" ") || `${stockOf}`).slice(-4);

/** What is remembered of earlier sales. */
export interface PastSales {
  /** The unit was sold on the line, and is no longer. */
  readonly isPast: (label: string, unit: Unit) => boolean;
  /** The same for a name that no row of `Inventory` has now. */
  readonly isPastName: (label: string, name: string) => boolean;
}

const NONE: PastSales = { isPast: () => false, isPastName: () => false };

/** Reads it. A sale counts as past as soon as its row reads unsold, even if no run has noted it yet. */
export function readPastSales(ledger: Ledger): PastSales {
  const past = recallItems(ledger, "past");
  const sold = recallItems(ledger, "sold");
  if (past.size === 0 && sold.size === 0) return NONE;
  const byMark = new Set([...past.values()].flatMap(([mark = "", ...lines]) => lines.map((line) => `${mark} ${line}`)));
  const isNumberPast = (number: string | null, line: string): boolean =>
    number !== null && past.get(number)?.slice(1).includes(line) === true;
  return {
    isPast: (label, { id, imei, soldOn }) => {
      if (soldOn === label) return false;
      const [number, line] = [unitNumber(id), labelDigest(label)];
      if (isNumberPast(number, line) || (soldOn === null && sold.get(number ?? "")?.split(" ")[0] === line))
        return true;
      return imei !== null && byMark.has(`${unitDigest({ imei, stockOf: null })} ${line}`);
    },
    isPastName: (label, name) => {
      const key = nameKey(name);
      const line = labelDigest(label);
      const number = /^U\d{6,15}$/.test(key) ? String(Number(key.slice(1))) : null;
      return isNumberPast(number, line) || byMark.has(`${unitDigest({ imei: key, stockOf: null })} ${line}`);
    },
  };
}
