/** Restores the rows of `Settings`. Each row has its own kind of cell. */
import { SETTINGS, type SettingDescription } from "../../../domain/settings/settings";
import { TABS } from "../../../domain/workbook/tabs";
import type { Request } from "../google/api";
import { appendLines, insertRows, writeCells } from "../google/requests";
import { columnCells } from "../shape/ranges";
import { dressCells } from "../write/dress-cells";
import { seedCell, settingColumn } from "./dress";
import { cellOf, isUnreadCell, type TabLook } from "./look";
import { type Placed, type TabCase, textsOf } from "./losses";
import { restoreCells } from "./repair-cells";
import { NOTHING, type Repair, type Tools, together } from "./repair-parts";

/** Adds settings that a newer version brought or whose row was deleted, and restores what the other cells lost. */
export function restoreSettings({ look }: TabCase, placed: readonly Placed[], tools: Tools): Repair {
  const { sheet, rows } = look;
  const { sheetId } = sheet;
  const places = new Map(placed.map((one) => [one.name, one.place]));
  const names = places.get("setting");
  const place = places.get("value");
  if (names === undefined || place === undefined) return NOTHING;
  const rowOf = (setting: SettingDescription) =>
    [...rows.keys()].find((row) => row > 0 && cellOf(look, row, names).text === setting.name);
  const settings: readonly SettingDescription[] = SETTINGS;
  const undressed = settings.map((setting) => {
    const start = rowOf(setting);
    if (start === undefined || look.sheet.typedColumns.has(place)) return NOTHING;
    const cell = { sheetId, place, start, end: start + 1 };
    const lookOf = () => cellOf(look, start, place);
    return restoreCells(`Settings ▸ ${setting.name}`, settingColumn(setting), cell, lookOf, tools);
  });
  const missing = settings.filter((setting) => rowOf(setting) === undefined);
  const unread = [...rows.keys()].map((row) => cellOf(look, row, names)).find(isUnreadCell);
  if (missing.length > 0 && unread !== undefined) return together([...undressed, leftUnread(unread.text)]);
  const dress = (setting: SettingDescription, row: number) =>
    dressCells(settingColumn(setting), columnCells({ sheetId, place }, row, row + 1), tools.choicesAt);
  return together([...undressed, insertSettings(missing, look, places, dress)]);
}

/**
 * A name cannot be read, so nobody knows which settings are missing, and a second row for a setting would contradict
 * the first.
 */
const leftUnread = (text: string): Repair => ({
  ...NOTHING,
  leftToYou: [
    `A cell under “Setting” in “Settings” shows “${text}”, so no setting was added. Wait until its formula has worked it out, or type the name, then choose Set up / repair again.`,
  ],
});

function insertSettings(
  missing: readonly SettingDescription[],
  look: TabLook,
  places: ReadonlyMap<string, number>,
  dress: (setting: SettingDescription, row: number) => Request[],
): Repair {
  if (missing.length === 0) return NOTHING;
  const { sheetId, rowCount } = look.sheet;
  const filled = [...look.rows.keys()].filter((row) => textsOf(look, row).some((text) => text !== ""));
  const first = Math.max(1, ...filled.map((row) => row + 1));
  const spare = first < rowCount ? [] : [appendLines(sheetId, "ROWS", 1)];
  const cells = missing.flatMap((setting, index) => {
    const seed = TABS.settings.seeds.find((one) => one.setting === setting.name) ?? {};
    return [...places].map(([name, place]) =>
      writeCells({ sheetId, rowIndex: first + index, columnIndex: place }, [[seedCell("settings", seed, name)]]),
    );
  });
  return {
    ...NOTHING,
    requests: [
      ...spare,
      insertRows({ sheetId, startIndex: first, count: missing.length }, "below"),
      ...cells,
      ...missing.flatMap((setting, index) => dress(setting, first + index)),
    ],
    restored: missing.map(({ name }) => `the setting ${name}`),
  };
}
