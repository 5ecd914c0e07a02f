/** Setup's Details: what the seller chose in Settings and the tabs that belong to it, as fields of one form. */
import { INVENTORY_STATUSES, WAREHOUSES } from "../inventory/inventory-columns";
import { CHANNELS, ORDER_STATUSES } from "../orders/order-columns";
import { SETTINGS, type SettingDescription, type SettingKey } from "../settings/settings";
import type { Instant } from "../values/brand";
import type { Column, Columns, Row } from "../values/column";
import { groupBy } from "../values/groups";
import { isDateCell } from "../values/parse-cell";
import { twinsOf } from "../values/twins";
import { capitalized, enumerated } from "../values/words";
import { settingsFacts } from "./numbers";
import { problemText, settingsProblems } from "./settings-problems";
import type { Shop } from "./shop";

/** One cell, as the form shows it. A tick reads `On` or blank, a day as in 2026-11-23. */
export interface DetailField {
  /** Which cell it is, also after its row has moved. */
  readonly id: string;
  readonly label: string;
  readonly meaning: string;
  readonly kind: "choice" | "text" | "day" | "tick";
  /** Of a choice: what can be chosen, and the words for it. */
  readonly choices: readonly (readonly [value: string, words: string])[];
  readonly value: string;
  /** What is wrong with it. */
  readonly problems: readonly string[];
}

/** The fields of one row of a tab. `row`: its name; blank: the fields are settings. */
export interface DetailRow {
  readonly row: string;
  readonly fields: readonly DetailField[];
}

/** Fields under one title. `problems`: of all of them together. */
export interface DetailGroup {
  readonly title: string;
  readonly problems: readonly string[];
  readonly rows: readonly DetailRow[];
}

/** Gives the day of an instant in the spreadsheet's time zone, as in 2026-11-23. */
export type DayOf = (at: Instant) => string;

/** The settings under each title. ShipStation's store and items are chosen where its stores are known. */
const SETTING_GROUPS = {
  Account: ["environment", "mails"],
  Orders: [
    "orderImport",
    "minimumOrderDate",
    "acknowledgment",
    "customers",
    "recognizesThroughSkuMap",
    "autoCancelDays",
  ],
  "Status map": ["createdStatus", "acknowledgedStatus", "shippedStatus", "deliveredStatus", "cancelledStatus"],
  Quantities: ["quantitySync", "reservesOwnOrders", "uniqueSkus"],
  Units: ["statusAfterCommit", "statusAfterShipping", "lowerLots"],
  ShipStation: ["shipStation"],
} as const satisfies Readonly<Record<string, readonly SettingKey[]>>;

/** The tabs that belong to Settings, with the column that names a row. */
export const DETAIL_TABS = {
  orderStatuses: [ORDER_STATUSES, "status"],
  inventoryStatuses: [INVENTORY_STATUSES, "status"],
  warehouses: [WAREHOUSES, "warehouse"],
  channels: [CHANNELS, "channel"],
} as const;

export type DetailTab = keyof typeof DETAIL_TABS;

/** Everything that Setup lets the seller change, and all that is wrong with it. */
export function detailsOf(shop: Shop, dayOf: DayOf): readonly DetailGroup[] {
  const wrong = wrongIn(shop);
  return [
    ...Object.entries(SETTING_GROUPS).map(([title, keys]) => ({
      title,
      problems: [],
      rows: [{ row: "", fields: keys.map((key) => settingField(shop, key, { dayOf, wrong })) }],
    })),
    ...(Object.keys(DETAIL_TABS) as DetailTab[]).map((tab) => tabGroup(shop, tab, wrong)),
  ];
}

/** What is wrong, by the setting or tab that it is about. */
type Wrong = ReadonlyMap<string, readonly string[]>;

function wrongIn(shop: Shop): Wrong {
  const { shipNodes } = shop;
  const found = settingsProblems(settingsFacts(shop)).flatMap((problem) =>
    problem.about.map((name) => [name, capitalized(problemText(problem).replace(`Settings ▸ ${name}: `, ""))] as const),
  );
  const all = shipNodes?.issue == null ? found : [...found, [WAREHOUSES.title, shipNodes.issue.message] as const];
  return new Map(
    [...groupBy(all, ([name]) => name)].map(([name, own]) => [name, [...new Set(own.map(([, text]) => text))]]),
  );
}

