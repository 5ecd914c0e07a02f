import { keyOfLabel, lineLabel } from "../../../src/domain/orders/line-key";

test.each([
  ["1796277083022 / 1", { po: "1796277083022", line: "1" }],
  ["EBAY-7 / 2 / b", { po: "EBAY-7", line: "2 / b" }],
])("the label %s is taken apart into the key that makes it", (label, key) => {
  expect(keyOfLabel(label)).toEqual(key);
  expect(lineLabel(key)).toBe(label);
});

test("a label without a line is a PO alone", () => {
  expect(keyOfLabel("1796277083022")).toEqual({ po: "1796277083022", line: "" });
});
