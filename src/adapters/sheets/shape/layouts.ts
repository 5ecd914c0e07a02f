/**
 * Migrates a workbook of an earlier layout to the present one, step by step. The layout's number is developer metadata
 * of the spreadsheet instead of a row of `_Ledger`: it comes with the very first request, changes in the commit of its
 * migration, and survives a deleted ledger.
 */
import type { Request } from "../google/api";
import { REPAIR } from "./grid";
import { createMark, deleteMark, type NextId, SPREADSHEET } from "./marks";
import { FIRST_LAYOUT, LAYOUT_KEY, type Structure } from "./structure";

export interface Migration {
  /** The layout after this migration. */
  readonly to: number;
  /** What it changes, for the seller: “the column Carrier of Shipments”. */
  readonly about: string;
  /**
   * All of its requests to Google; one commit together with the new number. Gives none if its work is already done,
   * because a workbook may have lost its number.
   */
  readonly requests: (structure: Structure, ids: NextId) => readonly Request[];
}

/** In the order of their numbers. The last one leads to `LAYOUT`. */
export const MIGRATIONS: readonly Migration[] = [];

export const layoutAfter = (migrations: readonly Migration[]): number =>
  Math.max(FIRST_LAYOUT, ...migrations.map(({ to }) => to));

/**
 * The migrations that a workbook still needs. A workbook without a number is from before there was one, or is not set
 * up.
 */
export function pendingMigrations(structure: Structure, migrations: readonly Migration[]): Migration[] {
  if (!isSetUp(structure)) return [];
  const layout = structure.layout?.version ?? FIRST_LAYOUT;
  return migrations.filter(({ to }) => to > layout).sort((one, other) => one.to - other.to);
}

/** Why only set-up may write into a workbook, as a sentence for the seller; `null`: everything may. */
export const outdatedBecause = (structure: Structure, migrations: readonly Migration[]): string | null =>
  pendingMigrations(structure, migrations).length === 0
    ? null
    : `This spreadsheet was set up by an earlier version of Aisle, so nothing was written. To bring it up to date, ${REPAIR}.`;

const isSetUp = ({ sheets }: Structure): boolean => sheets.some(({ markedAs }) => markedAs !== null);

/** Notes the layout, unless it is noted already. */
export function noteLayout({ layout }: Structure, version: number, ids: NextId): Request[] {
  if (layout?.version === version) return [];
  const old = layout === null ? [] : [deleteMark(layout.id)];
  return [...old, createMark(LAYOUT_KEY, { id: layout?.id ?? ids(), value: String(version) }, SPREADSHEET)];
}
