/** Tests for rows of the table, and the table itself. */
import { complaints, FAILURES, type Lived, liveWell, type Row } from "./cells";
import { begin, type Life, type Moment, momentOf } from "./history";

/** Describes every cell of the rows, and prints what came of them. `open`: the shop in which they begin. */
export function describeRows(title: string, rows: readonly Row[], open: () => Life = begin): void {
  describe(`for three days one thing of ${title} fails, and nothing else`, () => {
    const results = new Map<string, string>();
    const wells = new Map<Row["deeds"], Lived>();
    let life: Life;
    let moment: Moment;

    beforeAll(() => {
      life = open();
      moment = momentOf(life);
    });

    const wellOf = (row: Row): Lived => {
      const well = wells.get(row.deeds) ?? liveWell(life, moment, row.deeds);
      wells.set(row.deeds, well);
      return well;
    };

    const cells = rows.flatMap((row) => Object.keys(FAILURES).map((failure) => ({ row, failure })));
    test.each(cells.map((cell) => [`${cell.row.operation}, ${cell.row.thing}: ${cell.failure}`, cell] as const))(
      "%s",
      (_, { row, failure }) => {
        const found = complaints(life, moment, row, failure, wellOf(row));
        results.set(`${row.operation} ${row.thing} ${failure}`, found.length === 0 ? "right" : `${found.length} wrong`);
        expect(found).toEqual([]);
      },
      120_000,
    );

    afterAll(() => {
      console.info(toTable(rows, results));
    });
  });
}

function toTable(rows: readonly Row[], results: ReadonlyMap<string, string>): string {
  const failures = Object.keys(FAILURES);
  const lines = rows.map((row) => [
    `${row.operation}, ${row.thing}`,
    ...failures.map((failure) => results.get(`${row.operation} ${row.thing} ${failure}`) ?? "NOT RUN"),
    `${row.meanwhile.words}${(row.settled ?? []).map((failure) => `; ${failure}: it was done, a look shows it`).join("")}${row.named === undefined ? "; nothing depends on it, so nothing is told" : ""}`,
  ]);
  const all = [["operation, and what of it fails", ...failures, "meanwhile as without it"], ...lines];
  const widths = (all[0] ?? []).map((_, at) => Math.max(...all.map((line) => (line[at] ?? "").length)));
  return all.map((line) => line.map((text, at) => text.padEnd(widths[at] ?? 0)).join(" | ")).join("\n");
}
