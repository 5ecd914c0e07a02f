/** Items as Walmart sends them. Source: Walmart Marketplace, Items API, all items. */
import * as z from "zod/mini";
import { figure, lazySchemas, maybe, text } from "./schemas";

const makeSchemas = () => ({
  item: z.object({
    sku: text(),
    productName: maybe(text()),
    wpid: maybe(text()),
    price: maybe(z.object({ amount: maybe(figure()) })),
    publishedStatus: maybe(z.string()),
    lifecycleStatus: maybe(z.string()),
    variantGroupId: maybe(text()),
  }),
  page: z.object({
    ItemResponse: maybe(z.array(z.unknown())),
    totalItems: maybe(figure()),
    nextCursor: maybe(text()),
  }),
});

type Schemas = ReturnType<typeof makeSchemas>;
export type WireItem = z.infer<Schemas["item"]>;
export type WireItemPage = z.infer<Schemas["page"]>;

const parse = lazySchemas(makeSchemas);

export const parseItem = (json: unknown) => parse("item", json);
export const parseItemPage = (json: unknown) => parse("page", json);
