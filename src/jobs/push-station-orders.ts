/**
 * Sends orders to ShipStation. What is about to be saved is written down first, so that the next run can tell what arrived;
 * an order keeps its key, so saving it again makes no second one. One order that fails holds up no other.
 */
import { forget, remember } from "../domain/ledger/ledger";
import { planNotWanted, planRetries, retryOf } from "../domain/retries/retries";
import { type Listing, type LookedFor, readListing } from "../domain/shipstation/looked-up";
import type { StationPlan } from "../domain/shipstation/plan-station-order";
import { storeFor } from "../domain/shipstation/stores";
import type { Instant } from "../domain/values/brand";
import { type Failure, leftOver, OUT_OF_BUDGET, toFailure } from "../domain/values/failure";
import type { Outcome } from "../domain/values/outcome";
import { DAY_MS } from "../domain/values/time";
import { counted } from "../domain/values/words";
import { settingsFacts } from "../domain/workbook/numbers";
import {
  decideOrder,
  type Look,
  planLook,
  planSaved,
  type Saved,
  STATION_LIST,
  type ToLook,
  toLookAt,
} from "../domain/workbook/plans/station-look";
import { isStationUnclear } from "../domain/workbook/plans/station-orders";
import type { ShipStation, StationStore } from "../ports/ship-station";
import { sendApart, tryEach } from "./each";
import type { Run } from "./open-run";

const STORE = "store";

/** Does nothing, and asks nothing, unless something is to be saved or an order may still be open there. */
export function pushStationOrders(run: Run): void {
  if (!run.shop().settings.shipStation) {
    run.commit("ShipStation is off", ({ ledger }) => planNotWanted(ledger, ["stationOrder", "stationOrders"]));
    return;
  }
  if (isStationUnclear(run.shop()) || settingsFacts(run.shop()).station.length > 0) return;
  run.need(["orders", "channels", "orderStatuses"]);
  const { orders, barred, isWatching, from } = toLookAt(run.shop(), run.retryTime(), run.world.clock.now());
  if (orders.length === 0 && !isWatching) {
    record(run, { plans: barred, listing: null, listedUntil: null, tried: [] });
    return;
  }
  const station = run.world.shipStation();
  const store = storeOf(run, station);
  if (store === null) return;
  const saves = record(run, lookAt(run, station, { orders, barred, isWatching, from }));
  if (saves.size > 0) save(run, station, { saves, store });
}

/** The store for new orders, looked up once a day. `null`: the report says why there is none. */
function storeOf(run: Run, station: ShipStation): string | null {
  const name = run.shop().settings.stationStore ?? "";
  const known = run.shop().ledger.recall("stationStore", STORE);
  const at = run.world.clock.now();
  const usual = known?.name === name ? known.id : null;
  if (known?.name === name && at - known.at < DAY_MS) return usual;
  const stores = storesOf(run, station, usual);
  if (stores === null) return usual;
  const { id, problem } = storeFor(stores, name || null);
  if (problem !== null) run.miss(problem);
  run.commit("ShipStation store", ({ ledger }) =>
    id === null ? forget(ledger, "stationStore", STORE) : [remember(ledger, "stationStore", STORE, { name, id, at })],
  );
  return id;
}

/** `null`: they cannot be read just now, and there is the store of the day before, `usual`, to go on with. */
function storesOf(run: Run, station: ShipStation, usual: string | null): readonly StationStore[] | null {
  try {
    return station.listStores();
  } catch (error) {
    const found = toFailure(error);
    if (usual !== null && found.kind !== "setup" && found.code !== OUT_OF_BUDGET) return null;
    noteUnread(run, found);
    throw error;
  }
}

/** What cannot be read is remembered, so that its age is told. */
function noteUnread(run: Run, { kind, code, message }: Failure): void {
  if (kind === "setup" || code === OUT_OF_BUDGET) return;
  const tried = [{ name: STATION_LIST, said: message }];
  run.commit("ShipStation's list", ({ ledger }) => planRetries(ledger, "stationOrders", tried, run.world.clock.now()));
}

/** Reads what changed in ShipStation, and decides what is saved of each order. Other orders are looked up one by one. */
function lookAt(run: Run, station: ShipStation, { orders, barred, from }: ToLook): Look {
  const shop = run.shop();
  const now = run.world.clock.now();
  const { listing, isComplete } = listFrom(run, station, from);
  const plans = new Map(barred);
  const unlisted = new Map<string, LookedFor>();
  for (const order of orders) {
    if (listing.current(order) === undefined) unlisted.set(order.po, order);
    else plans.set(order.po, decideOrder(shop, order, listing, now));
  }
  const found = tryEach(run, "stationOrder", [...unlisted.keys()], (po) => readListing(station.findOrders(po), null));
  for (const [po, own] of found.results) plans.set(po, decideOrder(shop, unlisted.get(po) as LookedFor, own, now));
  if (found.ended !== null) run.failed(found.ended);
  return { plans, listing, listedUntil: isComplete ? now : null, tried: found.tried };
}

function listFrom(run: Run, station: ShipStation, from: Instant): { listing: Listing; isComplete: boolean } {
  try {
    const { entries, complete, failure } = station.listOrders(from);
    if (failure !== null) {
      noteUnread(run, failure);
      run.failed(failure);
    }
    return { listing: readListing(entries, complete ? from : null), isComplete: complete };
  } catch (error) {
    noteUnread(run, toFailure(error));
    throw error;
  }
}

type Save = Extract<StationPlan, { readonly kind: "save" }>;

/** Writes down what was seen, and what is about to be saved. Gives the latter. */
function record(run: Run, look: Look): ReadonlyMap<string, Save> {
  run.commit("look at ShipStation", (shop) => {
    const { changes, entries } = planLook(shop, look, run.world.clock.now());
    return [...changes, ...entries.map((entry) => run.log(entry))];
  });
  return new Map([...look.plans].flatMap(([po, plan]) => (plan.kind === "save" ? [[po, plan] as const] : [])));
}

function save(
  run: Run,
  station: ShipStation,
  { saves, store }: { readonly saves: ReadonlyMap<string, Save>; readonly store: string },
): void {
  const { ledger } = run.shop();
  const items = [...saves];
  const outcomes = sendApart(
    run,
    items,
    ([po]) => retryOf(ledger, "stationOrder", po)?.tries ?? 0,
    (batch) =>
      station.saveOrders(
        batch.map(([, plan]) => plan),
        store,
      ),
  );
  const saved = new Map(items.map((one) => [one[0], savedAs(one[1], outcomes.get(one))]));
  run.commit("record ShipStation orders", (shop) => {
    const { changes, entries } = planSaved(shop, saved, run.world.clock.now());
    return [...changes, ...entries.map((entry) => run.log(entry))];
  });
  const results = [...saved.values()];
  run.count("stationOrders", results.filter(({ id }) => id !== null).length);
  run.count("failed", results.filter(({ said }) => said !== null).length);
  const left = results.filter(({ id, said }) => id === null && said === null).length;
  if (left > 0)
    run.failed(
      leftOver(
        `Time or requests were used up before ${counted(left, "order")} could be sent to ShipStation. The next run goes on.`,
      ),
    );
}

function savedAs(plan: Save, outcome: Outcome<string> | undefined): Saved {
  if (outcome === undefined) return { plan, id: null, said: null, isUnknown: false };
  if (outcome.kind === "accepted") return { plan, id: outcome.answer, said: null, isUnknown: false };
  return { plan, id: null, said: outcome.issue.message, isUnknown: outcome.kind === "unknown" };
}
