/** Aisle knows its tabs and columns again whatever people did to them. */
import { insert, update } from "../../../../src/domain/values/change";
import { TABS } from "../../../../src/domain/workbook/tabs";
import {
  commitAsARun,
  letter,
  NOTHING_MISSING,
  type Plan,
  shopBook,
  shown,
  type UnderTest,
} from "../../../support/workbook-under-test";

const aListing = () => insert(TABS.listings, { sku: "A-1" as never, title: "Phone" });

/** Reads, writes a cell of Aisle's and reads it back. */
function worksThroughout(one: UnderTest, title: string): void {
  const read = one.workbook.read();
  const { tables, unusable } = read;
  expect([...unusable]).toEqual([]);
  const why = `${tables.listings[0]?.values.why ?? ""}!`;
  // A copy whose columns lost their marks is marked first and read again.
  const plan: Plan = (latest) => latest.tables.listings.map((row) => update(TABS.listings, row, { why }));
  expect(commitAsARun(one.workbook, read, plan)).toBeLessThan(3);
  expect(shown(one, title)).toMatchObject([{ "Listing SKU": "A-1", Why: why }]);
}

/** A shop with one listing, its percent typed by the seller. */
function aShop(switches = {}): UnderTest {
  const one = shopBook({ switches });
  one.workbook.read();
  one.workbook.commit([aListing()], "import");
  one.people.type("Listings", `${letter(one, "Listings", "Hold back")}2`, "7");
  return one;
}

test("a tab that was renamed and moved is read and written as before", () => {
  const one = aShop();
  one.people.renameTab("Listings", "My Walmart");
  worksThroughout(one, "My Walmart");
  expect(one.workbook.setUp()).toEqual(NOTHING_MISSING);
});

test.each(["dropped", "copied"] as const)(
  "a tab replaced by its copy goes on, its metadata %s",
  (metadataOfDuplicatedTab) => {
    const one = aShop({ metadataOfDuplicatedTab });
    one.people.replaceTabByCopy("Listings");
    worksThroughout(one, "Listings");
    // A copy comes without its original's protections.
    const restored = ["the warning on Listings ▸ Listing SKU", "the warning on the headings of Listings"];
    expect(one.workbook.setUp()).toEqual({ ...NOTHING_MISSING, restored });
    expect(one.workbook.setUp()).toEqual(NOTHING_MISSING);
    one.people.renameTab("Listings", "My Walmart");
    worksThroughout(one, "My Walmart");
  },
);

test.each(["dropped", "copied"] as const)(
  "a copy beside a renamed tab is nobody's, its metadata %s",
  (metadataOfDuplicatedTab) => {
    const one = aShop({ metadataOfDuplicatedTab });
    one.people.renameTab("Listings", "My Walmart");
    one.people.duplicateTab("My Walmart");
    worksThroughout(one, "My Walmart");
    expect(shown(one, "Copy of My Walmart")).toMatchObject([{ Why: "" }]);
    expect(one.workbook.setUp()).toEqual(NOTHING_MISSING);
  },
);

describe("a heading that the seller renamed", () => {
  function renamed(text: string): UnderTest {
    const one = aShop();
    one.people.type("Listings", `${letter(one, "Listings", "Hold back")}1`, text);
    return one;
  }

  test("is named with both names and both ways out, and nothing is taken for blank", () => {
    const sentence = renamed("My reserve").workbook.read().unusable.get("listings") ?? "";
    expect(sentence).toContain("“Hold back”");
    expect(sentence).toContain("“My reserve”");
    expect(sentence).toContain("Type the old heading there again");
    expect(sentence).toContain("Set up / repair");
  });

  test.each(["My reserve", ""])("is restored by repair in its own column, cells kept (now %j)", (text) => {
    const one = aShop();
    const at = letter(one, "Listings", "Hold back");
    if (text === "") one.people.clear("Listings", `${at}1`);
    else one.people.type("Listings", `${at}1`, text);
    one.people.moveColumn("Listings", at, "B");
    const was = text === "" ? "" : " (was “My reserve”)";
    expect(one.workbook.setUp()).toEqual({ ...NOTHING_MISSING, restored: [`the heading Listings ▸ Hold back${was}`] });
    expect(one.book.view.rows("Listings")[0]?.[1]).toBe("Hold back");
    expect(shown(one, "Listings")).toMatchObject([{ "Hold back": "7" }]);
    worksThroughout(one, "Listings");
    expect(one.workbook.setUp()).toEqual(NOTHING_MISSING);
  });

  test("works again once it is typed back", () => {
    const one = renamed("My reserve");
    one.people.type("Listings", `${letter(one, "Listings", "My reserve")}1`, "Hold back");
    worksThroughout(one, "Listings");
  });

  test("is not written into another column when that one moves at the last moment", () => {
    const one = renamed("My reserve");
    let isFirst = true;
    one.wire.before = (method) => {
      if (method !== "batchUpdate" || !isFirst) return;
      isFirst = false;
      one.people.moveColumn("Listings", letter(one, "Listings", "My reserve"), "B");
    };
    expect(() => one.workbook.setUp()).toThrow("changed while Aisle was setting it up");
    expect(one.book.view.rows("Listings")[0]?.[1]).toBe("My reserve");
    expect(one.workbook.setUp().restored).toEqual(["the heading Listings ▸ Hold back (was “My reserve”)"]);
  });
});

