/**
 * Tells Walmart about the packages in `Shipments`. A shipment cannot be repeated, so it is written down before it is
 * sent: the row reads *Sending*, and the ledger knows the shipment. The order is read right before it is sent. One
 * shipment that fails holds up no other.
 */
import type { MarketplaceOrder } from "../domain/orders/order";
import { canceledEntry } from "../domain/orders/order-entries";
import { planOrderImport } from "../domain/orders/plan-order-import";
import { dueFirst, planRetries, type Tried } from "../domain/retries/retries";
import { spellingsOf } from "../domain/shipments/carrier-rows";
import { decideShipment, type ShipmentDecision, sentText } from "../domain/shipments/decide-shipment";
import type { ReadyShipment } from "../domain/shipments/parsed-shipment";
import { planSending, planShipmentResults, type ShipmentResult } from "../domain/shipments/plan-shipments";
import { readShipments } from "../domain/shipments/read-shipments";
import { inTurn } from "../domain/shipments/rivals";
import { rememberedShipments, shipmentMemory } from "../domain/shipments/shipment-names";
import type { PurchaseOrderId } from "../domain/values/brand";
import { failure, isTabShut, leftOver, toFailure } from "../domain/values/failure";
import { issue } from "../domain/values/issue";
import type { Outcome } from "../domain/values/outcome";
import { orderFacts } from "../domain/workbook/plans/order-facts";
import { planSeenPackages } from "../domain/workbook/plans/seen-packages";
import type { Shop } from "../domain/workbook/shop";
import { type Attempts, tryEach } from "./each";
import type { Run } from "./open-run";

/** Sends the shipments that are due. Each is written down first, so that a run that dies cannot send one twice. */
export function sendShipments(run: Run): void {
  run.need(["shipments", "orders", "carriers"]);
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
  const results = [...due].flatMap((name) => resultOf(ready.get(name), attempts));
  record(run, { results, attempts, orders });
  run.count("shipments", results.filter(({ kind }) => kind === "sent").length);
  if (attempts.ended !== null) run.failed(attempts.ended);
}

/** `due`: gets the shipments whose turn it is. */
function planAhead(run: Run, shop: Shop, due: Set<string>) {
  const readings = readingsOf(shop);
  const names = inTurn(readings).map(({ name }) => name);
  due.clear();
  for (const name of dueFirst(shop.ledger, "shipment", names, run.retryTime())) due.add(name);
  return planSending(readings, { ...shop, rows: shop.tables.shipments, due, now: run.world.clock.now() });
}

const readingsOf = ({ tables, lines, ledger }: Shop) =>
  readShipments(tables.shipments, lines, spellingsOf(tables.carriers), ledger);

const readyOf = (shop: Shop): readonly ReadyShipment[] => inTurn(readingsOf(shop));

/** Walmart's answers by PO, so that the rows in `Orders` follow in the same commit. */
type Answered = Map<string, MarketplaceOrder>;

/** A shipment that was not tried, or failed before anything left, goes back to its state before this run. */
function resultOf(
  shipment: ReadyShipment | undefined,
  { results, tried, ended }: Attempts<ShipmentResult>,
): readonly ShipmentResult[] {
  if (shipment === undefined) return [];
  const result = results.get(shipment.name);
  if (result !== undefined) return [result];
  const said = tried.find(({ name }) => name === shipment.name)?.said ?? ended?.message ?? "";
  return [{ kind: "unsent", shipment, said }];
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
    ...planSeenPackages(shop, answered, { now }),
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
  if (decision.kind === "wait") throw failure("declined", "others-first", decision.said);
  if (decision.kind === "send" && decision.acknowledgeFirst) {
    const [acknowledged] = marketplace.acknowledgeOrders([po]);
    if (acknowledged === undefined) throw notSent();
    if (acknowledged.kind !== "accepted")
      throw failure("transient", acknowledged.issue.code, acknowledged.issue.message);
  }
  const outcome = tell(run, decision, po);
  if (outcome === null) throw notSent();
  if (outcome.kind === "accepted") orders.set(po, outcome.answer);
  if (outcome.kind === "accepted" && decision.kind === "send")
    return { kind: "sent", shipment, said: sentText(shipment, outcome.answer) };
  const seen = afterwards(run, shipment, orders, outcome.kind === "accepted" ? outcome.answer : null);
  const said = outcome.kind === "accepted" ? PARTLY_CORRECTED : outcome.issue.message;
  if (seen?.kind === "done" && (seen.state === "sent" || outcome.kind === "refused"))
    return { kind: seen.state, shipment, said: seen.said };
  return { kind: outcome.kind === "refused" ? "refused" : "unknown", shipment, said };
}

const PARTLY_CORRECTED = "Walmart does not show the corrected number on every line yet. The next run looks again.";

/** From the moment it may have left, any error means that it may have arrived. */
function tell(
  { marketplace }: Run,
  decision: ShipmentDecision & { readonly kind: "send" | "correct" },
  po: PurchaseOrderId,
): Outcome<MarketplaceOrder> | null {
  try {
    return decision.kind === "send"
      ? marketplace.shipPackage(decision.package)
      : marketplace.correctTracking(decision.correction);
  } catch (error) {
    const { kind, code, message } = toFailure(error);
    if (kind === "setup") throw error;
    return { kind: "unknown", issue: issue(code, po, message) };
  }
}

/**
 * What Walmart's answer shows, or the order read once more: the package may have arrived although no clear answer came, and
 * after a refusal somebody may have shipped or canceled in between. `null`: the order could not be read.
 */
function afterwards(
  run: Run,
  shipment: ReadyShipment,
  orders: Answered,
  answer: MarketplaceOrder | null,
): ShipmentDecision | null {
  try {
    return answer === null ? decide(run, shipment, orders) : decideFor(run, shipment, answer);
  } catch {
    // Whatever failed here, the package may have left: forgetting that could ship it twice.
    return null;
  }
}

const notSent = () =>
  leftOver("The time or the requests of this run were used up before it was sent. The next run sends it.");

/** Reads the order and decides what to do. */
function decide(run: Run, shipment: ReadyShipment, orders: Answered): ShipmentDecision {
  const order = run.marketplace.getOrder(shipment.po);
  if (order !== null) orders.set(shipment.po, order);
  return decideFor(run, shipment, order);
}

function decideFor({ world, shop }: Run, shipment: ReadyShipment, order: MarketplaceOrder | null): ShipmentDecision {
  const { ledger, tables } = shop();
  const shipAnyway = new Set(
    tables.orders.flatMap(({ values }) => (values.po === shipment.po && values.shipAnyway ? [values.line ?? ""] : [])),
  );
  const memory = shipmentMemory(ledger, shipment.name);
  return decideShipment(shipment, order, {
    memory,
    remembered: () => rememberedShipments(ledger),
    shipAnyway,
    now: world.clock.now(),
  });
}

const logResult =
  (run: Run) =>
  ({ shipment, kind, said }: ShipmentResult) => {
    const entry = { area: "Shipments", key: shipment.po, todo: null } as const;
    if (kind === "sent")
      return [
        run.log({
          ...entry,
          severity: "Info",
          what: `${toldOf(shipment)} of order ${shipment.po} was sent to Walmart.`,
        }),
      ];
    if (kind === "refused") return [run.log({ ...entry, severity: "Problem", what: said })];
    return [];
  };

const toldOf = ({ former }: ShipmentResult["shipment"]): string =>
  former.some(({ memory }) => memory.state === "sent") ? "The corrected tracking number" : "The tracking number";
