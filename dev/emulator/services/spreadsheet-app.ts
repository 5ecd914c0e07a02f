import {
  type CallContext,
  isRecord,
  numberAt,
  type Selection,
  type Service,
  type Services,
  textAt,
} from "../core/service";
import { notEmulated, ServiceError } from "../core/service-error";
import type { Menu, MenuEntry } from "../core/ui-state";
import { isApiError } from "./sheets";

/** The script editor's name for an unnamed project. */
const UNNAMED_PROJECT = "Untitled project";

/** SpreadsheetApp as far as the user interface needs it: facts about the document, menus, sidebar, messages. */
export const SPREADSHEET_APP: Services = {
  "SpreadsheetApp.getActiveSpreadsheet": (_args, context) =>
    context.execution.inDocument ? context.platform.spreadsheet.id : null,
  "SpreadsheetApp.openById": (args, context) => {
    const id = textAt(args, 0, "id");
    if (id === context.platform.spreadsheet.id) return id;
    throw new ServiceError(`Unexpected error while getting the method or property openById on object SpreadsheetApp.`);
  },
  "SpreadsheetApp.flush": () => null,
  "SpreadsheetApp.getUi": (_args, context) => {
    // Nobody sees what a clock trigger does. Source: general experience, wording as seen in public reports.
    if (context.execution.from !== "trigger" && context.execution.inDocument) return true;
    throw new ServiceError("Cannot call SpreadsheetApp.getUi() from this context.");
  },
  "Spreadsheet.getName": documentProperty("title"),
  "Spreadsheet.getSpreadsheetTimeZone": documentProperty("timeZone"),
  "Spreadsheet.getSpreadsheetLocale": documentProperty("locale"),
  "Spreadsheet.getActiveRange": (_args, context) => {
    // "The selected range in the active sheet, or null if there is no active range" [SS]. Nobody looks while a trigger runs:
    // none [inf].
    const selected = selectionOf(context);
    return selected === null ? null : { ...selected, ranges: selected.ranges.slice(-1) };
  },
  // "Returns the list of active ranges in the active sheet or null if there are no active ranges. If there is a single range
  // selected, this behaves as a getActiveRange() call" [SS].
  "Spreadsheet.getActiveRangeList": (_args, context) => selectionOf(context),
  "Spreadsheet.getSheets": (_args, context) => {
    const answer = answerTo(context, "spreadsheets.get", { fields: "sheets.properties.sheetId" });
    const sheets: unknown = isRecord(answer) ? answer.sheets : null;
    return (Array.isArray(sheets) ? sheets : []).map(({ properties }) => properties.sheetId);
  },
  "Sheet.showSheet": (args, context) => {
    const properties = { sheetId: numberAt(args, 0, "sheet"), hidden: false };
    const { id } = context.platform.spreadsheet;
    const { user } = context.execution;
    const body = { requests: [{ updateSheetProperties: { properties, fields: "hidden" } }] };
    readable(() =>
      context.platform.spreadsheet.call("spreadsheets.batchUpdate", [body, id], { user, now: context.now }),
    );
    return null;
  },
  "Range.activate": (args, context) => {
    const to = { sheetId: numberAt(args, 0, "sheet"), row: numberAt(args, 1, "row") };
    // Nobody looks while a trigger runs.
    if (context.execution.from !== "trigger") context.platform.spreadsheet.select(context.execution.user, to);
    return null;
  },
  "Spreadsheet.toast": (args, context) => {
    // Nobody is there to see a trigger's toast.
    if (context.execution.from === "trigger") return null;
    const timeoutSeconds = args[2] == null ? 5 : numberAt(args, 2, "timeoutSeconds");
    const title = args[1] == null ? "" : String(args[1]);
    context.state.ui.toasts.push({ message: String(args[0]), title, timeoutSeconds, at: context.now });
    return null;
  },
  "Ui.addToUi": (args, context) => {
    const { projectName = UNNAMED_PROJECT } = context.platform;
    const wished = toMenu(args[0]);
    // "If the script is published as an add-on, the caption parameter is ignored and the menu is added as a sub-menu of the
    // Extensions menu, equivalent to createAddonMenu()" [MENU].
    const isAddonMenu = wished.isAddonMenu || context.platform.kind === "add-on";
    const menu = isAddonMenu ? { ...wished, title: projectName, isAddonMenu } : wished;
    const { ui } = context.state;
    ui.menus = [...ui.menus.filter((known) => known.title !== menu.title), menu];
    return null;
  },
  "Ui.showSidebar": (args, context) => {
    if (!isRecord(args[0])) throw new ServiceError("Invalid argument: userInterface");
    // There is one sidebar at a time: a new one replaces the old one. Source: [DLG].
    context.state.ui.sidebar = { title: String(args[0].title ?? ""), html: String(args[0].html ?? "") };
    return null;
  },
  "Ui.alert": (args, context) => {
    const buttons = args[2] == null ? "OK" : textAt(args, 2, "buttons");
    const answer = pressed(buttons, context);
    const title = args[0] == null ? "" : String(args[0]);
    context.state.ui.alerts.push({ title, prompt: String(args[1]), buttons, answer, at: context.now });
    return answer;
  },
};

