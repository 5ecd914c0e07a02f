/** Turns the `CellData` of a request into a cell of the workbook, under a field mask [CELL]. */
import {
  type Cell,
  conditionJson,
  type EnteredValue,
  internStyle,
  makeCell,
  ruleJson,
  type ValidationRule,
} from "../../workbook/cell";
import { CONDITION_VALUES, satisfiesRule } from "../../workbook/conditions";
import type { JsonObject } from "../../workbook/json";
import { canonicalFormula } from "../../workbook/references";
import { CELL_TEXT_LIMIT, CELL_TEXT_TOO_LONG } from "../../workbook/state";
import { invalidArgument, notEmulated } from "./errors";
import { below, knownMask, type Mask, overlaid } from "./field-mask";
import { maskOf, type RequestContext, refuse } from "./request";
import type { CellDataInput, CellFormatInput, ExtendedValueInput } from "./shapes";

/** The parts of a cell that a request may write. */
export interface CellMask {
  readonly value: boolean;
  readonly note: boolean;
  readonly format: Mask | undefined;
  readonly validation: boolean;
}

/** Cells know these fields; the first line holds those that the emulator keeps. */
const CELL_FIELDS = knownMask(
  "userEnteredValue(numberValue,stringValue,boolValue,formulaValue),userEnteredFormat,note,dataValidation," +
    "textFormatRuns,chipRuns,pivotTable,dataSourceTable,dataSourceFormula,hyperlink",
);

const NOT_KEPT = ["textFormatRuns", "chipRuns", "pivotTable", "dataSourceTable", "dataSourceFormula", "hyperlink"];

/** The parts of a cell that the request's `fields` names. Fails: read-only and unknown names; parts not emulated. */
export function cellMaskOf(context: RequestContext, fields: string | undefined): CellMask {
  const mask = maskOf(context, fields, CELL_FIELDS);
  const missing = NOT_KEPT.find((name) => mask.fields.has(name));
  if (missing) throw notEmulated(`writing ${missing} of cells`);
  return {
    value: below(mask, "userEnteredValue") !== undefined,
    note: below(mask, "note") !== undefined,
    format: below(mask, "userEnteredFormat"),
    validation: below(mask, "dataValidation") !== undefined,
  };
}

/** The cell with the masked parts from the request. A part that the request lacks is cleared [REQ]. */
export function appliedCell(
  context: RequestContext,
  old: Cell | undefined,
  data: CellDataInput,
  mask: CellMask,
): Cell | undefined {
  const entered = mask.value ? enteredOf(context, data.userEnteredValue) : old?.entered;
  const format = mask.format
    ? overlaid(old?.style?.format ?? {}, formatOf(data.userEnteredFormat), mask.format)
    : old?.style?.format;
  const validation = mask.validation ? ruleOf(context, data.dataValidation) : old?.style?.validation;
  const isSameStyle = !mask.format && !mask.validation;
  const cell = makeCell({
    entered,
    computed: mask.value ? undefined : old?.computed,
    style: isSameStyle ? old?.style : internStyle(format, validation),
    note: (mask.note ? data.note : old?.note) || undefined,
  });
  if (mask.value) assertRuleAllows(context, cell);
  return cell;
}

/** The validation rule of a request. Fails: an unknown condition, or one with too few or too many values [OTHER]. */
export function ruleOf(context: RequestContext, rule: ValidationRule | undefined): ValidationRule | undefined {
  if (!rule) return undefined;
  const { type, values = [] } = rule.condition;
  const [least, most] = CONDITION_VALUES[type] ?? refuse(context, `Invalid condition type: ${type}`);
  if (values.length < least || values.length > most) {
    const wanted = least === most ? `exactly ${least}` : `at least ${least}`;
    refuse(context, `Condition type ${type} must have ${wanted} value(s), but has ${values.length}.`);
  }
  return rule;
}

/** The rule as answers carry it, unset flags left out. */
export function ruleAnswer(rule: ValidationRule): JsonObject {
  const { inputMessage, strict, showCustomUi } = ruleJson(rule);
  const answer: Record<string, JsonObject[string]> = { condition: conditionJson(rule.condition) };
  if (inputMessage) answer.inputMessage = inputMessage;
  if (strict) answer.strict = strict;
  if (showCustomUi) answer.showCustomUi = showCustomUi;
  return answer;
}

/**
 * The typed value of a request. Texts are not parsed, however they begin [CFOS, HARV]. Fails: two kinds at once, an
 * error value, a formula without `=`, a text above 50,000 characters.
 */
export function enteredOf(context: RequestContext, value: ExtendedValueInput | undefined): EnteredValue | undefined {
  const kinds = Object.keys(value ?? {});
  if (!value || kinds.length === 0) return undefined;
  if (kinds.length > 1) {
    throw invalidArgument(
      context.method,
      `Invalid value at '${context.where}' (oneof), oneof field 'value' is already set. Cannot set '${kinds[1]}'`,
    );
  }
  if (value.numberValue !== undefined) return { numberValue: value.numberValue };
  if (value.boolValue !== undefined) return { boolValue: value.boolValue };
  if (value.stringValue !== undefined) return textEntered(context, value.stringValue);
  if (value.formulaValue !== undefined) return formulaEntered(context, value.formulaValue);
  return refuse(context, "errorValue is read-only.");
}

/** Refuses more than 50,000 characters in one cell [LIM]. */
export function assertTextLength(context: RequestContext, text: string): void {
  if (text.length > CELL_TEXT_LIMIT) refuse(context, CELL_TEXT_TOO_LONG);
}

function textEntered(context: RequestContext, text: string): EnteredValue | undefined {
  assertTextLength(context, text);
  if (text === "") return undefined;
  const isDropped = context.switches.apostropheString === "dropped" && text.startsWith("'");
  return { stringValue: isDropped ? text.slice(1) : text };
}

function formulaEntered(context: RequestContext, formula: string): EnteredValue {
  assertTextLength(context, formula);
  if (!formula.startsWith("=")) return refuse(context, `Invalid formula: ${formula}`);
  return { formulaValue: canonicalFormula(formula, context.draft.sheets) };
}

/** With the switch `strictValidationForApi`, a strict rule refuses what a person could not type either. */
function assertRuleAllows(context: RequestContext, cell: Cell | undefined): void {
  const rule = cell?.style?.validation;
  if (context.switches.strictValidationForApi === "ignored" || !rule?.strict) return;
  if (!satisfiesRule(rule, cell, context.draft.sheets)) {
    refuse(context, "The data that you entered violates the data validation rules set on this cell.");
  }
}

function formatOf(format: CellFormatInput | undefined): JsonObject {
  return { ...format };
}
