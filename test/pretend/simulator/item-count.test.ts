import { call } from "../../support/simulator-client";
import { smallShop } from "../../support/simulator-shop";

describe("counting listings [S:items]", () => {
  test("the answer has one member named like the status, and All for every listing", () => {
    const walmart = smallShop();
    expect(call(walmart, "items/count?status=PUBLISHED").json).toEqual({ PUBLISHED: 2 });
    expect(call(walmart, "items/count?status=SYSTEM_PROBLEM").json).toEqual({ SYSTEM_PROBLEM: 0 });
    expect(call(walmart, "items/count?status=ALL").json).toEqual({ All: 3 });
    expect(call(walmart, "items/count?status=RETIRED").status).toBe(400);
  });
});
