import { isUsed, usesOf } from "../../support/uses";
import { liveWell, type Row } from "./cells";
import { begin, type Life, momentOf } from "./history";
import { beginWithFeeds, FEED_ROWS } from "./rows/feeds";
import { KEY_ROWS } from "./rows/key";
import { LISTING_ROWS } from "./rows/listings";
import { ORDER_ROWS } from "./rows/orders";
import { QUANTITY_ROWS } from "./rows/quantities";
import { beginAtNode, SHIP_NODE_ROWS } from "./rows/ship-nodes";

const ROWS: readonly Row[] = [
  ...KEY_ROWS,
  ...ORDER_ROWS,
  ...LISTING_ROWS,
  ...QUANTITY_ROWS,
  ...SHIP_NODE_ROWS,
  ...FEED_ROWS,
];

/** Of calls; the file of a report is none. */
const OPERATIONS = [...new Set(ROWS.map(({ operation }) => operation))].filter((one) => one.includes("/v3/"));

test("every operation that the adapter names has a row in the table of lasting failures", () => {
  const missing = usesOf("src/adapters/walmart").filter(
    (use) => !OPERATIONS.some((operation) => isUsed(use, operation.replaceAll("{}", "{id}"))),
  );
  expect(missing).toEqual([]);
});

/** What was asked in the days without a fault, as method and path. */
function asked(open: () => Life): readonly string[] {
  const life = open();
  liveWell(life, momentOf(life));
  const calls = life.walmart.ledger().filter(({ host }) => host.endsWith(".walmartapis.com"));
  return [...new Set(calls.map(({ method, path }) => `${method} ${path}`))];
}

const patternOf = (operation: string): RegExp => new RegExp(`^${operation.replaceAll("{}", "[^/]+")}$`);

test.each([
  ["ordinary days", begin],
  ["days with ship nodes", beginAtNode],
  ["days with feeds", beginWithFeeds],
] as const)("every operation that was asked in %s has a row", (_, open) => {
  const patterns = OPERATIONS.map(patternOf);
  expect(asked(open).filter((call) => !patterns.some((pattern) => pattern.test(call)))).toEqual([]);
});
