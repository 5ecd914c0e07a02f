/** Which cells a row that the seller typed still needs. */
import { type Columns, isTyped, type Row, type Tab } from "./column";
import { type Issue, issue } from "./issue";

type Needed = readonly (readonly [name: string, heading: string])[];

const neededIn = new WeakMap<Columns, Needed>();

function neededOf(columns: Columns): Needed {
  const needed =
    neededIn.get(columns) ??
    Object.entries(columns).flatMap(([name, { required, heading }]) =>
      required === undefined ? [] : [[name, heading] as const],
    );
  neededIn.set(columns, needed);
  return needed;
}

/**
 * One issue that names the blank cells the row needs, or none if the row is complete or untyped. Cells with an issue of
 * their own are left out. `tail` ends the sentence.
 */
export function lacking<C extends Columns>(tab: Tab<string, C>, row: Row<C>, tail = "."): Issue[] {
  const blank = neededOf(tab.columns).filter(
    ([name]) => row.values[name] === null && !row.issues.some(({ column }) => column === name),
  );
  if (blank.length === 0 || !isTyped(tab, row)) return [];
  const headings = blank.map(([, heading]) => heading).join(", ");
  return [issue("cells-missing", tab.title, `Fill in ${headings}${tail}`)];
}
