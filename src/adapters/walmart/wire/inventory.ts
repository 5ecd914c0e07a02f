/** One SKU's quantity as Walmart sends it. Source: Walmart Marketplace, Inventory API, update inventory. */
import * as z from "zod/mini";

let schema: ReturnType<typeof makeSchema> | null = null;

const makeSchema = () => z.object({ sku: z.string(), quantity: z.object({ amount: z.number() }) });

export type WireInventory = z.infer<ReturnType<typeof makeSchema>>;

export const parseInventory = (json: unknown): WireInventory | null => {
  schema ??= makeSchema();
  const result = schema.safeParse(json);
  return result.success ? result.data : null;
};
