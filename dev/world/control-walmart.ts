/**
 * What a person who tries a client may do to the served Walmart: JSON requests below a path that Walmart does not have.
 */
import * as z from "zod";
import type { HttpRequest, HttpResponse } from "../seam";
import type { Fault } from "../simulator/walmart/state/fault";
import type { Walmart } from "../simulator/walmart/walmart";

export const CONTROL_PATH = "/simulator/";

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

type Deed = (walmart: Walmart, body: unknown, now: number) => unknown;

const DEEDS: Readonly<Record<string, Deed>> = {
  "POST orders": (walmart, body, now) => walmart.buyers.order({ lines: [ORDER.parse(body)] }, now),
  "POST faults": (walmart, body) => {
    // A cast, because the table of faults refuses a name that it does not know, and an unknown family strikes nothing.
    walmart.faults.set(FAULT.parse(body) as Fault);
    return walmart.faults.list();
  },
  "GET faults": (walmart) => walmart.faults.list(),
  "DELETE faults": (walmart) => {
    walmart.faults.clear();
    return walmart.faults.list();
  },
  "GET quantities": (walmart) => Object.fromEntries(walmart.quantities()),
  "GET requests": (walmart) => walmart.ledger(),
};

/** 404 for an unknown action, 400 with a sentence for an action that is not possible. */
export function answerControl(walmart: Walmart, { method, url, body }: HttpRequest, now: number): HttpResponse {
  const name = `${method} ${new URL(url).pathname.slice(CONTROL_PATH.length)}`;
  const deed = DEEDS[name];
  if (deed === undefined) return json(404, { error: `No ${name}. There are: ${Object.keys(DEEDS).join(", ")}.` });
  try {
    walmart.passTime(now);
    return json(200, deed(walmart, body === "" ? {} : JSON.parse(body), now));
  } catch (error) {
    return json(400, { error: error instanceof Error ? error.message : String(error) });
  }
}

const json = (status: number, body: unknown): HttpResponse => ({
  status,
  headers: { "Content-Type": "application/json" },
  body: `${JSON.stringify(body)}\n`,
});
