/** What people do in the grid while Aisle works: one thing at a time, chosen at random, on rows that they can tell apart. */
import * as fc from "fast-check";
import { letters } from "../../support/letters";
import type { Shop } from "../../support/shop-under-test";
import { MARK, PLACES, type Place } from "./busy-shop";
import { CELL_DEEDS, unmerge } from "./cell-deeds";
import { KEYS, NUMBERS } from "./own-cells";
import { type Chance, createReach, type Deed, OURS, type Reach } from "./reach";
import { COPY, ROW_DEEDS } from "./row-deeds";
import { TAB_DEEDS } from "./tab-deeds";

const DEEDS = { ...CELL_DEEDS, ...ROW_DEEDS, ...TAB_DEEDS };
type What = keyof typeof DEEDS;

export interface Action extends Chance {
  readonly what: What;
}

const kinds = (Object.entries(DEEDS) as [What, Deed][]).map(([what, { weight }]) => ({
  weight,
  arbitrary: fc.constant(what),
}));

export const action: fc.Arbitrary<Action> = fc.record({
  what: fc.oneof(...kinds),
  tab: fc.constantFrom(...PLACES),
  row: fc.nat(19),
  column: fc.nat(35),
  other: fc.nat(35),
  pick: fc.nat(99),
});

/** Numbers, from the bottom up, of rows that nobody marked and whose key a row has that somebody did. */
function madeAnew({ headings, rowsOf }: Reach, tab: Place): number[] {
  const places = [MARK, ...KEYS[tab]].map((heading) => headings(tab).indexOf(heading));
  const rows = rowsOf(tab).map((cells, index) => {
    const [mark = "", ...key] = places.map((place) => cells[place] ?? "");
    return { at: index + 2, mark, key: key.every((text) => text === "") ? null : key.join(" / ") };
  });
  const marked = new Set(rows.filter(({ mark }) => mark !== "").map(({ key }) => key));
  return rows.flatMap(({ at, mark, key }) => (mark === "" && key !== null && marked.has(key) ? [at] : [])).reverse();
}

/** The hands of one shop's people. */
export function handsAtWork(shop: Shop) {
  const reach = createReach(shop);
  const { people, copies, retyped, titleOf, entered, headings, rowsOf, textsUnder } = reach;
  const act = ({ what, ...chance }: Action): void => (DEEDS[what] as Deed).act(reach, chance);
  /**
   * People do what Aisle asks for where it could not go on: merged key cells are taken apart, a renamed heading gets its
   * name back, so does a copied tab, of two rows with one key the copy goes, and an id that Aisle never gave is undone. Who
   * takes a deletion back once the row was made anew has two of it as well: the new one goes.
   */
  const heed = (): void => {
    for (const tab of PLACES) {
      if (copies.has(tab)) people.renameTab(titleOf(tab), tab);
      unmerge(reach, { tab });
      entered(tab).forEach((text, place) => {
        if (text.endsWith(OURS)) people.type(titleOf(tab), `${letters(place)}1`, text.replace(OURS, ""));
      });
      if (tab === "Inventory" || tab === "Products") {
        textsUnder(tab, MARK).forEach((mark, index) => {
          const { heading, was } = retyped.get(`${tab}: ${mark}`) ?? {};
          if (heading !== undefined && was !== undefined) reach.type(tab, heading, index + 2, was);
        });
      }
      textsUnder(tab, MARK)
        .flatMap((mark, index) => (mark.startsWith(COPY) ? [index + 2] : []))
        .reverse()
        .forEach((at) => {
          people.deleteRows(titleOf(tab), at, 1);
        });
      madeAnew(reach, tab).forEach((at) => {
        people.deleteRows(titleOf(tab), at, 1);
      });
    }
  };
  /** Shows every number as the number that it is, so that a look at the tabs can be held against other numbers. */
  const plain = (): void => {
    for (const tab of PLACES) {
      for (const heading of NUMBERS[tab]) {
        const letter = letters(headings(tab).indexOf(heading));
        const range = `${letter}2:${letter}${rowsOf(tab).length + 1}`;
        people.setNumberFormat(titleOf(tab), range, { type: "NUMBER", pattern: "0" });
      }
    }
  };
  return { act, heed, plain, titleOf, headings, rowsOf, retyped };
}

export type Hands = ReturnType<typeof handsAtWork>;
