/** ShipStation's API V1 as a port. Its names and dates stay in this folder. */
import type { ShipStation } from "../../ports/ship-station";
import { type StationServices, stationClient } from "./client";
import { stationOrders } from "./orders";
import { listPackages } from "./packages";
import { listStores } from "./stores";

export function shipStationV1(parts: StationServices): ShipStation {
  const client = stationClient(parts);
  return {
    listStores: () => listStores(client),
    listPackages: (since) => listPackages(client, since),
    ...stationOrders(client),
  };
}
