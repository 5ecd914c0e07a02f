/** Feeds in Walmart's form. Source: Walmart Marketplace, Feeds API; Inventory API, bulk update. */
import * as z from "zod/mini";
import type { QuantityUpdate } from "../../../ports/marketplace";
import { figure, informing, lazySchemas, listed, maybe, name } from "../../wire/schemas";

const makeSchemas = () => {
  const count = informing(figure());
  return {
    item: z.object({
      sku: name(),
      ingestionStatus: informing(z.string()),
      ingestionErrors: z.optional(z.unknown()),
    }),
    entry: z.object({
      feedId: name(),
      feedType: informing(z.string()),
      feedStatus: informing(z.string()),
      itemsReceived: count,
      feedDate: count,
      modifiedDtm: count,
    }),
    posted: z.object({ feedId: name() }),
    status: z.object({
      feedStatus: z.string(),
      itemsReceived: count,
      itemsSucceeded: count,
      ingestionErrors: z.optional(z.unknown()),
      itemDetails: informing(z.object({ itemIngestionStatus: listed() })),
    }),
    list: z.object({ results: maybe(z.object({ feed: listed() })) }),
  };
};

type Schemas = ReturnType<typeof makeSchemas>;
export type WireFeedStatus = z.infer<Schemas["status"]>;
export type WireFeedItem = z.infer<Schemas["item"]>;
export type WireFeedEntry = z.infer<Schemas["entry"]>;

const parse = lazySchemas(makeSchemas);

export const parsePostedFeed = (json: unknown) => parse("posted", json);
export const parseFeedStatus = (json: unknown) => parse("status", json);
export const parseFeedList = (json: unknown) => parse("list", json);
export const parseFeedEntry = (json: unknown) => parse("entry", json);

/** The items of a feed. `null`: an item that cannot be read, so nobody knows which one it is. */
export const itemsOf = (status: WireFeedStatus): readonly (WireFeedItem | null)[] =>
  (status.itemDetails?.itemIngestionStatus ?? []).map((item) => parse("item", item));

/**
 * The error texts of a feed or an item, each once. A single error may come without a list, and texts may be missing.
 */
export function errorTexts(errors: unknown): string {
  const own = (errors as { ingestionError?: unknown } | null | undefined)?.ingestionError ?? [];
  const texts = (Array.isArray(own) ? own : [own]).map((error: unknown) => {
    const { description, code } = (error ?? {}) as { description?: unknown; code?: unknown };
    return String(description ?? code ?? "");
  });
  return [...new Set(texts.filter((text) => text !== ""))].join(" ");
}

const each = (amount: number) => ({ unit: "EACH", amount });

/** Version 1.4: capitalized members, one ship node for the whole file. */
export const toInventoryFeed = (updates: readonly QuantityUpdate[]): object => ({
  InventoryHeader: { version: "1.4" },
  Inventory: updates.map(({ sku, quantity }) => ({ sku, quantity: each(quantity) })),
});

/** Version 1.5: lower-case members, each SKU once with its ship nodes. */
export const toNodeFeed = (updates: readonly QuantityUpdate[]): object => ({
  inventoryHeader: { version: "1.5" },
  inventory: updates.map(({ sku, nodes }) => ({
    sku,
    shipNodes: Object.entries(nodes ?? {}).map(([shipNode, amount]) => ({ shipNode, quantity: each(amount) })),
  })),
});
