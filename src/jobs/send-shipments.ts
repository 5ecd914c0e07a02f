/**
 * Tells Walmart about the packages in `Shipments`. A shipment cannot be repeated, so it is written down before it is
 * sent: the row reads *Sending*, and the ledger knows the shipment. The order is read right before it is sent. One
 * shipment that fails holds up no other.
 */
import type { MarketplaceOrder } from "../domain/orders/order";
import { canceledEntry } from "../domain/orders/order-entries";
import { planOrderImport } from "../domain/orders/plan-order-import";
import { dueFirst, planRetries, type Tried } from "../domain/retries/retries";
import { decideShipment, type ShipmentDecision, WALMART_SHOWS_IT } from "../domain/shipments/decide-shipment";
import { planSending, planShipmentResults, type ShipmentResult } from "../domain/shipments/plan-shipments";
import { type ReadyShipment, readShipments, spellingsOf } from "../domain/shipments/read-shipments";
import { failure, isFailure, isTabShut, leftOver, toFailure } from "../domain/values/failure";
import { issue } from "../domain/values/issue";
import type { Outcome } from "../domain/values/outcome";
import { orderFacts } from "../domain/workbook/plans/order-facts";
import type { Shop } from "../domain/workbook/shop";
import { type Attempts, tryEach } from "./each";
import type { Run } from "./open-run";

/** Sends the shipments that are due. Each is written down first, so that a run that dies cannot send one twice. */
export function sendShipments(run: Run): void {
  run.need(["shipments", "orders", "carriers"]);
  const before = run.shop();
  const due = new Set<string>();
  run.commit("write shipments ahead", (shop) => planAhead(run, shop, due));
  const ready = new Map(readyOf(run.shop()).map((one) => [one.name, one]));
  const orders: Answered = new Map();
  const attempts = tryEach(
    run,
    "shipment",
    [...ready.keys()].filter((name) => due.has(name)),
    (name) => send(run, ready.get(name) as ReadyShipment, orders),
  );
  const results = [...due].flatMap((name) => resultOf(ready.get(name), attempts, before));
  record(run, { results, attempts, orders });
  run.count("shipments", results.filter(({ kind }) => kind === "sent").length);
  if (attempts.ended !== null) run.failed(attempts.ended);
}

/** `due`: gets the shipments whose turn it is. */
function planAhead(run: Run, shop: Shop, due: Set<string>) {
  const readings = readingsOf(shop);
  const names = readings.flatMap((reading) => (reading.kind === "ready" ? [reading.shipment.name] : []));
  due.clear();
  for (const name of dueFirst(shop.ledger, "shipment", names, run.retryTime())) due.add(name);
  return planSending(readings, { ...shop, rows: shop.tables.shipments, due });
}

const readingsOf = ({ tables, lines, ledger }: Shop) =>
  readShipments(tables.shipments, lines, spellingsOf(tables.carriers), ledger);

const readyOf = (shop: Shop): readonly ReadyShipment[] =>
  readingsOf(shop).flatMap((reading) => (reading.kind === "ready" ? [reading.shipment] : []));

/** Walmart's answers by PO, so that the rows in `Orders` follow in the same commit. */
type Answered = Map<string, MarketplaceOrder>;

/** A shipment that was not tried, or failed before anything left, goes back to its state before this run. */
function resultOf(
  shipment: ReadyShipment | undefined,
  { results, tried, ended }: Attempts<ShipmentResult>,
  { ledger }: Shop,
): readonly ShipmentResult[] {
  if (shipment === undefined) return [];
  const result = results.get(shipment.name);
  if (result !== undefined) return [result];
  const said = tried.find(({ name }) => name === shipment.name)?.said ?? ended?.message ?? "";
  return [{ kind: "unsent", shipment, said, before: ledger.recall("shipment", shipment.name) }];
}

interface SentBatch {
  readonly results: readonly ShipmentResult[];
  readonly attempts: Attempts<ShipmentResult>;
  readonly orders: Answered;
}

