/** What the cell of a tracking number is good for. */
import type { CellIssue } from "../values/column";
import { issueText } from "../values/issue";
import { isHint } from "../values/parse-cell";
import type { ShipmentRow } from "./shipment-columns";

/** What the spreadsheet made of a number whose digits are lost, as sentences; `null`: it lost none. */
export const damagedTracking = ({ values, issues }: ShipmentRow): string | null =>
  values.tracking === null
    ? issueText(issues.filter(({ code, column }) => column === "tracking" && code === "identifier-not-text"))
    : null;

/**
 * What is wrong with the row's cells, as sentences; `null`: nothing. Spaces around a tracking number do not count, and a
 * shortened number is refused in words of its own.
 */
export const unreadableCells = ({ issues }: ShipmentRow): string | null =>
  issueText(issues.filter((found) => !isHint(found) && !isReadAnyway(found)));

const isReadAnyway = ({ code, column }: CellIssue): boolean =>
  column === "tracking" && (code === "identifier-spaces" || code === "identifier-shortened");
