/**
 * Tabs into which nobody can write as they are. Phases that need them fail, and everything else is written without
 * them. Each run tries again, so a tab that the seller has repaired is open again.
 */
import type { Change } from "../../../domain/values/change";
import type { Failure } from "../../../domain/values/failure";
import type { TabName } from "../../../domain/workbook/tabs";
import { lastingFailure } from "../google/errors";
import type { Snapshot } from "../read/read-set";
import { foundTabs, type Structure } from "../shape/structure";
import { effectiveChanges } from "./apply";
import type { Refused } from "./commit";

export interface ShutTabs {
  readonly isShut: (tab: string) => boolean;
  /** The changes that can be tried, and why the others cannot. Fails: if a tab that is not among `mayLack` is shut. */
  readonly passing: (
    snapshot: Snapshot,
    changes: readonly Change[],
    mayLack: readonly TabName[],
  ) => { readonly open: readonly Change[]; readonly without: readonly Failure[] };
  /**
   * Whether a refusal lasts, so that its tab is shut. Rows that moved may have caused it, so it counts only if it comes
   * again in the same words while the spreadsheet has the same shape. Fails: if it lasts and no tab can be left out
   * because of it.
   */
  readonly shuts: (refused: Refused, structure: Structure) => boolean;
}

export function shutTabs(): ShutTabs {
  const shut = new Map<string, Failure>();
  let last = "";
  return {
    isShut: (tab) => shut.has(tab),
    passing(snapshot, changes, mayLack) {
      if (shut.size === 0) return { open: changes, without: [] };
      const stopped = effectiveChanges(snapshot, changes).flatMap(({ grid: { tab } }) => {
        const found = shut.get(tab);
        if (found !== undefined && !mayLack.includes(tab)) throw found;
        return found ?? [];
      });
      return { open: changes.filter(({ tab }) => !shut.has(tab)), without: stopped };
    },
    shuts({ refusal, sheetId }, structure) {
      const now = JSON.stringify([refusal.text, shapeOf(structure)]);
      if (refusal.lasting === undefined && last !== now) {
        last = now;
        return false;
      }
      const title = structure.sheets.find((sheet) => sheet.sheetId === sheetId)?.title ?? null;
      const found = lastingFailure(refusal, title);
      const [tab] = [...foundTabs(structure)].find(([, sheet]) => sheet.sheetId === sheetId) ?? [];
      if (tab === undefined || tab === "ledger" || shut.has(tab)) throw found;
      shut.set(tab, found);
      return true;
    },
  };
}

const shapeOf = ({ sheets }: Structure): unknown =>
  sheets.map(({ sheetId, title, rowCount, columnCount, merges, columnMarks }) => [
    ...[sheetId, title, rowCount, columnCount, merges],
    [...columnMarks].map(([place, { value }]) => [place, value]),
  ]);
