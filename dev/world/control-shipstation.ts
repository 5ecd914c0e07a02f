/** What a person may do in the served ShipStation. An order goes by its number, or by ShipStation's id. */
import * as z from "zod";
import type { ShipStation } from "../simulator/shipstation/shipstation";
import type { Fault } from "../simulator/shipstation/state/fault";
import type { Deeds } from "./control";

const NAME = z.union([z.string(), z.number().int()]);
const ORDER = z.object({ order: NAME });
const LABEL = z.object({
  order: NAME,
  carrier: z.string().optional(),
  service: z.string().optional(),
  tracking: z.string().optional(),
  items: z.record(z.string(), z.number().int().positive()).optional(),
});
const MARK = z.object({ order: NAME, carrier: z.string().optional(), tracking: z.string().optional() });
const VOID = z.object({ shipmentId: z.number().int() });
const FAULT = z.object({
  name: z.string(),
  families: z.array(z.string()).optional(),
  requests: z.number().int().positive().optional(),
  resource: z.object({ orderNumber: z.string().optional(), page: z.number().int().positive().optional() }).optional(),
});

export const deedsAtShipStation = ({ packers, faults, ...views }: ShipStation): Deeds => ({
  "POST labels": (body, now) => {
    const { order, ...wanted } = LABEL.parse(body);
    return { shipmentId: packers.buyLabel(order, wanted, now) };
  },
  "POST voids": (body, now) => packers.voidLabel(VOID.parse(body).shipmentId, now),
  "POST marks": (body, now) => {
    const { order, carrier = null, tracking = "" } = MARK.parse(body);
    return { fulfillmentId: packers.markShipped(order, { carrier, tracking }, now) };
  },
  "POST holds": (body, now) => packers.hold(ORDER.parse(body).order, null, now),
  "POST restores": (body, now) => packers.restore(ORDER.parse(body).order, now),
  "POST faults": (body) => {
    // A cast, because the table of faults refuses a name that it does not know, and an unknown family strikes nothing.
    faults.set(FAULT.parse(body) as Fault);
    return faults.list();
  },
  "GET faults": () => faults.list(),
  "DELETE faults": () => {
    faults.clear();
    return faults.list();
  },
  "GET orders": () => views.orders(),
  "GET requests": () => views.ledger(),
});
