import { call } from "../../support/simulator-client";
import { amount, MAIN, put, twoNodes, WEST } from "./node-shop";

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
