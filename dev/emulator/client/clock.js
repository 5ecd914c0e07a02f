// The bundle's time and dice come from the world: the virtual clock, zone UTC whatever zone the machine is in, and a
// seeded generator. None of this is a service call.
(() => {
  const { ask } = globalThis.__kit;
  const RealDate = Date;
  const prototype = RealDate.prototype;
  const now = () => Number(ask("clock.now"));

  function VirtualDate(...args) {
    if (new.target === undefined) return new RealDate(now()).toString();
    return Reflect.construct(RealDate, [instantOf(args)], new.target);
  }

  function instantOf(args) {
    if (args.length === 0) return now();
    if (args.length > 1) return RealDate.UTC(...args);
    const value = args[0] instanceof RealDate ? args[0].getTime() : args[0];
    const primitive =
      typeof value === "object" && value !== null ? (value[Symbol.toPrimitive]?.("default") ?? `${value}`) : value;
    return typeof primitive === "string" ? parse(primitive) : primitive;
  }

  /** A text without a zone means a wall time, and the wall is UTC's. */
  function parse(text) {
    const source = String(text);
    const isDateOnly = /^[+-]?\d{4,6}(-\d\d){0,2}$/.test(source);
    const hasZone = /(Z|GMT|UTC|UT|[ECMP][SD]T|[+-]\d\d:?\d\d)\s*(\(.*\))?$/i.test(source);
    if (isDateOnly || hasZone) return RealDate.parse(source);
    const asUtc = RealDate.parse(/^\d{4}-\d\d-\d\dT/.test(source) ? `${source}Z` : `${source} UTC`);
    return Number.isNaN(asUtc) ? RealDate.parse(source) : asUtc;
  }

  Object.defineProperty(VirtualDate, "name", { value: "Date" });
  Object.defineProperty(VirtualDate, "length", { value: 7 });
  Object.defineProperty(VirtualDate, "prototype", { value: prototype, writable: false });
  for (const [name, value] of Object.entries({ now, parse, UTC: RealDate.UTC })) {
    Object.defineProperty(VirtualDate, name, { value, writable: true, configurable: true });
  }
  const define = (name, value) => Object.defineProperty(prototype, name, { value, writable: true, configurable: true });
  define("constructor", VirtualDate);

  for (const part of ["Date", "Day", "FullYear", "Hours", "Milliseconds", "Minutes", "Month", "Seconds"]) {
    define(`get${part}`, prototype[`getUTC${part}`]);
    if (part !== "Day") define(`set${part}`, prototype[`setUTC${part}`]);
  }
  define("getTimezoneOffset", function getTimezoneOffset() {
    return this.getTime() * 0;
  });

  const isInvalid = (date) => Number.isNaN(date.getTime());
  const dateText = (date) => date.toUTCString().replace(/^(\w+), (\d+) (\w+) (-?\d+).*$/, "$1 $3 $2 $4");
  const timeText = (date) => `${date.toISOString().slice(-13, -5)} GMT+0000 (Coordinated Universal Time)`;
  define("toDateString", function toDateString() {
    return isInvalid(this) ? "Invalid Date" : dateText(this);
  });
  define("toTimeString", function toTimeString() {
    return isInvalid(this) ? "Invalid Date" : timeText(this);
  });
  define("toString", function dateToString() {
    return isInvalid(this) ? "Invalid Date" : `${dateText(this)} ${timeText(this)}`;
  });
  for (const name of ["toLocaleString", "toLocaleDateString", "toLocaleTimeString"]) {
    const real = prototype[name];
    define(name, function toLocale(locales, options) {
      return real.call(this, locales, { timeZone: "UTC", ...options });
    });
  }

  const RealFormat = Intl.DateTimeFormat;
  function UtcFormat(locales, options) {
    return new RealFormat(locales, { timeZone: "UTC", ...options });
  }
  UtcFormat.prototype = RealFormat.prototype;
  UtcFormat.supportedLocalesOf = RealFormat.supportedLocalesOf;
  Object.defineProperty(Intl, "DateTimeFormat", { value: UtcFormat, writable: true, configurable: true });

  Object.defineProperty(globalThis, "Date", { value: VirtualDate, writable: true, configurable: true });
  Math.random = () => Number(ask("random.next"));
})();
