/** What people do to columns and whole tabs. */

import { letters } from "../../support/letters";
import { MARK } from "./busy-shop";
import { type Chance, type Deed, OURS, oneOf, type Reach } from "./reach";

const columnOf = (reach: Reach, tab: string, wish: number): string => letters(wish % reach.headings(tab).length);

const everything = (reach: Reach, tab: string): string =>
  `A1:${letters(reach.headings(tab).length - 1)}${reach.rowsOf(tab).length + 1}`;

/** People cannot read the row's name under another heading. */
function renameHeading(reach: Reach, { tab, column }: Chance): void {
  const place = column % reach.headings(tab).length;
  const heading = reach.entered(tab)[place] ?? "";
  if (heading === "" || heading === MARK || heading.endsWith(OURS) || reach.merged.has(tab)) return;
  reach.people.type(reach.titleOf(tab), `${letters(place)}1`, `${heading}${OURS}`);
}

/** Aisle's own tabs, unhidden by somebody curious. */
function disturbMemory(reach: Reach, { row, column, other, pick }: Chance): void {
  const tab = oneOf(["_Ledger", "_Ledger", "Log"], other) ?? "_Ledger";
  const at = reach.filled(tab, row);
  if (pick % 3 < 2) reach.people.sort(tab, columnOf(reach, tab, column), pick % 2 === 0 ? "A to Z" : "Z to A");
  else if (pick % 2 === 0) reach.people.insertRows(tab, at, 1);
  else reach.people.moveRows(tab, at, 1, reach.filled(tab, column));
}

export const TAB_DEEDS = {
  sort: {
    weight: 5,
    act: (reach, { tab, column, pick }) =>
      reach.people.sort(reach.titleOf(tab), columnOf(reach, tab, column), pick % 2 === 0 ? "A to Z" : "Z to A"),
  },
  "sort Aisle's memory": { weight: 2, act: disturbMemory },
  filter: {
    weight: 2,
    act: (reach, { tab, column }) =>
      reach.people.filter(reach.titleOf(tab), everything(reach, tab), columnOf(reach, tab, column), ["A", "B", "Main"]),
  },
  "clear the filter": { weight: 1, act: (reach, { tab }) => reach.people.clearFilter(reach.titleOf(tab)) },
  "filter view": {
    weight: 1,
    act: (reach, { tab, column }) =>
      reach.people.filterView(reach.titleOf(tab), everything(reach, tab), columnOf(reach, tab, column), ["A"]),
  },
  "hide column": {
    weight: 1,
    act: (reach, { tab, column }) => reach.people.hideColumn(reach.titleOf(tab), columnOf(reach, tab, column)),
  },
  "show column": {
    weight: 1,
    act: (reach, { tab, column }) => reach.people.showColumn(reach.titleOf(tab), columnOf(reach, tab, column)),
  },
  "insert column": {
    weight: 1,
    act: (reach, { tab, column }) => reach.people.insertColumns(reach.titleOf(tab), columnOf(reach, tab, column), 1),
  },
  "move column": {
    weight: 2,
    act: (reach, { tab, column, other }) =>
      reach.people.moveColumn(reach.titleOf(tab), columnOf(reach, tab, column), columnOf(reach, tab, other)),
  },
  "rename heading": { weight: 1, act: renameHeading },
  "rename tab": {
    weight: 1,
    act: (reach, { tab }) => reach.people.renameTab(reach.titleOf(tab), `${tab}${OURS}`),
  },
  "replace tab by its copy": { weight: 1, act: (reach, { tab }) => reach.replaceByCopy(tab) },
} as const satisfies Readonly<Record<string, Deed>>;
