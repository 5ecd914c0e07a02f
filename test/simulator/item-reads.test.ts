import { call, getToken, NOW } from "./client";
import { shopOf, smallShop } from "./shop";

const skus = (json: { ItemResponse: { sku: string }[] }): string[] => json.ItemResponse.map((item) => item.sku);

describe("counting listings [S:items]", () => {
  test("the answer has one member named like the status, and All for every listing", () => {
    const walmart = smallShop();
    expect(call(walmart, "items/count?status=PUBLISHED").json).toEqual({ PUBLISHED: 2 });
    expect(call(walmart, "items/count?status=SYSTEM_PROBLEM").json).toEqual({ SYSTEM_PROBLEM: 0 });
    expect(call(walmart, "items/count?status=ALL").json).toEqual({ All: 3 });
    expect(call(walmart, "items/count?status=RETIRED").status).toBe(400);
  });
});

describe("one listing [S:items]", () => {
  test("whether productIdType must be named is a switch, since the definition says both", () => {
    const walmart = smallShop({ switches: { needsProductIdType: true } });
    expect(call(walmart, "items/A").status).toBe(400);
    expect(call(walmart, "items/A?productIdType=SKU").status).toBe(200);
  });

  test("is found by GTIN and UPC, and by condition only in that condition", () => {
    const walmart = smallShop();
    walmart.sellerCenter.changeItem("A", { gtin: "00012345678905", upc: "012345678905", condition: "Restored" });
    expect(skus(call(walmart, "items/00012345678905?productIdType=GTIN").json)).toEqual(["A"]);
    expect(skus(call(walmart, "items/012345678905?productIdType=UPC&condition=Restored").json)).toEqual(["A"]);
    expect(call(walmart, "items/012345678905?productIdType=UPC&condition=New").status).toBe(404);
  });

  test("a listing can be changed, added, and be gone at run time", () => {
    const walmart = smallShop();
    walmart.sellerCenter.changeItem("A", { publishedStatus: "UNPUBLISHED" });
    walmart.sellerCenter.list({ sku: "NEW", productName: "New", publishedStatus: "PUBLISHED" }, NOW);
    walmart.sellerCenter.removeItem("C");
    expect(skus(call(walmart, "items?publishedStatus=PUBLISHED").json)).toEqual(["NEW"]);
    expect(call(walmart, "items/C").status).toBe(404);
  });
});

describe("Mexico lists without a cursor [GAS-MX]", () => {
  test("offset advances beside includeDetails=true, and without it page 1 comes again", () => {
    const walmart = shopOf(5);
    const headers = { WM_MARKET: "mx", WM_GLOBAL_VERSION: "3.1", "WM_SEC.ACCESS_TOKEN": getToken(walmart) };
    walmart.adjust({ switches: { market: "mx" } });
    const first = call(walmart, "items?limit=2&includeDetails=true", { headers }).json;
    expect([skus(first), first.totalItems, "nextCursor" in first]).toEqual([["L1", "L2"], 5, false]);
    expect(skus(call(walmart, "items?limit=2&offset=4&includeDetails=true", { headers }).json)).toEqual(["L5"]);
    expect(skus(call(walmart, "items?limit=2&offset=4", { headers }).json)).toEqual(["L1", "L2"]);
    expect(call(walmart, "items?limit=2&offset=6&includeDetails=true", { headers }).status).toBe(404);
  });
});

describe("catalogue search [S:items; EJ]", () => {
  const search = (walmart: ReturnType<typeof smallShop>, body: unknown, query = "") =>
    call(walmart, `items/catalog/search${query}`, { method: "POST", body });
  const found = (json: { payload: { sku: string }[] }): string[] => json.payload.map((item) => item.sku);

  test("publishedStatus is an object here, the price names its currency by one of two words", () => {
    const walmart = smallShop();
    walmart.sellerCenter.changeItem("A", { unpublishedReasons: { reason: ["END_DATE"] } });
    const body = { query: { field: "sku", value: "A" } };
    const [item] = search(walmart, body).json.payload;
    expect(item).toMatchObject({
      publishedStatus: { status: "PUBLISHED", reasons: ["END_DATE"] },
      itemId: expect.stringMatching(/^\d{10}$/),
    });
    expect(item.price).toEqual({ amount: 100, currency: "USD" });
    walmart.adjust({ switches: { searchPriceMember: "unit" } });
    expect(search(walmart, body).json.payload[0].price).toEqual({ amount: 100, unit: "USD" });
  });

  test("filters by who fulfils, by status, and by price", () => {
    const walmart = smallShop({ fulfillment: [["A", "Walmart Fulfilled"]] });
    const by = (field: string, op: string, ...values: string[]) => ({ filters: [{ field, op, values }] });
    expect(found(search(walmart, by("fulfillmentType", "equals", "Walmart Fulfilled")).json)).toEqual(["A"]);
    expect(found(search(walmart, by("lifecycleStatus", "equals", "RETIRED")).json)).toEqual(["C"]);
    expect(found(search(walmart, by("price", "between", "90", "100")).json)).toHaveLength(3);
    expect(search(walmart, by("price", "greater_than", "100")).status).toBe(404);
    expect(found(search(walmart, by("inventoryStatus", "equals", "In_stock")).json)).toHaveLength(3);
    walmart.sellerCenter.setQuantity("A", 0);
    expect(found(search(walmart, by("inventoryStatus", "equals", "Out_of_stock")).json)).toEqual(["A"]);
  });

  test("carries the variant group as it stands", () => {
    const walmart = smallShop();
    const variantGroupInfo = { isPrimary: "true", groupingAttributes: [{ name: "color", value: "Blue" }] };
    walmart.sellerCenter.changeItem("A", { variantGroupId: "G", variantGroupInfo });
    expect(search(walmart, { query: { field: "variantGroupId", value: "G" } }).json.payload).toMatchObject([
      { sku: "A", variantGroupInfo },
    ]);
  });

  test("searching by the numeric item id finds nothing, a limit above 100 is refused", () => {
    const walmart = smallShop();
    expect(search(walmart, { query: { field: "itemId", value: "1" } }).status).toBe(404);
    expect(search(walmart, {}, "?limit=101").status).toBe(400);
    expect(search(walmart, { query: { field: "name", value: "1" } }).status).toBe(400);
  });

  test("its cursor brings the page after, and is absent on the last one", () => {
    const walmart = shopOf(3);
    const first = search(walmart, {}, "?limit=2").json;
    const second = search(walmart, {}, `?limit=2&nextCursor=${encodeURIComponent(first.nextCursor)}`).json;
    expect([found(first), found(second), second.nextCursor]).toEqual([["L1", "L2"], ["L3"], undefined]);
  });
});

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
