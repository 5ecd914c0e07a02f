/** The stores of the account. */
import type { StationStore } from "../../ports/ship-station";
import type { StationClient } from "./client";
import { unreadable } from "./errors";
import { parseStore } from "./wire/stores";

/** ShipStation's id of the marketplace to which all manual stores belong. Source: public code that lists stores. */
const MANUAL = /^(0|shipstation|manual( (store|orders))?)$/i;

/** Every store, inactive ones included. A store that cannot be understood is left out. */
export function listStores(client: StationClient): readonly StationStore[] {
  const json = client.read({ method: "get", path: "/stores", query: { showInactive: "true" } });
  if (!Array.isArray(json)) throw unreadable("stores");
  return json.flatMap((one) => {
    const store = parseStore(one);
    if (store === null) return [];
    const { storeId, storeName, marketplaceId, marketplaceName, active } = store;
    const isManual = MANUAL.test(marketplaceId ?? "") || MANUAL.test(marketplaceName ?? "") || !marketplaceName;
    return [
      {
        id: storeId,
        name: storeName ?? storeId,
        marketplace: isManual ? null : marketplaceName,
        isActive: active !== false,
      },
    ];
  });
}
