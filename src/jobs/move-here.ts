/** The two choices in a copy: to keep it for looking, or to move Aisle into it. */
import type { Said } from "../domain/log/run-report";
import { OVERLAP_MS, reachFrom } from "../domain/orders/order-windows";
import { statusSentence } from "../domain/status/status";
import { instant } from "../domain/values/brand";
import { failure, toFailure } from "../domain/values/failure";
import { HOUR_MS, MINUTE_MS } from "../domain/values/time";
import { enumerated } from "../domain/values/words";
import { freshSigns, keptSigns, newestSent, planMove, signsOf } from "../domain/workbook/copies";
import { readShop, type Shop } from "../domain/workbook/shop";
import { BUSY } from "./phases";
import { isCopy, keepChoice, readChoice, settleHere } from "./whose";
import type { World } from "./world";

/** How many listings are compared with Walmart. */
const LOOKED_AT = 40;
/** How long a first click counts. Unit: milliseconds. */
const ASKED_FOR_MS = 24 * 3_600_000;
/**
 * If the original worked after it was copied, this much time without another sign shows that it was stopped. Unit:
 * milliseconds.
 */
const QUIET_MS = HOUR_MS + 10 * MINUTE_MS;
/** The most signs in a notice. */
const NAMED = 3;
const COMMIT_TRIES = 6;

/** The seller only looks at this copy: no run works in it, and the person's schedule ends. */
export const lookOnly = (world: World): Said =>
  inCopy(world, () => {
    world.triggers.leave();
    keepChoice(world, { isForLooking: true });
    forgetReport(world);
    return done(statusSentence({ kind: "copy", isForLooking: true }));
  });

/**
 * The first click asks the seller to stop the original. Every click asks Walmart. Aisle moves with a later click that
 * finds no sign of the original still working. Then everything has to be looked through in Preview.
 */
export const moveHere = (world: World): Said =>
  inCopy(world, (shop, noted) => {
    const now = world.clock.now();
    const { asked } = readChoice(world);
    const isAsked = asked !== undefined && now - asked.at < ASKED_FOR_MS;
    if (world.secrets.credentials() === null) {
      if (!isAsked) ask(world, []);
      return undone(`${STOP} Then open the sidebar here, type the Walmart key, and choose Move Aisle Here again.`);
    }
    const signs = signsAt(world, shop);
    const fresh = isAsked ? freshSigns(signs, asked.signs) : signs;
    if (!isAsked || fresh.length > 0) {
      ask(world, signs);
      return undone(`${signText(fresh)}${STOP} ${signs.length === 0 ? "Then choose" : AFTER} Move Aisle Here again.`);
    }
    if (signs.length > 0 && now - asked.at < QUIET_MS)
      return undone(
        `${signText(signs)}That it is stopped shows where nothing else follows. ${AFTER} Move Aisle Here again.`,
      );
    move(world, shop, noted);
    return done(
      "Aisle works in this spreadsheet from now on, and no longer in the one it was copied from. Choose Sync Now: every quantity then waits in Preview until you have looked through it.",
    );
  });

const STOP =
  "Stop Aisle in the spreadsheet from which this one was copied first: choose Aisle ▸ More ▸ Turn Off Automatic Runs there, and start nothing there any more.";

const AFTER = "An hour and ten minutes after your first click, choose";

const ask = (world: World, signs: readonly string[]): void =>
  keepChoice(world, { ...readChoice(world), asked: { at: world.clock.now(), signs: keptSigns(signs) } });

function signText(signs: readonly string[]): string {
  if (signs.length === 0) return "";
  const named = signs.length > NAMED ? [...signs.slice(0, NAMED), "more"] : signs;
  return `Walmart shows what was not done here: ${enumerated(named)}. So the original worked on after it was copied. `;
}

/** Fails: as the marketplace does. What it cannot say now has to be asked again. */
function signsAt(world: World, { ledger, settings }: Shop): readonly string[] {
  const market = world.marketplace(settings.environment);
  const now = world.clock.now();
  const cursor = ledger.recall("cursor", "orders");
  const stock = market.getStock(newestSent(ledger, LOOKED_AT)).flatMap((outcome) => {
    if (outcome.kind !== "accepted") throw failure("transient", "not-told", outcome.issue.message);
    return outcome.answer ?? [];
  });
  const since = instant(Math.max(reachFrom(now), (cursor?.at ?? now) - OVERLAP_MS));
  const orders = cursor === null ? [] : market.listOrders({ createdFrom: reachFrom(now), changedFrom: since }).orders;
  return signsOf(ledger, stock, orders);
}

/** The commit notes this spreadsheet's own id. Until it is written, the workbook is a copy. */
function move(world: World, first: Shop, noted: readonly string[]): void {
  const { workbook, store } = world;
  store.set("gate", "");
  let shop = first;
  for (let tries = 0; tries < COMMIT_TRIES; tries += 1) {
    const result = workbook.commit(planMove(shop.ledger), "move here");
    if (result.kind !== "stale") {
      settleHere(world, noted);
      keepChoice(world, {});
      forgetReport(world);
      return;
    }
    shop = readShop(workbook.read().tables, null);
  }
  throw failure("transient", "sheet-not-still", "Rows or columns kept moving while Aisle wrote. Choose it again.");
}

/** The next run says how the shop stands. */
const forgetReport = ({ store }: World): void => store.set("lastRun", "null");

/** Runs under the lock, and only in a copy. Always gives a sentence for the seller. */
function inCopy(world: World, choose: (shop: Shop, noted: readonly string[]) => Said): Said {
  try {
    const said = world.lock.tryLocked(() => {
      const readSet = world.workbook.read();
      if (readSet.outdated !== null) return undone(readSet.outdated);
      if (!isCopy(world, readSet))
        return undone("This spreadsheet is no copy: Aisle works in it as it is. Nothing was changed.");
      return choose(readShop(readSet.tables, null), readSet.noted);
    });
    return said ?? undone(BUSY.summary);
  } catch (error) {
    return undone(`${toFailure(error).message} Nothing was moved.`);
  }
}

const done = (message: string): Said => ({ isDone: true, message });
const undone = (message: string): Said => ({ isDone: false, message });
