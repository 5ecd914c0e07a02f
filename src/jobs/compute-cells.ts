/** Issues ids for new rows and computes every cell that follows from the others. */

import { lineLabel } from "../domain/orders/order-line";
import { planSeenStatuses } from "../domain/orders/order-memory";
import { planRetyped } from "../domain/orders/retyped-keys";
import { planDerivedCells, planIssuedIds } from "../domain/workbook/plan-derived-cells";
import { type FreedUnits, freedUnits, planFreedMemory } from "../domain/workbook/plan-freed-units";
import type { Shop } from "../domain/workbook/shop";
import { QUANTITY_TABS } from "../domain/workbook/tabs";
import type { Run } from "./phases";

export function computeCells(run: Run): void {
  run.need(QUANTITY_TABS);
  run.commit("issue ids", (shop) => [
    ...planRetyped(shop.retyped),
    ...shop.retyped.map((one) => run.log(retypedEntry(one))),
    ...planIssuedIds(shop),
  ]);
  run.commit("compute cells", (shop) => {
    const freed = freedUnits(shop);
    return [
      ...planDerivedCells(shop),
      ...planSeenStatuses(shop.tables.orders, shop.ledger, new Set(freed.map(({ po }) => po))),
      ...planFreedMemory(shop.ledger, freed),
      ...freed.map((one) => run.log(freedEntry(one))),
    ];
  });
}

const freedEntry = ({ po, lines, isRemembered }: FreedUnits) =>
  ({
    severity: "Info",
    area: "Orders",
    key: po,
    what: `The ${lines.length === 1 ? "row" : "rows"} of ${lines.map(({ label }) => label).join(", ")} left Orders, so the units committed there are free again: ${lines.flatMap(({ units }) => units).join(", ")}.`,
    todo: isRemembered ? "If that was not meant, choose Extensions ▸ Aisle ▸ More ▸ Restore Removed Orders." : null,
  }) as const;

const retypedEntry = ({ row: { values }, shown }: Shop["retyped"][number]) =>
  ({
    severity: "Info",
    area: "Orders",
    key: values.po,
    what: `The row of ${lineLabel(values.po ?? "", values.line ?? "")} read ${shown}, since somebody typed over what names it. It has its own PO, Line, Channel and Customer again.`,
    todo: null,
  }) as const;
