import fc from "fast-check";
import { fromSerial, rememberedOffset, toSerial } from "../../../../src/adapters/sheets/shape/wall-time";
import { instant } from "../../../../src/domain/values/brand";
import { offsetIn } from "../../../support/workbook-under-test";
import "../../../support/seed";

const NEW_YORK = offsetIn("America/New_York");
const at = (text: string) => instant(Date.parse(text));
/** The serial number of a wall time, as a spreadsheet holds it. */
const wall = (text: string) => Date.parse(`${text}Z`) / 86_400_000 + 25_569;
const iso = (epochMs: number) => new Date(epochMs).toISOString();

test("a serial number counts days from the end of 1899", () => {
  expect(toSerial(at("1970-01-01T00:00:00Z"), () => 0)).toBe(25_569);
  expect(toSerial(at("1899-12-30T12:00:00Z"), () => 0)).toBe(0.5);
});

test("a wall time is read in the spreadsheet's zone, in summer and in winter", () => {
  expect(iso(fromSerial(wall("2026-01-15T09:30:00"), NEW_YORK))).toBe("2026-01-15T14:30:00.000Z");
  expect(iso(fromSerial(wall("2026-07-15T09:30:00"), NEW_YORK))).toBe("2026-07-15T13:30:00.000Z");
});

test("a wall time that occurs twice is the earlier instant", () => {
  expect(iso(fromSerial(wall("2026-11-01T01:30:00"), NEW_YORK))).toBe("2026-11-01T05:30:00.000Z");
  expect(iso(fromSerial(wall("2026-10-25T02:30:00"), offsetIn("Europe/Berlin")))).toBe("2026-10-25T00:30:00.000Z");
});

test("a wall time that the clock skips moves forward by what was skipped", () => {
  expect(iso(fromSerial(wall("2026-03-08T02:30:00"), NEW_YORK))).toBe("2026-03-08T07:30:00.000Z");
  expect(iso(fromSerial(wall("2026-03-29T02:30:00"), offsetIn("Europe/Berlin")))).toBe("2026-03-29T01:30:00.000Z");
  expect(iso(fromSerial(wall("2026-10-04T02:15:00"), offsetIn("Australia/Lord_Howe")))).toBe(
    "2026-10-03T15:45:00.000Z",
  );
});

test("the first and the last second around a change of clocks are read right", () => {
  expect(iso(fromSerial(wall("2026-03-08T01:59:59"), NEW_YORK))).toBe("2026-03-08T06:59:59.000Z");
  expect(iso(fromSerial(wall("2026-03-08T03:00:00"), NEW_YORK))).toBe("2026-03-08T07:00:00.000Z");
  expect(iso(fromSerial(wall("2026-11-01T02:00:00"), NEW_YORK))).toBe("2026-11-01T07:00:00.000Z");
});

const ZONES = ["America/New_York", "Europe/Berlin", "Asia/Kolkata", "Australia/Lord_Howe", "Pacific/Apia", "UTC"];
const seconds = fc.integer({
  min: Date.parse("2011-01-01T00:00:00Z") / 1000,
  max: Date.parse("2030-01-01T00:00:00Z") / 1000,
});

test("an instant written as a wall time is read back, to the second, unless its wall time occurs twice", () => {
  fc.assert(
    fc.property(fc.constantFrom(...ZONES), seconds, (name, second) => {
      const offset = offsetIn(name);
      const meant = instant(second * 1000);
      const read = fromSerial(toSerial(meant, offset), offset);
      if (read === meant) return;
      expect(toSerial(read, offset)).toBeCloseTo(toSerial(meant, offset), 8);
      expect(read).toBeLessThan(meant);
    }),
    { numRuns: 400 },
  );
});

test("a remembered offset is the zone's own, at every second", () => {
  fc.assert(
    fc.property(fc.constantFrom(...ZONES), fc.array(seconds, { minLength: 1, maxLength: 20 }), (name, moments) => {
      const offset = offsetIn(name);
      const remembered = rememberedOffset(offset);
      for (const moment of moments) expect(remembered(instant(moment * 1000))).toBe(offset(instant(moment * 1000)));
    }),
    { numRuns: 200 },
  );
});

test("a thousand dates of one ordinary day ask the platform twice", () => {
  let asked = 0;
  const remembered = rememberedOffset((moment) => {
    asked += 1;
    return NEW_YORK(moment);
  });
  const midnight = Date.parse("2026-05-05T00:00:00Z");
  for (let second = 0; second < 1000; second += 1) remembered(instant(midnight + second * 60_000));
  expect(asked).toBe(2);
});