/** Which cell a field is. */
export const fieldId = (tab: DetailTab | "settings", row: string, column: string): string =>
  JSON.stringify([tab, row, column]);

interface SettingLook {
  readonly dayOf: DayOf;
  readonly wrong: Wrong;
}

function settingField({ tables }: Shop, key: SettingKey, { dayOf, wrong }: SettingLook): DetailField {
  const setting: SettingDescription | undefined = SETTINGS.find((one) => one.key === key);
  const { name, meaning, choices, choosesStatus, isInstant, initial } = setting ?? NO_SETTING;
  const raw = tables.settings.find(({ values }) => values.setting === name)?.values.value ?? "";
  const value = !isDateCell(raw) ? String(raw) : isInstant ? dayOf(raw.instant) : raw.text;
  const offered = choosesStatus ? tables.orderStatuses.flatMap(({ values }) => values.status ?? []) : (choices ?? []);
  const blank = choosesStatus ? "(none)" : `(${initial})`;
  return {
    id: fieldId("settings", name, "value"),
    label: name,
    meaning,
    kind: offered.length > 0 ? "choice" : isInstant ? "day" : "text",
    choices: choicesOf(offered, value, choosesStatus || value === "" ? blank : null),
    value,
    problems: wrong.get(name) ?? [],
  };
}

const NO_SETTING: SettingDescription = { key: "", name: "", meaning: "", initial: "" };

/** What the cell holds now is among the choices, whatever it is. `blank`: the words for no choice. */
const choicesOf = (
  offered: readonly string[],
  value: string,
  blank: string | null,
): readonly (readonly [string, string])[] => [
  ...(blank === null ? [] : [["", blank] as const]),
  ...[...new Set(value === "" ? offered : [...offered, value])].map((one) => [one, one] as const),
];

/** Of rows with one name nobody knows which is meant, so they are told instead of shown. */
function tabGroup(shop: Shop, tab: DetailTab, wrong: Wrong): DetailGroup {
  const [{ title, columns }, named] = DETAIL_TABS[tab];
  const rows: readonly Row<Columns>[] = shop.tables[tab];
  const nameOf = ({ values }: Row<Columns>): string => String(values[named] ?? "");
  const twins = twinsOf(rows.map((row) => nameOf(row) || null));
  const fieldsOf = Object.entries(columns as Columns).filter(
    ([name, { owner }]) => owner === "seller" && name !== named,
  );
  return {
    title,
    problems: [
      ...(wrong.get(title) ?? []),
      ...(twins.size === 0
        ? []
        : [`${enumerated([...twins])} is in ${title} more than once. Delete the rows that are not meant.`]),
    ],
    rows: rows
      .filter((row) => nameOf(row) !== "" && !twins.has(nameOf(row)))
      .map((row) => ({
        row: nameOf(row),
        fields: fieldsOf.map(([name, column]) => tabField(shop, { tab, row, nameOf, name, column })),
      })),
  };
}

interface TabCell {
  readonly tab: DetailTab;
  readonly row: Row<Columns>;
  readonly nameOf: (row: Row<Columns>) => string;
  readonly name: string;
  readonly column: Column;
}

function tabField({ ledger }: Shop, { tab, row, nameOf, name, column }: TabCell): DetailField {
  const raw = row.values[name] ?? "";
  const isTick = column.kind === "tick";
  const value = isTick ? (raw === true ? "On" : "") : String(raw);
  const nodes = name === "shipNode" ? ledger.names("shipNode") : [];
  const offered = column.choices ?? nodes;
  const inWords = choicesOf(offered, value, nodes.length > 0 ? "(default)" : "(none)");
  return {
    id: fieldId(tab, nameOf(row), name),
    label: column.heading,
    meaning: column.meaning,
    kind: isTick ? "tick" : offered.length > 0 ? "choice" : "text",
    choices: inWords.map(([one, words]) => [one, `${words} ${ledger.recall("shipNode", one)?.name ?? ""}`.trim()]),
    value,
    problems: row.issues.flatMap(({ column: own, message }) => (own === name ? [message] : [])),
  };
}
