/** Issues ids for new rows and computes every cell that follows from the others. */

import { planShelf } from "../domain/fulfilment/gone";
import { retypedEntry } from "../domain/log/log";
import { planSeenStatuses } from "../domain/orders/order-memory";
import { labelOf, planKeys } from "../domain/orders/retyped-keys";
import type { Change } from "../domain/values/change";
import { planDerivedCells, planIssuedIds } from "../domain/workbook/plan-derived-cells";
import { type FreedUnits, freedUnits, planFreedMemory } from "../domain/workbook/plan-freed-units";
import type { Shop } from "../domain/workbook/shop";
import { QUANTITY_TABS } from "../domain/workbook/tabs";
import type { Run } from "./phases";

/** `beside`: what else the same commit should hold. */
export function computeCells(run: Run, beside: (shop: Shop) => readonly Change[] = () => []): void {
  run.need(QUANTITY_TABS);
  run.commit("issue ids", (shop) => [
    ...shop.retyped.map(({ row }) => planKeys(row)),
    ...shop.retyped.flatMap(({ row, shown }) =>
      shown === labelOf(row) ? [] : [run.log(retypedEntry("Orders", row.values.po, labelOf(row), shown))],
    ),
    ...planIssuedIds(shop),
  ]);
  run.commit("compute cells", (shop) => {
    const freed = freedUnits(shop);
    return [
      ...planDerivedCells(shop),
      ...planShelf(shop.ledger, run.world.clock.now()),
      ...planSeenStatuses(shop.tables.orders, shop.ledger, new Set(freed.map(({ po }) => po))),
      ...planFreedMemory(shop.ledger, freed),
      ...freed.map((one) => run.log(freedEntry(one))),
      ...beside(shop),
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
