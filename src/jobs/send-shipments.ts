/**
 * Tells Walmart of the packages in `Shipments`. What cannot be repeated is written down before it is done: the row reads
 * *Sending* and the ledger knows the shipment before anything leaves, and the order is looked at before it is told.
 */
import type { MarketplaceOrder } from "../domain/orders/order";
import { planOrderImport } from "../domain/orders/plan-order-import";
import { decideShipment, type ShipmentDecision, WALMART_SHOWS_IT } from "../domain/shipments/decide-shipment";
import { planSending, planShipmentResults, type ShipmentResult } from "../domain/shipments/plan-shipments";
import { type ReadyShipment, readShipments } from "../domain/shipments/read-shipments";
import { instant } from "../domain/values/brand";
import type { Shop } from "../domain/workbook/shop";
import type { Run } from "./phases";

export function sendShipments(run: Run): void {
  run.need(["shipments", "orders", "carriers"]);
  run.commit("write shipments ahead", (shop) =>
    planSending(readingsOf(shop), shop.tables.shipments, shop.lines, shop.ledger),
  );
  const ready = readyOf(run.shop());
  if (ready.length === 0) return;
  const orders: Answered = new Map();
  const results = ready.map((shipment) => send(run, shipment, orders));
  run.commit("record shipments", (shop) => [
    ...planShipmentResults(results, shop.tables.shipments, shop.ledger, run.world.clock.now()),
    ...planOrderImport([...orders.values()], {
      rows: shop.tables.orders,
      ledger: shop.ledger,
      statusMap: shop.settings.statusMap,
      minimumOrderDate: instant(0),
      now: run.world.clock.now(),
    }).changes,
    ...results.flatMap(logResult(run)),
  ]);
  run.count("shipments", results.filter(({ state }) => state === "sent").length);
}

const readingsOf = ({ tables, lines, ledger }: Shop) => {
  const spellings = tables.carriers.flatMap(({ values: { typed, carrier, urlTemplate } }) =>
    typed === null || carrier === null ? [] : [{ typed, carrier, urlTemplate }],
  );
  return readShipments(tables.shipments, lines, spellings, ledger);
};

const readyOf = (shop: Shop): readonly ReadyShipment[] =>
  readingsOf(shop).flatMap((reading) => (reading.kind === "ready" ? [reading.shipment] : []));

/** What Walmart answered, by PO, so that the rows in `Orders` follow in the same commit. */
type Answered = Map<string, MarketplaceOrder>;

function send(run: Run, shipment: ReadyShipment, orders: Answered): ShipmentResult {
  const { marketplace } = run;
  const { po } = shipment;
  const decision = decide(run, shipment, orders);
  if (decision.kind === "done") return { shipment, state: decision.state, said: decision.said };
  if (decision.acknowledgeFirst) {
    const acknowledged = marketplace.acknowledgeOrder(po);
    if (acknowledged.kind !== "accepted") return { shipment, state: null, said: acknowledged.issue.message };
  }
  const outcome = marketplace.shipPackage(decision.package);
  if (outcome.kind === "unknown") return { shipment, state: null, said: outcome.issue.message };
  if (outcome.kind === "accepted") {
    orders.set(po, outcome.answer);
    return { shipment, state: "sent", said: WALMART_SHOWS_IT };
  }
  // Another run, or a person on Walmart, may have told the very same in between.
  const seen = decide(run, shipment, orders);
  return seen.kind === "done" && seen.state === "sent"
    ? { shipment, state: "sent", said: seen.said }
    : { shipment, state: "refused", said: outcome.issue.message };
}

/** Looks at the order and says what to do. */
function decide(run: Run, shipment: ReadyShipment, orders: Answered): ShipmentDecision {
  const { marketplace, world } = run;
  const { ledger, tables } = run.shop();
  const { po } = shipment;
  const order = marketplace.getOrder(po);
  if (order !== null) orders.set(po, order);
  const anyway = new Set(
    tables.orders.flatMap(({ values }) => (values.po === po && values.shipAnyway ? [values.line ?? ""] : [])),
  );
  return decideShipment(shipment, order, ledger.recall("shipment", shipment.name), anyway, world.clock.now());
}

const logResult =
  (run: Run) =>
  ({ shipment, state, said }: ShipmentResult) => {
    const entry = { area: "Shipments", key: shipment.po, todo: null } as const;
    if (state === "sent")
      return [
        run.log({ ...entry, severity: "Info", what: `The shipment of order ${shipment.po} was told to Walmart.` }),
      ];
    if (state === "refused") return [run.log({ ...entry, severity: "Problem", what: said })];
    return [];
  };
