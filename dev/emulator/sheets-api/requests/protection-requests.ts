/** Protected ranges [REQ, SHEETS]. */
import * as z from "zod";
import { mayEdit } from "../../workbook/access";
import { freshId, type SheetDraft } from "../../workbook/draft";
import type { ProtectedRange } from "../../workbook/state";
import { notEmulated, PROTECTED_CELL } from "../base/errors";
import { below, knownMask } from "../base/field-mask";
import { maskOf, type RequestContext, refuse, request, sheetFor, sheetOfRange } from "../base/request";
import { flag, gridRange, int, text } from "../base/shapes";
import { protectionJson } from "../base/sheet-json";

const protectedRange = z.strictObject({
  protectedRangeId: int.optional(),
  range: gridRange.optional(),
  namedRangeId: text.optional(),
  tableId: text.optional(),
  description: text.optional(),
  warningOnly: flag.optional(),
  requestingUserCanEdit: flag.optional(),
  unprotectedRanges: z.array(gridRange).optional(),
  editors: z
    .strictObject({
      users: z.array(text).optional(),
      groups: z.array(text).optional(),
      domainUsersCanEdit: flag.optional(),
    })
    .optional(),
});

/** Refuses an id in use. Without editors, all present editors may edit [REQ, RANGE]. */
export const addProtectedRange = request(z.strictObject({ protectedRange }), (context, { protectedRange: wanted }) => {
  const { range } = wanted;
  if (!range)
    throw wanted.namedRangeId || wanted.tableId ? notEmulated("protection of named ranges") : missingRange(context);
  const sheet = sheetOfRange(context, range);
  const isUsed = (id: number) => find(context, id) !== undefined;
  if (wanted.protectedRangeId !== undefined && isUsed(wanted.protectedRangeId)) {
    refuse(context, `A protected range with the ID ${wanted.protectedRangeId} already exists.`);
  }
  const { description, warningOnly, unprotectedRanges } = wanted;
  const protectedRangeId = wanted.protectedRangeId ?? freshId(context.draft, isUsed);
  const protection = {
    protectedRangeId,
    range,
    description,
    warningOnly,
    unprotectedRanges,
    editors: editorsOf(context, wanted.editors),
  };
  assertConsistent(context, protection);
  sheet.protectedRanges = [...sheet.protectedRanges, protection];
  return { addProtectedRange: { protectedRange: protectionJson(protection, context.draft, context.writer.user) } };
});

const CHANGEABLE = knownMask(
  "range,description,warningOnly,unprotectedRanges,editors(users,groups,domainUsersCanEdit)",
);

export const updateProtectedRange = request(
  z.strictObject({ protectedRange, fields: text.optional() }),
  (context, { protectedRange: wanted, fields }) => {
    const mask = maskOf(context, fields, CHANGEABLE);
    const { sheet, protection } = owned(context, wanted.protectedRangeId ?? 0);
    const has = (name: string) => below(mask, name) !== undefined;
    const warningOnly = has("warningOnly") ? wanted.warningOnly : protection.warningOnly;
    const isHardened = protection.warningOnly === true && !warningOnly;
    const kept = isHardened || warningOnly ? undefined : protection.editors;
    const changed: ProtectedRange = {
      ...protection,
      range: (has("range") && wanted.range) || protection.range,
      description: has("description") ? wanted.description : protection.description,
      warningOnly,
      unprotectedRanges: has("unprotectedRanges") ? wanted.unprotectedRanges : protection.unprotectedRanges,
      editors: has("editors") ? editorsOf(context, wanted.editors) : kept,
    };
    assertConsistent(context, changed);
    const target = sheetOfRange(context, changed.range);
    sheet.protectedRanges = sheet.protectedRanges.filter((other) => other !== protection);
    target.protectedRanges = [...target.protectedRanges, changed];
    return {};
  },
);

export const deleteProtectedRange = request(
  z.strictObject({ protectedRangeId: int }),
  (context, { protectedRangeId }) => {
    const { sheet, protection } = owned(context, protectedRangeId);
    sheet.protectedRanges = sheet.protectedRanges.filter((other) => other !== protection);
    return {};
  },
);

function missingRange(context: RequestContext): never {
  return refuse(context, "No range specified");
}

function find(context: RequestContext, id: number): { sheet: SheetDraft; protection: ProtectedRange } | undefined {
  for (const sheet of context.draft.sheets) {
    const protection = sheet.protectedRanges.find((candidate) => candidate.protectedRangeId === id);
    if (protection) return { sheet: sheetFor(context, sheet.sheetId), protection };
  }
  return undefined;
}

/** The protection with this id. Fails if there is none, or the user may not change it. */
function owned(context: RequestContext, id: number): { sheet: SheetDraft; protection: ProtectedRange } {
  const found = find(context, id) ?? refuse(context, `No protected range with ID: ${id}`);
  return mayEdit(found.protection, context.writer, context.draft) ? found : refuse(context, PROTECTED_CELL);
}

/** The user who protects a range stays one of its editors. */
function editorsOf(context: RequestContext, editors: ProtectedRange["editors"]): ProtectedRange["editors"] {
  if (!editors) return undefined;
  const { user } = context.writer;
  const users = editors.users ?? [];
  return { ...editors, users: users.includes(user) ? users : [...users, user] };
}

/** A warning has no editors [REQ]; only a protected whole tab may have holes [SHEETS]. */
function assertConsistent(context: RequestContext, protection: ProtectedRange): void {
  if (protection.warningOnly && protection.editors)
    refuse(context, "Editors cannot be set on a warning-only protected range.");
  const { sheetId, ...edges } = protection.range;
  const isWhole = Object.values(edges).every((edge) => edge === undefined);
  if (protection.unprotectedRanges?.length && !isWhole) {
    refuse(context, "unprotectedRanges are only supported on protected sheets.");
  }
}
