/** Makes the tabs and columns that are missing. */
import { toFailure } from "../domain/values/failure";
import type { World } from "./world";

/** The sentence that the seller reads. */
export function setUpWorkbook({ workbook, lock }: World): string {
  try {
    const report = lock.tryRun(() => workbook.setUp());
    if (report === null)
      return "Another run is working on this spreadsheet. Choose Set up / repair again when it is done.";
    const made = [...report.tabsMade, ...report.headingsMade];
    return made.length === 0 ? "Nothing was missing." : `Made: ${made.join(", ")}.`;
  } catch (error) {
    return toFailure(error).message;
  }
}
