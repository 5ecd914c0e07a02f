/** Shows an order line to the person who fulfills it, and does what that person clicks. */

import type { Said } from "../domain/log/run-report";
import { failure } from "../domain/values/failure";
import { addedUnits, type LineDeed, releasedUnits } from "../domain/workbook/plans/line-deeds";
import { describeLine, meantLine, type ShownLine } from "../domain/workbook/plans/shown-line";
import { readShop, type Shop } from "../domain/workbook/shop";
import { QUANTITY_TABS } from "../domain/workbook/tabs";
import { type Run, readGate } from "./open-run";
import type { World } from "./world";

/** Changes nothing. Fails: `setup` if no line is meant, or a tab cannot be used. */
export function showLine({ workbook, store }: World, about: string | null): ShownLine {
  const { tables, unusable } = workbook.read();
  const reasons = [...QUANTITY_TABS, "settings" as const, "ledger" as const].flatMap((tab) => unusable.get(tab) ?? []);
  if (reasons.length > 0) throw failure("setup", "tab-unusable", reasons.join(" "));
  const shop = readShop(tables, readGate(store));
  const line = meantLine(shop, about, about === null ? workbook.selectedRow() : null);
  if (line !== null) return describeLine(shop, line);
  throw about === null
    ? failure("setup", "nothing-selected", "Select a row of Orders, or type a PO, a customer order number or an IMEI.")
    : failure("setup", "no-such-line", `No order line has the PO, customer order number or unit “${about}”.`);
}

/** The line as it stands after the click; `null`: its row is gone. */
export function lineNow(shop: Shop, label: string): ShownLine | null {
  const line = shop.lines.find((one) => one.label === label);
  return line === undefined ? null : describeLine(shop, line);
}

/** Adds scanned or typed units to the line. */
export const commitUnits = (run: Run, label: string, names: string): Said =>
  doOnLine(run, label, (shop) => addedUnits(shop, label, names));

/** Takes units that were not shipped off the line. `name: null`: all of them. */
export const releaseUnits = (run: Run, label: string, name: string | null): Said =>
  doOnLine(run, label, (shop) => releasedUnits(shop, label, name));

function doOnLine(run: Run, label: string, deed: (shop: Shop) => LineDeed): Said {
  run.need(QUANTITY_TABS);
  let said: Said = { isDone: false, message: "" };
  run.commit(`units of ${label}`, (shop) => {
    const { changes, ...rest } = deed(shop);
    said = rest;
    return changes;
  });
  return said;
}
