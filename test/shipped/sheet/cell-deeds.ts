/** What people do to single cells. */

import { letters } from "../../support/letters";
import { MARK } from "./busy-shop";
import { KEYS, mayLose, NUMBERS, OVER, TOLD, TYPED } from "./own-cells";
import { type Chance, type Deed, oneOf, type Reach, SELLER } from "./reach";

function typeOwn(reach: Reach, { tab, row, pick }: Chance): void {
  const at = reach.filled(tab, row);
  const choices = Object.entries(TYPED[tab]);
  const [heading, texts] = oneOf(choices, pick) ?? ["", []];
  if (reach.keyless(tab, at) || reach.isHeld(tab, heading, at)) return;
  reach.mark(tab, at);
  reach.type(tab, heading, at, oneOf(texts, Math.floor(pick / choices.length)) ?? "");
}

function typeOver(reach: Reach, { tab, row, pick }: Chance): void {
  const at = reach.filled(tab, row);
  const heading = oneOf(OVER[tab], pick);
  if (heading === undefined || reach.keyless(tab, at)) return;
  reach.mark(tab, at);
  reach.type(tab, heading, at, oneOf(["typed over", "77", ""], pick) ?? "");
}

/** Once in each row: a row that has lost several of the cells by which it is known is nobody's. */
function retype(reach: Reach, { tab, row, pick, other }: Chance): void {
  const at = reach.filled(tab, row);
  const heading = oneOf([...KEYS[tab], ...TOLD[tab]], other);
  if (heading === undefined || reach.keyless(tab, at)) return;
  reach.mark(tab, at);
  const name = `${tab}: ${reach.textIn(tab, MARK, at)}`;
  const was = reach.textIn(tab, heading, at);
  if (was === "" || reach.retyped.has(name)) return;
  reach.type(tab, heading, at, oneOf(["oops", "77", "", "2020-01-01"], pick) ?? "");
  reach.retyped.set(name, { heading, was });
}

/** A unit of what was sold; that a wrong one is refused is another rule. */
function commitUnit(reach: Reach, { row, pick }: Chance): void {
  const at = reach.filled("Orders", row);
  const sold = reach.textIn("Orders", "SKU as sold", at);
  const isOfSku = reach.textsUnder("Inventory", "SKU or Variation ID").map((sku) => sku === sold);
  const free = reach
    .textsUnder("Inventory", "IMEI")
    .filter((one, index) => one !== "" && isOfSku[index] && !reach.committed().has(one));
  const imei = oneOf(free, pick);
  if (imei === undefined || reach.keyless("Orders", at)) return;
  reach.mark("Orders", at);
  reach.type("Orders", "IMEIs / units", at, imei);
}

function clearCells(reach: Reach, { tab, row, column, pick }: Chance): void {
  const headings = reach.headings(tab);
  const first = column % headings.length;
  const count = 1 + (pick % 4);
  const at = reach.filled(tab, row);
  if (
    !headings.slice(first, first + count).every((heading) => mayLose(tab, heading) && !reach.isHeld(tab, heading, at))
  )
    return;
  reach.people.clear(reach.titleOf(tab), `${letters(first)}${at}:${letters(first + count - 1)}${at}`);
}

function cutCell(reach: Reach, { tab, row, other, pick }: Chance): void {
  const heading = oneOf(
    reach.headings(tab).filter((one) => mayLose(tab, one)),
    pick,
  );
  const [from, to] = [reach.filled(tab, row), reach.filled(tab, other)];
  if (heading === undefined || reach.keyless(tab, to)) return;
  if (reach.isHeld(tab, heading, from) || reach.isHeld(tab, heading, to)) return;
  reach.mark(tab, to);
  const cell = reach.cellOf(tab, heading, from);
  const title = reach.titleOf(tab);
  reach.people.cutPaste(title, `${cell}:${cell}`, title, reach.cellOf(tab, heading, to));
}

