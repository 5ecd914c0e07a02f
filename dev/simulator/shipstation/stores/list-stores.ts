/** `GET /stores`. Source: [SS1-TS]. */
import { type Call, noteUnknownParameters } from "../state/call";
import { numberOf, refusingBadParameters } from "../state/paging";
import type { Account, Store } from "../state/state";
import { type Answer, ok } from "../wire/answer";
import { toDate, type Zone } from "../wire/dates";
import { parameter } from "../wire/query";

/** Inactive stores are shown only on request. */
export function listStores({ state, settings }: Account, call: Call): Answer {
  noteUnknownParameters(call, ["showInactive", "marketplaceId"]);
  const hasInactive = parameter(call.query, "showInactive")?.toLowerCase() === "true";
  return refusingBadParameters(() => {
    const marketplaceId = numberOf(call, "marketplaceId");
    const stores = state.stores
      .filter(({ isActive }) => isActive || hasInactive)
      .filter((store) => marketplaceId === undefined || store.marketplaceId === marketplaceId);
    return ok(stores.map((store) => toStoreView(store, settings.switches.zone)));
  });
}

const toStoreView = (store: Store, zone: Zone): unknown => ({
  storeId: store.storeId,
  storeName: store.storeName,
  marketplaceId: store.marketplaceId,
  marketplaceName: store.marketplaceName,
  accountName: null,
  email: null,
  integrationUrl: null,
  active: store.isActive,
  companyName: "",
  phone: "",
  publicEmail: "",
  website: "",
  refreshDate: null,
  lastRefreshAttempt: null,
  createDate: toDate(store.createdAt, zone),
  modifyDate: toDate(store.createdAt, zone),
  autoRefresh: store.marketplaceId !== 0,
});
