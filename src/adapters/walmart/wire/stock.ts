/** Quantities by ship node as Walmart sends them. Source: Walmart Marketplace, Inventory API, multi node. */
import * as z from "zod/mini";
import { readErrors } from "../errors";
import { lazySchemas } from "./schemas";

const makeSchemas = () => {
  const amount = () => z.optional(z.nullable(z.object({ amount: z.number() })));
  const errors = z.optional(z.nullable(z.array(z.unknown())));
  const nodes = z.array(
    z.object({
      shipNode: z.string(),
      inputQty: amount(),
      availToSellQty: amount(),
      reservedQty: amount(),
      status: z.optional(z.nullable(z.string())),
      errors,
    }),
  );
  return {
    item: z.object({ sku: z.string(), nodes }),
    page: z.object({
      meta: z.optional(z.nullable(z.object({ nextCursor: z.optional(z.nullable(z.string())) }))),
      elements: z.optional(z.nullable(z.object({ inventories: z.optional(z.nullable(z.array(z.unknown()))) }))),
    }),
    shipNodes: z.array(
      z.object({
        shipNode: z.string(),
        shipNodeName: z.optional(z.nullable(z.string())),
        status: z.optional(z.nullable(z.string())),
      }),
    ),
  };
};

type Schemas = ReturnType<typeof makeSchemas>;
export type WireStock = z.infer<Schemas["item"]>;
export type WireNode = WireStock["nodes"][number];

const parse = lazySchemas(makeSchemas);

export const parseStock = (json: unknown) => parse("item", json);
export const parseStockPage = (json: unknown) => parse("page", json);
export const parseShipNodes = (json: unknown) => parse("shipNodes", json);

/** What Walmart says against one node's quantity; `null`: nothing. */
export function nodeErrors({ shipNode, errors }: WireNode): string | null {
  if (errors == null || errors.length === 0) return null;
  const texts = readErrors(JSON.stringify({ errors })).map(({ text, code }) => text || code);
  return `Walmart refused it at ship node ${shipNode}: ${texts.join(" ")}`;
}
