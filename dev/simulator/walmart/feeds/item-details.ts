/** The items of a feed in wire shape, with oddities that were seen. Source: [S:feeds; EJ; T:54900354039]. */

import type { Marketplace } from "../state/call";
import { type Feed, type FeedItem, type IngestionError, itemStatusOf } from "../state/feed";

export function toItemDetails(
  market: Marketplace,
  feed: Feed,
  page: { readonly offset: number; readonly limit: number },
): readonly unknown[] {
  return feed.items.slice(page.offset, page.offset + page.limit).map((item, at) => {
    const index = page.offset + at;
    const ingestionStatus = itemStatusOf(feed, index);
    const errors = ingestionStatus === "INPROGRESS" ? [] : item.errors;
    const carriesError = ingestionStatus === "SUCCESS" && market.settings.switches.feedSuccessCarriesError;
    return {
      martId: 0,
      sku: item.sku,
      ...toIdentifiers(market, item),
      index,
      ingestionStatus,
      ingestionErrors: toIngestionErrors(market, carriesError ? [EMPTY_ERROR] : errors),
    };
  });
}

/** An empty error entry, as seen on items that succeeded [EJ]. */
const EMPTY_ERROR = { type: "DATA_ERROR", code: "ERR_EXT_DATA_0900010", field: null, description: null };

/** Null without errors. A list; or a single object, if the account is set so. Entries may come twice. */
export function toIngestionErrors(
  { settings }: Marketplace,
  errors: readonly (IngestionError | typeof EMPTY_ERROR)[],
): unknown {
  const { feedErrorShape, feedErrorsRepeat } = settings.switches;
  if (errors.length === 0) return { ingestionError: null };
  if (feedErrorShape === "single" && errors.length === 1) return { ingestionError: errors[0] };
  return { ingestionError: feedErrorsRepeat ? [...errors, ...errors] : errors };
}

function toIdentifiers({ state }: Marketplace, { sku }: FeedItem): Readonly<Record<string, unknown>> {
  const listing = state.items.get(sku);
  if (listing === undefined) return {};
  const productIdentifier = [
    { productIdType: "GTIN", productId: listing.gtin },
    { productIdType: "UPC", productId: listing.upc },
  ].filter(({ productId }) => productId !== undefined && productId !== "");
  return {
    ...(listing.wpid === undefined ? {} : { wpid: listing.wpid }),
    productIdentifiers: { productIdentifier },
  };
}
