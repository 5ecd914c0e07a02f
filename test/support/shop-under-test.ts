/** The pretend shop of dev, overheard, with every report held against an independent look at the tabs. */
import { makeReady, openShop as openPretendShop, type Shop as PretendShop } from "../../dev/world/shop";
import { type PartsOptions, SKUS } from "../../dev/world/shop-parts";
import type { WorldSnapshot } from "../../dev/world/world";
import type { RunReport } from "../../src/domain/log/run-report";
import { heard } from "./ear";
import { ROOT } from "./project";
import { isReport, lookAtStatus } from "./status-look";

export type Shop = PretendShop<RunReport>;
export type ShopOptions = PartsOptions;

/** Listings A to D, one of each on Walmart, unless another Walmart is wished. */
export const openShop = (wish: ShopOptions = {}): Shop =>
  openPretendShop<RunReport>({
    root: ROOT,
    ...wish,
    between: heard,
    afterClick: ({ answer, options, book, calls }) => {
      // Whoever acts in the middle of a run may act after its last look.
      if (isReport(answer) && options.beforeCall === undefined) lookAtStatus(answer, book, calls);
    },
  });

let ready: WorldSnapshot | null = null;

/** A shop in which everything works: connected, stocked with ten of each, all switches on, synced once. */
export function runningShop(): Shop {
  const shop = openShop();
  if (ready === null) {
    makeReady(
      shop,
      SKUS.map((sku) => [sku, 10]),
    );
  }
  ready ??= shop.world.snapshot();
  shop.world.restore(ready);
  return shop;
}
