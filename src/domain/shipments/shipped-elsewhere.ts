/** Packages that Walmart shows and that no row of `Shipments` has: somebody shipped them elsewhere. */
import { type Ledger, remember } from "../ledger/ledger";
import {
  canceledQuantity,
  departedShares,
  type MarketplaceOrder,
  type OrderLine,
  type StatusShare,
} from "../orders/order";
import { assignIds } from "../values/assigned-ids";
import type { Instant } from "../values/brand";
import { type Change, insert } from "../values/change";
import { groupBy, grouped, sumOf } from "../values/groups";
import { WALMART_SHOWS_IT } from "./decide-shipment";
import { hasNumber, isNumber } from "./order-packages";
import { planShipmentResults, rememberedAfter, type ShipmentResult } from "./plan-shipments";
import { SHIPMENTS, type ShipmentRow } from "./shipment-columns";
import { type RememberedShipment, rememberedShipments, shipmentName } from "./shipment-names";
import { STATE_WORDS } from "./shipment-states";
import { trackingKey } from "./tracking";

export interface SeenFacts {
  readonly rows: readonly ShipmentRow[];
  readonly ledger: Ledger;
  readonly now: Instant;
  /** Whether `Orders` has the line, and it had not left before Aisle began to watch. */
  readonly isWatched: (order: MarketplaceOrder, line: OrderLine) => boolean;
}

const SHIPPED_ELSEWHERE = "Shipped outside Aisle: Walmart shows this tracking number, so nothing is told to Walmart.";

/**
 * Plans a row, and its memory, for each tracking number of these orders that neither a row nor a memory has. A package whose
 * row the seller deleted is remembered, so it stays away. A row that was refused and whose number Walmart shows by now
 * counts as sent.
 */
export function planShippedElsewhere(orders: readonly MarketplaceOrder[], facts: SeenFacts): Change[] {
  const { rows, ledger, now } = facts;
  const departed = orders.filter(({ lines }) => lines.some((line) => departedShares(line).length > 0));
  if (departed.length === 0) return [];
  const all = rememberedShipments(ledger);
  const taken = grouped([
    ...rows.map(({ values }) => [values.po ?? "", trackingKey(values.tracking ?? "")] as const),
    ...all.map(({ po, key }) => [po as string, key] as const),
  ]);
  const isTaken = (po: string, shown: string): boolean => (taken.get(po) ?? []).some((key) => isNumber(key, shown));
  const found = departed.flatMap((order) => packagesOf(order, facts).filter(({ key }) => !isTaken(order.po, key)));
  const last = ledger.recall("counter", "S")?.last ?? 0;
  const assigned = assignIds(
    "S",
    found,
    last,
    rows.map(({ values }) => values.shipmentId),
  );
  return [
    ...assigned.items.flatMap(({ item, id }) => [
      insert(SHIPMENTS, { ...item.cells, shipmentId: id }),
      ...rememberedAfter(ledger, item.name, { kind: "find", id, said: SHIPPED_ELSEWHERE, at: now }),
    ]),
    ...(found.length === 0 ? [] : [remember(ledger, "counter", "S", { last: assigned.last })]),
    ...planShipmentResults(nowShown(departed, all), rows, ledger, now),
  ];
}

interface Part {
  readonly line: OrderLine;
  readonly share: StatusShare;
  readonly tracking: string;
}

/**
 * The packages that Walmart shows of an order: one for the whole order if several lines are all in it, otherwise one for each
 * line.
 */
function packagesOf(order: MarketplaceOrder, { isWatched }: SeenFacts) {
  const parts = order.lines.flatMap((line): Part[] =>
    isWatched(order, line)
      ? departedShares(line).flatMap((share) => {
          const tracking = share.tracking?.trim() ?? "";
          return tracking === "" ? [] : [{ line, share, tracking }];
        })
      : [],
  );
  const meant = order.lines.filter((line) => canceledQuantity(line) < line.quantity);
  return [...groupBy(parts, ({ tracking }) => trackingKey(tracking))].flatMap(([key, same]) => {
    const byLine = [...groupBy(same, ({ line }) => line).values()];
    const units = byLine.length > 1 && byLine.length === meant.length ? [same] : byLine;
    return units.map((one) => packageOf(order, key, one));
  });
}

function packageOf({ po }: MarketplaceOrder, key: string, parts: readonly Part[]) {
  const { share, tracking, line: first } = parts[0] as Part;
  const line = parts.every((part) => part.line === first) ? first.line : null;
  return {
    key,
    name: shipmentName({ po, line, tracking }),
    cells: {
      po,
      line,
      quantity: line === null ? null : sumOf(parts.map((part) => part.share.quantity)),
      carrier: share.carrier ?? null,
      tracking,
      trackingUrl: share.trackingUrl ?? null,
      shipDate: share.leftAt ?? first.statusAt,
      source: "Walmart",
      state: STATE_WORDS["not needed"],
      walmartSaid: SHIPPED_ELSEWHERE,
    },
  };
}

/** Refused shipments whose number Walmart shows on each of their lines. */
function nowShown(orders: readonly MarketplaceOrder[], all: readonly RememberedShipment[]): readonly ShipmentResult[] {
  const refused = groupBy(all, ({ po, memory }) => (memory.state === "refused" ? po : null));
  return orders.flatMap(({ po, lines }) =>
    (refused.get(po) ?? []).flatMap(({ name, line, key }): ShipmentResult[] => {
      const meant = lines.filter((one) => (line === null ? canceledQuantity(one) < one.quantity : one.line === line));
      const isShown = meant.length > 0 && meant.every((one) => hasNumber(one, key));
      return isShown
        ? [{ kind: "sent", shipment: { name, po, former: [], warnings: [] }, said: WALMART_SHOWS_IT }]
        : [];
    }),
  );
}
