// Runs one door for whoever carries the execution, and turns its result into JSON. Last of the client scripts: removes
// the kit, so that the bundle finds the platform and nothing else.
(() => {
  const { ask, platformError, isServiceObject } = globalThis.__kit;
  delete globalThis.__kit;
  const { parse, stringify } = JSON;

  function invoke() {
    const { door, args, from } = parse(ask("run.request"));
    try {
      const value = find(door, from)(...args.map(event));
      if (isThenable(value)) value.then((late) => report(() => returned(late, from)), failed);
      else report(() => returned(value, from));
    } catch (error) {
      failed(error);
    }
  }

  /** Names that end in `_` are private to the sidebar; menus and triggers may name a method. Source: [COMM], [V8]. */
  function find(door, from) {
    const isHidden = from === "sidebar" && (door.endsWith("_") || door.includes("."));
    const found = door.split(".").reduce((owner, name) => (owner == null ? undefined : owner[name]), globalThis);
    if (typeof found === "function" && !isHidden) return found;
    throw platformError(`Script function not found: ${door}`);
  }

  /** An event names its auth mode; the script compares it with the enumeration's value. */
  function event(argument) {
    const mode = argument?.authMode;
    return typeof mode === "string" ? { ...argument, authMode: ScriptApp.AuthMode[mode] } : argument;
  }

  const isThenable = (value) => typeof value === "object" && value !== null && typeof value.then === "function";

  function returned(value, from) {
    if (from !== "sidebar") return plain(value, []);
    const copy = plain(value, []);
    return holdsNothing(value, []) ? null : copy;
  }

  /** One Date or service object anywhere and the browser gets nothing at all. Source: [TAN-RUN]. */
  function holdsNothing(value, seen) {
    if (value instanceof Date || isServiceObject(value)) return true;
    if (typeof value !== "object" || value === null || seen.includes(value)) return false;
    return Object.values(value).some((member) => holdsNothing(member, [...seen, value]));
  }

  /** What the browser would get. Map, Set and RegExp arrive as `{}`, undefined as null. Source: [TAN-RUN]. */
  function plain(value, above) {
    if (typeof value === "string" || typeof value === "boolean") return value;
    if (typeof value === "number") return Number.isFinite(value) ? value : null;
    if (typeof value !== "object" || value === null || isServiceObject(value) || value instanceof Date) return null;
    if (ArrayBuffer.isView(value) || above.includes(value)) {
      throw platformError("The script completed but the returned value is not a supported return type.");
    }
    const below = [...above, value];
    if (Array.isArray(value)) return value.map((member) => plain(member, below));
    if (value instanceof Map || value instanceof Set || value instanceof RegExp) return {};
    return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, plain(member, below)]));
  }

  function report(result) {
    try {
      ask("run.outcome", stringify({ outcome: "returned", value: result() }));
    } catch (error) {
      failed(error);
    }
  }

  function failed(error) {
    const isError = typeof error === "object" && error !== null && "message" in error;
    const name = isError ? String(error.name) : "Error";
    const message = isError ? String(error.message) : String(error);
    const stack = isError && typeof error.stack === "string" ? error.stack : "";
    ask("run.outcome", stringify({ outcome: "threw", name, message, stack }));
  }

  // Under a symbol, where no bundle looks by accident.
  Object.defineProperty(globalThis, Symbol.for("emulator.invoke"), { value: invoke });
})();
