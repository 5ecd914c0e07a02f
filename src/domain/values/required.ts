/** What a row that the seller typed still lacks. */
import { type Columns, isTyped, type Row, type Tab } from "./column";
import { type Issue, issue } from "./issue";

/** An unreadable cell is named already. `tail` ends the sentence. */
export function lacking<C extends Columns>(tab: Tab<string, C>, row: Row<C>, tail = "."): Issue[] {
  const blank = Object.entries<Columns[string]>(tab.columns).flatMap(([name, { required, heading }]) =>
    required === undefined || row.values[name] !== null || row.issues.some(({ column }) => column === name)
      ? []
      : [heading],
  );
  const isWhole = blank.length === 0 || !isTyped(tab, row);
  return isWhole ? [] : [issue("cells-missing", tab.title, `Fill in ${blank.join(", ")}${tail}`)];
}
