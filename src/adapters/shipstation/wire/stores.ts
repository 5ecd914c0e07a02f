/** A store in ShipStation's form. Source: ShipStation API V1, list stores. */
import * as z from "zod/mini";
import { informing, lazySchemas, name, text } from "../../wire/schemas";

const parse = lazySchemas(() => ({
  store: z.object({
    storeId: name(),
    storeName: informing(text()),
    marketplaceId: informing(text()),
    marketplaceName: informing(text()),
    active: informing(z.boolean()),
  }),
}));

export const parseStore = (json: unknown) => parse("store", json);
