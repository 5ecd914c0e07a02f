import { toShipNode, toVirtualNode } from "../../dev/simulator/walmart/stock/nodes";
import type { Switches } from "../../dev/simulator/walmart/wire/settings";
import { call, NOW } from "./client";
import { acknowledge, lineNumbers, ship, shipmentBody, smallShop } from "./shop";

const MAIN = "10001234567890123";
const WEST = "361451354333223041";

/** The small shop with a second node, in which only A lies. */
const twoNodes = (switches: Partial<Switches> = {}) =>
  smallShop({
    shipNodes: [toVirtualNode(MAIN), toShipNode(WEST)],
    nodeQuantities: [["A", WEST, 6]],
    switches,
  });

const buyFrom = (walmart: ReturnType<typeof twoNodes>, quantity: number, shipNode?: string): string => {
  const lines = [{ sku: "A", quantity }];
  const purchase = walmart.buyers.order({ lines, ...(shipNode === undefined ? {} : { shipNode }) }, NOW);
  return purchase.kind === "refused" ? purchase.reason : purchase.purchaseOrderId;
};

const put = (walmart: ReturnType<typeof twoNodes>, nodes: unknown, sku = "A") =>
  call(walmart, `inventories/${sku}`, { method: "PUT", body: { inventories: { nodes } } });
const amount = (shipNode: string, value: unknown) => ({ shipNode, inputQty: { unit: "EACH", amount: value } });

test("the nodes are a bare array; ids are digits beyond a sheet's precision, as text [S:set]", () => {
  const { json } = call(twoNodes(), "settings/shipping/shipnodes");
  expect(json.map((node: { shipNode: unknown; nodeType: unknown }) => [node.shipNode, node.nodeType])).toEqual([
    [MAIN, "VIRTUAL"],
    [WEST, "PHYSICAL"],
  ]);
  expect(Number.isSafeInteger(Number(WEST))).toBe(false);
});

test("without shipNode the default node is meant, with it that one [S:inv]", () => {
  const walmart = twoNodes();
  const body = { sku: "A", quantity: { unit: "EACH", amount: 3 } };
  expect(call(walmart, `inventory?sku=A&shipNode=${WEST}`, { method: "PUT", body }).status).toBe(200);
  expect(call(walmart, `inventory?sku=A&shipNode=${WEST}`).json.quantity.amount).toBe(3);
  expect(call(walmart, "inventory?sku=A").json.quantity.amount).toBe(10);
  expect([walmart.quantities(WEST).get("A"), walmart.quantities().get("A")]).toEqual([3, 13]);
});

test("a SKU without a record in the node asked for is 404 there [S:inv]", () => {
  const walmart = twoNodes();
  expect(call(walmart, `inventory?sku=C&shipNode=${WEST}`).status).toBe(404);
  expect(call(walmart, `inventories/C?shipNode=${WEST}`).status).toBe(404);
});

test("the node read lists every node with a record, or the one asked for [S:inv]", () => {
  const walmart = twoNodes();
  const nodes = (path: string) => call(walmart, path).json.nodes.map((node: { shipNode: string }) => node.shipNode);
  expect(nodes("inventories/A")).toEqual([MAIN, WEST]);
  expect(nodes(`inventories/A?shipNode=${WEST}`)).toEqual([WEST]);
  expect(nodes("inventories/C")).toEqual([MAIN]);
});

