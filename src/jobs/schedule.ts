/** Starts and stops the hourly runs. Each gives the sentence that the seller reads. */
import { toFailure } from "../domain/values/failure";
import type { World } from "./world";

export const startSchedule = ({ triggers }: World): string =>
  said(() => {
    triggers.startHourly();
    return "Aisle now runs every hour, in your name, also while the spreadsheet is closed.";
  });

export const stopSchedule = ({ triggers }: World): string =>
  said(() => {
    triggers.stop();
    return "Aisle no longer runs by itself. Sync Now still works.";
  });

function said(work: () => string): string {
  try {
    return work();
  } catch (error) {
    return toFailure(error).message;
  }
}
