/** A small seller whose orders go to the pretend ShipStation, on the built bundle. */
import { DEFAULT_KEY } from "../../dev/simulator/shipstation/wire/settings";
import { answerOf } from "../../dev/world/shop";
import { type QuantityShop, quantityShop } from "./quantity-shop";

export interface StationShop extends QuantityShop {
  /** An hour passes and somebody clicks Sync Now; gives the report. */
  readonly next: (options?: Parameters<QuantityShop["sync"]>[0]) => ReturnType<QuantityShop["sync"]>;
  /** The cell *ShipStation* of an order. */
  readonly standing: (po: string) => string;
  /** The orders in ShipStation with a number, deleted ones left out. */
  readonly there: (po: string) => ReturnType<QuantityShop["shipStation"]["orders"]>;
  /** The requests that ShipStation got since the last call of this function. */
  readonly asked: () => ReturnType<QuantityShop["shipStation"]["ledger"]>;
}

/** The key is saved, the switch is on, and Walmart's channel is ticked. SKU A has a lot of 50. */
export function stationShop(): StationShop {
  const shop = quantityShop();
  shop.lots({ A: 50 });
  shop.run();
  const connected = answerOf<{ isSaved: boolean; message: string }>(shop.press("connectShipStation", DEFAULT_KEY));
  if (!connected.isSaved) throw new Error(connected.message);
  shop.hands.tick("Channels", "Channel", "Walmart", "Sync to ShipStation");
  shop.switchOn({ ShipStation: "On" });
  let heard = shop.shipStation.ledger().length;
  return {
    ...shop,
    next: (options) => {
      shop.clock.advance(3_600_000);
      const report = shop.sync(options);
      shop.walmart.passTime(shop.clock.now());
      return report;
    },
    standing: (po) => shop.orderRow(po).ShipStation ?? "",
    there: (po) => shop.shipStation.orders().filter((order) => order.orderNumber === po),
    asked: () => {
      const all = shop.shipStation.ledger();
      const news = all.slice(heard);
      heard = all.length;
      return news;
    },
  };
}
