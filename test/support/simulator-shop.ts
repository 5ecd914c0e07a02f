/** A shop of three listings for tests of the simulator, and the bodies that act on its orders. */

import { createWalmart, type Walmart, type WalmartOptions } from "../../dev/simulator/walmart/walmart";
import { item } from "../../dev/world/shop-parts";
import { call, type Got, NOW } from "./simulator-client";

export function smallShop(options: WalmartOptions = {}): Walmart {
  return createWalmart({
    items: [
      item("A"),
      { ...item("B/1 + é"), publishedStatus: "UNPUBLISHED" },
      { ...item("C"), lifecycleStatus: "RETIRED" },
    ],
    quantities: [
      ["A", 10],
      ["B/1 + é", 3],
      ["C", 1],
    ],
    ...options,
  });
}

/** A shop with so many listings, L1 and on. */
export function shopOf(count: number): Walmart {
  return createWalmart({ items: Array.from({ length: count }, (_, at) => item(`L${at + 1}`)) });
}

/** Places an order and gives its number. */
export function buy(walmart: Walmart, lines: readonly (readonly [sku: string, quantity: number])[], now = NOW): string {
  const basket = { lines: lines.map(([sku, quantity]) => ({ sku, quantity })) };
  const purchase = walmart.buyers.order(basket, now);
  if (purchase.kind === "refused") throw new Error(`Refused: ${purchase.reason}`);
  return purchase.purchaseOrderId;
}

export function lineNumbers(walmart: Walmart, id: string): readonly string[] {
  return (walmart.order(id)?.orderLines.orderLine ?? []).map((line) => line.lineNumber);
}

export function acknowledge(walmart: Walmart, id: string, now = NOW): Got {
  return call(walmart, `orders/${id}/acknowledge`, { method: "POST", now });
}

export interface ShipWish {
  readonly lineNumber: string;
  readonly amount?: unknown;
  readonly tracking?: Readonly<Record<string, unknown>>;
  readonly line?: Readonly<Record<string, unknown>>;
}

/** A correct body, save for what the wish changes. */
export function shipmentBody(...wishes: readonly ShipWish[]): Readonly<Record<string, unknown>> {
  return { orderShipment: { orderLines: { orderLine: wishes.map(toLine) } } };
}

export function ship(walmart: Walmart, id: string, body: unknown, now = NOW): Got {
  return call(walmart, `orders/${id}/shipping`, { method: "POST", body, now });
}

function toLine(wish: ShipWish): unknown {
  return {
    lineNumber: wish.lineNumber,
    sellerOrderId: "S-1",
    orderLineStatuses: {
      orderLineStatus: [
        {
          status: "Shipped",
          statusQuantity: { unitOfMeasurement: "EACH", amount: wish.amount ?? "1" },
          trackingInfo: {
            shipDateTime: NOW,
            carrierName: { carrier: "UPS" },
            methodCode: "Standard",
            trackingNumber: "1Z-1",
            ...wish.tracking,
          },
        },
      ],
    },
    ...wish.line,
  };
}

export function statusesOf(walmart: Walmart, id: string): readonly string[] {
  return (walmart.order(id)?.orderLines.orderLine ?? []).flatMap((line) =>
    line.orderLineStatuses.orderLineStatus.map((entry) => `${entry.status} ${entry.statusQuantity.amount}`),
  );
}

/** An order of A, a line for each quantity, placed a second before NOW. `shipBy`: its estimated ship date. */
export function orderOf(...quantities: readonly number[]) {
  const walmart = smallShop();
  const basket = quantities.map((quantity) => ["A", quantity] as const);
  const id = buy(walmart, basket, NOW - 1000);
  const [first = "", second = ""] = lineNumbers(walmart, id);
  const shipBy = Number(walmart.order(id)?.shippingInfo?.estimatedShipDate);
  return { walmart, id, first, second, shipBy };
}

/** What a refusal says. */
export function descriptionOf(got: {
  readonly json: { errors: { error: { description: string }[] } };
}): string | undefined {
  return got.json.errors.error[0]?.description;
}
