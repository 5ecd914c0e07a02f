/** Makes and restores what the workbook lacks. The seller's headings of Aisle's columns are adopted on request. */

import type { Said } from "../domain/log/run-report";
import { toFailure } from "../domain/values/failure";
import { enumerated, shortList } from "../domain/values/words";
import { ALL_TABS } from "../domain/workbook/tabs";
import type { ChangedHeadings, SetUpReport } from "../ports/workbook";
import { watched } from "./phases";
import { needNoCopy } from "./whose";
import type { World } from "./world";

/** Gives the sentence for the seller. `prepare` runs first, under the same lock. */
export function setUpWorkbook(world: World, prepare: () => void, changedHeadings: ChangedHeadings): Said {
  const { workbook, lock } = world;
  try {
    const report = lock.tryLocked(() =>
      watched(world, () => {
        needOwn(world);
        prepare();
        world.progress.tell("Making tabs");
        const made = workbook.setUp(changedHeadings);
        if (isNew(made)) showListings(world);
        return made;
      }),
    );
    if (report === null)
      return undone("Another run is working on this spreadsheet. Choose Set up / repair again when it is done.");
    const made = isNew(report) ? [ALL_MADE] : listed("Made", [...report.tabsMade, ...report.headingsMade]);
    const updated = listed("Updated", report.updated);
    const kept = listed("Kept", report.headingsKept);
    const parts = [...updated, ...made, ...kept, ...listed("Restored", report.restored), ...report.leftToYou];
    return { isDone: true, message: parts.length === 0 ? "Nothing was missing." : parts.join(" ") };
  } catch (error) {
    return undone(toFailure(error).message);
  }
}

/** The tabs that one sees from the start. */
const OPEN = ALL_TABS.filter(({ shown }) => shown === "working" || shown === "set-up").map(({ title }) => title);

/** The spreadsheet had none of them. */
const isNew = ({ tabsMade }: SetUpReport): boolean => OPEN.every((title) => tabsMade.includes(title));

const ALL_MADE = `Made ${enumerated(OPEN)}. Other tabs are hidden until they matter; Show tab, in Aisle ▸ More, shows them.`;

/** In a new spreadsheet the seller would otherwise look at the empty tab that Google made. */
function showListings({ workbook }: World): void {
  try {
    workbook.read();
    workbook.show("listings", null);
  } catch {
    // Everything is made, and the seller can open the tab.
    return;
  }
}

const undone = (message: string): Said => ({ isDone: false, message });

/** If the platform was found unfit, nothing can be read, so set-up tests it again. */
function needOwn(world: World): void {
  try {
    needNoCopy(world);
  } catch (error) {
    if (toFailure(error).code !== "platform-unfit") throw error;
  }
}

/** The most items in a notice on the screen. */
const NAMED = 20;

function listed(word: string, things: readonly string[]): string[] {
  return things.length === 0 ? [] : [`${word}: ${shortList(things, NAMED)}.`];
}
