/** The numbers of the shop's listings, and what holds them back. */
import { unreadLinesIn } from "../fulfillment/unread-lines";
import { defaultNodeOf, type ShipNodes } from "../inventory/ship-nodes";
import type { Places } from "../quantities/drift/listing-stock";
import { type GuardFacts, heldForApproval } from "../quantities/guards/guards";
import { withLostLeads } from "../quantities/guards/lost-leads";
import { type HistoryOf, quantityHistory } from "../quantities/history/sent";
import { type TargetQuantity, toTarget } from "../quantities/history/target";
import { type ListingQuantity, listingQuantities } from "../quantities/number/plan-listing-quantities";
import type { Sending } from "../quantities/number/remarks";
import { openOrders, withReserve } from "../quantities/number/reserve";
import { type Allocator, allocator, atShipNodes, nodeLevels } from "../quantities/number/ship-nodes";
import { orderMoves } from "../quantities/stock/order-moves";
import { owedBy } from "../quantities/stock/owed";
import { soldSince } from "../quantities/stock/sold-since";
import { channelProblems } from "../shipstation/channel-problems";
import { capitalized } from "../values/words";
import { pausesOf } from "./pauses";
import type { SettingsFacts } from "./settings-problems";
import { missingIn, type Shop } from "./shop";

/** A shop never changes, so its numbers are computed only once. */
const workedOut = new WeakMap<Shop, readonly ListingQuantity[]>();

/** Every listing with its number and why. Computed once per `Shop`, because many rules ask for it. */
export function quantitiesOf(shop: Shop): readonly ListingQuantity[] {
  const found = workedOut.get(shop) ?? quantitiesIf(shop, shop.settings.quantitySync ? "on" : "off");
  workedOut.set(shop, found);
  return found;
}

/** The numbers as if Inventory Quantity Sync were on, or off. */
export function quantitiesIf(shop: Shop, sync: "on" | "off"): readonly ListingQuantity[] {
  const facts = guardFacts(shop);
  return heldForApproval(
    beforeGuards(shop, facts.historyOf, { isOn: sync === "on", pauseReason: pauseOf(shop) }),
    facts,
  );
}

function beforeGuards(shop: Shop, historyOf: HistoryOf, sending: Sending): readonly ListingQuantity[] {
  const { tables, ledger, connectionOf, levels, settings, lines, commits, recipesOf: recipesFor, shipNodes } = shop;
  const orders = {
    owedBy: owedBy(lines, commits, recipesFor),
    areUnread: unreadLinesIn(lines, commits, recipesFor, ledger),
  };
  const all = listingQuantities(tables.listings, connectionOf, levels, orders, sending);
  const plain = withLostLeads(all, ledger, historyOf);
  const listings = settings.reservesOwnOrders ? withReserve(plain, historyOf, openOrders(lines)) : plain;
  if (shipNodes === null) return listings;
  return atShipNodes(listings, shipNodes, allocatorOf(shop, shipNodes), historyOf);
}

const allocatorOf = ({ units, lines, commits, recipesOf }: Shop, shipNodes: ShipNodes): Allocator =>
  allocator(shipNodes, nodeLevels(shipNodes, units, lines, commits, recipesOf));

/** Gives the target for a number that does not come from the stock, such as 0 or the number before a push. */
export function targetAs(shop: Shop): (listing: ListingQuantity, quantity: number) => TargetQuantity {
  const { shipNodes } = shop;
  if (shipNodes === null) return (_, quantity) => ({ quantity });
  const allocate = allocatorOf(shop, shipNodes);
  return (listing, quantity) => toTarget(allocate(listing, quantity, "at home"));
}

/** Where on Walmart Aisle sets quantities. */
export const placesOf = ({ shipNodes, ledger }: Shop): Places => ({
  chosen: shipNodes?.chosen ?? null,
  defaultNode: defaultNodeOf(ledger),
});

/** Every reason why no quantity at all may be sent, as the end of “Paused: …”; `null`: quantities may be sent. */
export function pauseOf(shop: Shop): string | null {
  const [first, ...others] = pausesOf({ ...shop, ...settingsFacts(shop) });
  return first === undefined ? null : [first, ...others.map(capitalized)].join(" ");
}

export const settingsFacts = ({ tables, settings, settingIssues, unreadSettings, counting }: Shop): SettingsFacts => ({
  settings,
  issues: settingIssues,
  unread: unreadSettings,
  orderStatuses: tables.orderStatuses,
  counting,
  station: settings.shipStation ? channelProblems(tables) : [],
});

/** What the guards compare numbers with. `soldAtATime`: only lines whose order time is known. */
export function guardFacts(shop: Shop): GuardFacts {
  const { ledger, lines, recipesOf, settings, gate } = shop;
  const historyOf = quantityHistory(ledger);
  const moves = orderMoves(lines);
  const shippedSince = ({ sku }: ListingQuantity): number =>
    moves(sku).shipped - (historyOf(sku).sent?.went?.shipped ?? 0);
  return {
    ledger,
    historyOf: historyOf,
    lines,
    sold: soldSince(lines, recipesOf),
    soldAtATime: soldSince(
      lines.filter(({ row }) => row.values.orderedAt !== null),
      recipesOf,
    ),
    releasedOf: settings.reservesOwnOrders ? shippedSince : () => 0,
    gate: settings.quantitySync && gate?.account === settings.environment ? gate : null,
    missingOrders: missingIn(shop),
  };
}
