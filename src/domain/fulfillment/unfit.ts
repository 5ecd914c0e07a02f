/** Why a line may not have a unit that it names. */
import { lotHoldersIn } from "../inventory/lot-holders";
import { isTwin, sharedKey, type Unit } from "../inventory/stock";
import { type SheetLine, UNKNOWN_SKU } from "../orders/order-line";
import { catalogSku } from "../values/brand";
import { type Issue, issue } from "../values/issue";
import type { RecipesOf } from "./recipes";

/** What decides whether a unit fits. */
export interface Fitness {
  readonly recipesOf: RecipesOf;
  /** Whether a person let this unit of another product go out on the line. */
  readonly isConfirmed: (label: string, unit: Unit) => boolean;
}

/** The issue of a name that commits nothing. */
export const notCommitted = (name: string, message: string): Issue => issue("unit-not-committed", name, message);

/**
 * Why a line may not have a unit, regardless of other lines. A commitment that `Inventory` already shows is not
 * questioned.
 */
export function unfit(line: SheetLine, unit: Unit, name: string, { recipesOf, isConfirmed }: Fitness): Issue | null {
  const { label } = line;
  if (unit.soldOn === label) return null;
  if (unit.soldOn !== null)
    return notCommitted(name, `${name} was sold on ${unit.soldOn}. Remove it, or take the unit back first.`);
  if (standsFor(unit, label)) return null;
  if (isTwin(unit)) {
    return notCommitted(
      name,
      `${name} is in two unsold rows of Inventory, so nobody knows which of them goes out. Delete the row that is wrong.`,
    );
  }
  if (!line.allowsCommitment) {
    return notCommitted(
      name,
      `The status “${line.row.values.status ?? ""}” does not allow commitment, so ${name} is not committed. Change the status, or tick Allow commitment in Order Statuses.`,
    );
  }
  if (fits(line, unit, recipesOf) || isConfirmed(label, unit)) return null;
  return issue(
    "substitute",
    name,
    `${name} is another product than the one sold, so it is not committed. If it goes out anyway, select this row and choose Aisle ▸ More ▸ Confirm Substitute, or tick Line removed. If not, remove it.`,
  );
}

/** `Inventory` shows the unit, or units of the lot, as committed to the line. */
const standsFor = ({ imei, committedTo }: Unit, label: string): boolean =>
  imei === null ? lotHoldersIn(committedTo).some((one) => one.label === label) : committedTo === label;

/** A line that the catalog does not know, or that was removed, may have any unit (direct commit). */
function fits(line: SheetLine, { stockKey }: Unit, recipesOf: RecipesOf): boolean {
  if (takesAnything(line)) return true;
  if (stockKey === null) return false;
  const isSoldSku = line.sold !== null && stockKey === sharedKey(catalogSku(line.sold));
  return isSoldSku || recipesOf(line).some(({ parts }) => parts.some(({ pool }) => pool.stockKeys.has(stockKey)));
}

/** Any unit may be committed to the line: its SKU is unknown, or it is ticked *Line removed*. */
export const takesAnything = (line: SheetLine): boolean =>
  line.isRemoved || line.row.values.sku === UNKNOWN_SKU || line.recognized.length === 0;