test("a column that was deleted is made again at the right end", () => {
  const one = aShop();
  one.people.deleteColumns("Listings", letter(one, "Listings", "Max"), 1);
  expect(one.workbook.read().unusable.get("listings")).toContain("no heading “Max”");
  expect(one.workbook.setUp().headingsMade).toEqual(["Listings ▸ Max"]);
  expect(one.book.view.rows("Listings")[0]?.at(-1)).toBe("Max");
  worksThroughout(one, "Listings");
});

test.each(["stays", "travels"] as const)(
  "a column that was cut and pasted elsewhere is found there, its metadata %s",
  (lineMetadataUnderCut) => {
    const one = aShop({ lineMetadataUnderCut });
    const at = letter(one, "Listings", "Hold back");
    one.people.insertColumns("Listings", "B", 1);
    const from = letter(one, "Listings", "Hold back");
    expect(from).not.toBe(at);
    one.people.cutPaste("Listings", `${from}1:${from}1000`, "Listings", "B1");
    expect(one.workbook.setUp().headingsMade).toEqual([]);
    worksThroughout(one, "Listings");
    expect(shown(one, "Listings")).toMatchObject([{ "Hold back": "7" }]);
    expect(one.workbook.setUp()).toEqual(NOTHING_MISSING);
  },
);

test("a row of headings that was deleted is made again above the rows, none of which changes", () => {
  const one = aShop();
  const before = one.book.view.rows("Listings")[1];
  one.people.deleteRows("Listings", 1, 1);
  expect(one.workbook.read().unusable.get("listings")).toContain("none of its headings in row 1");
  expect(one.workbook.setUp().restored).toContain("the headings of Listings");
  expect(one.book.view.rows("Listings")[1]).toEqual(before);
  worksThroughout(one, "Listings");
  expect(one.workbook.setUp()).toEqual(NOTHING_MISSING);
});

test("headings that slid down are named with their row and left to the seller; the other tabs are repaired", () => {
  const one = aShop();
  one.people.insertRows("Listings", 1, 2);
  one.people.type("Listings", "A1", "My shop");
  one.people.deleteTab("Warehouses");
  const before = one.book.view.rows("Listings");
  const report = one.workbook.setUp();
  expect(report.tabsMade).toEqual(["Warehouses"]);
  expect(report.leftToYou).toEqual([expect.stringContaining("“Listings” are in row 3")]);
  expect(one.book.view.rows("Listings")).toEqual(before);
  one.people.deleteRows("Listings", 1, 2);
  worksThroughout(one, "Listings");
});

test("of two columns with one heading Aisle's own is used; when it is gone, the others are named and none is made", () => {
  const one = aShop();
  const twin = () => one.people.type("Listings", "B1", "Hold back");
  one.people.insertColumns("Listings", "B", 2);
  twin();
  one.people.type("Listings", "B2", "99");
  expect(one.workbook.read().tables.listings[0]?.values.holdBack).toBe(7);
  one.people.clear("Listings", "B1");
  one.people.deleteColumns("Listings", letter(one, "Listings", "Hold back"), 1);
  one.people.paste("Listings", "B1", [["Hold back", "Hold back"]]);
  expect(one.workbook.read().unusable.get("listings")).toContain("“Hold back” twice");
  const report = one.workbook.setUp();
  expect(report.headingsMade).toEqual([]);
  expect(report.leftToYou).toEqual([expect.stringContaining("“Hold back” twice")]);
});

test("a hidden key column works as before", () => {
  const one = aShop();
  one.people.hideColumn("Listings", letter(one, "Listings", "Listing SKU"));
  worksThroughout(one, "Listings");
  expect(one.workbook.setUp()).toEqual(NOTHING_MISSING);
});

test("a merged key column is named, only that tab is out of use, and unmerging mends it", () => {
  const one = aShop();
  const at = letter(one, "Listings", "Listing SKU");
  one.people.merge("Listings", `${at}4:${at}6`);
  const { unusable } = one.workbook.read();
  expect([...unusable.keys()]).toEqual(["listings"]);
  expect(unusable.get("listings")).toMatch(/merged cells in the column “Listing SKU”.*Unmerge/);
  one.people.unmerge("Listings", `${at}4:${at}6`);
  worksThroughout(one, "Listings");
});

test("cells merged in a column of the seller's own disturb nobody", () => {
  const one = aShop();
  one.people.insertColumns("Listings", "D", 1);
  one.people.merge("Listings", "D4:D6");
  worksThroughout(one, "Listings");
});