/** Sheets itself drops what stands under the merge: only cells that may lose it, and blank ones, come under it. */
function merge(reach: Reach, { tab, row, column, pick }: Chance): void {
  const headings = reach.headings(tab);
  const [at, first] = [reach.filled(tab, row), column % headings.length];
  const [height, width] = (
    [
      [1, 2],
      [1, 3],
      [2, 1],
      [3, 1],
      [2, 2],
    ] as const
  )[pick % 5] ?? [1, 2];
  const rows = reach.rowsOf(tab);
  for (let below = 0; below < height; below += 1) {
    for (let along = 0; along < width; along += 1) {
      const isCovered = below + along > 0;
      const isBlank = (rows[at - 2 + below]?.[first + along] ?? "") === "";
      const heading = headings[first + along] ?? "";
      if (isCovered && !isBlank && (!mayLose(tab, heading) || reach.isHeld(tab, heading, at + below))) return;
    }
  }
  const range = `${letters(first)}${at}:${letters(first + width - 1)}${at + height - 1}`;
  reach.people.merge(reach.titleOf(tab), range);
  reach.merged.add(tab);
}

function unmerge(reach: Reach, { tab }: Pick<Chance, "tab">): void {
  const count = reach.headings(tab).length + 3;
  reach.people.unmerge(reach.titleOf(tab), `A1:${letters(count)}${reach.rowsOf(tab).length + 4}`);
  reach.merged.delete(tab);
}

const FORMATS = [
  { type: "DATE", pattern: "yyyy-mm-dd" },
  { type: "TEXT", pattern: "@" },
  { type: "PERCENT", pattern: "0.00%" },
  { type: "NUMBER", pattern: "#,##0.00" },
  { type: "DATE_TIME" },
];

/** A number shown as a date, a time shown as a number. */
function format(reach: Reach, { tab, row, pick, other }: Chance): void {
  const heading = oneOf(NUMBERS[tab], pick);
  const wanted = oneOf(FORMATS, other);
  if (heading === undefined || wanted === undefined) return;
  const last = reach.rowsOf(tab).length + 1;
  const [from, to] = pick % 2 === 0 ? [2, last] : [reach.filled(tab, row), reach.filled(tab, row)];
  const range = `${reach.cellOf(tab, heading, from)}:${reach.cellOf(tab, heading, to)}`;
  reach.people.setNumberFormat(reach.titleOf(tab), range, wanted);
}

const rowRange = (reach: Reach, tab: string, row: number): string => {
  const at = reach.filled(tab, row);
  return `A${at}:F${at}`;
};

export const CELL_DEEDS = {
  type: { weight: 6, act: typeOwn },
  "type over Aisle's": { weight: 3, act: typeOver },
  "type over what Walmart told": { weight: 4, act: retype },
  "commit a unit": { weight: 2, act: commitUnit },
  "clear cells": { weight: 2, act: clearCells },
  "cut a cell": { weight: 2, act: cutCell },
  merge: { weight: 2, act: merge },
  unmerge: { weight: 1, act: unmerge },
  "format cells": { weight: 2, act: format },
  undo: { weight: 3, act: ({ people }) => people.undo() },
  note: {
    weight: 1,
    act: (reach, { tab, row, pick }) =>
      reach.people.note(reach.titleOf(tab), `B${reach.filled(tab, row)}`, pick % 3 === 0 ? "" : `note ${pick}`),
  },
  colour: {
    weight: 1,
    act: (reach, { tab, row }) => reach.people.setBackground(reach.titleOf(tab), rowRange(reach, tab, row), { red: 1 }),
  },
  "colour where": {
    weight: 1,
    act: (reach, { tab, row }) =>
      reach.people.colorWhere(reach.titleOf(tab), rowRange(reach, tab, row), "A", { green: 1 }),
  },
  "a colleague protects": {
    weight: 1,
    act: (reach, { tab, row }) => {
      const colleague = "colleague@example.com";
      const range = rowRange(reach, tab, row);
      reach.book.people(colleague).protectRange(reach.titleOf(tab), range, { editors: [colleague, SELLER] });
    },
  },
} as const satisfies Readonly<Record<string, Deed>>;

export { unmerge };
