/** Explains the selected row, or the typed text. Changes nothing. */
import { explainRow, explainText } from "../domain/explain/explain";
import type { Explanation } from "../domain/explain/explanation";
import { failure } from "../domain/values/failure";
import { readShop } from "../domain/workbook/shop";
import { QUANTITY_TABS } from "../domain/workbook/tabs";
import { readGate } from "./open-run";
import type { World } from "./world";

/**
 * `about`: a listing SKU, an IMEI or a Unit ID; `null`: the selected row. Fails: `setup` if there is nothing to
 * explain.
 */
export function explain({ workbook, clock, store }: World, about: string | null): Explanation {
  const { tables, unusable } = workbook.read();
  const reasons = [...QUANTITY_TABS, "settings" as const, "ledger" as const].flatMap((tab) => unusable.get(tab) ?? []);
  if (reasons.length > 0) throw failure("setup", "tab-unusable", reasons.join(" "));
  const shop = readShop(tables, readGate(store));
  if (about !== null) return explainText(shop, about, clock.now());
  const selected = workbook.selectedRow();
  const explanation = selected === null ? null : explainRow(shop, selected, clock.now());
  if (explanation === null) throw failure("setup", "nothing-selected", NOTHING_SELECTED);
  return explanation;
}

const NOTHING_SELECTED = "Select a row of Listings or Inventory, or type a Listing SKU, an IMEI or a Unit ID.";
