/** What sellers type into *IMEIs / units*: names, and how many units of a counted lot. */
import { isDoubtfulImei, typedNames } from "../../../src/domain/inventory/unit-names";

const KNOWN = new Set(["353012345678901", "U000005", "ABCX3", "X7"]);
const isKnown = (key: string): boolean => KNOWN.has(key);
const read = (text: string): readonly string[] =>
  typedNames(text, isKnown).map(({ name, count }) => (count === null ? name : `${name} ×${count}`));

const LOT = ["U-000005 ×3"];
test.each([
  ["U-000005 x3", LOT],
  ["U-000005 x 3", LOT],
  ["U-000005x3", LOT],
  ["U-000005×3", LOT],
  ["U-000005 *3", LOT],
  ["U-000005 * 3", LOT],
  ["U-000005 X3", LOT],
  ["U-000005 (3)", LOT],
  ["U-000005 3x", LOT],
  ["3x U-000005", LOT],
  ["3 x U-000005", LOT],
  ["3xU-000005", LOT],
  ["3*U-000005", LOT],
  ["x3 U-000005", LOT],
  ["U-000099x2", ["U-000099 ×2"]],
  ["353012345678901 U-000005 x2; U-000006", ["353012345678901", "U-000005 ×2", "U-000006"]],
  ["U-000005 x2 U-000006 x 1", ["U-000005 ×2", "U-000006 ×1"]],
  ["U-000005 + U-000006 & U-000007", ["U-000005", "U-000006", "U-000007"]],
])("%j names %j", (text, names) => expect(read(text)).toEqual(names));

test.each([
  ["a serial number that ends like a count", "ABCX3", ["ABCX3"]],
  ["a serial number that looks like a count", "x7", ["x7"]],
  ["an unknown word with an x in it", "PIXEL7", ["PIXEL7"]],
  ["a number that is too long for a count", "x353012345678901", ["x353012345678901"]],
  ["groups of a known IMEI", "35 301234 567890 1", ["35 301234 567890 1"]],
  ["groups of an IMEI that nobody has", "35 693803 564381 8", ["35 693803 564381 8"]],
])("%s is a name", (_, text, names) => expect(read(text)).toEqual(names));

test.each([
  ["3", ["3"]],
  ["x9", ["x9"]],
  ["U-000005 3", ["U-000005", "3"]],
  ["x", ["x"]],
])("a number that belongs to no name is kept, so that the row can say it: %j", (text, names) =>
  expect(read(text)).toEqual(names),
);

test("only fifteen digits have a check digit", () => {
  expect(isDoubtfulImei("353012345678901")).toBe(true);
  for (const key of ["356938035643809", "35301234567890", "3530123456789012", "A1000049D4F1B2", "C39XK1LMN72Q"])
    expect(isDoubtfulImei(key)).toBe(false);
});
