/** The *Status* that a unit gets when it is committed or sold, if the seller chose one in Settings. */
import type { Ledger } from "../ledger/ledger";
import { recallItems, rememberItems } from "../ledger/packed";
import type { Change } from "../values/change";
import { isUnread } from "../values/column";
import type { InventoryRow } from "./inventory-columns";
import { labelDigest, unitNumber } from "./past-sales";

/** A longer status is written, but not remembered. Unit: characters. */
const LONGEST = 60;

interface Rules {
  readonly ledger: Ledger;
  readonly statusAfterCommit: string | null;
  readonly statusAfterShipping: string | null;
}

interface Held {
  readonly committedTo: string | null;
  readonly soldOn: string | null;
}

/**
 * The rows whose Status changes, and what to remember. A Status is written once, when the unit is committed or sold.
 * When a commitment ends, the Status from before comes back if the cell still shows what Aisle wrote, because otherwise
 * a free unit would not count and nobody would know why. A unit that came back keeps its Status: somebody has to look at
 * the unit first. `after`: what holds the row's unit from now on.
 */
export function newStatuses(
  rows: readonly InventoryRow[],
  after: (row: InventoryRow, index: number) => Held,
  { ledger, statusAfterCommit, statusAfterShipping }: Rules,
) {
  const known = recallItems(ledger, "restated");
  const cells = new Map<InventoryRow, string | null>();
  const kept: [string, string[]][] = [];
  if (known.size === 0 && statusAfterCommit === null && statusAfterShipping === null) return { cells, changes: [] };
  const write = (row: InventoryRow, status: string | null): void => {
    if (status !== row.values.status && !isUnread(row, "status")) cells.set(row, status);
  };
  rows.forEach((row, index) => {
    const { imei, unitId, status } = row.values;
    const number = unitNumber(unitId);
    if (imei === null || number === null) return;
    const now = after(row, index);
    const memory = known.get(number);
    const [mark, before = "", written = ""] = memory ?? [];
    if (now.soldOn !== null) {
      const isSale = row.values.soldOn === null;
      const isAtOnce = memory === undefined && row.values.committedTo === null;
      const wanted = statusAfterShipping ?? (isAtOnce ? statusAfterCommit : null);
      if (isSale && wanted !== null) write(row, wanted);
    } else if (now.committedTo === null) {
      if (memory !== undefined && status === written) write(row, before === "" ? null : before);
    } else if (mark === labelDigest(now.committedTo)) kept.push([number, [mark, before, written]]);
    else if (row.values.committedTo !== now.committedTo && statusAfterCommit !== null) {
      write(row, statusAfterCommit);
      const own = memory !== undefined && status === written ? before : (status ?? "");
      if (own.length <= LONGEST && statusAfterCommit.length <= LONGEST)
        kept.push([number, [labelDigest(now.committedTo), own, statusAfterCommit]]);
    }
  });
  const changes: readonly Change[] = rememberItems(ledger, "restated", new Map(kept));
  return { cells, changes };
}
