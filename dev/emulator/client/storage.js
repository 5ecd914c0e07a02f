// PropertiesService, CacheService, LockService, Session, the two logs, and the advanced service Sheets.
(() => {
  const { call, platformError, strict, expose } = globalThis.__kit;

  /** Stored values are strings: anything else is turned into one, badly. Source: [TAN-PROP], [JP-CACHE]. */
  function stored(value) {
    if (value === undefined || value === null) throw platformError("Invalid argument: value");
    return String(value);
  }
  const storedAll = (values) => Object.fromEntries(Object.entries(values).map(([key, value]) => [key, stored(value)]));

  function properties(scope) {
    const store = strict("Properties", {
      getProperty: (key) => call("Properties.getProperty", scope, key),
      getProperties: () => call("Properties.getProperties", scope),
      getKeys: () => call("Properties.getKeys", scope),
      setProperty(key, value) {
        call("Properties.setProperty", scope, key, stored(value));
        return store;
      },
      setProperties(values, deleteAllOthers) {
        call("Properties.setProperties", scope, storedAll(values), deleteAllOthers);
        return store;
      },
      deleteProperty(key) {
        call("Properties.deleteProperty", scope, key);
        return store;
      },
      deleteAllProperties() {
        call("Properties.deleteAllProperties", scope);
        return store;
      },
    });
    return store;
  }

  function cache(scope) {
    return strict("Cache", {
      get: (key) => call("Cache.get", scope, key),
      getAll: (keys) => call("Cache.getAll", scope, keys),
      put: (key, value, seconds) => call("Cache.put", scope, key, stored(value), seconds),
      putAll: (values, seconds) => call("Cache.putAll", scope, storedAll(values), seconds),
      remove: (key) => call("Cache.remove", scope, key),
      removeAll: (keys) => call("Cache.removeAll", scope, keys),
    });
  }

  function lock(scope) {
    return strict("Lock", {
      tryLock: (timeoutMs) => call("Lock.tryLock", scope, timeoutMs),
      waitLock: (timeoutMs) => void call("Lock.waitLock", scope, timeoutMs),
      hasLock: () => call("Lock.hasLock", scope),
      releaseLock: () => void call("Lock.releaseLock", scope),
    });
  }

  /** Three scopes each; the document's is null outside a document. */
  const scoped = (service, noun, make) =>
    Object.fromEntries(
      ["User", "Script", "Document"].map((scope) => {
        const name = `get${scope}${noun}`;
        return [name, () => (call(`${service}.${name}`) ? make(scope.toLowerCase()) : null)];
      }),
    );
  expose("PropertiesService", scoped("PropertiesService", "Properties", properties));
  expose("CacheService", scoped("CacheService", "Cache", cache));
  expose("LockService", scoped("LockService", "Lock", lock));

  const user = (service) => () => {
    const email = call(service);
    return strict("User", { getEmail: () => email, toString: () => email });
  };
  expose("Session", {
    getEffectiveUser: user("Session.getEffectiveUser"),
    getActiveUser: user("Session.getActiveUser"),
    getActiveUserLocale: () => call("Session.getActiveUserLocale"),
    getScriptTimeZone: () => call("Session.getScriptTimeZone"),
  });

  function printed(value) {
    if (typeof value === "string") return value;
    if (value instanceof Error) return value.stack ?? String(value);
    if (typeof value !== "object" || value === null) return String(value);
    try {
      return JSON.stringify(value);
    } catch {
      return String(value);
    }
  }
  const log =
    (service) =>
    (...values) =>
      void call(service, ...values.map(printed));
  const levels = ["error", "info", "log", "time", "timeEnd", "warn"];
  expose("console", Object.fromEntries(levels.map((level) => [level, log(`console.${level}`)])));
  const logger = expose("Logger", {
    log(...values) {
      log("Logger.log")(...values);
      return logger;
    },
  });

  const methods = (path, names) =>
    Object.fromEntries(names.map((name) => [name, (...args) => call(`${path}.${name}`, ...args)]));
  const spreadsheets = strict("Sheets.Spreadsheets", {
    ...methods("Sheets.Spreadsheets", ["get", "getByDataFilter", "batchUpdate"]),
    Values: strict(
      "Sheets.Spreadsheets.Values",
      methods("Sheets.Spreadsheets.Values", [
        "batchGet",
        "batchGetByDataFilter",
        "batchUpdate",
        "batchUpdateByDataFilter",
        "get",
        "update",
        "append",
        "clear",
        "batchClear",
      ]),
    ),
    DeveloperMetadata: strict(
      "Sheets.Spreadsheets.DeveloperMetadata",
      methods("Sheets.Spreadsheets.DeveloperMetadata", ["get", "search"]),
    ),
  });
  expose("Sheets", { Spreadsheets: spreadsheets });
})();
