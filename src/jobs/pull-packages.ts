/**
 * Brings what left by ShipStation into `Shipments`, where the next phase tells Walmart. It concerns nothing else: while
 * ShipStation fails, orders and quantities go on.
 */
import { unitsPerListing } from "../domain/connections/recipe";
import { dueFirst, planNotWanted, planRetries } from "../domain/retries/retries";
import type { Packed } from "../domain/shipstation/package-contents";
import { takenEntry } from "../domain/shipstation/package-entries";
import { type PackageWindow, packageWindow, planRead } from "../domain/shipstation/package-window";
import { type PackageFacts, packagesToLookUp, planPackages } from "../domain/shipstation/plan-packages";
import type { StationPackage } from "../domain/shipstation/station-package";
import { type Failure, failure, isTabShut, leftOver, toFailure } from "../domain/values/failure";
import type { Shop } from "../domain/workbook/shop";
import type { StationList } from "../ports/ship-station";
import type { Run } from "./open-run";

/** The name under which a failure is remembered. */
const LIST = "list";

/** Takes what is new since the last look. A failure is remembered with its age and tried again by itself. */
export function pullPackages(run: Run): void {
  if (run.shop().unreadSettings.has("shipStation")) return;
  if (!run.shop().settings.shipStation) {
    run.commit("packages off", ({ ledger }) => planNotWanted(ledger, ["packages"]));
    return;
  }
  run.need(["shipments", "orders"]);
  if (dueFirst(run.shop().ledger, "packages", [LIST], run.retryTime()).length === 0) return;
  try {
    pullAll(run);
  } catch (error) {
    const found = toFailure(error);
    if (isTabShut(found)) throw error;
    run.commit("packages not read", ({ ledger }) => noted(run, ledger, found));
    run.failed(found);
  }
}

const noted = (run: Run, ledger: Shop["ledger"], found: Failure | null) =>
  planRetries(ledger, "packages", [{ name: LIST, said: found?.message ?? null }], run.world.clock.now());

function pullAll(run: Run): void {
  const startedAt = run.world.clock.now();
  const { lines, ledger } = run.shop();
  const window = packageWindow(lines, ledger, startedAt);
  const list = run.shipStation().listPackages(window.since);
  const lookedUp = new Map<string, Packed | null>();
  const short = lookUp(run, packagesToLookUp(list.entries, factsOf(run, run.shop(), window)), lookedUp);
  const found = short ?? failureOf(list);
  run.commit("pull packages", (shop) => {
    const { changes, entries, taken } = planPackages(list.entries, lookedUp, factsOf(run, shop, window));
    return [
      ...changes,
      ...[...entries, ...(taken > 0 ? [takenEntry(taken)] : [])].map(run.log),
      ...noted(run, shop.ledger, found),
      ...(found === null ? planRead(shop.ledger, window, startedAt) : []),
    ];
  });
  for (const { message } of list.issues) run.miss(message);
  if (found !== null) run.failed(found);
}

const failureOf = ({ complete, failure: found }: StationList<StationPackage>): Failure | null =>
  found ??
  (complete
    ? null
    : failure(
        "transient",
        "packages-missing",
        "ShipStation gave fewer labels than it says it has. The next run asks again.",
      ));

const factsOf = (run: Run, { tables, lines, ledger, recipesOf }: Shop, { begun }: PackageWindow): PackageFacts => ({
  rows: tables.shipments,
  lines,
  ledger,
  stockUnits: (line) => Math.max(1, ...recipesOf(line).map(unitsPerListing)),
  begun,
  now: run.world.clock.now(),
});

/** The most orders that are looked up in one run, since ShipStation allows 40 requests a minute. */
const MOST_LOOKED_UP = 15;

/** Looks up the orders of packages that do not say what is in them. Gives why some are left; `null`: none are. */
function lookUp(run: Run, open: readonly StationPackage[], lookedUp: Map<string, Packed | null>): Failure | null {
  for (const { id, orderId } of open.slice(0, MOST_LOOKED_UP)) {
    try {
      lookedUp.set(id, orderId === "" ? null : run.shipStation().getOrder(orderId));
    } catch (error) {
      const found = toFailure(error);
      if (found.kind === "setup") throw error;
      if (found.kind === "transient") return found;
      // ShipStation answers, but not about this order, so a person has to say what is in the package.
      lookedUp.set(id, null);
    }
  }
  return open.length > MOST_LOOKED_UP
    ? leftOver("More packages came from ShipStation than one run looks into. The next run goes on.")
    : null;
}
