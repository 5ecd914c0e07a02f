/** Quantities by ship node in Walmart's form. Source: Walmart Marketplace, Inventory API, multi node. */
import * as z from "zod/mini";
import { figure, informing, lazySchemas, listed, maybe, name, text } from "../../wire/schemas";
import { readErrors } from "./errors";

const makeSchemas = () => {
  const quantity = z.object({ amount: figure() });
  // The set quantity is never guessed; the part that orders hold may be missing.
  const held = {
    shipNode: name(),
    inputQty: quantity,
    availToSellQty: informing(quantity),
    reservedQty: informing(quantity),
  };
  const answered = { shipNode: name(), status: informing(z.string()), errors: listed() };
  return {
    item: z.object({ sku: name(), nodes: listed() }),
    held: z.object(held),
    update: z.object({ sku: name(), nodes: listed() }),
    answer: z.object(answered),
    page: z.object({
      meta: informing(z.object({ nextCursor: informing(text()) })),
      elements: maybe(z.object({ inventories: listed() })),
    }),
    shipNode: z.object({ shipNode: name(), shipNodeName: informing(text()), nodeType: informing(z.string()) }),
  };
};

type Schemas = ReturnType<typeof makeSchemas>;
export interface WireStock {
  readonly sku: string;
  readonly nodes: readonly z.infer<Schemas["held"]>[];
}
type WireAnswer = z.infer<Schemas["answer"]>;

const parse = lazySchemas(makeSchemas);

/** `null` also if the quantity at one of the nodes cannot be read. */
export function parseStock(json: unknown): WireStock | null {
  const item = parse("item", json);
  const nodes = item?.nodes?.map((node) => parse("held", node));
  if (item === null || nodes === undefined) return null;
  const read = nodes.flatMap((node) => node ?? []);
  return read.length === nodes.length ? { sku: item.sku, nodes: read } : null;
}

export const parseStockUpdate = (json: unknown) => parse("update", json);
export const parseStockPage = (json: unknown) => parse("page", json);
export const parseNodeAnswer = (json: unknown) => parse("answer", json);
export const parseShipNode = (json: unknown) => parse("shipNode", json);

/** Walmart's errors about the quantity at one node; `null`: none. */
export function nodeErrors({ shipNode, errors }: WireAnswer): string | null {
  if (errors == null || errors.length === 0) return null;
  const texts = readErrors(JSON.stringify({ errors })).map((one) => one.text || one.code);
  return `Walmart refused it at ship node ${shipNode}: ${texts.join(" ")}`;
}
