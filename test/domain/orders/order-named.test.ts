import { namedInstead, orderNamed } from "../../../src/domain/orders/order-named";
import { anOrderRow } from "../../support/builders";
import { rowsOf } from "../../support/paper";

const ROWS = rowsOf("orders", [
  anOrderRow({ po: "1796277083022", customerOrder: "200013456789012" }),
  anOrderRow({ po: "1796277083023", line: "1", customerOrder: "200013456780000" }),
  anOrderRow({ po: "1796277083024", line: "1", customerOrder: "200013456780000" }),
  anOrderRow({ po: "1796277083024", line: "2", customerOrder: "200013456780000" }),
  anOrderRow({ po: "EB-7", channel: "eBay", customerOrder: null }),
]);

const CASES = [
  ["a PO as it stands", "1796277083022", { kind: "po", po: "1796277083022" }],
  ["a PO with blanks or dashes", " 1796-2770 83022", { kind: "po", po: "1796277083022" }],
  ["a PO with a number sign", "#1796277083022", { kind: "po", po: "1796277083022" }],
  ["a PO in other letter case", "eb-7", { kind: "po", po: "EB-7" }],
  ["a customer order of one PO", "200013456789012", { kind: "customer order", pos: ["1796277083022"] }],
  ["a customer order with dashes", "2000134-56789012", { kind: "customer order", pos: ["1796277083022"] }],
  [
    "a customer order of two POs",
    "200013456780000",
    { kind: "customer order", pos: ["1796277083023", "1796277083024"] },
  ],
  ["two digits of a PO swapped", "1796277083202", { kind: "near", pos: ["1796277083022"] }],
  ["one wrong digit of a customer order", "200013456789013", { kind: "near", pos: ["1796277083022"] }],
  ["anything else", "4711", { kind: "unknown" }],
  ["a blank text", " ", { kind: "unknown" }],
] as const;

test.each(CASES)("%s names the order that is meant", (_, typed, named) => {
  expect(orderNamed(ROWS)(typed)).toEqual(named);
});

test("a PO wins over a customer order that reads the same", () => {
  const rows = rowsOf("orders", [anOrderRow({ po: "1", customerOrder: "2" }), anOrderRow({ po: "2" })]);
  expect(orderNamed(rows)("2")).toEqual({ kind: "po", po: "2" });
});

test("the sentence says which PO to type", () => {
  const named = orderNamed(ROWS);
  const say = (typed: string) => namedInstead(typed, named(typed));
  expect(say("200013456780000")).toBe(
    "200013456780000 is a customer order number of several POs: 1796277083023 and 1796277083024. Type the one that is meant.",
  );
  expect(say("1796 277083022")).toBe("The PO reads 1796277083022. Type it so.");
  expect(say("4711")).toBeNull();
});
