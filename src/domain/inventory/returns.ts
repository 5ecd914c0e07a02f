/** What a tick under *Returned* does. */
import type { Ledger } from "../ledger/ledger";
import { recallItems } from "../ledger/packed";
import { isUnread } from "../values/column";
import { type Issue, issue } from "../values/issue";
import type { InventoryRow } from "./inventory-columns";
import { unitNumber } from "./past-sales";
import { namesInImei } from "./unit-names";

/** `take back`: *Sold on* is emptied. `done`: it was, so the tick goes. Otherwise why nothing can be taken back. */
export type ReturnTick = "take back" | "done" | Issue;

/**
 * Gives what each ticked row does. A return belongs to the latest sale of an IMEI. `soldAt`: when the order of a sale was
 * placed; `null`: not known.
 */
export function returnTicks(
  rows: readonly InventoryRow[],
  ledger: Ledger,
  soldAt: (label: string) => number | null,
): ReadonlyMap<InventoryRow, ReturnTick> {
  const ticked = rows.filter((row) => row.values.returned === true && !isUnread(row, "soldOn"));
  if (ticked.length === 0) return new Map();
  const past = recallItems(ledger, "past");
  const sold = recallItems(ledger, "sold");
  return new Map(
    ticked.flatMap((row): [InventoryRow, ReturnTick][] => {
      const { soldOn, imei, unitId } = row.values;
      const number = unitNumber(unitId) ?? "";
      if (soldOn !== null) {
        const later = laterSale(row, rows, soldAt);
        return [[row, later === null ? "take back" : soldAgain(imei ?? "", later)]];
      }
      // What was emptied just now is noted first, so that the sale is not taken for one that was cleared by mistake.
      if (sold.has(number)) return [];
      return [[row, past.has(number) ? "done" : nothingToTakeBack(row)]];
    }),
  );
}

/** The latest of the rows that have one IMEI, and so the one to which a return belongs. */
export const latestOf = (
  rows: readonly InventoryRow[],
  soldAt: (label: string) => number | null,
): InventoryRow | undefined =>
  rows.reduce<InventoryRow | undefined>(
    (latest, row) => (latest === undefined || isLater(row, latest, soldAt) ? row : latest),
    undefined,
  );

/** Another row of the IMEI that is in stock, or was sold later. `null`: there is none. */
function laterSale(
  row: InventoryRow,
  rows: readonly InventoryRow[],
  soldAt: (label: string) => number | null,
): InventoryRow | null {
  const names = new Set(namesInImei(row.values.imei));
  if (names.size === 0) return null;
  const others = rows.filter(
    (other) => other !== row && namesInImei(other.values.imei).some((name) => names.has(name)),
  );
  return others.find((other) => isLater(other, row, soldAt)) ?? null;
}

/** By the time of the orders, if both rows are sold and both times are known; otherwise by the ids. */
function isLater(one: InventoryRow, other: InventoryRow, soldAt: (label: string) => number | null): boolean {
  const [at, before] = [one, other].map(({ values: { soldOn } }) => (soldOn === null ? null : soldAt(soldOn)));
  if (at != null && before != null && at !== before) return at > before;
  return ageOf(one) > ageOf(other);
}

const ageOf = ({ values }: InventoryRow): number => Number(unitNumber(values.unitId) ?? Number.MAX_SAFE_INTEGER);

const soldAgain = (imei: string, { values: { unitId, soldOn } }: InventoryRow): Issue =>
  issue(
    "return-of-older-sale",
    imei,
    soldOn === null
      ? `${imei} is in stock again as ${unitId ?? "another row"}, so it cannot come back from this older sale. Untick Returned here.`
      : `${imei} was sold again on ${soldOn}, so only that sale can come back. Untick Returned here, and tick it in the row ${unitId ?? "of that sale"}.`,
  );

const nothingToTakeBack = ({ values: { imei, committedTo } }: InventoryRow): Issue =>
  issue(
    "return-of-unsold",
    "Returned",
    imei === null
      ? "Returned is ticked, but a counted lot is not sold as a whole. Raise its Qty by what came back, and untick Returned."
      : committedTo === null
        ? "Returned is ticked, but this unit is not sold. Untick it."
        : `Returned is ticked, but this unit is not sold yet: it is committed to ${committedTo}. Remove it there if it does not go out, and untick Returned.`,
  );
