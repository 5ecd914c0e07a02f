/**
 * *Version history ▸ Restore this version*, and Ctrl+Z in the session in which a program wrote: cells, rows and tabs are as they
 * were. What becomes of developer metadata nobody has measured.
 */
import type { Metadata, WorkbookState } from "./state";
import type { Switches } from "./switches";

/** `now` set back to `then`. Ids that were drawn are not drawn again. */
export function setBackTo(
  then: WorkbookState,
  now: WorkbookState,
  { metadataOfSetBack }: Pick<Switches, "metadataOfSetBack">,
): WorkbookState {
  const ofNow = now.metadata.filter((one) => isPlaced(one, then));
  const metadata = { restored: then.metadata, kept: ofNow, dropped: [] }[metadataOfSetBack];
  return { ...then, metadata, nextId: Math.max(then.nextId, now.nextId) };
}

/** Metadata of a tab, row or column that is not there goes. */
function isPlaced({ location }: Metadata, { sheets }: WorkbookState): boolean {
  if (location.kind === "spreadsheet") return true;
  const sheet = sheets.find(({ sheetId }) => sheetId === location.sheetId);
  if (sheet === undefined || location.kind === "sheet") return sheet !== undefined;
  return location.index < (location.dimension === "ROWS" ? sheet.rowCount : sheet.columnCount);
}
