/** People merge cells for looks: what stands under a merge is neither written for ever nor taken for typed over. */
import { insert, update } from "../../../../src/domain/values/change";
import { TABS } from "../../../../src/domain/workbook/tabs";
import { letter, shopBook, type UnderTest } from "../../../support/workbook-under-test";

const { listings } = TABS;

function merged(writeUnderMerge: "kept" | "dropped", heading: string): UnderTest {
  const one = shopBook({ switches: { writeUnderMerge } });
  one.workbook.read();
  const rows = ["A", "B", "C"].map((sku) => insert(listings, { sku: sku as never, title: "Phone", toSend: 3 }));
  one.workbook.commit(rows, "seed");
  const column = letter(one, "Listings", heading);
  one.people.merge("Listings", `${column}2:${column}3`);
  return one;
}

const wish = (one: UnderTest, cells: object) => {
  const { tables } = one.workbook.read();
  const changes = tables.listings.map((row) => update(listings, row, cells));
  return one.workbook.commit(changes, "test").kind;
};

describe.each(["kept", "dropped"] as const)("what a program writes under a merge is %s", (way) => {
  test("a text of Aisle's merged over rows stands for each of them", () => {
    const one = merged(way, "Title");
    expect(one.workbook.read().tables.listings.map(({ values }) => values.title)).toEqual(["Phone", "Phone", "Phone"]);
    expect(wish(one, { title: "Phone" })).toBe("idle");
  });

  test.each([
    ["Title", { title: "Tablet" }],
    ["To send", { toSend: 4 }],
  ])("%s merged over two rows is written once, and then no more", (heading, cells) => {
    const one = merged(way, heading);
    expect([wish(one, cells), wish(one, cells)]).toEqual(["done", "idle"]);
  });

  test("a number merged over rows stands for the first of them alone", () => {
    const one = merged(way, "To send");
    expect(one.workbook.read().tables.listings.map(({ values }) => values.toSend)).toEqual([3, null, 3]);
  });
});
