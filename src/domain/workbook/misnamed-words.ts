/** What Aisle says about names that were sorted or typed over without the rest of their rows. */
import type { LogEntry } from "../log/log";
import type { Columns } from "../values/column";
import { counted, enumerated } from "../values/words";
import { isAisles, type Misnamed, NAMED, SOLD_ON } from "./sorted-alone";
import { TABS } from "./tabs";

const byColumn = (misnamed: readonly Misnamed[]): readonly (readonly [Misnamed, ...Misnamed[]])[] =>
  [...NAMED, SOLD_ON].flatMap(({ tab, column }) => {
    const [first, ...others] = misnamed.filter((one) => one.tab === tab && one.column === column);
    return first === undefined ? [] : [[first, ...others] as const];
  });

const headingOf = ({ tab, column }: Misnamed): string => (TABS[tab].columns as Columns)[column]?.heading ?? column;

/** The most rows that are named. */
const NAMED_ROWS = 3;

function whatMoved(rows: readonly [Misnamed, ...Misnamed[]]): string {
  const [first] = rows;
  const each = rows
    .slice(0, NAMED_ROWS)
    .map(({ shown, row, column }) => `“${shown ?? ""}” for “${String(row.values[column] ?? "")}”`);
  return `${TABS[first.tab].title} ▸ ${headingOf(first)} was sorted or typed over without the rest of ${counted(rows.length, "row")}, which ${rows.length === 1 ? "reads" : "read"} ${enumerated(each)}${rows.length > NAMED_ROWS ? " and so on" : ""}`;
}

/** What Aisle restored, one entry for each tab. */
export const namesEntries = (misnamed: readonly Misnamed[]): readonly LogEntry[] =>
  byColumn(misnamed.filter(isAisles)).map((rows) => ({
    severity: "Info",
    area: "Run",
    key: null,
    what: `${whatMoved(rows)}. They read right again; what you typed beside them stays.`,
    todo: rows[0].column === SOLD_ON.column ? "If a unit came back, tick Returned, and then clear Sold on." : null,
  }));

/** What the seller has to undo, because the column is the seller's own. */
export const misnamedSentences = (misnamed: readonly Misnamed[]): readonly string[] =>
  byColumn(misnamed.filter((one) => !isAisles(one))).map(
    (rows) =>
      `${whatMoved(rows)}. Aisle goes on as it was before. Undo that with Ctrl+Z, or type it as it was; what is to be another way, change in the columns beside it.`,
  );
