/** Issues ids for new rows and computes every cell that follows from the others. */

import { planShelf } from "../domain/fulfilment/gone";
import { retypedEntry } from "../domain/log/log";
import { planSeenStatuses } from "../domain/orders/order-memory";
import { labelOf, planKeys } from "../domain/orders/retyped-keys";
import type { Change } from "../domain/values/change";
import { lotPlan, statusesLookedAt } from "../domain/workbook/lots";
import { planDerivedCells, planIssuedIds } from "../domain/workbook/plan-derived-cells";
import { type FreedUnits, freedUnits, planFreedMemory } from "../domain/workbook/plan-freed-units";
import type { Shop } from "../domain/workbook/shop";
import { QUANTITY_TABS } from "../domain/workbook/tabs";
import type { Run } from "./phases";

/** Shops of which every computed cell holds what it should: looking at the same shop again finds the same. */
const inStep = new WeakSet<Shop>();

/** `beside`: what else the same commit should hold. */
export function computeCells(run: Run, beside: (shop: Shop) => readonly Change[] = () => []): void {
  run.need(QUANTITY_TABS);
  const before = run.shop();
  if (!inStep.has(before)) run.commit("issue ids", (shop) => idsAndKeys(run, shop));
  run.commit("compute cells", (shop) => [...(inStep.has(shop) ? [] : computed(run, shop)), ...beside(shop)]);
  // A commit that wrote something leaves another shop.
  if (run.shop() === before) inStep.add(before);
}

const idsAndKeys = (run: Run, shop: Shop): Change[] => [
  ...shop.retyped.map(({ row }) => planKeys(row)),
  ...shop.retyped.flatMap(({ row, shown }) =>
    shown === labelOf(row) ? [] : [run.log(retypedEntry("Orders", row.values.po, labelOf(row), shown))],
  ),
  ...planIssuedIds(shop),
];

function computed(run: Run, shop: Shop): Change[] {
  const now = run.world.clock.now();
  const freed = freedUnits(shop);
  return [
    ...planDerivedCells(shop),
    ...planShelf(shop.ledger, now),
    ...(lotPlan(shop, now).changes.length === 0 ? statusesLookedAt(shop, now) : []),
    ...planSeenStatuses(shop.tables.orders, shop.ledger, new Set(freed.map(({ po }) => po))),
    ...planFreedMemory(shop.ledger, freed),
    ...freed.map((one) => run.log(freedEntry(one))),
  ];
}

const freedEntry = ({ po, lines, isRemembered }: FreedUnits) =>
  ({
    severity: "Info",
    area: "Orders",
    key: po,
    what: `The ${lines.length === 1 ? "row" : "rows"} of ${lines.map(({ label }) => label).join(", ")} left Orders, so the units committed there are free again: ${lines.flatMap(({ units }) => units).join(", ")}.`,
    todo: isRemembered ? "If that was not meant, choose Aisle ▸ More ▸ Restore Removed Orders." : null,
  }) as const;
