/** What Aisle says about one thing: answers to a seller's questions, in their order. */

import type { TabName } from "../workbook/tabs";

/**
 * The next step as one click: an action of the sidebar, with what it asks for. `openTab`: shows the tab, and in it the
 * row whose key reads `row`. `at`: the order line whose row is selected first.
 */
export type Step = { readonly label: string } & (
  | { readonly action: "syncNow" | "importListings"; readonly ask: null }
  | { readonly action: "restoreOrder"; readonly ask: { readonly po: string } }
  /** The seller types the reason beside the button. */
  | { readonly action: "ignoreDifferences"; readonly ask: { readonly po: string; readonly reason: string } }
  | { readonly action: "showLine"; readonly ask: { readonly about: string } }
  | { readonly action: "releaseUnits"; readonly ask: { readonly label: string; readonly name: null } }
  | { readonly action: "acknowledgeSelected"; readonly ask: null; readonly at: string }
  | { readonly action: "openTab"; readonly ask: { readonly tab: TabName; readonly row: string | null } }
);

export interface Answer {
  readonly question: string;
  readonly answer: string;
  readonly isFine: boolean;
  /** What the seller can do; `null`: nothing has to be done. */
  readonly todo: string | null;
  /** Absent: nothing that one click could do. */
  readonly step?: Step;
}

/** Details to look through, such as the units that make up a number. */
export interface Section {
  readonly title: string;
  readonly lines: readonly string[];
}

export interface Explanation {
  readonly about: string;
  readonly inShort: string;
  /**
   * `fine`: all is as it should be. `open`: something is on its way, or left out on purpose. `wrong`: somebody has to
   * act.
   */
  readonly tone: "fine" | "open" | "wrong";
  readonly answers: readonly Answer[];
  readonly sections: readonly Section[];
}
