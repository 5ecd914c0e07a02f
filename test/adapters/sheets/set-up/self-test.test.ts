/** The self-test of a spreadsheet: what Google's documents leave open is found out, and nothing of the trying stays. */
import type { Switches } from "../../../../dev/emulator/workbook/switches";
import { insert } from "../../../../src/domain/values/change";
import { TABS } from "../../../../src/domain/workbook/tabs";
import type { PlatformFinding } from "../../../../src/ports/workbook";
import { blankBook, shopBook, type UnderTest } from "../../../support/workbook-under-test";

const failing = (findings: readonly PlatformFinding[] | null): readonly string[] | null =>
  findings === null ? null : findings.filter(({ holds }) => !holds).map(({ fact }) => fact);

/** What is found to be not as documented where one switch is the other way. */
const FOUND: readonly (readonly [Partial<Switches>, readonly string[]])[] = [
  [{}, []],
  [{ apostropheString: "dropped" }, ["apostropheStays"]],
  [{ warningOnlyForApi: "refused" }, ["warningsLetPass"]],
  [{ exactLocation: "ignored" }, ["guardsWork"]],
  [{ cellsInResponse: "absent" }, ["answerShowsCells"]],
  [{ gridsOfAllTabs: "empty" }, ["columnsComeWithTabs"]],
  [{ formulasInResponse: "stale" }, []],
  [{ readAfterWrite: "stale" }, []],
];

test.each(FOUND)("a spreadsheet where %j is found to lack %j", (switches, lacking) => {
  const one = blankBook({ switches });
  expect(failing(one.workbook.testPlatform())).toEqual(lacking);
});

test("where a thing is not as documented, the seller reads what is done instead, and else nothing", () => {
  const findings = blankBook({ switches: { warningOnlyForApi: "refused" } }).workbook.testPlatform() ?? [];
  expect(findings.flatMap(({ instead }) => (instead === "" ? [] : [instead]))).toEqual([
    "Headings and key columns carry no warning, since it would keep Aisle from writing too.",
  ]);
});

/** Tabs, their cells and what hangs on them; the ids that Google has given out meanwhile are no part of it. */
function standing({ book }: UnderTest): string[] {
  const { workbook, sheets } = JSON.parse(book.snapshot());
  return [JSON.stringify(workbook.metadata), ...sheets.map((sheet: unknown) => JSON.stringify(sheet))];
}

test("nothing of the trying stays in the spreadsheet", () => {
  const one = shopBook();
  const before = standing(one);
  one.workbook.testPlatform();
  expect(standing(one)).toEqual(before);
});

test("a test that dies at any request leaves what the next one tidies up", () => {
  const counting = shopBook();
  counting.workbook.testPlatform();
  const requests = counting.wire.calls.length;
  expect(requests).toBeGreaterThan(6);
  for (let deadly = 1; deadly <= requests; deadly += 1) {
    const one = shopBook();
    const before = standing(one);
    one.wire.before = () => {
      if (one.wire.calls.length >= deadly) throw new Error("killed");
    };
    expect(one.workbook.testPlatform()).toBeNull();
    one.wire.before = () => {};
    expect(failing(one.workbook.testPlatform())).toEqual([]);
    expect(standing(one)).toEqual(before);
  }
});

test("what Google does not answer is told as unknown, and what was known before stays", () => {
  const one = shopBook({ switches: { apostropheString: "dropped" } });
  one.workbook.testPlatform();
  one.wire.before = () => {
    throw new Error("The service is currently unavailable.");
  };
  expect(one.workbook.testPlatform()).toBeNull();
});

test("rows that moved between the last look and the write are seen where Google would refuse nothing", () => {
  const one = shopBook({ switches: { exactLocation: "ignored" } });
  one.workbook.testPlatform();
  const readSet = one.workbook.read();
  one.people.moveColumn("Listings", "A", "D");
  expect(readSet.unusable.size).toBe(0);
  expect(one.workbook.commit([insert(TABS.listings, { sku: "A" as never })], "test")).toEqual({
    kind: "stale",
    isWritten: false,
  });
});
