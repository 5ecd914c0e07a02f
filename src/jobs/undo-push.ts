/** Undo Last Push: Walmart gets back what it held, minus what was ordered since, and the sync is switched off. */
import { ORDER_LIST } from "../domain/orders/missing-orders";
import { ORDERS_UNWRITTEN, retryOf } from "../domain/retries/retries";
import { failure } from "../domain/values/failure";
import { hasPush, planUndo } from "../domain/workbook/plans/undo";
import type { Run } from "./open-run";

/** Decides and writes it down. `pushQuantities` sends it, in this run and the next ones. */
export function undoPush(run: Run): void {
  run.need(["settings", "listings"]);
  if (!hasPush(run.shop())) throw nothingToUndo();
  if ([ORDER_LIST, ORDERS_UNWRITTEN].some((name) => retryOf(run.shop().ledger, "orders", name) !== null))
    throw ordersMissing();
  run.keepGate(null);
  run.commit("undo", (shop) => [
    ...planUndo(shop, run.world.clock.now()),
    run.log({
      severity: "Info",
      area: "Quantities",
      key: null,
      what: "The last push is undone, as you chose Undo Last Push: its listings get back what Walmart had before it, minus what was ordered since. Inventory Quantity Sync is off.",
      todo: "Put right what was wrong, then switch Inventory Quantity Sync on in Settings: every change goes through Preview.",
    }),
  ]);
  run.answer(UNDONE);
}

const UNDONE =
  "The last push is undone. Inventory Quantity Sync is off now, so these numbers stay; what is left of them goes with the next runs. Once you switch it on in Settings, every change goes through Preview.";
const ordersMissing = () =>
  failure(
    "transient",
    "orders-missing",
    "Nothing was undone: Walmart's orders could not be read just now, and what was ordered since the push has to be subtracted. Choose Undo Last Push again later.",
  );

const nothingToUndo = () =>
  failure(
    "declined",
    "nothing-to-undo",
    "There is no push to undo: none is remembered, the last one was undone, or the spreadsheet was set back since.",
  );
