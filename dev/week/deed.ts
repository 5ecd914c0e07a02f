/** A deed: something that somebody may do in an hour of the week. */
import type { Shop } from "../world/shop";
import type { Book } from "./book";

/** Everybody's view of a week. */
export interface Week {
  readonly shop: Shop;
  readonly book: Book;
  /** A whole number from 0 up to below `count`; the same seed gives the same numbers. */
  readonly pick: (count: number) => number;
  /** The next number that no unit, tracking number or order has yet. */
  readonly next: () => number;
  /** From 0, Monday at nine. */
  hour: number;
}

export type Who = "at the start" | "anybody" | "seller";

export interface Deed {
  readonly name: string;
  readonly who: Who;
  /** On average once in this number of their hours; every hour if left out. */
  readonly oneIn?: number;
  /** Not every eight weeks have an occasion for it. */
  readonly isRare?: true;
  /** At exactly these hours of the week instead. */
  readonly at?: readonly number[];
  /** Does it, and says what; `null`: there was no occasion. */
  readonly do: (week: Week) => string | null;
}
