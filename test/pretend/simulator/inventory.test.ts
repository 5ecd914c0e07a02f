import { AWKWARD_SKUS } from "../../../dev/fixtures/phone-shop/words";
import { createWalmart } from "../../../dev/simulator/walmart/walmart";
import { encodeSku } from "../../../dev/simulator/walmart/wire/target";
import { call, type Got } from "../../support/simulator-client";
import { acknowledge, buy, lineNumbers, ship, shipmentBody, smallShop } from "../../support/simulator-shop";

const body = (sku: string, amount: unknown): unknown => ({ sku, quantity: { unit: "EACH", amount } });
const put = (walmart: ReturnType<typeof smallShop>, query: string, content: unknown): Got =>
  call(walmart, `inventory?${query}`, { method: "PUT", body: content });

test("PUT sets the quantity and answers in the shape of GET [S:inv]", () => {
  const walmart = smallShop();
  const expected = { sku: "A", quantity: { unit: "EACH", amount: 7 } };
  expect(put(walmart, "sku=A", body("A", 7)).json).toEqual(expected);
  expect(call(walmart, "inventory?sku=A").json).toEqual(expected);
  expect(walmart.inventoryWrites("A")).toMatchObject([{ amount: 7, before: 10 }]);
});

test.each([
  ["a SKU that differs from the query", "sku=A", body("B", 1)],
  ["no SKU in the query", "", body("A", 1)],
  ["a flat quantity [YF]", "sku=A", { sku: "A", quantity: 7 }],
  ["a negative amount", "sku=A", body("A", -1)],
  ["a fraction", "sku=A", body("A", 1.5)],
  ["an amount as text", "sku=A", body("A", "7")],
  ["no unit", "sku=A", { sku: "A", quantity: { amount: 7 } }],
  ["a stray member", "sku=A", { sku: "A", quantity: { unit: "EACH", amount: 7 }, note: "x" }],
  ["a stray member inside", "sku=A", { sku: "A", quantity: { unit: "EACH", amount: 7, note: "x" } }],
  ["no JSON", "sku=A", "sku=A&amount=7"],
  ["an unknown ship node", "sku=A&shipNode=9", body("A", 7)],
])("PUT refuses %s with 400 in the inventory's error shape [S:inv; D:error-codes]", (_, query, content) => {
  const walmart = smallShop();
  const got = put(walmart, query, content);
  expect(got.status).toBe(400);
  expect(got.json.errors[0].code).toContain("GMP_INVENTORY_API");
  expect(walmart.quantities().get("A")).toBe(10);
  expect(walmart.inventoryWrites()).toEqual([]);
});

test.each(["GET", "PUT"])("%s of an unknown SKU is 404 CONTENT_NOT_FOUND.GMP_INVENTORY_API [EJ]", (method) => {
  const walmart = smallShop();
  const got = call(walmart, "inventory?sku=X", method === "PUT" ? { method, body: body("X", 1) } : {});
  expect([got.status, got.json.errors[0].code]).toEqual([404, "CONTENT_NOT_FOUND.GMP_INVENTORY_API"]);
});

test.each(AWKWARD_SKUS)("SKU %s travels percent-encoded in path and query and is matched exactly [S:inv]", (sku) => {
  const walmart = createWalmart({ items: [{ sku }], quantities: [[sku, 1]] });
  expect(put(walmart, `sku=${encodeSku(sku)}`, body(sku, 2)).status).toBe(200);
  expect(call(walmart, `inventories/${encodeSku(sku)}`).json.nodes[0].inputQty.amount).toBe(2);
  expect(call(walmart, `items/${encodeSku(sku)}`).json.ItemResponse[0].sku).toBe(sku);
  expect(walmart.counters().violations).toEqual({});
});

test("a plus in a query is a plus, not a blank [S:inv]", () => {
  const walmart = createWalmart({
    items: [{ sku: "A B" }, { sku: "A+B" }],
    quantities: [
      ["A B", 1],
      ["A+B", 2],
    ],
  });
  expect(call(walmart, "inventory?sku=A+B").json.quantity.amount).toBe(2);
  expect(call(walmart, "inventory?sku=A%20B").json.quantity.amount).toBe(1);
  expect(walmart.counters().violations).toEqual({ "unencoded-sku": 1 });
});

test("encodeURIComponent is not enough: a bare apostrophe, star, or bracket is marked [S:inv]", () => {
  const sku = "O'NEIL (B)*!";
  const walmart = createWalmart({ items: [{ sku }], quantities: [[sku, 1]] });
  expect(call(walmart, `inventory?sku=${encodeURIComponent(sku)}`).status).toBe(200);
  expect(walmart.counters().violations).toEqual({ "unencoded-sku": 1 });
});

test("an encoding applied twice finds nothing", () => {
  const walmart = smallShop();
  expect(call(walmart, `inventory?sku=${encodeURIComponent(encodeSku("B/1 + é"))}`).status).toBe(404);
});

test("open orders are reserved: sellable is input less reserved, the input stays as set [S:inv]", () => {
  const walmart = smallShop();
  const id = buy(walmart, [["A", 4]]);
  expect(walmart.stock("A")).toEqual({ input: 10, reserved: 4, sellable: 6 });
  const [node] = call(walmart, "inventories/A").json.nodes;
  expect(node).toMatchObject({ inputQty: { amount: 10 }, availToSellQty: { amount: 6 }, reservedQty: { amount: 4 } });
  expect(call(walmart, "inventory?sku=A").json.quantity.amount).toBe(10);
  acknowledge(walmart, id);
  expect(walmart.stock("A")).toEqual({ input: 10, reserved: 4, sellable: 6 });
});

test.each([
  [false, 10],
  [true, 9],
])("shipping ends the reservation; whether the input falls is a switch (%s: %i)", (inputFallsAtShipping, input) => {
  const walmart = smallShop({ switches: { inputFallsAtShipping } });
  const id = buy(walmart, [["A", 1]]);
  acknowledge(walmart, id);
  const [lineNumber = ""] = lineNumbers(walmart, id);
  expect(ship(walmart, id, shipmentBody({ lineNumber })).status).toBe(200);
  expect(walmart.stock("A")).toEqual({ input, reserved: 0, sellable: input });
});

test("buyers are refused what is not listed, not published, ended, or not sellable, unless forced [S:inv; S:items]", () => {
  const walmart = smallShop();
  const order = (sku: string, quantity: number, isForced = false): string => {
    const purchase = walmart.buyers.order({ lines: [{ sku, quantity }], isForced }, 0);
    return purchase.kind === "refused" ? purchase.reason : purchase.kind;
  };
  expect(order("X", 1)).toBe("not-listed");
  expect(order("B/1 + é", 1)).toBe("not-published");
  expect(order("C", 1)).toBe("not-published");
  expect(order("A", 11)).toBe("out-of-stock");
  expect(order("A", 10)).toBe("placed");
  expect(order("A", 1)).toBe("out-of-stock");
  expect(order("A", 1, true)).toBe("placed");
  expect(walmart.stock("A")).toEqual({ input: 10, reserved: 11, sellable: 0 });
});
