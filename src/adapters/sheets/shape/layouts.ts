/**
 * Brings a workbook of an earlier layout to the present one, step by step. The layout's number is developer metadata of
 * the spreadsheet and not a row of `_Ledger`: it comes with the first request that everything starts with, moves in the
 * very commit of its step, and outlives a ledger that somebody deleted.
 */
import type { Request } from "../google/api";
import { REPAIR } from "./grid";
import { createMark, deleteMark, type NextId, SPREADSHEET } from "./marks";
import { FIRST_LAYOUT, LAYOUT_KEY, type Structure } from "./structure";

export interface Migration {
  /** The layout that it leads to, from the one before. */
  readonly to: number;
  /** What it does, told to the seller: “the column Carrier of Shipments”. */
  readonly about: string;
  /**
   * Everything that it asks of Google; one commit together with the new number. Asks for nothing where it finds its work
   * done: a workbook may have lost its number.
   */
  readonly requests: (structure: Structure, ids: NextId) => readonly Request[];
}

/** In the order of their numbers; the last one leads to `LAYOUT`. */
export const MIGRATIONS: readonly Migration[] = [];

export const layoutAfter = (migrations: readonly Migration[]): number =>
  Math.max(FIRST_LAYOUT, ...migrations.map(({ to }) => to));

/** A workbook without a number was set up before there was one, or has not been set up. */
export function pendingMigrations(structure: Structure, migrations: readonly Migration[]): Migration[] {
  if (!isSetUp(structure)) return [];
  const layout = structure.layout?.version ?? FIRST_LAYOUT;
  return migrations.filter(({ to }) => to > layout).sort((one, other) => one.to - other.to);
}

/** Why nothing but set-up may write into a workbook, in a sentence for the seller; `null` where everything may. */
export const outdatedBecause = (structure: Structure, migrations: readonly Migration[]): string | null =>
  pendingMigrations(structure, migrations).length === 0
    ? null
    : `This spreadsheet was set up by an earlier version of Aisle, so nothing was written. To bring it up to date, ${REPAIR}.`;

const isSetUp = ({ sheets }: Structure): boolean => sheets.some(({ markedAs }) => markedAs !== null);

/** Notes the layout; asks for nothing where it is noted already. */
export function noteLayout({ layout }: Structure, version: number, ids: NextId): Request[] {
  if (layout?.version === version) return [];
  const old = layout === null ? [] : [deleteMark(layout.id)];
  return [...old, createMark(LAYOUT_KEY, { id: layout?.id ?? ids(), value: String(version) }, SPREADSHEET)];
}
