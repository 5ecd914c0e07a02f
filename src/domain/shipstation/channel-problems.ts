/** Why no order finds its way to ShipStation: channels and statuses that are not ticked, or not named as orders carry them. */
import type { ChannelRow, OrderRow, OrderStatusRow } from "../orders/order-columns";
import { WALMART_CHANNEL } from "../orders/order-line";
import { type Issue, issue } from "../values/issue";
import { folded } from "../values/near-misses";
import { shortList } from "../values/words";
import { ticked } from "./intents";

export interface ChannelFacts {
  readonly channels: readonly ChannelRow[];
  readonly orderStatuses: readonly OrderStatusRow[];
  readonly orders: readonly OrderRow[];
}

/** The most channels that a sentence names. */
const NAMED = 3;

/**
 * Everything that stops the whole sync, with what to do. Channels count to the letter, since Walmart's orders carry the
 * channel `Walmart`.
 */
export function channelProblems({ channels, orderStatuses, orders }: ChannelFacts): readonly Issue[] {
  const names = ticked(channels, ({ values }) => values.channel);
  const known = new Set(channels.map(({ values }) => values.channel));
  const carried = new Set(orders.flatMap(({ values }) => values.channel ?? []));
  const stopped = (code: string, message: string) =>
    issue(code, "Channels", `No order goes to ShipStation: ${message}`);
  if (names.size === 0)
    return [
      stopped(
        "no-channel-ticked",
        `no channel is ticked Sync to ShipStation in Channels. Tick ${WALMART_CHANNEL}, to the letter.`,
      ),
    ];
  const statuses = ticked(orderStatuses, ({ values }) => values.status);
  const noStatus =
    statuses.size > 0
      ? []
      : [stopped("no-status-ticked", "no status is ticked Sync to ShipStation in Order Statuses. Tick one.")];
  const near = [...names].filter((name) => !carried.has(name) && folded(name) === folded(WALMART_CHANNEL));
  const isRenamed = !known.has(WALMART_CHANNEL) && (carried.has(WALMART_CHANNEL) || near.length > 0);
  if (isRenamed)
    return [
      ...noStatus,
      stopped(
        "channel-renamed",
        `Walmart's orders carry the channel “${WALMART_CHANNEL}”, which is not in Channels. ${quoted(near.length > 0 ? near : [...names])} is another channel. Name it “${WALMART_CHANNEL}” again, to the letter.`,
      ),
    ];
  const fits = [...names].some((name) => name === WALMART_CHANNEL || carried.has(name));
  return fits || carried.size === 0
    ? noStatus
    : [
        ...noStatus,
        stopped(
          "no-channel-fits",
          `no order carries the channel ${quoted([...names])} that is ticked in Channels. The orders carry ${quoted([...carried])}: name it so there, to the letter.`,
        ),
      ];
}

const quoted = (names: readonly string[]): string =>
  shortList(
    names.map((name) => `“${name}”`),
    NAMED,
  );
