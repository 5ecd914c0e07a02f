/** Variants that Walmart shows to buyers together, of which Aisle updates only some. */

import type { Connection } from "../../../../src/domain/connections/connections";
import { NO_RECIPE } from "../../../../src/domain/connections/recipe";
import { groupRemark, variantGroups } from "../../../../src/domain/quantities/number/variant-groups";
import { aListing } from "../../../support/builders";
import { type Cells, rowsOf } from "../../../support/paper";

const inGroup = (sku: string | null, cells: Cells<"listings"> = {}) => aListing({ sku, variantGroup: "G1", ...cells });

/** What the first row says of its group, where the SKUs named are connected. */
function remark(listings: readonly Cells<"listings">[], ...connected: string[]): string | null {
  const rows = rowsOf("listings", listings);
  const [first] = rows;
  if (first === undefined) throw new Error("no row");
  const connectionOf = (sku: string) =>
    // A cast: a group asks for the state alone.
    ({ state: connected.includes(sku) ? "Connected" : "Not connected", recipe: NO_RECIPE }) as Connection;
  return groupRemark(variantGroups(rows, connectionOf)(first));
}

test("a variant that is not connected says how many of its group are", () => {
  const listings = ["A", "B", "C"].map((sku) => inGroup(sku));
  expect(remark(listings, "B", "C")).toBe("2 of the 3 variants in its group G1 are connected, this one is not");
});

test("nothing where none of the group is connected, or the listing is in no group", () => {
  expect(remark([inGroup("A"), inGroup("B")])).toBeNull();
  expect(remark([aListing(), inGroup("B"), inGroup("C")], "B", "C")).toBeNull();
});

test("another group's variants do not count", () => {
  expect(remark([inGroup("A"), inGroup("B"), inGroup("C", { variantGroup: "G2" })], "B", "C")).toMatch(/^1 of the 2 /);
});

test.each(["Ended", "Not found"])("a variant that is %s on Walmart belongs to no group", (onWalmartAs) => {
  expect(remark([inGroup("A"), inGroup("B"), inGroup("C", { onWalmartAs })], "B", "C")).toMatch(/^1 of the 2 /);
});

test("a row without a SKU is a variant that is not connected", () => {
  expect(remark([inGroup("A"), inGroup("B"), inGroup(null)], "B", "")).toMatch(/^1 of the 3 /);
});
