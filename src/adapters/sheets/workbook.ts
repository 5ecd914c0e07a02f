/** The workbook port on the Sheets API: one read set, atomic commits. */

import type { RawCell } from "../../domain/values/column";
import type { TabName } from "../../domain/workbook/tabs";
import type { Workbook } from "../../ports/workbook";
import type { SheetsApi } from "./google/api";
import { readFailure } from "./google/errors";
import type { Snapshot } from "./read/read-set";
import { readTyped } from "./read/values";
import { runCommits } from "./run/commits";
import { completed, type WorkbookParts } from "./run/parts";
import { runReads } from "./run/reads";
import { allSelected, allVisible, firstSelected } from "./run/selected-rows";
import { testPlatform } from "./set-up/self-test";
import { setUpWorkbook } from "./set-up/set-up";
import { factsOf, findingsOf, type PlatformFacts } from "./shape/platform-facts";
import { fromSerial, serialOf, toSerial, wallText } from "./shape/wall-time";

/** The spreadsheet as rows. An object belongs to one run: it remembers what the run has read and written. */
export function sheetsWorkbook(given: WorkbookParts): Workbook {
  const parts = completed(given);
  const { api, runId, migrations } = parts;
  let known: PlatformFacts | null = null;
  const facts = (): PlatformFacts => {
    known ??= factsOf(parts.findings());
    return known;
  };
  const reads = runReads(parts, facts);
  return {
    read: reads.readSet,
    commit: runCommits(parts, reads),
    asShown(at) {
      const offset = reads.latest()?.offset;
      return offset === undefined ? at : fromSerial(toSerial(at, offset), offset);
    },
    shownTime: (at) => wallText(at, reads.latest()?.offset ?? (() => 0)),
    startOf(day) {
      const offset = reads.latest()?.offset;
      const serial = serialOf(day);
      return offset === undefined || serial === null ? null : fromSerial(serial, offset);
    },
    typedCells: (tab, column) => typedCells(api, reads.latest(), tab, column),
    selectedRow: () => firstSelected(parts.selection(), reads.latest()),
    selectedRows: () => allSelected(api, parts.selection(), reads.latest()),
    visibleRows: (tab) => allVisible(api, reads.latest(), tab),
    show(tab, position) {
      const sheetId = reads.latest()?.grids.get(tab)?.sheet.sheetId;
      if (sheetId !== undefined) parts.show(sheetId, position === null ? 1 : position + 2);
    },
    testPlatform() {
      const found = testPlatform(api, parts.sleep);
      known = found ?? known;
      return found === null ? null : findingsOf(found);
    },
    setUp: (changedHeadings) => setUpWorkbook(api, runId, migrations, changedHeadings, facts()),
  };
}

function typedCells(api: SheetsApi, latest: Snapshot | null, tab: TabName, column: string): readonly RawCell[] {
  const grid = latest?.grids.get(tab);
  const place = grid?.places.get(column);
  if (grid === undefined || place === undefined) return [];
  try {
    const [, ...rows] = readTyped(api, grid, place);
    return rows.map(([cell]) => (cell === "" || cell === undefined ? null : (cell as RawCell)));
  } catch (error) {
    throw readFailure(error);
  }
}