describe("setting several nodes at once", () => {
  test("each node is set and answers for itself [S:inv]", () => {
    const walmart = twoNodes();
    expect(put(walmart, [amount(MAIN, 1), amount(WEST, 2)]).json).toEqual({
      sku: "A",
      nodes: [
        { shipNode: MAIN, status: "Success", errors: [] },
        { shipNode: WEST, status: "Success", errors: [] },
      ],
    });
    expect([walmart.quantities(MAIN).get("A"), walmart.quantities(WEST).get("A")]).toEqual([1, 2]);
    expect(walmart.inventoryWrites("A")).toMatchObject([
      { shipNode: MAIN, amount: 1, via: "nodes" },
      { shipNode: WEST, amount: 2 },
    ]);
  });

  test.each([
    ["an unknown node", amount("9", 1)],
    ["a negative amount", amount(WEST, -1)],
    ["a fraction", amount(WEST, 0.5)],
    ["an amount as text", amount(WEST, "1")],
  ])("%s fails inside the 200; the other node is set [S:inv]", (_, wrong) => {
    const walmart = twoNodes();
    const got = put(walmart, [wrong, amount(MAIN, 1)]);
    expect(got.status).toBe(200);
    const error = { code: expect.stringContaining("GMP_INVENTORY_API"), severity: "ERROR" };
    expect(got.json.nodes).toMatchObject([{ errors: [error] }, { status: "Success", errors: [] }]);
    expect(got.json.nodes[0].status).not.toBe("Success");
    expect([walmart.quantities(MAIN).get("A"), walmart.quantities(WEST).get("A")]).toEqual([1, 6]);
  });

  test.each([
    ["no nodes", []],
    ["nodes that are no list", "x"],
    ["a stray member", [{ ...amount(MAIN, 1), note: "x" }]],
  ])("%s is 400 as a whole [S:inv]", (_, nodes) => {
    expect(put(twoNodes(), nodes).status).toBe(400);
  });

  test("an unknown SKU is 404", () => {
    expect(put(twoNodes(), [amount(MAIN, 1)], "X").status).toBe(404);
  });
});

describe("orders and nodes", () => {
  test("an order holds its units in the node that ships it; sellable is input less reserved there [S:inv]", () => {
    const walmart = twoNodes();
    buyFrom(walmart, 4, WEST);
    expect(walmart.stock("A", WEST)).toEqual({ input: 6, reserved: 4, sellable: 2 });
    expect(walmart.stock("A", MAIN)).toEqual({ input: 10, reserved: 0, sellable: 10 });
    expect(walmart.stock("A")).toEqual({ input: 16, reserved: 4, sellable: 12 });
    expect(call(walmart, `inventories/A?shipNode=${WEST}`).json.nodes[0].reservedQty.amount).toBe(4);
  });

  test("buyers get it from a node that has all of it, and nothing where none has (assumed)", () => {
    const walmart = twoNodes();
    const [first, second] = [buyFrom(walmart, 10), buyFrom(walmart, 5)];
    expect([first, second].map((id) => walmart.order(id)?.shipNode?.id)).toEqual([MAIN, WEST]);
    expect(buyFrom(walmart, 2)).toBe("out-of-stock");
  });

  test.each([
    [false, 6],
    [true, 4],
  ])(
    "whether shipping lowers the input is a switch, and counts in that node (%s: %i)",
    (inputFallsAtShipping, left) => {
      const walmart = twoNodes({ inputFallsAtShipping });
      const id = buyFrom(walmart, 2, WEST);
      acknowledge(walmart, id);
      const [lineNumber = ""] = lineNumbers(walmart, id);
      ship(walmart, id, shipmentBody({ lineNumber, amount: "2" }));
      expect(walmart.stock("A", WEST)).toEqual({ input: left, reserved: 0, sellable: left });
      expect(walmart.stock("A", MAIN)?.input).toBe(10);
    },
  );

  test("cancelling for lack of stock sets the item to zero in that node only [D:cancel-one-or-more-order-lines]", () => {
    const walmart = twoNodes();
    const id = buyFrom(walmart, 2, WEST);
    walmart.sellerCenter.cancel(id, { reason: "SELLER_CANCEL_OUT_OF_STOCK" }, NOW);
    expect([walmart.stock("A", WEST)?.input, walmart.stock("A", MAIN)?.input]).toEqual([0, 10]);
  });

  test("an order that names a node which is not the account's counts in the default one (assumed)", () => {
    const walmart = twoNodes();
    const { purchaseOrderId: _, ...order } = walmart.order(buyFrom(walmart, 2, MAIN)) ?? {};
    const given = { ...order, purchaseOrderId: "1", shipNode: { type: "SellerFulfilled", id: "9" } };
    const seeded = smallShop({ orders: [given] });
    expect(seeded.stock("A", MAIN)?.reserved).toBe(2);
  });
});
