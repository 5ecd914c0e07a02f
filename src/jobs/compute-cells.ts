/** Issues ids for new rows and computes every cell that follows from the others. */
import { planDerivedCells, planIssuedIds } from "../domain/workbook/plan-derived-cells";
import { QUANTITY_TABS } from "../domain/workbook/tabs";
import type { Run } from "./phases";

export function computeCells(run: Run): void {
  run.need(QUANTITY_TABS);
  run.commit("issue ids", planIssuedIds);
  run.commit("compute cells", planDerivedCells);
}
