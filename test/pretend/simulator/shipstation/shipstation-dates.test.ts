import { readDate, toDate, toDay, toItemDate } from "../../../../dev/simulator/shipstation/wire/dates";

const PACIFIC = { zone: "pacific", suffix: "ignored" } as const;

test.each([
  ["winter", Date.UTC(2026, 0, 15, 20, 30, 5, 120), "2026-01-15T12:30:05.1200000"],
  ["summer", Date.UTC(2026, 6, 15, 20, 30), "2026-07-15T13:30:00.0000000"],
  ["the evening of a day before", Date.UTC(2026, 0, 1, 3), "2025-12-31T19:00:00.0000000"],
  ["the hour before the clock goes forward", Date.UTC(2026, 2, 8, 9, 59), "2026-03-08T01:59:00.0000000"],
  ["the hour after it went forward", Date.UTC(2026, 2, 8, 10), "2026-03-08T03:00:00.0000000"],
  ["the hour after it went back", Date.UTC(2026, 10, 1, 10), "2026-11-01T02:00:00.0000000"],
])("a date of %s is written in Pacific time, and read again [SS1-REQ]", (_, instant, text) => {
  expect(toDate(instant, "pacific")).toBe(text);
  expect(readDate(text, PACIFIC)).toBe(instant);
});

test("an item's date has no zeros at the end, and a label's is the day [SS-REC]", () => {
  expect(toItemDate(Date.UTC(2024, 2, 19, 15, 9, 13, 900), "pacific")).toBe("2024-03-19T08:09:13.9");
  expect(toItemDate(Date.UTC(2024, 2, 19, 15, 9, 10), "pacific")).toBe("2024-03-19T08:09:10");
  expect(toDay(Date.UTC(2024, 2, 19, 5), "pacific")).toBe("2024-03-18");
});

test.each([
  ["pacific", "ignored", 20],
  ["pacific", "obeyed", 12],
  ["utc", "ignored", 12],
  ["utc", "obeyed", 12],
] as const)("a date that ends in Z is read where the zone is %s and the ending is %s", (zone, suffix, hour) => {
  expect(readDate("2026-01-15T12:00:00.000Z", { zone, suffix })).toBe(Date.UTC(2026, 0, 15, hour));
});

test("offsets are obeyed in both directions, where they are", () => {
  const reading = { zone: "pacific", suffix: "obeyed" } as const;
  expect(readDate("2026-01-15T12:00:00+02:00", reading)).toBe(Date.UTC(2026, 0, 15, 10));
  expect(readDate("2026-01-15T12:00:00-0530", reading)).toBe(Date.UTC(2026, 0, 15, 17, 30));
});

test.each(["", "today", "2026-13-01", "2026-02-29", "15.01.2026", "1768478400000"])("“%s” is no date", (text) => {
  expect(readDate(text, PACIFIC)).toBeUndefined();
});
