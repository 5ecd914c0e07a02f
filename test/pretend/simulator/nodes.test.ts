import { call, NOW } from "../../support/simulator-client";
import { acknowledge, lineNumbers, ship, shipmentBody, smallShop } from "../../support/simulator-shop";
import { MAIN, twoNodes, WEST } from "./node-shop";

const buyFrom = (walmart: ReturnType<typeof twoNodes>, quantity: number, shipNode?: string): string => {
  const lines = [{ sku: "A", quantity }];
  const purchase = walmart.buyers.order({ lines, ...(shipNode === undefined ? {} : { shipNode }) }, NOW);
  return purchase.kind === "refused" ? purchase.reason : purchase.purchaseOrderId;
};

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
