// The inside of the seam: runs in the bundle's context before the bundle, first of the client scripts. It takes the
// host function out of the global object and leaves a kit for the scripts that follow; the last one removes the kit.
(() => {
  const host = globalThis.__call;
  delete globalThis.__call;
  const { parse, stringify } = JSON;
  const serviceObjects = new WeakSet();

  /** One service call. Errors are made here, because only then are they errors of the bundle's own realm. */
  function call(service, ...args) {
    const answer = parse(host(service, stringify(args)));
    if (answer.error === undefined) return answer.value;
    throw platformError(answer.error.message, answer.error.name, answer.error.details);
  }

  /** A question to whoever carries the call: the clock, the dice, the door to run. Not a service call. */
  function ask(question, answer) {
    return host(question, answer === undefined ? "" : answer);
  }

  function platformError(message, name, details) {
    const error = new Error(message);
    Object.defineProperty(error, "name", { value: name || "Exception", configurable: true, writable: true });
    if (details !== undefined) Object.defineProperty(error, "details", { value: details });
    return error;
  }

  /** Told to the world as well, because a script that catches everything would hide the gap. */
  function missing(what) {
    ask("run.missing", what);
    return platformError(`not emulated: ${what}`, "Error");
  }

  /** An object of the platform: reading or setting a member that is not emulated fails at once, by name. */
  function strict(path, members) {
    const object = new Proxy(members, {
      get(target, key) {
        if (key in target || isProbe(key)) return target[key];
        throw missing(`${path}.${key}`);
      },
      set(_target, key) {
        throw missing(`setting ${path}.${String(key)}`);
      },
    });
    if (!("toString" in members) || members.toString === Object.prototype.toString) {
      Object.defineProperty(members, "toString", { value: () => path.split(".").pop() });
    }
    serviceObjects.add(object);
    return object;
  }

  /** The language itself and printers look these up on any object. */
  function isProbe(key) {
    return typeof key === "symbol" || key === "then" || key === "toJSON" || key === "constructor";
  }

  /** An enumeration whose values print as their names. Source: [V8M]. */
  function enumeration(path, names) {
    const value = (name, index) =>
      Object.freeze({ toString: () => name, toJSON: () => name, name: () => name, ordinal: () => index });
    return strict(path, Object.fromEntries(names.map((name, index) => [name, value(name, index)])));
  }

  /** Puts a service where the bundle finds it. */
  function expose(name, members) {
    const value = strict(name, members);
    Object.defineProperty(globalThis, name, { value, writable: true, configurable: true });
    return value;
  }

  const isServiceObject = (value) => typeof value === "object" && value !== null && serviceObjects.has(value);
  const kit = { call, ask, missing, platformError, strict, enumeration, expose, isServiceObject };
  Object.defineProperty(globalThis, "__kit", { value: Object.freeze(kit), configurable: true });
})();
