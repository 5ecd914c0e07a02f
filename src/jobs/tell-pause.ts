/** Tells once in Log that no quantity leaves, and why; and once that they leave again. */
import { forget, remember } from "../domain/ledger/ledger";
import type { Change } from "../domain/values/change";
import { pauseOf } from "../domain/workbook/numbers";
import type { Shop } from "../domain/workbook/shop";
import type { Run } from "./open-run";

/** Under this name the ledger remembers since when none leaves. */
const PAUSE = "pause";

export function tellPause(run: Run): void {
  run.commit("pause", (shop) => planPause(run, shop));
}

function planPause(run: Run, shop: Shop): readonly Change[] {
  const { ledger, settings } = shop;
  const reason = settings.quantitySync ? pauseOf(shop) : null;
  const isTold = ledger.recall("cursor", PAUSE) !== null;
  const entry = { severity: "Warning", area: "Quantities", key: null, todo: null } as const;
  if (reason !== null && !isTold)
    return [
      remember(ledger, "cursor", PAUSE, { at: run.world.clock.now() }),
      run.log({ ...entry, what: `No quantity leaves: ${reason}` }),
    ];
  if (reason !== null || !isTold) return [];
  const isOff = !settings.quantitySync;
  const over = isOff ? "Inventory Quantity Sync was switched off." : "Quantities leave again.";
  return [...forget(ledger, "cursor", PAUSE), run.log({ ...entry, severity: "Info", what: over })];
}
