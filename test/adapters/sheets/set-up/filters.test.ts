/** Each new tab has a filter over its headings. It is the seller's from then on. */
import { TABS } from "../../../../src/domain/workbook/tabs";
import { NOTHING_MISSING, shopBook, type UnderTest } from "../../../support/workbook-under-test";

/** Zero-based row of each tab's filter, by title; `null`: no filter. */
function filterRows({ api }: UnderTest): Record<string, number | null> {
  const { sheets } = api.get("sheets(properties.title,basicFilter)");
  return Object.fromEntries(
    (sheets ?? []).map(({ properties, basicFilter }) => [
      properties?.title ?? "",
      basicFilter == null ? null : (basicFilter.range?.startRowIndex ?? 0),
    ]),
  );
}

test("every tab of Aisle's has a filter over its headings", () => {
  const titles = Object.values(TABS).map(({ title }) => title);
  expect(filterRows(shopBook())).toMatchObject(Object.fromEntries(titles.map((title) => [title, 0])));
});

test("a filter that the seller removed stays away, and one of their own stays", () => {
  const one = shopBook();
  one.people.clearFilter("Orders");
  one.people.filter("Listings", "A3:C9", "A", ["x"]);
  expect(one.workbook.setUp()).toEqual(NOTHING_MISSING);
  expect(filterRows(one)).toMatchObject({ Orders: null, Listings: 2, Inventory: 0 });
});

test("after the row of headings was deleted, the filter stands over the new headings", () => {
  const one = shopBook();
  one.people.deleteRows("Listings", 1, 1);
  one.people.deleteRows("Orders", 1, 1);
  one.people.clearFilter("Orders");
  one.people.type("Listings", "A1", "A-1");
  one.people.type("Orders", "A1", "PO-1");
  one.workbook.setUp();
  expect(filterRows(one)).toMatchObject({ Listings: 0, Orders: null });
});
