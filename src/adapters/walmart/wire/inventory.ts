/** The quantity of one SKU in Walmart's form. Source: Walmart Marketplace, Inventory API, update inventory. */
import * as z from "zod/mini";
import { figure, lazySchemas, text } from "../../wire/schemas";

const parse = lazySchemas(() => ({
  inventory: z.object({ sku: text(), quantity: z.object({ amount: figure() }) }),
}));

export const parseInventory = (json: unknown) => parse("inventory", json);
