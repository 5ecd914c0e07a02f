/** A small seller whose list of listings is changed on its way, as a test wishes. */
import { createWalmart, type Walmart, type WalmartOptions } from "../../../dev/simulator/walmart/walmart";
import { makeReady } from "../../../dev/world/shop";
import { item } from "../../../dev/world/shop-parts";
import { openShop, type Shop } from "../../support/shop-under-test";

export const MINUTE_MS = 60_000;
export const HOUR_MS = 3_600_000;

export interface CatalogShop extends Shop {
  /** The list of listings leaves these out, and counts without them. */
  readonly leaveOut: (...skus: readonly string[]) => void;
  readonly row: (sku: string) => Readonly<Record<string, string>>;
  /** How often Walmart was asked at a path since the shop was ready. */
  readonly asked: (path: RegExp) => number;
  readonly told: (run: { readonly summary: string; readonly problems: readonly string[] }) => string;
}

type Page = { ItemResponse?: { sku: string }[]; totalItems?: number };

/** Five of each SKU are on sale. `more`: what is special about the account. */
export function catalogShop(skus: readonly string[], more: WalmartOptions = {}): CatalogShop {
  const left = new Set<string>();
  const real = createWalmart({
    items: skus.map((sku) => ({ ...item(sku), wpid: `WP-${sku}` })),
    quantities: skus.map((sku) => [sku, 0] as const),
    ...more,
  });
  const shop = openShop({ walmart: leavingOut(real, left) });
  makeReady(
    shop,
    skus.map((sku) => [sku, 5] as const),
  );
  const before = shop.walmart.ledger().length;
  return {
    ...shop,
    leaveOut: (...names) => {
      left.clear();
      for (const name of names) left.add(name);
    },
    row: (sku) => {
      const rows = shop.rows("Listings").filter((one) => one["Listing SKU"] === sku);
      if (rows.length !== 1) throw new Error(`${rows.length} rows of ${sku}`);
      return rows[0] ?? {};
    },
    asked: (path) =>
      shop.walmart
        .ledger()
        .slice(before)
        .filter((entry) => path.test(entry.path)).length,
    told: ({ summary, problems }) => [summary, ...problems].join(" "),
  };
}

const leavingOut = (walmart: Walmart, left: ReadonlySet<string>): Walmart => ({
  ...walmart,
  handle: (request, now) => {
    const result = walmart.handle(request, now);
    if (left.size === 0 || !/\/v3\/items\?/.test(request.url) || !("body" in result)) return result;
    const page: Page = JSON.parse(result.body);
    const shown = (page.ItemResponse ?? []).filter(({ sku }) => !left.has(sku));
    const gone = (page.ItemResponse ?? []).length - shown.length;
    return {
      ...result,
      body: JSON.stringify({ ...page, ItemResponse: shown, totalItems: (page.totalItems ?? 0) - gone }),
    };
  },
});
