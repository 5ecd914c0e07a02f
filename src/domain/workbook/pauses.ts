/** Why no quantity at all may be sent: something that every number depends on cannot be trusted. */
import type { Ledger } from "../ledger/ledger";
import { isTypedOver } from "../listings/plan-listing-import";
import { numberOnWalmart } from "../quantities/history/sent";
import { nameOfSetting } from "../settings/settings";
import { type Columns, isUnread, type Row } from "../values/column";
import type { Issue } from "../values/issue";
import { numberErrors, problemText, type SettingsFacts } from "./settings-problems";
import { TABS, type Tables, type TabName } from "./tabs";

interface PauseFacts extends SettingsFacts {
  readonly tables: Tables;
  readonly ledger: Ledger;
  /** `null`: no ship node is named. */
  readonly shipNodes: { readonly issue: Issue | null } | null;
}

/** Every reason why no quantity may be sent, each as the end of “Paused: …”; none: quantities may be sent. */
export const pausesOf = (facts: PauseFacts): readonly string[] => [
  ...numberErrors(facts).map(problemText),
  ...(facts.shipNodes?.issue == null ? [] : [facts.shipNodes.issue.message]),
  ...settingsPauses(facts),
  ...errorPauses(facts),
  ...emptyPauses(facts),
  ...listingsPauses(facts),
];

/**
 * Somebody typed over cells of Listings. A row is found by its SKU, so until Walmart has told which row is which, a
 * rule may be beside the wrong listing.
 */
function listingsPauses({ tables: { listings }, ledger }: PauseFacts): readonly string[] {
  const hasRules = listings.some(({ values: { percent, holdBack, max, fixedNumber } }) =>
    [percent, holdBack, max, fixedNumber].some((rule) => rule !== null),
  );
  return hasRules && isTypedOver(ledger, listings)
    ? [
        "somebody typed over what Walmart told in Listings, and until it is imported again nobody knows which rule is whose. Choose Aisle ▸ Import Listings.",
      ]
    : [];
}

/** Settings that all numbers depend on. One that cannot be read must not count as off or blank. */
const UNREAD_SETTING: Readonly<Record<string, string>> = {
  [nameOfSetting("environment")]: "Until then nothing is asked of Walmart.",
  [nameOfSetting("orderImport")]: "Until then sales may not be subtracted.",
  [nameOfSetting("minimumOrderDate")]: "Until then sales may not be subtracted.",
};

/** Settings that decide the numbers themselves. An error there must not count as Off or On. */
const ON_NUMBERS = ["quantitySync", "reservesOwnOrders", "uniqueSkus", "lowerLots"] as const;

const settingsPauses = ({ issues, unread }: PauseFacts): readonly string[] =>
  issues.flatMap(({ subject, message }) => {
    const isOnNumbers = ON_NUMBERS.some((key) => unread.has(key) && nameOfSetting(key) === subject);
    const until = UNREAD_SETTING[subject] ?? (isOnNumbers ? "Until then no number is certain." : undefined);
    return until === undefined ? [] : [`${message} ${until}`];
  });

/** The cells that decide whether a row counts at all. An error in any other cell is reported by its own row. */
const DECIDING = [
  ["inventory", ["unitId", "imei", "stockOf", "status", "warehouse", "soldOn"]],
  ["orders", ["po", "line", "status"]],
  ["orderStatuses", ["status", "open", "countsAsShipped", "allowCommitment"]],
  ["inventoryStatuses", ["status", "counts"]],
  ["warehouses", ["warehouse", "counts"]],
  ["products", ["variationId", "sku"]],
  ["skuMap", ["sku"]],
] as const satisfies readonly (readonly [TabName, readonly string[]])[];

/** Why nobody can tell what counts: deciding cells show errors. */
export function errorPauses({ tables }: Pick<PauseFacts, "tables">): readonly string[] {
  return DECIDING.flatMap(([tab, columns]) => {
    const rows: readonly Pick<Row<Columns>, "issues">[] =
      tab === "inventory"
        ? tables.inventory.filter((row) => row.values.soldOn === null || isUnread(row, "soldOn"))
        : tables[tab];
    const errors = rows.flatMap(({ issues }) =>
      issues.filter(({ code, column }) => code === "cell-error" && isIn(columns, column)),
    );
    const [first] = errors;
    if (first === undefined) return [];
    const rest = errors.length === 1 ? "" : ` ${errors.length} cells of the tab show errors.`;
    return [`some cells in ${TABS[tab].title} cannot be read. ${first.message}${rest}`];
  });
}

const isIn = (names: readonly string[], name: string): boolean => names.includes(name);

/** A tab that lost its rows looks like a shop that sold out. */
function emptyPauses({ tables, ledger }: PauseFacts): readonly string[] {
  if (tables.inventory.some(({ values }) => values.stockOf !== null)) return [];
  const hadStock = tables.listings.some(
    ({ values: { sku } }) => sku !== null && (numberOnWalmart(ledger.recall("sent", sku)) ?? 0) > 0,
  );
  return hadStock
    ? [
        "Inventory has no row with a SKU or Variation ID, although Walmart offers stock. Bring the rows back. If you really are out of stock, type one row with Qty 0.",
      ]
    : [];
}
