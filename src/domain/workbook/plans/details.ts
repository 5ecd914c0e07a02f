/** Writes what the seller changed in Setup's Details, unless a colleague changed the same cell meanwhile. */
import { parseSettings } from "../../settings/parse-settings";
import { planSetting } from "../../settings/settings-columns";
import type { Instant } from "../../values/brand";
import { type Change, update } from "../../values/change";
import type { CellTypes, Columns, Row, Tab } from "../../values/column";
import { capitalized } from "../../values/words";
import { type DayOf, DETAIL_TABS, type DetailField, type DetailTab, detailsOf } from "../details";
import type { Shop } from "../shop";

/** `from`: what the form showed when the seller changed it. Both as in `DetailField.value`. */
export interface DetailChange {
  readonly id: string;
  readonly from: string;
  readonly to: string;
}

/** Why a change was not saved. */
export interface RefusedDetail {
  readonly id: string;
  readonly problem: string;
}

/** `startOf`: when a day such as 2026-11-23 begins; `null`: there is no such day. */
export interface Days {
  readonly dayOf: DayOf;
  readonly startOf: (day: string) => Instant | null;
}

/** All changes, or none if one of them is refused. `names`: what is changed, for people. */
export interface PlannedDetails {
  readonly changes: readonly Change[];
  readonly refused: readonly RefusedDetail[];
  readonly names: readonly string[];
}

interface Meant extends DetailChange {
  readonly at: readonly [tab: DetailTab | "settings", row: string, column: string];
  readonly name: string;
  readonly cell: CellTypes["any"] | null;
}

export function planDetails(shop: Shop, wanted: readonly DetailChange[], days: Days): PlannedDetails {
  const fields = fieldsOf(shop, days.dayOf);
  const read = wanted.map((change) => meantBy(fields.get(change.id), change, days));
  const meant = read.flatMap((one) => ("at" in one ? [one] : []));
  const refused = [...read.flatMap((one) => ("problem" in one ? [one] : [])), ...unusable(shop, meant)];
  return {
    refused,
    names: meant.map(({ name }) => name),
    changes: refused.length > 0 ? [] : meant.flatMap((one) => cellChanges(shop, one)),
  };
}

/** What was written and does not read so: an older workbook lacks the column. */
export function unsavedDetails(shop: Shop, wanted: readonly DetailChange[], dayOf: DayOf): readonly RefusedDetail[] {
  const fields = fieldsOf(shop, dayOf);
  return wanted
    .filter(({ id, to }) => fields.get(id)?.value !== to.trim())
    .map(({ id }) => ({ id, problem: "Not saved: the sheet has no cell for it. Choose Set up / repair first." }));
}

const fieldsOf = (shop: Shop, dayOf: DayOf): ReadonlyMap<string, Named> =>
  new Map(
    detailsOf(shop, dayOf).flatMap(({ title, rows }) =>
      rows.flatMap(({ row, fields }) =>
        fields.map((field) => [
          field.id,
          { ...field, name: row === "" ? field.label : `${title} ▸ ${row} ▸ ${field.label}` },
        ]),
      ),
    ),
  );

interface Named extends DetailField {
  readonly name: string;
}

function meantBy(field: Named | undefined, change: DetailChange, { startOf }: Days): Meant | RefusedDetail {
  const { id, from, to } = change;
  if (field === undefined)
    return { id, problem: "Not saved: somebody removed its row meanwhile. Click Show again to see what is there." };
  const { value, kind, name } = field;
  if (value !== from && value !== to)
    return {
      id,
      problem: `Somebody changed it meanwhile: it reads ${value === "" ? "nothing" : `“${value}”`} now. Save again to replace it.`,
    };
  const start = kind === "day" && to !== "" ? startOf(to) : null;
  if (kind === "day" && to !== "" && start === null) return { id, problem: "Type a day such as 2026-11-23." };
  const text = start === null ? to.trim() || null : { instant: start, text: to };
  return { ...change, name, at: JSON.parse(id), cell: kind === "tick" ? to === "On" : text };
}

/** What the settings would be refused for once they read so. */
function unusable({ tables }: Shop, meant: readonly Meant[]): readonly RefusedDetail[] {
  const typed = new Map(meant.flatMap(({ at: [tab, row], cell }) => (tab === "settings" ? [[row, cell]] : [])));
  const rows = tables.settings.map((row) => {
    const cell = typed.get(row.values.setting ?? "");
    return cell === undefined ? row : { ...row, values: { ...row.values, value: cell }, issues: [] };
  });
  const { issues } = parseSettings(rows, new Set(tables.orderStatuses.flatMap(({ values }) => values.status ?? [])));
  return meant.flatMap(({ id, at: [tab, row] }) =>
    issues.flatMap(({ subject, message }) =>
      tab === "settings" && subject === row
        ? [{ id, problem: capitalized(message.replace(`Settings ▸ ${row}: `, "")) }]
        : [],
    ),
  );
}

function cellChanges({ tables }: Shop, { at: [tab, row, column], cell }: Meant): readonly Change[] {
  if (tab === "settings") return planSetting(tables.settings, row, cell);
  const [described, named] = DETAIL_TABS[tab];
  const rows: readonly Row<Columns>[] = tables[tab];
  return rows
    .filter(({ values }) => values[named] === row)
    .map((one) => update(described as Tab<string, Columns>, one, { [column]: cell }));
}
