import { call } from "../../support/simulator-client";
import { smallShop } from "../../support/simulator-shop";
import { MAIN, twoNodes, WEST } from "./node-shop";

test("ship nodes are a bare array, the profile carries the seller's feed limits [S:set]", () => {
  const walmart = smallShop();
  expect(call(walmart, "settings/shipping/shipnodes").json).toEqual([
    expect.objectContaining({ shipNode: expect.stringMatching(/^\d{17}$/), nodeType: "VIRTUAL", status: "ACTIVE" }),
  ]);
  const { json } = call(walmart, "settings/partnerprofile");
  expect(json.configurations[0]).toEqual({ configurationName: "ACCOUNT", configuration: { status: "ACTIVE" } });
  expect(json.configurations[1].configuration.values[0]).toMatchObject({
    feedType: "inventory",
    throttleConfigurations: [{ rate: { count: 10, replenishTimeWindow: { value: "3600" } } }],
  });
});

describe("settings [S:set]", () => {
  test("the seller's feed limits may be missing", () => {
    const walmart = smallShop({ switches: { profileHasFeedLimits: false } });
    expect(call(walmart, "settings/partnerprofile").json.configurations).toEqual([
      { configurationName: "ACCOUNT", configuration: { status: "ACTIVE" } },
    ]);
  });

  test("the shipping profile tells the lag time by category", () => {
    const { configurations } = call(smallShop(), "settings/shippingprofile").json;
    expect(configurations[0]).toMatchObject({ configurationName: "LAG_TIME" });
    expect(call(smallShop(), "settings/shipping").status).toBe(404);
  });

  test("limits, switches, and the seller's name can be changed at run time", () => {
    const walmart = smallShop();
    walmart.adjust({ limits: { items: { capacity: 1, windowMs: 60_000 } }, partner: { partnerName: "Other" } });
    expect(call(walmart, "items").status).toBe(200);
    expect(call(walmart, "items").status).toBe(429);
    expect(call(walmart, "settings/partnerprofile").json.partner.partnerName).toBe("Other");
    walmart.adjust({ switches: { itemsMaxLimit: 50 } });
    expect(call(walmart, "items?limit=51&sku=A").status).toBe(400);
  });
});

test("the nodes are a bare array; ids are digits beyond a sheet's precision, as text [S:set]", () => {
  const { json } = call(twoNodes(), "settings/shipping/shipnodes");
  expect(json.map((node: { shipNode: unknown; nodeType: unknown }) => [node.shipNode, node.nodeType])).toEqual([
    [MAIN, "VIRTUAL"],
    [WEST, "PHYSICAL"],
  ]);
  expect(Number.isSafeInteger(Number(WEST))).toBe(false);
});