function selectionOf({ execution: { from, user }, platform }: CallContext): Selection | null {
  return from === "menu" || from === "sidebar" ? platform.spreadsheet.selection(user) : null;
}

/** Buttons of each set; every dialog can also be closed. Source: reference of `Ui.ButtonSet`. */
const BUTTONS: Readonly<Record<string, readonly string[]>> = {
  OK: ["OK"],
  OK_CANCEL: ["OK", "CANCEL"],
  YES_NO: ["YES", "NO"],
  YES_NO_CANCEL: ["YES", "NO", "CANCEL"],
};

function pressed(buttons: string, context: CallContext): string {
  const choices = BUTTONS[buttons];
  if (choices === undefined) throw new ServiceError("Invalid argument: buttons");
  const answer = context.state.ui.answers.shift() ?? "CLOSE";
  if (answer === "CLOSE" || choices.includes(answer)) return answer;
  throw new Error(`The world's next answer is ${answer}, but the dialog offers ${choices.join(", ")}`);
}

/** What the API that keeps the document says. */
function answerTo({ execution, now, platform }: CallContext, method: string, query: object): unknown {
  const { spreadsheet } = platform;
  return readable(() => spreadsheet.call(method, [spreadsheet.id, query], { user: execution.user, now }));
}

/** A fact about the document, read through the API that keeps it. */
function documentProperty(name: "title" | "timeZone" | "locale"): Service {
  return (_args, context) => {
    const answer = answerTo(context, "spreadsheets.get", { fields: `properties.${name}` });
    if (isRecord(answer) && isRecord(answer.properties)) return answer.properties[name] ?? null;
    throw new Error(`The emulated spreadsheet has no ${name}`);
  };
}

/** Wording as seen in public reports. */
function readable(read: () => unknown): unknown {
  try {
    return read();
  } catch (error) {
    if (!isApiError(error) || error.code !== 403) throw error;
    throw new ServiceError("You do not have permission to access the requested document.");
  }
}

function toMenu(value: unknown): Menu {
  if (!isRecord(value) || !Array.isArray(value.entries)) throw notEmulated("a menu of this shape");
  return {
    title: String(value.title),
    isAddonMenu: value.isAddonMenu === true,
    entries: value.entries.map(toEntry),
  };
}

function toEntry(value: unknown): MenuEntry {
  if (!isRecord(value)) throw notEmulated("a menu entry of this shape");
  if (value.kind === "separator") return { kind: "separator" };
  if (value.kind === "submenu") return { kind: "submenu", menu: toMenu(value.menu) };
  return { kind: "item", caption: String(value.caption), functionName: String(value.functionName) };
}
