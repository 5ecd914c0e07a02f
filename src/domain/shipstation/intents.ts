/** What Aisle wants of each order in ShipStation, from the sheet alone. */
import type { Ledger } from "../ledger/ledger";
import type { ChannelRow, OrderRow, OrderStatusRow } from "../orders/order-columns";
import { isWalmart, type SheetLine } from "../orders/order-line";
import { stateOfTexts } from "../orders/order-status";
import type { Settings } from "../settings/settings";
import type { ShipmentRow } from "../shipments/shipment-columns";
import type { Instant } from "../values/brand";
import { isUnread } from "../values/column";
import { groupBy } from "../values/groups";
import { addressOf, type ReadAddress } from "./station-address";
import { type ItemFacts, itemsOf, leftByStation, leftOf } from "./station-items";
import type { StationItem } from "./station-order";

/** What of an order goes to ShipStation. */
export interface StationContent {
  /** `null`: the row has no date. */
  readonly orderedAt: Instant | null;
  readonly shipBy: Instant | null;
  readonly shipTo: ReadAddress;
  readonly items: readonly StationItem[];
}

/**
 * - `ship`: it should be there and be shipped;
 * - `hold`: if it is open there, nobody should ship it for now; `why`: for an order that is not there, if it needs saying;
 * - `cancel`: if it is open there, nobody should ship it at all;
 * - `wait`: nobody knows, so nothing is changed; `why`: as the end of “Not sent:”;
 * - `none`: it is none of ShipStation's business.
 */
export type Intent =
  | { readonly kind: "ship"; readonly content: () => StationContent }
  | { readonly kind: "hold"; readonly why: string | null }
  | { readonly kind: "cancel" }
  | { readonly kind: "none" }
  | { readonly kind: "wait"; readonly why: string };

export interface IntentFacts extends Omit<ItemFacts, "format" | "leftThere"> {
  readonly lines: readonly SheetLine[];
  readonly ledger: Ledger;
  readonly channels: readonly ChannelRow[];
  readonly orderStatuses: readonly OrderStatusRow[];
  readonly shipments: readonly ShipmentRow[];
  readonly settings: Pick<Settings, "statusMap" | "stationItems">;
}

/** The names that are ticked. If two rows have one name, the first one counts. */
export const ticked = <Row extends ChannelRow | OrderStatusRow>(
  rows: readonly Row[],
  nameOf: (row: Row) => string | null,
): ReadonlySet<string> => {
  const first = new Map<string, boolean>();
  for (const row of rows) {
    const name = nameOf(row);
    if (name !== null && !first.has(name)) first.set(name, row.values.syncToShipStation === true);
  }
  return new Set([...first].flatMap(([name, isTicked]) => (isTicked ? [name] : [])));
};

/** The intent for every order in the sheet, by PO. */
export function intentsOf(facts: IntentFacts): ReadonlyMap<string, Intent> {
  const channels = ticked(facts.channels, ({ values }) => values.channel);
  const statuses = ticked(facts.orderStatuses, ({ values }) => values.status);
  const leftThere = leftByStation(facts.shipments);
  const orders = groupBy(facts.lines, ({ row }) => row.values.po);
  return new Map([...orders].map(([po, lines]) => [po, intentOf(lines, { ...facts, channels, statuses, leftThere })]));
}

type OrderFacts = Omit<IntentFacts, "channels"> & {
  readonly leftThere: ItemFacts["leftThere"];
  readonly channels: ReadonlySet<string>;
  readonly statuses: ReadonlySet<string>;
};

function intentOf(lines: readonly SheetLine[], facts: OrderFacts): Intent {
  const { channels, statuses, settings } = facts;
  const [first] = lines;
  if (first === undefined) return { kind: "none" };
  const { po, channel, status } = first.row.values;
  if (lines.some(({ row }) => row.values.channel !== channel)) {
    const isMeant = lines.some(({ row }) => channels.has(row.values.channel ?? ""));
    return isMeant ? wait("the rows of this order carry different channels. Give them one.") : { kind: "none" };
  }
  if (channel === null || !channels.has(channel)) return { kind: "none" };
  const isOfWalmart = isWalmart(first.row);
  const state = isOfWalmart ? walmartState(po ?? "", lines, facts.ledger) : null;
  const isCanceled = lines.every(({ quantity, canceled }) => quantity > 0 && canceled >= quantity);
  if (state === "Cancelled" || isCanceled) return { kind: "cancel" };
  if (lines.some(isUnreadable)) return wait("a cell of this order cannot be read. Correct it.");
  if (lines.some(({ issues }) => issues.some(({ code }) => code === "status-divided")))
    return wait("the rows of this order carry different statuses. Give them one.");
  if (!isOfWalmart && status !== null && status === settings.statusMap.Cancelled) return { kind: "cancel" };
  if (state === "Shipped" || state === "Delivered" || !statuses.has(status ?? "")) return { kind: "hold", why: null };
  if (isOfWalmart && state !== "Acknowledged") return wait("Walmart has not been told yet that it was received.");
  const present = lines.filter(({ isRemoved }) => !isRemoved);
  const isLeft = (all: readonly SheetLine[]) => all.some((line) => leftOf(line) > 0);
  const toPack = present.filter(({ row }) => row.values.cancelRequested !== "Yes" || row.values.shipAnyway === true);
  if (!isLeft(toPack)) return { kind: "hold", why: isLeft(present) ? CANCEL_REQUESTED : null };
  return { kind: "ship", content: contentOf(first.row, toPack, { ...facts, format: settings.stationItems }) };
}

const wait = (why: string): Intent => ({ kind: "wait", why });

const CANCEL_REQUESTED = "the buyer asked to cancel it. Cancel it in Seller Center, or tick Ship anyway.";

const isUnreadable = ({ row, unread }: SheetLine): boolean =>
  unread.some((name) => name !== "units") ||
  isUnread(row, "status") ||
  isUnread(row, "channel") ||
  row.values.quantity === null;

/** As Aisle saw it last; without memory, as the rows say. */
const walmartState = (po: string, lines: readonly SheetLine[], ledger: Ledger): string | null =>
  ledger.recall("order", po)?.walmart ||
  stateOfTexts(lines.map(({ row, quantity }) => ({ text: row.values.walmartStatus ?? "", quantity })));

const contentOf = (row: OrderRow, lines: readonly SheetLine[], facts: ItemFacts) => {
  let made: StationContent | null = null;
  return (): StationContent => {
    made ??= {
      orderedAt: row.values.orderedAt,
      shipBy: row.values.shipBy,
      shipTo: addressOf(row),
      items: lines.flatMap((line) => itemsOf(line, facts)),
    };
    return made;
  };
};
