/** Tabs, protections, rules and filters as answers contain them, without defaults [T:70307226347; T:70500569107]. */
import { mayEdit, type Writer } from "../../workbook/access";
import { conditionJson } from "../../workbook/cell";
import { rangeJson } from "../../workbook/grid-range";
import { isJsonObject, type Json, type JsonObject, omitDefaults, omitDefaultsDeep } from "../../workbook/json";
import type {
  BasicFilter,
  ConditionalRule,
  FilterView,
  ProtectedRange,
  SheetState,
  WorkbookState,
} from "../../workbook/state";
import type { TypedTable } from "../../workbook/typed-table";

/** `SheetProperties`. The id and the place are included even if they are 0 [GSP, HARV]. */
export function propertiesJson(sheet: SheetState, index: number): JsonObject {
  const { sheetId, title, hidden, rightToLeft, tabColorStyle } = sheet;
  const { rowCount, columnCount, frozenRowCount, frozenColumnCount, hideGridlines } = sheet;
  const rest = omitDefaults({
    title,
    sheetType: "GRID",
    gridProperties: omitDefaults({ rowCount, columnCount, frozenRowCount, frozenColumnCount, hideGridlines }),
    hidden,
    rightToLeft,
    tabColorStyle: tabColorStyle && omitDefaultsDeep(tabColorStyle),
    tabColor: tabColorStyle?.rgbColor && omitDefaultsDeep(tabColorStyle.rgbColor),
  });
  return { sheetId, index, ...rest };
}

/** `ProtectedRange` as this user sees it: `requestingUserCanEdit`, and the editors only where the user may edit [SHEETS]. */
export function protectionJson(
  protection: ProtectedRange,
  workbook: Pick<WorkbookState, "owner">,
  user: string,
): JsonObject {
  const writer: Writer = { user, obeysWarnings: false };
  const canEdit = mayEdit(protection, writer, workbook);
  return {
    ...omitDefaults({
      protectedRangeId: protection.protectedRangeId,
      description: protection.description,
      warningOnly: protection.warningOnly,
      requestingUserCanEdit: canEdit,
      unprotectedRanges: protection.unprotectedRanges?.map(rangeJson),
    }),
    range: rangeJson(protection.range),
    editors: canEdit ? editorsJson(protection) : undefined,
  };
}

/** A warning has an empty list of editors [GSP]. */
function editorsJson({ warningOnly, editors }: ProtectedRange): JsonObject | undefined {
  return warningOnly ? {} : editors && omitDefaults({ ...editors });
}

export function conditionalRuleJson(rule: ConditionalRule): JsonObject {
  return { ranges: rule.ranges.map(rangeJson), ...objectOf(omitDefaultsDeep(rule.rule)) };
}

export function filterJson(filter: BasicFilter): JsonObject {
  const criteria = filter.criteria.map(({ columnIndex, hiddenValues, condition }): [string, JsonObject] => [
    String(columnIndex),
    omitDefaults({ hiddenValues, condition: condition && conditionJson(condition) }),
  ]);
  const filterSpecs = criteria.map(([column, filterCriteria]) => ({
    ...omitDefaults({ columnIndex: Number(column) }),
    filterCriteria,
  }));
  const range = rangeJson(filter.range);
  return criteria.length === 0 ? { range } : { range, criteria: Object.fromEntries(criteria), filterSpecs };
}

export function filterViewJson(view: FilterView): JsonObject {
  return { filterViewId: view.filterViewId, title: view.title, ...filterJson(view) };
}

/** Columns count from the table's left edge, and the first one's 0 is left out [T:25425591607]. */
export function tableJson({ tableId, name, range, columns, rowsProperties }: TypedTable): JsonObject {
  const columnProperties = columns.map(({ columnName, columnType, condition }, columnIndex) =>
    omitDefaults({
      columnIndex,
      columnName,
      columnType,
      dataValidationRule: condition && { condition: conditionJson(condition) },
    }),
  );
  return { tableId, name, range: rangeJson(range), rowsProperties, columnProperties };
}

function objectOf(value: Json): JsonObject {
  return isJsonObject(value) ? value : {};
}
