/**
 * *Version history ▸ Restore this version*, and Ctrl+Z in the session in which a program wrote: cells, rows and tabs
 * become what they were. Nobody has measured what happens to developer metadata.
 */
import type { Metadata, WorkbookState } from "./state";
import type { Switches } from "./switches";

/** The state `now`, set back to `then`. Ids that were used are not used again. */
export function setBackTo(
  then: WorkbookState,
  now: WorkbookState,
  { metadataOfSetBack }: Pick<Switches, "metadataOfSetBack">,
): WorkbookState {
  const ofNow = now.metadata.filter((one) => isPlaced(one, then));
  const metadata = { restored: then.metadata, kept: ofNow, dropped: [] }[metadataOfSetBack];
  return { ...then, metadata, nextId: Math.max(then.nextId, now.nextId) };
}

/** Metadata of a tab, row or column that does not exist is removed. */
function isPlaced({ location }: Metadata, { sheets }: WorkbookState): boolean {
  if (location.kind === "spreadsheet") return true;
  const sheet = sheets.find(({ sheetId }) => sheetId === location.sheetId);
  if (sheet === undefined || location.kind === "sheet") return sheet !== undefined;
  return location.index < (location.dimension === "ROWS" ? sheet.rowCount : sheet.columnCount);
}
