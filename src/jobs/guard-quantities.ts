/** Holds numbers that look like an accident or were never looked through, and reports them. */
import type { Change } from "../domain/values/change";
import { toFailure } from "../domain/values/failure";
import { guardFacts, pauseOf, quantitiesOf } from "../domain/workbook/numbers";
import {
  gateAfter,
  gateBefore,
  planGuards,
  planMailed,
  planWaiting,
  type Trip,
  tripEntry,
  tripsOf,
} from "../domain/workbook/plans/guards";
import type { Shop } from "../domain/workbook/shop";
import type { Run } from "./open-run";

/** What the guards remember. It is written in the same commit as the cells that are computed with the latest orders. */
export const guardMemory =
  (run: Run) =>
  (shop: Shop): readonly Change[] => {
    const { changes, fresh } = planGuards(shop, run.world.clock.now());
    return [...changes, ...fresh.map((trip) => run.log(tripEntry(trip)))];
  };

/** Runs before quantities are sent. */
export function guardQuantities(run: Run): void {
  run.keepGate(gateBefore(run.shop(), run.world.clock.now()));
  const shop = run.shop();
  if (!shop.settings.quantitySync) return;
  const unread = quantitiesOf(shop).filter(({ waits }) => waits === "unread" || waits === "unwritten").length;
  if (unread > 0) run.tell(unreadText(unread, guardFacts(shop).missingOrders ?? ""));
  const trips = tripsOf(shop);
  for (const { what, todo } of trips) run.tell(`${what} ${todo}`);
  mail(
    run,
    trips.filter(({ isMailed }) => !isMailed),
  );
}

const unreadText = (count: number, reason: string): string =>
  `${count === 1 ? "A quantity" : `${count} quantities`} that would rise ${count === 1 ? "waits" : "wait"} in Preview, since ${reason}: more may be sold than it seems. Those that fall go on.`;

/** If a run dies between the mail and its note, the mail is sent again: better twice than never. */
function mail(run: Run, trips: readonly Trip[]): void {
  if (trips.length === 0 || !run.shop().settings.mails) return;
  const body = trips.flatMap(({ what, todo }) => [what, todo, ""]).join("\n");
  try {
    run.world.mail.send("Aisle holds quantities back", body);
    run.commit("guards told", ({ ledger }) => planMailed(ledger, trips));
  } catch (error) {
    run.tell(toFailure(error).message);
  }
}

/** Runs after quantities were sent. While everything is paused, Preview stays as it is. */
export function showWaiting(run: Run): void {
  const { settings } = run.shop();
  if (!settings.quantitySync || pauseOf(run.shop()) !== null) return;
  run.commit("preview", planWaiting);
  run.keepGate(gateAfter(run.shop()));
  const waiting = quantitiesOf(run.shop()).filter(({ waits }) => waits !== null);
  if (waiting.length === 0) return;
  run.count("toApprove", waiting.length);
  run.need(["preview"]);
}
