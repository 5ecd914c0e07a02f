/** Orders as ShipStation has them, and saving them there. */
import { failure } from "../../domain/values/failure";
import type { ShipStation } from "../../ports/ship-station";
import type { StationClient } from "./client";

export function stationOrders(
  _client: StationClient,
): Pick<ShipStation, "listOrders" | "findOrders" | "getOrder" | "saveOrders"> {
  const later = (): never => {
    throw failure("defect", "not-built", "Orders do not reach ShipStation yet.");
  };
  return { listOrders: later, findOrders: later, getOrder: later, saveOrders: later };
}
