/** What Home offers until Aisle works by itself, and its switches afterwards. Each writes what a click means. */

import { type CountingChoice, planCounting } from "../domain/inventory/plan-counting";
import type { LogEntry } from "../domain/log/log";
import type { Said } from "../domain/log/run-report";
import { planTicks } from "../domain/quantities/guards/plan-preview";
import { nameOfSetting } from "../domain/settings/settings";
import { planSetting } from "../domain/settings/settings-columns";
import { counted, enumerated } from "../domain/values/words";
import { planSamplesIn, planSamplesOut, samplesIn } from "../domain/workbook/sample-rows";
import type { Run } from "./open-run";

/** The three switches of the product. */
export type SwitchName = "orderImport" | "quantitySync" | "shipStation";

/** What each switch does from now on. */
const SWITCHED: Readonly<Record<SwitchName, Readonly<Record<"On" | "Off", string>>>> = {
  orderImport: {
    On: "Order Import is on. The next run brings the orders that are open on Walmart, and from now on every new one.",
    Off: "Order Import is off. New orders are not imported, so Walmart's sales are not subtracted. Nothing was deleted.",
  },
  quantitySync: {
    On: "Inventory Quantity Sync is on. The next run shows every change in Preview first, for you to approve.",
    Off: "Inventory Quantity Sync is off. Walmart keeps the quantities that it has.",
  },
  shipStation: {
    On: "ShipStation is on. The next run sends it the orders that are ticked to go there.",
    Off: "ShipStation is off. Orders that are there stay there.",
  },
};

/** Writes a switch into Settings. */
export function turn(run: Run, name: SwitchName, to: "On" | "Off"): Said {
  turnAll(run, [name], to);
  return { isDone: true, message: SWITCHED[name][to] };
}

/** Turns on what sends quantities and what subtracts sales from them: one without the other oversells. */
export const turnOnSync = (run: Run): void => turnAll(run, ["orderImport", "quantitySync"], "On");

/** Shows the person what waits for them; nothing if nothing does. */
export function openPreview(run: Run): void {
  if (run.shop().tables.preview.length > 0) run.world.workbook.show("preview", null);
}

/** Log says who turned a switch, since colleagues wonder about it later. */
function turnAll(run: Run, names: readonly SwitchName[], to: "On" | "Off"): void {
  run.need(["settings"]);
  const user = run.world.user();
  run.commit("switch", ({ tables, settings }) =>
    names.flatMap((name) => [
      ...planSetting(tables.settings, nameOfSetting(name), to),
      ...(settings[name] === (to === "On") ? [] : [run.log(turnedEntry(name, to, user))]),
    ]),
  );
}

const AREAS = { orderImport: "Orders", quantitySync: "Quantities", shipStation: "Shipments" } as const;

const turnedEntry = (name: SwitchName, to: "On" | "Off", user: string): LogEntry => ({
  severity: "Info",
  area: AREAS[name],
  key: null,
  what: `${user} turned ${nameOfSetting(name)} ${to.toLowerCase()}.`,
  todo: null,
});

/** Writes into both tabs which statuses and warehouses count. */
export function saveCounting(run: Run, chosen: CountingChoice): Said {
  const { statuses, warehouses } = chosen;
  if (statuses.length === 0 || warehouses.length === 0)
    return { isDone: false, message: "Tick at least one status and one warehouse. Only stock that has both counts." };
  run.need(["inventoryStatuses", "warehouses"]);
  run.commit("counting", ({ tables }) => planCounting(tables, chosen));
  return {
    isDone: true,
    message: `Units in status ${enumerated(statuses)} and warehouse ${enumerated(warehouses)} count from now on.`,
  };
}

/** Puts in the sample rows, or takes them out again. */
export function putSamples(run: Run): Said {
  run.need(["products", "inventory"]);
  run.commit("samples in", ({ tables }) => planSamplesIn(tables));
  return {
    isDone: true,
    message: `${counted(samplesIn(run.shop().tables).length, "sample row is", "sample rows are")} in Products and Inventory. They count for nothing.`,
  };
}

export function takeSamples(run: Run): Said {
  run.need(["products", "inventory"]);
  run.commit("samples out", ({ tables }) => planSamplesOut(tables));
  const left = samplesIn(run.shop().tables).length;
  return left === 0
    ? { isDone: true, message: "The sample rows are out again." }
    : {
        isDone: false,
        message: `${counted(left, "sample row", "sample rows")} stayed, since somebody changed or used them. Delete them in Products and Inventory if you do not need them.`,
      };
}

/**
 * Ticks rows of Preview. `these`: the selected ones if there are several; otherwise those that the tab's filter leaves,
 * if it hides any; otherwise the selected one.
 * Nothing is sent yet.
 */
export function approve(run: Run, which: "all" | "these"): Said {
  run.need(["preview"]);
  const chosen = which === "all" ? null : new Set(rowsMeant(run));
  if (chosen?.size === 0)
    return {
      isDone: false,
      message: "No change is selected. Select rows in Preview, or filter them, and click again.",
    };
  let ticked = 0;
  let all = 0;
  run.commit("approve rows", ({ tables }) => {
    const rows = tables.preview.filter(({ values }) => values.sku !== null);
    const meant = chosen === null ? rows : rows.filter(({ values }) => chosen.has(values.sku ?? ""));
    ticked = meant.length;
    all = rows.length;
    return [...planTicks(meant), ...(ticked === 0 ? [] : [run.log(approvedEntry(ticked, run.world.user()))])];
  });
  if (all === 0) return { isDone: false, message: "Preview shows no change, so there is nothing to approve." };
  return {
    isDone: true,
    message: `${ticked} of ${counted(all, "change")} approved. Click Send approved to send them.`,
  };
}

const approvedEntry = (count: number, user: string): LogEntry => ({
  severity: "Info",
  area: "Quantities",
  key: null,
  what: `${user} approved ${counted(count, "change")} in Preview.`,
  todo: null,
});

/** The listing SKUs of the rows meant, so that rows may move meanwhile. */
function rowsMeant(run: Run): readonly string[] {
  const { preview } = run.shop().tables;
  const { workbook } = run.world;
  const selected = workbook.selectedRows().flatMap(({ tab, position }) => (tab === "preview" ? [position] : []));
  const shown = selected.length > 1 ? [] : workbook.visibleRows("preview");
  const meant = selected.length > 1 || shown.length === preview.length ? selected : shown;
  return preview.flatMap(({ position, values }) => (meant.includes(position) ? (values.sku ?? []) : []));
}