/** If `Orders` accepts nothing, the results of the shipments are written anyway. */
function record(run: Run, sent: SentBatch): void {
  const write = (one: SentBatch) => run.commit("record shipments", (shop) => planRecord(run, shop, one));
  try {
    write(sent);
  } catch (error) {
    const found = toFailure(error);
    if (!isTabShut(found)) throw error;
    write({ ...sent, orders: new Map() });
    run.failed(found);
  }
}

function planRecord(run: Run, shop: Shop, { results, attempts, orders }: SentBatch) {
  const now = run.world.clock.now();
  const { ledger, tables } = shop;
  const ready = new Set(readyOf(shop).map(({ name }) => name));
  const answered = [...orders.values()];
  const facts = orderFacts(shop, answered, { now, asShown: run.world.workbook.asShown });
  const { changes, canceled } = planOrderImport(answered, facts);
  return [
    ...planShipmentResults(results, tables.shipments, ledger, now),
    ...planRetries(
      ledger,
      "shipment",
      attempts.tried.map((one) => unansweredToo(one, results)),
      now,
      (name) => ready.has(name),
    ),
    ...changes,
    ...canceled.map((one) => run.log(canceledEntry(one))),
    ...results.flatMap(logResult(run)),
  ];
}

/** A shipment that left and got no answer has not worked yet either. */
function unansweredToo(tried: Tried, results: readonly ShipmentResult[]): Tried {
  const result = results.find(({ shipment }) => shipment.name === tried.name);
  return result?.kind === "unknown" ? { ...tried, said: result.said } : tried;
}

/** Fails: nothing left, with the reason. */
function send(run: Run, shipment: ReadyShipment, orders: Answered): ShipmentResult {
  const { marketplace } = run;
  const { po } = shipment;
  const decision = decide(run, shipment, orders);
  if (decision.kind === "done") return { kind: decision.state, shipment, said: decision.said };
  if (decision.acknowledgeFirst) {
    const [acknowledged] = marketplace.acknowledgeOrders([po]);
    if (acknowledged === undefined) throw notSent();
    if (acknowledged.kind !== "accepted")
      throw failure("transient", acknowledged.issue.code, acknowledged.issue.message);
  }
  const outcome = ship(run, decision);
  if (outcome === null) throw notSent();
  if (outcome.kind === "unknown") return { kind: "unknown", shipment, said: outcome.issue.message };
  if (outcome.kind === "accepted") {
    orders.set(po, outcome.answer);
    return { kind: "sent", shipment, said: WALMART_SHOWS_IT };
  }
  return wasShown(run, shipment, orders)
    ? { kind: "sent", shipment, said: WALMART_SHOWS_IT }
    : { kind: "refused", shipment, said: outcome.issue.message };
}

/** From the moment it may have left, any error means that it may have arrived. */
function ship(
  { marketplace }: Run,
  decision: ShipmentDecision & { readonly kind: "send" },
): Outcome<MarketplaceOrder> | null {
  try {
    return marketplace.shipPackage(decision.package);
  } catch (error) {
    const { kind, code, message } = toFailure(error);
    if (kind === "setup") throw error;
    return { kind: "unknown", issue: issue(code, decision.package.po, message) };
  }
}

/** After a refusal: another run, or a person on Walmart, may have sent the very same package in between. */
function wasShown(run: Run, shipment: ReadyShipment, orders: Answered): boolean {
  try {
    const seen = decide(run, shipment, orders);
    return seen.kind === "done" && seen.state === "sent";
  } catch (error) {
    if (isFailure(error)) return false;
    throw error;
  }
}

const notSent = () =>
  leftOver("The time or the requests of this run were used up before it was sent. The next run sends it.");

/** Reads the order and decides what to do. */
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
  ({ shipment, kind, said }: ShipmentResult) => {
    const entry = { area: "Shipments", key: shipment.po, todo: null } as const;
    if (kind === "sent")
      return [
        run.log({ ...entry, severity: "Info", what: `The shipment of order ${shipment.po} was told to Walmart.` }),
      ];
    if (kind === "refused") return [run.log({ ...entry, severity: "Problem", what: said })];
    return [];
  };
