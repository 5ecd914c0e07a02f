/** What a person may do to the served Walmart. */
import * as z from "zod";
import type { Fault } from "../simulator/walmart/state/fault";
import type { Walmart } from "../simulator/walmart/walmart";
import type { Deeds } from "./control";

const ORDER = z.object({ sku: z.string(), quantity: z.number().int().positive().default(1) });
const FAULT = z.object({
  name: z.string(),
  families: z.array(z.string()).optional(),
  requests: z.number().int().positive().optional(),
  resource: z
    .object({
      po: z.string().optional(),
      sku: z.string().optional(),
      feedId: z.string().optional(),
      requestId: z.string().optional(),
      page: z.number().int().positive().optional(),
    })
    .optional(),
});

export const deedsAtWalmart = (walmart: Walmart): Deeds => ({
  "POST orders": (body, now) => walmart.buyers.order({ lines: [ORDER.parse(body)] }, now),
  "POST faults": (body) => {
    // A cast, because the table of faults refuses a name that it does not know, and an unknown family strikes nothing.
    walmart.faults.set(FAULT.parse(body) as Fault);
    return walmart.faults.list();
  },
  "GET faults": () => walmart.faults.list(),
  "DELETE faults": () => {
    walmart.faults.clear();
    return walmart.faults.list();
  },
  "GET quantities": () => Object.fromEntries(walmart.quantities()),
  "GET requests": () => walmart.ledger(),
});
