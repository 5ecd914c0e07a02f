/** A spreadsheet that an earlier version set up works with its old headings, and Set up / repair renames them. */
import { insert } from "../../../../src/domain/values/change";
import { TABS } from "../../../../src/domain/workbook/tabs";
import {
  letter,
  NOTHING_MISSING,
  shopBook,
  shown,
  type UnderTest,
  workbookOn,
} from "../../../support/workbook-under-test";

const RENAMED = [
  ["Orders", "Canceled", "Cancelled"],
  ["Orders", "Ship-to ZIP", "Ship-to postcode"],
  ["Order Statuses", "Color", "Colour"],
] as const;

const headings = (one: UnderTest, tab: string) => Object.keys(shown(one, tab)[0] ?? {});

/** A spreadsheet with one order, its headings those of an earlier version. */
function oldBook(): UnderTest {
  const one = shopBook();
  one.workbook.read();
  one.workbook.commit([insert(TABS.orders, { po: "PO-1", line: "1", cancelled: 2 } as never)], "import");
  for (const [tab, heading, old] of RENAMED) one.people.type(tab, `${letter(one, tab, heading)}1`, old);
  return one;
}

test("it is read by its old headings before anything is set up again", () => {
  const { unusable, tables } = workbookOn(oldBook().api, "run-2").read();
  expect([...unusable]).toEqual([]);
  expect(tables.orders[0]?.values.cancelled).toBe(2);
});

test("Set up renames the headings in their places, keeps the cells, and finds nothing the second time", () => {
  const one = oldBook();
  const before = headings(one, "Orders");
  expect(one.workbook.setUp()).toEqual({
    ...NOTHING_MISSING,
    restored: RENAMED.map(([tab, heading, old]) => `the heading ${tab} ▸ ${heading} (was “${old}”)`),
  });
  expect(headings(one, "Orders")).toEqual(
    before.map((text) => RENAMED.find(([tab, , old]) => tab === "Orders" && old === text)?.[1] ?? text),
  );
  expect(shown(one, "Orders")[0]).toMatchObject({ PO: "PO-1", Canceled: "2" });
  expect(one.workbook.setUp()).toEqual(NOTHING_MISSING);
});

test("a column of the seller's own with the old heading stays theirs", () => {
  const one = shopBook();
  one.people.insertColumns("Orders", "D", 1);
  one.people.type("Orders", "D1", "Cancelled");
  expect(one.workbook.setUp()).toEqual(NOTHING_MISSING);
  expect(one.book.view.cell("Orders", "D1").formattedValue).toBe("Cancelled");
});

test("Keep My Headings keeps an old heading for good", () => {
  const one = oldBook();
  expect(one.workbook.setUp("keep")).toEqual({
    ...NOTHING_MISSING,
    headingsKept: RENAMED.map(([tab, heading, old]) => `${tab} ▸ ${old} (was “${heading}”)`),
  });
  expect(one.workbook.setUp()).toEqual(NOTHING_MISSING);
  expect(shown(one, "Orders")[0]).toMatchObject({ PO: "PO-1", Cancelled: "2" });
  expect([...workbookOn(one.api, "run-2").read().unusable]).toEqual([]);
});
