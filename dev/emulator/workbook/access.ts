/**
 * Who may change which cells: protected ranges [SHEETS, OTHER]. If several protect a cell, each of them applies
 * [RANGE].
 */
import { type Bounds, boundsOf, contains, type GridRange, intersects, isEmpty } from "./grid-range";
import type { ProtectedRange, SheetState, WorkbookState } from "./state";

export interface Writer {
  readonly user: string;
  /** Warning-only protection stops nobody [OTHER]. The switch `warningOnlyForApi` can make it stop programs. */
  readonly obeysWarnings: boolean;
}

/** Whether the user may edit what this protects. The owner always may; without a list of editors everybody may. */
export function mayEdit(protection: ProtectedRange, writer: Writer, workbook: Pick<WorkbookState, "owner">): boolean {
  if (protection.warningOnly) return !writer.obeysWarnings;
  if (writer.user === workbook.owner) return true;
  return protection.editors?.users === undefined || protection.editors.users.includes(writer.user);
}

/** The first protection that forbids this user to write into the range; undefined: free to write. */
export function blockingProtection(
  workbook: Pick<WorkbookState, "owner">,
  sheet: SheetState,
  range: GridRange,
  writer: Writer,
): ProtectedRange | undefined {
  const touched = boundsOf(range, sheet);
  return sheet.protectedRanges.find(
    (protection) => !mayEdit(protection, writer, workbook) && isProtected(protection, sheet, touched),
  );
}

/** Whether a protection closes the whole tab to the user, including its name and place. */
export function isSheetClosed(workbook: Pick<WorkbookState, "owner">, sheet: SheetState, writer: Writer): boolean {
  return sheet.protectedRanges.some(({ range, ...protection }) => {
    const isWhole = contains(boundsOf(range, sheet), boundsOf({ sheetId: sheet.sheetId }, sheet));
    return isWhole && !mayEdit({ range, ...protection }, writer, workbook);
  });
}

function isProtected(protection: ProtectedRange, sheet: SheetState, touched: Bounds): boolean {
  const closed = boundsOf(protection.range, sheet);
  if (!intersects(closed, touched)) return false;
  const overlap = {
    top: Math.max(closed.top, touched.top),
    bottom: Math.min(closed.bottom, touched.bottom),
    left: Math.max(closed.left, touched.left),
    right: Math.min(closed.right, touched.right),
  };
  const holes = (protection.unprotectedRanges ?? []).map((hole) => boundsOf(hole, sheet));
  return holes.reduce<Bounds[]>((rest, hole) => rest.flatMap((part) => without(part, hole)), [overlap]).length > 0;
}

/** The parts of a rectangle that are left when another one is cut out. */
function without(part: Bounds, hole: Bounds): Bounds[] {
  if (!intersects(part, hole)) return [part];
  const top = Math.max(part.top, hole.top);
  const bottom = Math.min(part.bottom, hole.bottom);
  const pieces = [
    { ...part, bottom: top },
    { ...part, top: bottom },
    { top, bottom, left: part.left, right: Math.max(part.left, hole.left) },
    { top, bottom, left: Math.min(part.right, hole.right), right: part.right },
  ];
  return pieces.filter((piece) => !isEmpty(piece));
}
