/**
 * Which units are committed to which order row, read from the cells as a person reads them: who named a unit first has
 * it. Part of the second computation, so it shares nothing with the product.
 */

/** A row of a tab as displayed, by heading. */
export type Row = Readonly<Record<string, string>>;

/** A unit, or a part of a counted lot, that an order row has. */
export interface Taken {
  readonly unit: Row;
  readonly count: number;
}

export interface CommitsBySight {
  /** What a row has; nothing once it left and the unit came back. */
  readonly ofRow: (row: Row) => readonly Taken[];
  /** Of a row of `Inventory`, how many units lie ready for orders. */
  readonly heldOf: (unit: Row) => number;
}

/** What the commits depend on beside the two tabs. */
export interface Sight {
  /** Whether nothing of the row is left to ship, and something was shipped. */
  readonly hasLeft: (row: Row) => boolean;
  /** Whether the status of the row allows commitment. */
  readonly isAllowed: (row: Row) => boolean;
  /** Whether the unit is what was sold. */
  readonly fits: (row: Row, unit: Row) => boolean;
}

/** A blank number is zero. */
export const number = (text: string | undefined): number => (text === undefined || text === "" ? 0 : Number(text));

const plain = (name: string | undefined): string => (name ?? "").replace(/[\s-]/g, "").toLowerCase();

/** The names of a unit: its id, and the one or two numbers of a phone. */
const namesOf = (unit: Row): string[] =>
  [unit["Unit ID"], ...(unit.IMEI ?? "").split(/[,;/|\n]| (?=\d{14})/)].map(plain).filter((name) => name !== "");

/** Names and numbers of units in *IMEIs / units*, such as `U-000007 x3`. */
const typed = (row: Row): { readonly name: string; readonly count: number }[] =>
  (row["IMEIs / units"] ?? "")
    .replace(/\s*[x×]\s*(\d+)\b/gi, "*$1")
    .split(/[\s,;/|]+/)
    .filter((one) => one !== "")
    .map((one) => ({ name: plain(one.split("*")[0]), count: number(one.split("*")[1] ?? "1") }));

const labelOf = (row: Row): string => `${row.PO} / ${row.Line || "1"}`;

/** The order that has waited longest comes first. */
const byAge = (one: Row, other: Row): number =>
  [(one["Ordered at"] ?? "") < (other["Ordered at"] ?? ""), labelOf(one) < labelOf(other)][
    one["Ordered at"] === other["Ordered at"] ? 1 : 0
  ] === true
    ? -1
    : 1;

export function commitsBySight(orders: readonly Row[], units: readonly Row[], sight: Sight): CommitsBySight {
  const named = [...orders].sort(byAge).map((row) => ({ row, names: typed(row) }));
  const taken = new Map<Row, Taken[]>(orders.map((row) => [row, []]));
  const held = new Map<Row, number>();
  /** Units named of a lot that left with a part of the line: phones leave first. One unit goes into each listing. */
  const leftOf = (row: Row, count: number): number => {
    const phones = typed(row).filter(({ name }) => units.some((one) => one.IMEI !== "" && namesOf(one).includes(name)));
    return Math.min(count, Math.max(0, number(row.Shipped) - phones.length));
  };
  for (const unit of units) {
    const own = namesOf(unit);
    const claims = named.flatMap(({ row, names }) => {
      const counts = names.filter(({ name }) => own.includes(name)).map(({ count }) => count);
      return counts.length === 0 ? [] : [{ row, count: unit.IMEI === "" ? Math.max(...counts) : 1 }];
    });
    // A lot names each line that has some of it.
    const has = (row: Row): boolean => (unit["Committed to"] ?? "").includes(labelOf(row));
    const may = claims
      .filter(({ row }) => !sight.hasLeft(row) && unit["Sold on"] === "")
      .filter(({ row }) => has(row) || (sight.isAllowed(row) && sight.fits(row, unit)));
    const holders = unit.IMEI === "" ? may : [may.find(({ row }) => has(row)) ?? may[0]].flatMap((one) => one ?? []);
    const sold = claims.filter(
      ({ row }) => sight.hasLeft(row) && (unit.IMEI === "" || unit["Sold on"] === labelOf(row)),
    );
    for (const { row, count } of [...holders, ...sold]) taken.get(row)?.push({ unit, count });
    const lying = holders.map(({ row, count }) => count - (unit.IMEI === "" ? leftOf(row, count) : 0));
    held.set(
      unit,
      lying.reduce((total, count) => total + count, 0),
    );
  }
  return { ofRow: (row) => taken.get(row) ?? [], heldOf: (unit) => held.get(unit) ?? 0 };
}
