/** Reads the settings that a seller chose. Everything wrong is said at once. */
import { type Issue, issue } from "../values/issue";
import { isDateCell } from "../values/parse-cell";
import { type Environment, SETTINGS, type SettingDescription, type Settings } from "./settings";
import type { SettingRow } from "./settings-columns";

export interface SettingsReading {
  readonly settings: Settings;
  readonly issues: readonly Issue[];
}

/** A setting whose value cannot be used counts as its safest choice: off, or not mapped. */
export function parseSettings(rows: readonly SettingRow[], localStatuses: ReadonlySet<string>): SettingsReading {
  const values = new Map(rows.map(({ values }) => [values.setting, values.value]));
  const issues: Issue[] = [];
  const wrong = (name: string, message: string): null => {
    issues.push(issue("setting-unusable", name, `Settings ▸ ${name}: ${message}`));
    return null;
  };
  const chosen = (key: (typeof SETTINGS)[number]["key"]): string | null => {
    const setting: SettingDescription | undefined = SETTINGS.find((one) => one.key === key);
    const value = values.get(setting?.name ?? "") ?? null;
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
    const value = values.get(name) ?? null;
    if (value === null || value === "") return null;
    return isDateCell(value)
      ? value.instant
      : wrong(name, `“${String(value)}” is not a date. Type one such as 2026-11-23 14:30.`);
  };
  const settings: Settings = {
    environment: (chosen("environment") ?? "Production").toLowerCase() as Environment,
    orderImport: chosen("orderImport") === "On",
    minimumOrderDate: instantOf("Minimum Order Date"),
    quantitySync: chosen("quantitySync") === "On",
    reservesOwnOrders: chosen("reservesOwnOrders") === "On",
    acknowledgeOnImport: chosen("acknowledgment") === "On import",
    uniqueSkus: chosen("uniqueSkus") === "On",
    lowerLots: chosen("lowerLots") !== "Off",
    mails: chosen("mails") !== "Off",
    statusMap: Object.fromEntries(
      Object.entries({
        Created: chosen("createdStatus"),
        Acknowledged: chosen("acknowledgedStatus"),
        Shipped: chosen("shippedStatus"),
        Delivered: chosen("deliveredStatus"),
        Cancelled: chosen("cancelledStatus"),
      }).filter(([, local]) => local !== null),
    ),
  };
  return { settings, issues };
}
