import { anOrderRow, aPaper, aProduct, aShop, aUnit } from "../../support/builders";

/** What the line says of a name that no unit has. */
function problemOf(typed: string): string {
  const shop = aShop(
    aPaper({
      products: [aProduct()],
      inventory: [aUnit({ unitId: "U-000001", imei: "353012345678908" })],
      orders: [anOrderRow({ units: typed })],
    }),
  );
  const [line] = shop.lines;
  return line === undefined
    ? ""
    : shop.commits
        .ofLine(line)
        .issues.map(({ message }) => message)
        .join(" ");
}

test.each([
  ["one wrong digit", "353012345678909"],
  ["two digits swapped", "353012345687908"],
  ["the check digit left out", "35301234567890"],
  ["the software's version in its place", "3530123456789012"],
])("an IMEI with %s names the one that is meant", (_, typed) => {
  expect(problemOf(typed)).toContain("Inventory has 353012345678908, which is nearly the same.");
});

test.each(["3530123456789", "99301234567890", "ABCDEFGHIJKLMN"])("%s is near to nothing", (typed) => {
  expect(problemOf(typed)).not.toContain("nearly the same");
});
