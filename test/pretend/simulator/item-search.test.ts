import { call } from "../../support/simulator-client";
import { shopOf, smallShop } from "../../support/simulator-shop";

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
