/** A seller's shop whose Walmart tells of orders late, in part, or differently on the next page. */
import type { Walmart } from "../../../dev/simulator/walmart/walmart";
import { type QuantityShop, quantityShop } from "../../support/quantity-shop";

export const HOUR_MS = 3_600_000;

export interface OrderShop extends QuantityShop {
  /** Changes Walmart's own memory, as text. */
  readonly rewrite: (change: (text: string) => string) => void;
  /** From now on the lists of orders in one status fail, or work again. */
  readonly failListsByStatus: (isFailing: boolean) => void;
  /** Happens once, after the first page of a list in one status that has a further page. */
  readonly betweenPages: (deed: () => void) => void;
  /** Changes every answer about orders on its way, from now on. */
  readonly bend: (change: (body: string) => string) => void;
}

type Around = Pick<OrderShop, "failListsByStatus" | "betweenPages" | "bend">;

/** Stands between Aisle and the account. */
function meddling(real: Walmart): { readonly walmart: Walmart; readonly around: Around } {
  let isFailing = false;
  let deed: (() => void) | null = null;
  let bent = (body: string): string => body;
  const handle: Walmart["handle"] = (request, now) => {
    const isByStatus = /\/v3\/orders\?.*\bstatus=/.test(request.url);
    if (isFailing && isByStatus) real.faults.set({ name: "error-500", families: ["orders"] });
    const result = real.handle(request, now);
    if (isFailing && isByStatus) real.faults.clear("error-500");
    if (!("body" in result) || !request.url.includes("/v3/orders")) return result;
    const once = deed;
    if (once !== null && isByStatus && result.body.includes('"nextCursor"')) {
      deed = null;
      once();
    }
    return { ...result, body: bent(result.body) };
  };
  return {
    walmart: { ...real, handle },
    around: {
      failListsByStatus: (wish) => {
        isFailing = wish;
      },
      betweenPages: (wish) => {
        deed = wish;
      },
      bend: (wish) => {
        bent = wish;
      },
    },
  };
}

export function orderShop(): OrderShop {
  let meddled: Around | null = null;
  const shop = quantityShop({}, {}, (real) => {
    const { walmart, around } = meddling(real);
    meddled = around;
    return walmart;
  });
  if (meddled === null) throw new Error("the shop has no Walmart");
  const around: Around = meddled;
  return { ...shop, ...around, rewrite: (change) => shop.walmart.restore(change(shop.walmart.snapshot())) };
}

/** The order was placed so long before now, and Walmart shows it only now, with all dates of then. */
export function lateBy(shop: OrderShop, po: string, ms: number): void {
  const placed = String(shop.walmart.order(po)?.orderDate);
  const record = new RegExp(`\\{[^{}]*"purchaseOrderId":"${po}".*?"modifiedAt":\\d+\\}`, "s");
  shop.rewrite((text) =>
    text.replace(record, (found) => found.split(placed).join(String(Number(placed) - Math.round(ms)))),
  );
  if (shop.walmart.order(po)?.orderDate === Number(placed)) throw new Error(`${po} was not found in Walmart's memory`);
}

/** So many hours pass and everything is synced, with nothing that fails; and that so many times. */
export function later(shop: QuantityShop, hours: number, times: number): void {
  for (let time = 0; time < times; time += 1) {
    shop.clock.advance(hours * HOUR_MS);
    shop.run();
  }
}
