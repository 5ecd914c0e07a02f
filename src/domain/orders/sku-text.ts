/** What the column SKU of an order line reads, and how long it keeps reading it. */
import { forget, type Ledger, remember } from "../ledger/ledger";
import type { Change } from "../values/change";
import { digest } from "../values/digest";
import { grouped } from "../values/groups";
import { packed } from "../values/packed";
import { lineLabel } from "./line-key";
import { isFinished, isWalmart, type SheetLine, UNKNOWN_SKU } from "./order-line";

export interface SkuTextFacts {
  readonly ledger: Ledger;
  /** Lines whose listing is connected by hand read what it is connected to. */
  readonly recognizesThroughSkuMap: boolean;
  /** Units that are committed to the line or were sold on it. */
  readonly namedOn: (line: SheetLine) => number;
}

/**
 * Gives what the SKU cell of each of Walmart's lines reads:
 *
 * - A SKU in `Products` is read as it was sold, so that adding it there heals the line.
 * - A line that is finished, or whose units are named, keeps the SKU that it has read so far, whatever is renamed.
 * - Otherwise what its listing is connected to, if Settings say so, and *Unknown SKU* for the rest.
 *
 * Only a text that Aisle wrote is kept: the one that was sold, or one that is remembered.
 */
export function skuTexts(facts: SkuTextFacts): (line: SheetLine) => string {
  const kept = keptTexts(facts.ledger);
  return (line) => {
    const { sold, reads, label, row } = line;
    if (reads !== null && reads === sold) return sold;
    const { sku: shown } = row.values;
    const isOver = isFinished(line);
    const isNamed = isOver || facts.namedOn(line) > 0;
    if (shown !== null && shown === sold && isNamed) return shown;
    const isKept = shown !== null && kept.get(label) === digest(shown);
    if (isKept && (isOver || (isNamed && facts.recognizesThroughSkuMap))) return shown;
    return reads ?? UNKNOWN_SKU;
  };
}

/** Digests of the texts by line. */
const keptTexts = (ledger: Ledger): ReadonlyMap<string, string> =>
  new Map(
    ledger.names("reads").flatMap((name) => {
      const po = poOf(name);
      const { lines } = ledger.recall("reads", name) ?? { lines: {} };
      return Object.entries(lines).map(([line, said]) => [lineLabel({ po, line }), said] as const);
    }),
  );

const poOf = (name: string): string => name.slice(0, name.lastIndexOf("/"));

/** The same packs in whatever order the rows stand. */
const byLine = ([one]: readonly [string, string], [other]: readonly [string, string]): number => (one < other ? -1 : 1);

/** Unit: characters of one row of the ledger. */
const ROW = 1_800;

/** Remembers the texts that do not follow from what was sold. Those of lines without a row are forgotten. */
export function planSkuTexts(
  lines: readonly SheetLine[],
  textOf: (line: SheetLine) => string,
  ledger: Ledger,
): Change[] {
  const remembered = grouped(
    lines.flatMap((line) => {
      const { po, line: number } = line.row.values;
      const reads = isWalmart(line.row) ? textOf(line) : UNKNOWN_SKU;
      if (po === null || reads === UNKNOWN_SKU || reads === line.sold) return [];
      return [[po, [number ?? "1", digest(reads)] as const] as const];
    }),
  );
  const rows = new Map<string, Readonly<Record<string, string>>>(
    [...remembered].flatMap(([po, own]) =>
      [...packed([...own].sort(byLine), { sizeOf: (one) => JSON.stringify(one).length + 1, limit: ROW })].map(
        (pack, index) => [`${po}/${index}`, Object.fromEntries(pack)] as const,
      ),
    ),
  );
  return [
    ...[...rows].map(([name, said]) => remember(ledger, "reads", name, { lines: said })),
    ...ledger.names("reads").flatMap((name) => (rows.has(name) ? [] : forget(ledger, "reads", name))),
  ];
}
