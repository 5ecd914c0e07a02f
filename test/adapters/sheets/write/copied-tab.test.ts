/** A tab that was replaced by its copy has lost the marks that tell its columns apart while people move them. */
import { update } from "../../../../src/domain/values/change";
import { TABS } from "../../../../src/domain/workbook/tabs";
import { commitAsARun, letter, type Plan, shopBook, shown, type UnderTest } from "../../../support/workbook-under-test";

const { products } = TABS;

function copied(metadataOfDuplicatedTab: "dropped" | "copied"): UnderTest {
  const one = shopBook({ switches: { metadataOfDuplicatedTab } });
  ["A", "B", "C"].forEach((sku, index) => {
    one.people.type("Products", `${letter(one, "Products", "SKU")}${index + 2}`, sku);
    one.people.type("Products", `${letter(one, "Products", "Damages")}${index + 2}`, `scratch on ${sku}`);
  });
  one.people.replaceTabByCopy("Products");
  return one;
}

const say: Plan = ({ tables }) =>
  tables.products.map((row) => update(products, row, { problem: `about ${row.values.sku}`, available: 3 }));

const rows = (one: UnderTest) => shown(one, "Products").map((row) => [row.SKU, row.Damages, row.Problem]);

const RIGHT = ["A", "B", "C"].map((sku) => [sku, `scratch on ${sku}`, `about ${sku}`]);

describe.each(["dropped", "copied"] as const)("a copy whose marks are %s", (marks) => {
  test("is written like its original", () => {
    const one = copied(marks);
    commitAsARun(one.workbook, one.workbook.read(), say);
    expect(rows(one)).toEqual(RIGHT);
  });

  test.each([1, 2, 3])(
    "whose columns people move before commit %s: no cell of the seller's is written over",
    (which) => {
      const one = copied(marks);
      const readSet = one.workbook.read();
      let commits = 0;
      one.wire.before = (method) => {
        if (method !== "batchUpdate") return;
        commits += 1;
        if (commits === which) one.people.moveColumn("Products", letter(one, "Products", "Problem"), "B");
      };
      commitAsARun(one.workbook, readSet, say);
      commitAsARun(one.workbook, one.workbook.read(), say);
      expect(rows(one)).toEqual(RIGHT);
    },
  );

  test("is known under another name once it was written", () => {
    const one = copied(marks);
    commitAsARun(one.workbook, one.workbook.read(), say);
    one.people.renameTab("Products", "Our products");
    expect(one.workbook.read().unusable.get("products")).toBeUndefined();
  });
});
