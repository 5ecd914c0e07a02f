/** Items as Walmart sends them. Source: Walmart Marketplace, Items API, all items. */
import * as z from "zod/mini";

let schemas: ReturnType<typeof makeSchemas> | null = null;

const makeSchemas = () => {
  const item = z.object({
    sku: z.string(),
    productName: z.optional(z.nullable(z.string())),
    wpid: z.optional(z.nullable(z.string())),
    price: z.optional(z.nullable(z.object({ amount: z.number() }))),
    publishedStatus: z.optional(z.nullable(z.string())),
    lifecycleStatus: z.optional(z.nullable(z.string())),
    variantGroupId: z.optional(z.nullable(z.string())),
  });
  return {
    item,
    page: z.object({
      ItemResponse: z.optional(z.array(z.unknown())),
      totalItems: z.optional(z.number()),
      nextCursor: z.optional(z.nullable(z.string())),
    }),
  };
};

export type WireItem = z.infer<ReturnType<typeof makeSchemas>["item"]>;
export type WireItemPage = z.infer<ReturnType<typeof makeSchemas>["page"]>;

export const parseItemPage = (json: unknown): WireItemPage | null => {
  schemas ??= makeSchemas();
  const result = schemas.page.safeParse(json);
  return result.success ? result.data : null;
};

export const parseItem = (json: unknown): WireItem | null => {
  schemas ??= makeSchemas();
  const result = schemas.item.safeParse(json);
  return result.success ? result.data : null;
};
