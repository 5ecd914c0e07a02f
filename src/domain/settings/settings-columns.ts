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
    meaning: aisles("text", "What it does", "What the setting does.", "", { width: 520 }),
  },
  seeds: SETTINGS.map(({ name, initial, meaning }) => ({ setting: name, value: initial, meaning })),
});

export type SettingRow = Row<typeof SETTINGS_TAB.columns>;
