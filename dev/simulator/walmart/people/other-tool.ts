/** Another tool that is connected to the same account. Its writes are not among this client's writes. */

import { FEED_LIMITS } from "../feeds/limits";
import { accept } from "../feeds/submit-feed";
import type { Marketplace } from "../state/call";
import { setInput } from "../stock/stock";
import { arrive } from "../time/clock";

export interface OtherTool {
  /** Sets a quantity, by default in the default node. */
  setQuantity(sku: string, quantity: number, now: number, shipNode?: string): void;
  /** Sets its own value now and again every `everyMinutes` of Walmart's clock, until `stop`. */
  keepSetting(sku: string, quantity: number, everyMinutes: number, now: number, shipNode?: string): void;
  /** Submits an inventory feed of its own and gives the feed's id. */
  submitFeed(quantities: Iterable<readonly [sku: string, quantity: number]>, now: number): string;
  stop(): void;
}

export function createOtherTool(market: Marketplace): OtherTool {
  const { defaultShipNode } = market.settings;
  return {
    setQuantity: (sku, quantity, now, shipNode = defaultShipNode) =>
      void setInput(market, { sku, shipNode }, quantity, arrive(market, now)),
    keepSetting: (sku, quantity, everyMinutes, now, shipNode = defaultShipNode) => {
      const everyMs = everyMinutes * 60_000;
      if (!(everyMs > 0)) throw new Error(`Not a number of minutes: ${everyMinutes}`);
      market.state.habits.push({ sku, shipNode, quantity, everyMs, nextAt: arrive(market, now) });
      arrive(market, now);
    },
    submitFeed: (quantities, now) => {
      const items = [...quantities].map(([sku, amount]) => ({
        sku,
        amounts: [{ shipNode: defaultShipNode, amount }],
        errors: [],
      }));
      const { family } = FEED_LIMITS.production.inventory;
      const content = { items, errors: [] };
      return accept(market, { feedType: "inventory", family, content, isOurs: false }, arrive(market, now)).feedId;
    },
    stop: () => {
      market.state.habits = [];
    },
  };
}
