/** Shows an order line to the person who fulfills it, and does what that person clicks. */

import type { Said } from "../domain/log/run-report";
import { failure } from "../domain/values/failure";
import { type FoundLine, foundLine } from "../domain/workbook/plans/found-line";
import {
  addedUnits,
  confirmedUnits,
  type LineDeed,
  releasedUnits,
  takenBack,
} from "../domain/workbook/plans/line-deeds";
import { describeLine, meantLine, type ShownLine } from "../domain/workbook/plans/shown-line";
import type { Shop } from "../domain/workbook/shop";
import { QUANTITY_TABS, SHOP_TABS } from "../domain/workbook/tabs";
import { type Run, shopSeen } from "./open-run";
import type { World } from "./world";

/** Changes nothing. Fails: `setup` if no line is meant, or a tab cannot be used. */
export function showLine(world: World, about: string | null): ShownLine {
  const shop = shopSeen(world, SHOP_TABS);
  const line = meantLine(shop, about, about === null ? world.workbook.selectedRow() : null);
  if (line !== null) return describeLine(shop, line);
  throw about === null
    ? failure("setup", "nothing-selected", "Select a row of Orders, or type a PO, a customer order number or an IMEI.")
    : failure("setup", "no-such-line", `No order line has the PO, customer order number or unit “${about}”.`);
}

/**
 * The line of an order or of a unit, or the lines that a free unit can go out on. Changes nothing. Fails: `setup` if there
 * is none, or a tab cannot be used.
 */
export function findLine(world: World, text: string): FoundLine {
  const found = foundLine(shopSeen(world, SHOP_TABS), text);
  if (typeof found === "string") throw failure("setup", "no-such-line", found);
  return found;
}

/** The line as it stands after the click; `null`: its row is gone. */
export function lineNow(shop: Shop, label: string): ShownLine | null {
  const line = shop.lines.find((one) => one.label === label);
  return line === undefined ? null : describeLine(shop, line);
}

/** The label of the line; `null`: that of the selected row. Gives a sentence if no line is meant. */
export function labelMeant(run: Run, label: string | null): { readonly label: string } | Said {
  run.need(QUANTITY_TABS);
  const line = label === null ? meantLine(run.shop(), null, run.world.workbook.selectedRow()) : null;
  const meant = label ?? line?.label;
  return meant === undefined ? { isDone: false, message: "Select a row of Orders first." } : { label: meant };
}

/** Adds scanned or typed units to the line. */
export const commitUnits = (run: Run, label: string, names: string): Said =>
  doDeed(run, `units of ${label}`, (shop) => addedUnits(shop, label, names));

/** Lets units of another product go out on the line. `name: null`: all that wait for it. */
export const confirmSubstitute = (run: Run, label: string, name: string | null): Said =>
  doDeed(run, `substitutes of ${label}`, (shop) => confirmedUnits(shop, label, name));

/** Takes units that were not shipped off the line. `name: null`: all of them. */
export const releaseUnits = (run: Run, label: string, name: string | null): Said =>
  doDeed(run, `release units of ${label}`, (shop) => releasedUnits(shop, label, name));

/** Takes a sold unit back. `name: null`: that of the selected row of `Inventory`. */
export function takeBackUnit(run: Run, name: string | null, order: string | null): Said {
  run.need(QUANTITY_TABS);
  const meant = name ?? selectedUnit(run);
  if (meant === null) return { isDone: false, message: "Select a row of Inventory first." };
  return doDeed(run, "take back", (shop) => takenBack(shop, meant, order));
}

function selectedUnit({ world, shop }: Run): string | null {
  const selected = world.workbook.selectedRow();
  const { units } = shop();
  const unit = selected?.tab === "inventory" ? units.find(({ position }) => position === selected.position) : undefined;
  return unit?.id ?? unit?.imei ?? null;
}

function doDeed(run: Run, about: string, deed: (shop: Shop) => LineDeed): Said {
  let said: Said = { isDone: false, message: "" };
  run.commit(about, (shop) => {
    const { changes, ...rest } = deed(shop);
    said = rest;
    return changes;
  });
  return said;
}
