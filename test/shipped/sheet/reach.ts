/** What the hands of one shop's people reach. Tabs are known by their ids and headings by their old names, since people rename both. */

import { letters } from "../../support/letters";
import type { Shop } from "../../support/shop-under-test";
import { MARK, type Place } from "./busy-shop";

export const SELLER = "seller@example.com";
/** What people add to the name of a tab or a heading. */
export const OURS = " (ours)";

export function createReach({ book }: Shop) {
  /** Hands of their own, so that nothing done before can be taken back. */
  const people = book.people(SELLER);
  const ids = new Map(book.view.tabs().map(({ title, sheetId }) => [title, sheetId]));
  /** Tabs in which cells are merged: what is typed there lands elsewhere. */
  const merged = new Set<string>();
  /** What stood in rows of which a key, or what Walmart told, was typed over; by tab and name of the row. */
  const retyped = new Map<string, { readonly heading: string; readonly was: string }>();
  /** Tabs that are copies: nothing but their names tells what they are. */
  const copies = new Set<string>();
  let marks = 0;
  const titleOf = (place: string): string =>
    book.view.tabs().find(({ sheetId }) => sheetId === ids.get(place))?.title ?? place;
  const entered = (place: string): readonly string[] => book.view.rows(titleOf(place))[0] ?? [];
  const headings = (place: string): readonly string[] => entered(place).map((text) => text.replace(OURS, ""));
  const rowsOf = (place: string): string[][] => book.view.rows(titleOf(place)).slice(1);
  const textsUnder = (place: string, heading: string): string[] => {
    const at = headings(place).indexOf(heading);
    return rowsOf(place).map((cells) => cells[at] ?? "");
  };
  const textIn = (place: string, heading: string, at: number): string => textsUnder(place, heading)[at - 2] ?? "";
  const cellOf = (place: string, heading: string, at: number): string =>
    `${letters(headings(place).indexOf(heading))}${at}`;
  const type = (place: string, heading: string, at: number, text: string): void => {
    if (merged.has(place)) return;
    if (text === "TRUE") people.tick(titleOf(place), cellOf(place, heading, at));
    else if (text === "FALSE") people.untick(titleOf(place), cellOf(place, heading, at));
    else people.type(titleOf(place), cellOf(place, heading, at), text);
  };
  const nextMark = (): number => {
    marks += 1;
    return marks;
  };
  const committed = (): ReadonlySet<string> =>
    new Set(textsUnder("Orders", "IMEIs / units").flatMap((text) => text.split(/[\s,;]+/)));
  return {
    book,
    people,
    merged,
    copies,
    retyped,
    titleOf,
    entered,
    headings,
    rowsOf,
    textsUnder,
    textIn,
    cellOf,
    type,
    nextMark,
    /** The number of one of the tab's filled rows. */
    filled: (place: string, wish: number): number => 2 + (wish % Math.max(1, rowsOf(place).length)),
    /** Nobody types into a row that cannot be told from others. */
    mark: (place: string, at: number): void => {
      if (textIn(place, MARK, at) === "") type(place, MARK, at, `marked ${nextMark()}`);
    },
    /** Not into a row of nobody's: a rule for no listing, a status of no order. */
    keyless: (place: Place, at: number): boolean => {
      const key = { Listings: "Listing SKU", Orders: "PO", Shipments: "PO" }[place as string];
      return key !== undefined && textIn(place, key, at) === "";
    },
    /** The units that orders hold. */
    committed,
    /** What a unit is stays while an order holds it: whether it still fits that order is not these rules' matter. */
    isHeld: (place: Place, heading: string, at: number): boolean =>
      place === "Inventory" && heading === "SKU or Variation ID" && committed().has(textIn(place, "IMEI", at)),
    /** The copy takes the place of the tab that it was made of; other hands do it, so that nobody takes back a part of it. */
    replaceByCopy: (place: string): void => {
      const title = titleOf(place);
      book.people(SELLER).replaceTabByCopy(title);
      const copy = book.view.tabs().find((tab) => tab.title === title);
      if (copy !== undefined) ids.set(place, copy.sheetId);
      copies.add(place);
    },
  };
}

export type Reach = ReturnType<typeof createReach>;

/** By chance; places are brought into the tab's range when something is done there. */
export interface Chance {
  readonly tab: Place;
  readonly row: number;
  readonly column: number;
  readonly other: number;
  readonly pick: number;
}

/** Something that people do, and how often. */
export interface Deed {
  readonly weight: number;
  readonly act: (reach: Reach, chance: Chance) => void;
}

export const oneOf = <Item>(items: readonly Item[], pick: number): Item | undefined =>
  items[pick % Math.max(1, items.length)];
