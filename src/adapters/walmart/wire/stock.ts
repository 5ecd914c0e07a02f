/** Quantities by ship node as Walmart sends them. Source: Walmart Marketplace, Inventory API, multi node. */
import * as z from "zod/mini";
import { readErrors } from "../errors";
import { figure, lazySchemas, maybe, text } from "./schemas";

const makeSchemas = () => {
  const quantity = z.object({ amount: figure() });
  // What is set is never guessed; what orders hold of it may be left out.
  const held = { shipNode: text(), inputQty: quantity, availToSellQty: maybe(quantity), reservedQty: maybe(quantity) };
  const answered = { shipNode: text(), status: maybe(z.string()), errors: maybe(z.array(z.unknown())) };
  return {
    item: z.object({ sku: text(), nodes: z.array(z.object(held)) }),
    update: z.object({ sku: text(), nodes: z.array(z.object(answered)) }),
    page: z.object({
      meta: maybe(z.object({ nextCursor: maybe(text()) })),
      elements: maybe(z.object({ inventories: maybe(z.array(z.unknown())) })),
    }),
    shipNodes: z.array(z.object({ shipNode: text(), shipNodeName: maybe(text()), nodeType: maybe(z.string()) })),
  };
};

type Schemas = ReturnType<typeof makeSchemas>;
export type WireStock = z.infer<Schemas["item"]>;
type WireAnswer = z.infer<Schemas["update"]>["nodes"][number];

const parse = lazySchemas(makeSchemas);

export const parseStock = (json: unknown) => parse("item", json);
export const parseStockUpdate = (json: unknown) => parse("update", json);
export const parseStockPage = (json: unknown) => parse("page", json);
export const parseShipNodes = (json: unknown) => parse("shipNodes", json);

/** What Walmart says against one node's quantity; `null`: nothing. */
export function nodeErrors({ shipNode, errors }: WireAnswer): string | null {
  if (errors == null || errors.length === 0) return null;
  const texts = readErrors(JSON.stringify({ errors })).map(({ text, code }) => text || code);
  return `Walmart refused it at ship node ${shipNode}: ${texts.join(" ")}`;
}
