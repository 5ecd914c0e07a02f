// SpreadsheetApp with its user interface, HtmlService, and ScriptApp.
(() => {
  const { call, platformError, strict, enumeration, expose } = globalThis.__kit;
  const pages = new WeakMap();

  function rangeOf(sheet, row, last = row) {
    const range = strict("Range", {
      getRow: () => row,
      getLastRow: () => last,
      getSheet: () => sheet,
      activate() {
        call("Range.activate", sheet.getSheetId(), row);
        return range;
      },
    });
    return range;
  }

  function sheetOf(sheetId) {
    const sheet = strict("Sheet", {
      getSheetId: () => sheetId,
      showSheet() {
        call("Sheet.showSheet", sheetId);
        return sheet;
      },
      getRange: (row) => rangeOf(sheet, row),
    });
    return sheet;
  }

  function spreadsheet(id) {
    return strict("Spreadsheet", {
      getId: () => id,
      getUrl: () => `https://docs.google.com/spreadsheets/d/${id}/edit`,
      getName: () => call("Spreadsheet.getName"),
      getSpreadsheetTimeZone: () => call("Spreadsheet.getSpreadsheetTimeZone"),
      getSpreadsheetLocale: () => call("Spreadsheet.getSpreadsheetLocale"),
      getActiveRange: () => ranges(call("Spreadsheet.getActiveRange"))?.[0] ?? null,
      getActiveRangeList() {
        const selected = ranges(call("Spreadsheet.getActiveRangeList"));
        return selected === null ? null : strict("RangeList", { getRanges: () => selected });
      },
      getSheets: () => call("Spreadsheet.getSheets").map(sheetOf),
      toast: (message, title, timeoutSeconds) => void call("Spreadsheet.toast", message, title, timeoutSeconds),
    });
  }

  function ranges(selected) {
    if (selected === null) return null;
    const sheet = sheetOf(selected.sheetId);
    return selected.ranges.map(({ first, last }) => rangeOf(sheet, first, last));
  }

  const Button = enumeration("Ui.Button", ["CLOSE", "OK", "CANCEL", "YES", "NO"]);
  const ButtonSet = enumeration("Ui.ButtonSet", ["OK", "OK_CANCEL", "YES_NO", "YES_NO_CANCEL"]);
  const models = new WeakMap();

  function menu(title, isAddonMenu) {
    const model = { title, isAddonMenu, entries: [] };
    const add = (entry) => {
      model.entries.push(entry);
      return builder;
    };
    const builder = strict("Menu", {
      addItem: (caption, functionName) => add({ kind: "item", caption, functionName }),
      addSeparator: () => add({ kind: "separator" }),
      addSubMenu: (sub) => add({ kind: "submenu", menu: models.get(sub) }),
      addToUi: () => void call("Ui.addToUi", model),
    });
    models.set(builder, model);
    return builder;
  }

  function alert(...args) {
    const hasButtons = typeof args[args.length - 1] === "object" && args[args.length - 1] !== null;
    const buttons = hasButtons ? args.pop() : null;
    const [title, prompt] = args.length > 1 ? args : [null, args[0]];
    return Button[call("Ui.alert", title, prompt, buttons)];
  }

  const ui = () =>
    strict("Ui", {
      Button,
      ButtonSet,
      alert,
      createMenu: (caption) => menu(caption, false),
      // The menu takes the add-on's name, which the platform knows and the script does not. Source: [MENU].
      createAddonMenu: () => menu("", true),
      showSidebar(page) {
        const shown = pages.get(page);
        if (shown === undefined) throw platformError("Invalid argument: userInterface");
        call("Ui.showSidebar", shown);
      },
    });

  const active = () => {
    const id = call("SpreadsheetApp.getActiveSpreadsheet");
    return id === null ? null : spreadsheet(id);
  };
  expose("SpreadsheetApp", {
    getActiveSpreadsheet: active,
    getActive: active,
    openById: (id) => spreadsheet(call("SpreadsheetApp.openById", id)),
    flush: () => void call("SpreadsheetApp.flush"),
    getUi: () => call("SpreadsheetApp.getUi") && ui(),
  });

  expose("HtmlService", {
    createHtmlOutputFromFile(name) {
      const page = { title: "", html: call("HtmlService.createHtmlOutputFromFile", name) };
      const output = strict("HtmlOutput", {
        getContent: () => page.html,
        getTitle: () => page.title,
        setTitle(title) {
          page.title = String(title);
          return output;
        },
      });
      pages.set(output, page);
      return output;
    },
  });

  const AuthMode = enumeration("ScriptApp.AuthMode", ["NONE", "CUSTOM_FUNCTION", "LIMITED", "FULL"]);
  const AuthorizationStatus = enumeration("ScriptApp.AuthorizationStatus", ["REQUIRED", "NOT_REQUIRED"]);
  const EventType = enumeration("ScriptApp.EventType", ["CLOCK", "ON_OPEN", "ON_EDIT", "ON_FORM_SUBMIT", "ON_CHANGE"]);
  const TriggerSource = enumeration("ScriptApp.TriggerSource", [
    "SPREADSHEETS",
    "CLOCK",
    "FORMS",
    "DOCUMENTS",
    "CALENDAR",
  ]);
  const days = ["MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY", "SUNDAY"];
  const WeekDay = enumeration("ScriptApp.WeekDay", days);

  const trigger = ({ uid, handler }) =>
    strict("Trigger", {
      getUniqueId: () => uid,
      getHandlerFunction: () => handler,
      getEventType: () => EventType.CLOCK,
      getTriggerSource: () => TriggerSource.CLOCK,
      getTriggerSourceId: () => null,
    });

  function clockTrigger(functionName) {
    const spec = {};
    const set = (name) => (value) => {
      spec[name] = value;
      return builder;
    };
    const builder = strict("ClockTriggerBuilder", {
      everyMinutes: set("everyMinutes"),
      everyHours: set("everyHours"),
      everyDays: set("everyDays"),
      everyWeeks: set("everyWeeks"),
      atHour: set("atHour"),
      nearMinute: set("nearMinute"),
      onWeekDay: set("onWeekDay"),
      after: set("afterMs"),
      at: (date) => set("at")(date.getTime()),
      create: () => trigger(call("ScriptApp.createTrigger", functionName, spec)),
    });
    return builder;
  }

  expose("ScriptApp", {
    AuthMode,
    AuthorizationStatus,
    EventType,
    TriggerSource,
    WeekDay,
    newTrigger: (functionName) => strict("TriggerBuilder", { timeBased: () => clockTrigger(functionName) }),
    getProjectTriggers: () => call("ScriptApp.getProjectTriggers").map(trigger),
    getUserTriggers: () => call("ScriptApp.getUserTriggers").map(trigger),
    deleteTrigger: (old) => void call("ScriptApp.deleteTrigger", old.getUniqueId()),
    requireScopes: (mode, scopes) => void call("ScriptApp.requireScopes", mode, scopes),
    getAuthorizationInfo(mode) {
      const isRequired = call("ScriptApp.getAuthorizationInfo", mode);
      return strict("AuthorizationInfo", {
        getAuthorizationStatus: () => AuthorizationStatus[isRequired ? "REQUIRED" : "NOT_REQUIRED"],
        getAuthorizationUrl: () => (isRequired ? "https://script.google.com/authorize" : null),
      });
    },
  });
})();
