/** The first of many, with how many there are in all. */
export interface Many<Item> {
  readonly total: number;
  readonly first: readonly Item[];
}

/** The most things that a person looks through in the sidebar. */
const NAMED = 50;

/** As many as a person looks through, each as `show` gives it. */
export const many = <Item, Shown>(all: readonly Item[], show: (item: Item) => Shown): Many<Shown> => ({
  total: all.length,
  first: all.slice(0, NAMED).map(show),
});
