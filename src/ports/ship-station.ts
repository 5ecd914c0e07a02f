import type { StationOrder, WantedOrder } from "../domain/shipstation/station-order";
import type { StationPackage } from "../domain/shipstation/station-package";
import type { Instant } from "../domain/values/brand";
import type { Failure } from "../domain/values/failure";
import type { Issue } from "../domain/values/issue";
import type { Outcome } from "../domain/values/outcome";

/** `marketplace`: the marketplace that ShipStation itself connects to; `null`: a manual store. */
export interface StationStore {
  readonly id: string;
  readonly name: string;
  readonly marketplace: string | null;
  readonly isActive: boolean;
}

/** `complete: false`: some entries did not arrive. `issues`: entries that cannot be understood, and are left out. */
export interface StationList<Entry> {
  readonly entries: readonly Entry[];
  readonly complete: boolean;
  readonly issues: readonly Issue[];
  /** Why entries did not arrive. `null`: it is not known, or all did. */
  readonly failure: Failure | null;
}

/**
 * The ShipStation account, whichever version of its API the key opens. Every call may fail: `setup` when the key is
 * missing, refused or expired, `transient` when ShipStation cannot be reached or allows no more requests for now.
 */
export interface ShipStation {
  listStores(): readonly StationStore[];
  /** Orders that changed since, of every store, each once. */
  listOrders(changedSince: Instant): StationList<StationOrder>;
  /** The orders with exactly this number, children of a split order included. */
  findOrders(number: string): readonly StationOrder[];
  /**
   * Saves orders. One with a known key is changed, any other is made; repeating does no harm. `current`: the order as
   * ShipStation has it now; what Aisle does not mean to change stays. `store`: where a new order is made. One outcome for
   * each order, in order; accepted: ShipStation's id. Shape: shorter than `orders` when the run's time or requests are
   * up.
   */
  saveOrders(
    orders: readonly { readonly wanted: WantedOrder; readonly current: StationOrder | null }[],
    store: string,
  ): readonly Outcome<string>[];
  /** By ShipStation's own id. `null`: ShipStation says that it does not know the order. */
  getOrder(id: string): StationOrder | null;
  /** Packages that were made or voided since: labels and orders marked as shipped, voided ones and return labels included. */
  listPackages(since: Instant): StationList<StationPackage>;
}
