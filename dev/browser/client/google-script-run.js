// google.script.run as the sidebar's page finds it, by the rules that Google documents [COMM] or others measured [TAN-RUN].
// The served page sets `window.__sheet` before this script: the names of the script's functions, and in whose name to call.
(() => {
  const { doors, user } = window.__sheet;
  delete window.__sheet;

  // At most ten calls are under way; the eleventh waits [COMM].
  const MOST = 10;
  const waiting = [];
  let underWay = 0;

  function runner(handlers) {
    const one = {
      withSuccessHandler: (done) => runner({ ...handlers, done: aFunction(done) }),
      withFailureHandler: (failed) => runner({ ...handlers, failed: aFunction(failed) }),
      withUserObject: (object) => runner({ ...handlers, object }),
    };
    // Names that end in `_` are private and other names are no functions: neither is there [COMM].
    for (const door of doors) {
      if (!door.endsWith("_")) one[door] = (...args) => start({ door, args: args.map(copied), handlers });
    }
    return Object.freeze(one);
  }

  function aFunction(handler) {
    if (typeof handler === "function") return handler;
    throw new TypeError("The handler is not a function");
  }

  // Plain values only; `undefined` becomes null. Anything else fails at once [COMM].
  function copied(value, index) {
    if (value === undefined || value === null) return null;
    if (["string", "boolean", "number"].includes(typeof value)) return value;
    if (Array.isArray(value)) return value.map((member) => copied(member, index));
    if (Object.prototype.toString.call(value) === "[object Object]") {
      return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, copied(member, index)]));
    }
    throw new Error(`Failed due to illegal value in property: ${index}`);
  }

  // Calls may overlap and come back in any order. The call itself gives nothing.
  function start(call) {
    waiting.push(call);
    next();
  }

  function next() {
    if (underWay >= MOST || waiting.length === 0) return;
    underWay += 1;
    const { door, args, handlers } = waiting.shift();
    over(door, args)
      .then(
        (answer) => {
          if (answer.ok) handlers.done?.(answer.value, handlers.object);
          else fail(handlers, answer);
        },
        // Wording as seen in public reports.
        () => fail(handlers, { name: "NetworkError", message: "NetworkError: Connection failure due to HTTP 0" }),
      )
      .finally(() => {
        underWay -= 1;
        next();
      });
  }

  async function over(door, args) {
    const asked = { method: "POST", headers: { "content-type": "application/json" } };
    const response = await fetch("/run", { ...asked, body: JSON.stringify({ user, door, args }) });
    return response.json();
  }

  // Without a handler the error goes to the console [COMM].
  function fail({ failed, object }, { name, message }) {
    const error = new Error(message);
    error.name = name;
    if (failed) failed(error, object);
    else console.error(`Uncaught ${error}`);
  }

  const host = {
    close: () => parent.postMessage({ closeSidebar: true }, "*"),
    origin: location.origin,
    editor: { focus: () => parent.postMessage({ focusSheet: true }, "*") },
  };
  window.google = { script: { run: runner({}), host } };
})();
