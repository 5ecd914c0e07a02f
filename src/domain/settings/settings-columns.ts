import { type Change, insert, update } from "../values/change";
import { aisles, defineTab, type Row, sellers } from "../values/column";
import { SETTINGS } from "./settings";

/** `Settings`: one setting in each row. */
export const SETTINGS_TAB = defineTab({
  name: "settings",
  title: "Settings",
  rowIs: "one setting",
  shown: "set-up",
  key: ["setting"],
  growsAt: "end",
  columns: {
    setting: aisles("text", "Setting", "The setting's name.", "Order Import", { width: 260 }),
    value: sellers("any", "Value", "What you chose.", "On", { width: 200 }),
    meaning: aisles("text", "What it does", "What the setting does.", "", { width: 520, wraps: true }),
  },
  seeds: SETTINGS.map(({ name, initial, meaning }) => ({ setting: name, value: initial, meaning })),
});

export type SettingRow = Row<typeof SETTINGS_TAB.columns>;

/** Writes a value into the row of a setting; makes the row if the workbook lacks it. `null`: blank. */
export function planSetting(
  rows: readonly SettingRow[],
  setting: string,
  value: SettingRow["values"]["value"],
): Change[] {
  const own = rows.filter(({ values }) => values.setting === setting);
  const seed = SETTINGS_TAB.seeds.find((one) => one.setting === setting);
  return own.length === 0
    ? [insert(SETTINGS_TAB, { ...seed, setting, value })]
    : own.map((row) => update(SETTINGS_TAB, row, { value }));
}
