import { returnOf, START } from "../../../support/tiny-world";

describe("the bundle's own clock", () => {
  const cases: readonly [string, string, unknown][] = [
    ["now is the world's instant", "[Date.now(), new Date().getTime(), +new Date()]", [START, START, START]],
    ["called as a function it is a text", "Date()", "Mon Mar 02 2026 09:30:15 GMT+0000 (Coordinated Universal Time)"],
    [
      "the local zone is UTC",
      "[new Date(2026, 6, 1, 12).toISOString(), new Date(0).getHours(), new Date().getTimezoneOffset()]",
      ["2026-07-01T12:00:00.000Z", 0, 0],
    ],
    [
      "a text without zone is UTC",
      "['2026-07-01T12:00:00', '2026-07-01', 'Jul 1 2026 12:00', '2026-07-01T12:00:00+02:00'].map(function (s) { return new Date(s).toISOString(); })",
      ["2026-07-01T12:00:00.000Z", "2026-07-01T00:00:00.000Z", "2026-07-01T12:00:00.000Z", "2026-07-01T10:00:00.000Z"],
    ],
    ["a date copies a date", "new Date(new Date(5)).getTime()", 5],
    ["a wrong text is an invalid date", "[isNaN(new Date('x')), String(new Date('x'))]", [true, "Invalid Date"]],
    ["local setters set UTC", "var d = new Date(0); d.setHours(5); return d.toISOString()", "1970-01-01T05:00:00.000Z"],
    [
      "a date can be extended",
      "class D extends Date { x() { return this.getTime(); } } return [new D(7).x(), new D() instanceof Date, new Date().constructor === Date]",
      [7, true, true],
    ],
    ["locale texts are in UTC", "new Date(0).toLocaleTimeString('de-DE')", "00:00:00"],
    ["Intl's own zone is UTC", "new Intl.DateTimeFormat().resolvedOptions().timeZone", "UTC"],
  ];
  test.each(cases)("%s", (_name, code, value) => {
    expect(returnOf(code.includes("return ") && !code.startsWith("[") ? `${code};` : `return ${code};`)).toEqual(value);
  });

  test("random numbers and UUIDs are the seed's", () => {
    const body = "return [Math.random(), Math.random(), Utilities.getUuid(), Utilities.getUuid()];";
    const first = returnOf(body, { seed: 1 });
    expect(returnOf(body, { seed: 1 })).toEqual(first);
    expect(returnOf(body, { seed: 2 })).not.toEqual(first);
    expect(new Set(Array.isArray(first) ? first : []).size).toBe(4);
    expect(JSON.stringify(first)).toMatch(/"[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}"/);
  });
});

describe("formatDate", () => {
  const at = Date.UTC(2026, 6, 4, 22, 5, 9, 7);
  const cases: readonly [string, string, string][] = [
    ["yyyy-MM-dd HH:mm:ss", "Europe/Berlin", "2026-07-05 00:05:09"],
    ["yyyy-MM-dd'T'HH:mm:ss.SSSXXX", "America/New_York", "2026-07-04T18:05:09.007-04:00"],
    ["yyyy-MM-dd'T'HH:mm:ssZ", "Asia/Kolkata", "2026-07-05T03:35:09+0530"],
    ["XXX", "Etc/UTC", "Z"],
    ["XX X", "Europe/Berlin", "+0200 +02"],
    ["EEE, d MMM yyyy h:mm a", "UTC", "Sat, 4 Jul 2026 10:05 PM"],
    ["EEEE MMMM yy", "UTC", "Saturday July 26"],
    ["''yyyy''", "UTC", "'2026'"],
    ["HH:mm XXX", "GMT+2", "00:05 +02:00"],
    ["HH:mm", "GMT-03:30", "18:35"],
  ];
  test.each(cases)("%s in %s", (pattern, zone, text) => {
    const format = JSON.stringify(pattern);
    expect(returnOf(`return Utilities.formatDate(new Date(${at}), "${zone}", ${format});`)).toBe(text);
  });

  test("an unknown letter, an unknown zone and a date that is none fail", () => {
    const format = (args: string) => (): unknown => returnOf(`return Utilities.formatDate(${args});`);
    expect(format(`new Date(), "UTC", "QQ"`)).toThrow("not emulated");
    expect(format(`new Date(), "Mars/Base", "yyyy"`)).toThrow("not emulated: time zone Mars/Base");
    expect(format(`5, "UTC", "yyyy"`)).toThrow("don't match the method signature for Utilities.formatDate");
  });
});

describe("bytes and texts", () => {
  const cases: readonly [string, string, unknown][] = [
    ["base64 of a text is of its UTF-8 bytes", `Utilities.base64Encode("ä€")`, "w6Tigqw="],
    ["base64 of signed bytes", "Utilities.base64Encode([-61, -92])", "w6Q="],
    ["bytes are signed", `Utilities.base64Decode("w6Q=")`, [-61, -92]],
    [
      "a blob turns bytes into text and back",
      `[Utilities.newBlob(Utilities.base64Decode("w6Q=")).getDataAsString(), Utilities.newBlob("ä€😀a").getBytes().length]`,
      ["ä", 10],
    ],
    ["a digest", `Utilities.computeDigest(Utilities.DigestAlgorithm.MD5, "a").length`, 16],
  ];
  test.each(cases)("%s", (_name, code, value) => {
    expect(returnOf(`return ${code};`)).toEqual(value);
  });
});
