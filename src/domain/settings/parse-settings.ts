/** Reads the settings that the seller chose, and collects everything that is wrong with them. */

import { isUnread } from "../values/column";
import { type Issue, issue } from "../values/issue";
import { isDateCell } from "../values/parse-cell";
import {
  COVERED,
  type Environment,
  nameOfSetting,
  SETTINGS,
  type SettingDescription,
  type SettingKey,
  type Settings,
  STATION_ITEMS,
  STATUS_SETTINGS,
} from "./settings";
import type { SettingRow } from "./settings-columns";

/** A state whose setting is blank or cannot be used is absent. */
const statusMapOf = (chosen: (key: SettingKey) => string | null): Settings["statusMap"] =>
  Object.fromEntries(
    Object.entries(STATUS_SETTINGS).flatMap(([state, key]) => {
      const local = chosen(key);
      return local === null ? [] : [[state, local]];
    }),
  );

/** What cannot be undone waits for the seller while nobody knows what was chosen. */
const acknowledgmentOf = (text: string | null): Settings["acknowledgment"] =>
  text === "On import" ? "on import" : text === COVERED ? "covered" : "manually";

/** Source: Walmart Marketplace, notification of automatically canceled lines. */
const AUTO_CANCEL_DAYS = 4;

function daysOf(text: string | null, wrong: (message: string) => void): number {
  if (text !== null && /^\d{1,2}$/.test(text)) return Number(text);
  if (text !== null) wrong(`“${text}” is not a number of days. Type a whole number from 0 to 99.`);
  return AUTO_CANCEL_DAYS;
}

export interface ParsedSettings {
  readonly settings: Settings;
  readonly issues: readonly Issue[];
  /** Settings whose value cannot be read. */
  readonly unread: ReadonlySet<SettingKey>;
}

/**
 * Reads `Settings`. A value that cannot be used counts as the safest choice: off, or not mapped. An unreadable cell is
 * no choice: *Inventory Quantity Sync* counts as still on, so that everything it holds stays, and the pauses keep every
 * number from leaving.
 */
export function parseSettings(rows: readonly SettingRow[], localStatuses: ReadonlySet<string>): ParsedSettings {
  const issues: Issue[] = [];
  const unread = new Set<string>();
  const isNameUnread = rows.some((row) => isUnread(row, "setting"));
  const named = (name: string) => rows.filter(({ values }) => values.setting === name);
  const wrong = (name: string, message: string): null => {
    issues.push(issue("setting-unusable", name, `Settings ▸ ${name}: ${message}`));
    return null;
  };
  /** The value of a setting. If several rows have its name and different values, nobody knows which one is meant. */
  const typed = (name: string) => {
    const own = named(name);
    const error = own.flatMap((row) => row.issues.find(({ column }) => column === "value") ?? [])[0];
    if (error !== undefined || (own.length === 0 && isNameUnread)) {
      unread.add(name);
      return wrong(name, error?.message ?? `its name cannot be read. Type “${name}” under Setting again.`);
    }
    const found = own.map(({ values }) => values.value);
    const [first = null] = found;
    const areAlike = new Set(found.map((value) => JSON.stringify(value))).size <= 1;
    return areAlike ? first : wrong(name, "several rows have this name and differ. Delete those that are not meant.");
  };
  const chosen = (key: (typeof SETTINGS)[number]["key"]): string | null => {
    const setting: SettingDescription | undefined = SETTINGS.find((one) => one.key === key);
    const value = setting === undefined ? null : typed(setting.name);
    if (setting === undefined || value === null || value === "") return null;
    const text = isDateCell(value) ? value.text : String(value);
    if (setting.choices !== undefined && !setting.choices.includes(text)) {
      return wrong(setting.name, `“${text}” cannot be chosen. Choose ${setting.choices.join(" or ")}.`);
    }
    if (setting.choosesStatus && !localStatuses.has(text)) {
      return wrong(setting.name, `the status “${text}” is not in Order Statuses. Choose one that is, or add it there.`);
    }
    return text;
  };
  const instantOf = (name: string) => {
    const value = typed(name);
    if (value === null || value === "") return null;
    return isDateCell(value)
      ? value.instant
      : wrong(name, `“${String(value)}” is not a date. Type one such as 2026-11-23 14:30.`);
  };
  const account = chosen("environment");
  /** Nothing was found wrong with it yet. */
  const isUsable = (key: SettingKey): boolean => issues.every(({ subject }) => subject !== nameOfSetting(key));
  const isAccountKnown = isUsable("environment");
  const settings: Settings = {
    environment: isAccountKnown ? ((account ?? "Production").toLowerCase() as Environment) : "not known",
    orderImport: chosen("orderImport") === "On",
    minimumOrderDate: instantOf("Minimum Order Date"),
    quantitySync: chosen("quantitySync") === "On" || unread.has(nameOfSetting("quantitySync")),
    reservesOwnOrders: chosen("reservesOwnOrders") === "On",
    acknowledgment: acknowledgmentOf(chosen("acknowledgment") ?? (isUsable("acknowledgment") ? "On import" : null)),
    customersByName: chosen("customers") === "By name",
    recognizesThroughSkuMap: chosen("recognizesThroughSkuMap") === "On",
    autoCancelDays: daysOf(chosen("autoCancelDays"), (message) => wrong(nameOfSetting("autoCancelDays"), message)),
    uniqueSkus: chosen("uniqueSkus") === "On",
    lowerLots: chosen("lowerLots") !== "Off",
    shipStation: chosen("shipStation") === "On",
    stationStore: chosen("stationStore"),
    stationItems: STATION_ITEMS[(chosen("stationItems") ?? "Order lines") as keyof typeof STATION_ITEMS],
    statusAfterCommit: chosen("statusAfterCommit"),
    statusAfterShipping: chosen("statusAfterShipping"),
    mails: chosen("mails") !== "Off",
    statusMap: statusMapOf(chosen),
  };
  return { settings, issues, unread: new Set(SETTINGS.flatMap(({ key, name }) => (unread.has(name) ? [key] : []))) };
}
