/** Walmart's own clock, and what happens when it goes on. */

import { landNext } from "../feeds/landing";
import { cancelOverdue } from "../orders/order-endings";
import type { Marketplace } from "../state/call";
import { nextLanding } from "../state/feed";
import { repeat } from "../stock/habits";

/**
 * Turns our instant into Walmart's (epoch ms), lets everything happen that is due by then, and gives Walmart's instant.
 */
export function arrive(market: Marketplace, now: number): number {
  const at = now + skewMs(market);
  for (let due = nextHappening(market, at); due !== undefined; due = nextHappening(market, at)) due.happen();
  cancelOverdue(market, at);
  market.state.clock = Math.max(market.state.clock, at);
  return at;
}

interface Happening {
  readonly at: number;
  readonly happen: () => void;
}

/** The earliest event that is due; of two at the same instant, the one that began first. */
function nextHappening(market: Marketplace, now: number): Happening | undefined {
  let next: Happening | undefined;
  const offer = (at: number | undefined, happen: () => void): void => {
    if (at !== undefined && at <= now && (next === undefined || at < next.at)) next = { at, happen };
  };
  for (const feed of market.state.feeds) {
    const at = nextLanding(feed);
    offer(at, () => landNext(market, feed, at ?? now));
  }
  for (const habit of market.state.habits) offer(habit.nextAt, () => repeat(market, habit));
  return next;
}

/** How far Walmart's clock is ahead of ours. Unit: ms. */
function skewMs({ state }: Marketplace): number {
  const skew = state.faults.find(({ name }) => name.startsWith("clock-skew:"));
  return skew === undefined ? 0 : Number(skew.name.slice("clock-skew:".length));
}
