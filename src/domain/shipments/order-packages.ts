/** The packages that Walmart shows of an order. */
import { departedShares, type MarketplaceOrder, type OrderLine, type StatusShare } from "../orders/order";
import { shortList } from "../values/words";
import { trackingKey } from "./tracking";

/** The lines that a row means. `line: null`: all of them. */
export const linesMeant = ({ lines }: MarketplaceOrder, line: string | null): readonly OrderLine[] =>
  lines.filter((one) => line === null || one.line === line);

/** All parts of these lines that left. */
export const shares = (lines: readonly OrderLine[]): readonly StatusShare[] => lines.flatMap(departedShares);

/** Whether a part of the line left with this tracking number. A number on a part that did not leave is outdated. */
export const hasNumber = (line: OrderLine, key: string): boolean =>
  departedShares(line).some(({ tracking }) => tracking !== null && trackingKey(tracking) === key);

/** The tracking numbers that Walmart shows of these lines, each once. */
export const numbersOf = (lines: readonly OrderLine[]): readonly string[] => [
  ...new Set(shares(lines).flatMap(({ tracking }) => tracking ?? [])),
];

/**
 * Whether a compared number is the one that Walmart shows. Of a link that nobody but the seller's own template can read, the
 * whole text is compared.
 */
export const isNumber = (key: string, shown: string): boolean =>
  key === shown || (shown !== "" && key.includes("/") && key.includes(shown));

/** The most numbers that are named. */
const NAMED = 3;

export const otherNumbers = (numbers: readonly string[]): string => shortList(numbers, NAMED);
