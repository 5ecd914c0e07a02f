import { call, NOW } from "../../support/simulator-client";
import { smallShop } from "../../support/simulator-shop";

describe("stock at Walmart", () => {
  test.each(["wfs/inventory", "fulfillment/inventory"])(
    "%s of an account outside the program is a 401 that no fresh token mends [GAS-MX; T:68556367654]",
    (path) => {
      const got = call(smallShop(), path);
      expect([got.status, got.json.error[0].description]).toEqual([401, "Program Eligibility is not enabled"]);
    },
  );

  test("is served as given once the account is in the program [S:inv]", () => {
    const walmart = smallShop();
    walmart.account.setWfsInventory([{ sku: "A", shipNodes: [] }, { sku: "B" }]);
    expect(call(walmart, "wfs/inventory?sku=A", { now: NOW }).json).toEqual({
      headers: { totalCount: 1, limit: 10, offset: 0 },
      payload: { inventory: [{ sku: "A", shipNodes: [] }] },
    });
  });
});
