/** The basic filter, which hides rows for everybody, and filter views, which hide nothing from the API [SHEETS]. */
import * as z from "zod";
import { freshId } from "../../workbook/draft";
import type { BasicFilter, FilterCriterion, FilterView } from "../../workbook/state";
import { notEmulated } from "../base/errors";
import { below, knownMask } from "../base/field-mask";
import { maskOf, type RequestContext, refuse, request, sheetFor, sheetOfRange } from "../base/request";
import { condition, gridRange, int, text } from "../base/shapes";
import { filterViewJson } from "../base/sheet-json";

const filterCriteria = z.strictObject({ hiddenValues: z.array(text).optional(), condition: condition.optional() });

const filterShape = {
  range: gridRange,
  criteria: z.record(text, filterCriteria).optional(),
  filterSpecs: z
    .array(z.strictObject({ columnIndex: int.min(0).default(0), filterCriteria: filterCriteria.default({}) }))
    .optional(),
  sortSpecs: z.array(z.looseObject({})).optional(),
};

type FilterInput = z.infer<z.ZodObject<typeof filterShape>>;

/** Hides rows by value or condition. Positions stay [SHEETS]. */
export const setBasicFilter = request(
  z.strictObject({ filter: z.strictObject(filterShape) }),
  (context, { filter }) => {
    sheetOfRange(context, filter.range).basicFilter = filterOf(filter);
    return {};
  },
);

export const clearBasicFilter = request(z.strictObject({ sheetId: int.default(0) }), (context, { sheetId }) => {
  sheetFor(context, sheetId).basicFilter = undefined;
  return {};
});

const view = z.strictObject({ ...filterShape, filterViewId: int.optional(), title: text.optional() });

/** An id that exists is an error; the API chooses one if none is given [REQ]. */
export const addFilterView = request(z.strictObject({ filter: view }), (context, { filter }) => {
  const sheet = sheetOfRange(context, filter.range);
  const isUsed = (id: number) => viewsOf(context).some((one) => one.filterViewId === id);
  const { filterViewId = freshId(context.draft, isUsed), title = `Filter ${sheet.filterViews.length + 1}` } = filter;
  if (isUsed(filterViewId)) refuse(context, `A filter view with the ID ${filterViewId} already exists.`);
  const made = { ...filterOf(filter), filterViewId, title };
  sheet.filterViews = [...sheet.filterViews, made];
  return { addFilterView: { filter: filterViewJson(made) } };
});

const VIEW_FIELDS = knownMask("title,range,criteria,filterSpecs");

/** The mask does not name `filter` itself [REQ]. */
export const updateFilterView = request(
  z.strictObject({ filter: view.partial({ range: true }), fields: text.optional() }),
  (context, { filter, fields }) => {
    const mask = maskOf(context, fields, VIEW_FIELDS);
    const has = (name: string) => below(mask, name) !== undefined;
    const old = viewFor(context, filter.filterViewId ?? 0);
    const range = has("range") ? (filter.range ?? refuse(context, "range must be set.")) : old.range;
    if (range.sheetId !== old.range.sheetId) refuse(context, "A filter view cannot move to another sheet.");
    const given = filterOf({ ...filter, range });
    const criteria = has("criteria") || has("filterSpecs") ? given.criteria : old.criteria;
    replaceView(context, old, [{ ...old, range, criteria, title: has("title") ? (filter.title ?? "") : old.title }]);
    return {};
  },
);

export const deleteFilterView = request(z.strictObject({ filterId: int.default(0) }), (context, { filterId }) => {
  replaceView(context, viewFor(context, filterId), []);
  return {};
});

export const duplicateFilterView = request(z.strictObject({ filterId: int.default(0) }), (context, { filterId }) => {
  const old = viewFor(context, filterId);
  const isUsed = (id: number) => viewsOf(context).some((one) => one.filterViewId === id);
  const copy = { ...old, filterViewId: freshId(context.draft, isUsed), title: `Copy of ${old.title}` };
  replaceView(context, old, [old, copy]);
  return { duplicateFilterView: { filter: filterViewJson(copy) } };
});

function viewsOf({ draft }: RequestContext): FilterView[] {
  return draft.sheets.flatMap((sheet) => sheet.filterViews);
}

function viewFor(context: RequestContext, id: number): FilterView {
  const found = viewsOf(context).find(({ filterViewId }) => filterViewId === id);
  return found ?? refuse(context, `No filter view with id: ${id}`);
}

function replaceView(context: RequestContext, old: FilterView, by: readonly FilterView[]): void {
  const sheet = sheetFor(context, old.range.sheetId);
  sheet.filterViews = sheet.filterViews.flatMap((other) => (other === old ? by : [other]));
}

function filterOf({ range, criteria, filterSpecs, sortSpecs }: FilterInput): BasicFilter {
  if (sortSpecs?.length) throw notEmulated("filters with sortSpecs");
  const byColumn = Object.entries(criteria ?? {}).map(([column, given]) => criterion(Number(column), given));
  const bySpec = (filterSpecs ?? []).map((spec) => criterion(spec.columnIndex, spec.filterCriteria));
  return { range, criteria: [...byColumn, ...bySpec] };
}

function criterion(columnIndex: number, given: z.infer<typeof filterCriteria>): FilterCriterion {
  return { columnIndex, hiddenValues: given.hiddenValues ?? [], condition: given.condition };
}
