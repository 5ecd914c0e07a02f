import { call, getToken, NOW } from "../../support/simulator-client";
import { shopOf, smallShop } from "../../support/simulator-shop";

const skus = (json: { ItemResponse: { sku: string }[] }): string[] => json.ItemResponse.map((item) => item.sku);

test("without a status filter every status is listed, ended listings included [EJ]", () => {
  const { json } = call(smallShop(), "items");
  expect(skus(json)).toEqual(["A", "B/1 + é", "C"]);
  expect(json.totalItems).toBe(3);
});

test("a page holds 20 listings unless a limit is given [S:items]", () => {
  const walmart = shopOf(45);
  expect(skus(call(walmart, "items").json)).toHaveLength(20);
  expect(skus(call(walmart, "items?limit=45").json)).toHaveLength(45);
});

test("the cursor stays the same on every page and offset advances [S:items; EJ]", () => {
  const walmart = shopOf(45);
  const first = call(walmart, "items?nextCursor=*&limit=20").json;
  const cursor = encodeURIComponent(first.nextCursor);
  const second = call(walmart, `items?nextCursor=${cursor}&limit=20&offset=20`).json;
  const third = call(walmart, `items?nextCursor=${cursor}&limit=20&offset=40`).json;
  expect([second.nextCursor, third.nextCursor]).toEqual([first.nextCursor, first.nextCursor]);
  expect(new Set([first, second, third].flatMap(skus)).size).toBe(45);
  expect(call(walmart, `items?nextCursor=${cursor}&limit=20`).json).toEqual(first);
  expect(call(walmart, `items?nextCursor=${cursor}&limit=20&offset=60`).status).toBe(404);
});

test("a cursor dies after two minutes and an invented one never lived: 400 Invalid Cursor [EJ]", () => {
  const walmart = shopOf(30);
  const cursor = encodeURIComponent(call(walmart, "items").json.nextCursor);
  const path = `items?nextCursor=${cursor}&offset=20`;
  expect(call(walmart, path, { now: NOW + 120_000 }).status).toBe(200);
  const late = call(walmart, path, { now: NOW + 120_001 });
  expect([late.status, late.json.errors[0].description]).toEqual([400, "Invalid Cursor"]);
  expect(call(walmart, "items?nextCursor=abc").status).toBe(400);
});

test.each([
  "offset=10001",
  "offset=-1",
  "limit=0",
  "limit=1001",
  "limit=all",
  "lifecycleStatus=ENDED",
  "publishedStatus=published",
  "sku=",
])("items?%s is refused with 400 in the items' error shape [EJ; D:error-codes]", (query) => {
  const got = call(smallShop(), `items?${query}`);
  expect([got.status, got.json.errors[0].code]).toEqual([400, "INVALID_REQUEST_PARAM.GMP_ITEM_QUERY_API"]);
});

test("where cursors alone go on, each page has a new one, beyond any offset, and an offset is refused", () => {
  const walmart = smallShop({ switches: { itemsGoOnBy: "cursor" } });
  const found: string[] = [];
  let cursor: string | undefined = "*";
  while (cursor !== undefined) {
    const page: { ItemResponse: { sku: string }[]; nextCursor?: string } = call(
      walmart,
      `items?limit=2&nextCursor=${encodeURIComponent(cursor)}`,
    ).json;
    found.push(...page.ItemResponse.map(({ sku }) => sku));
    cursor = page.nextCursor;
  }
  expect(found).toEqual(["A", "B/1 + é", "C"]);
  expect(call(walmart, "items?limit=2&offset=2").status).toBe(400);
});

test("filters are exact and work together; nothing found is 404 [S:items; EJ]", () => {
  const walmart = smallShop();
  expect(skus(call(walmart, "items?lifecycleStatus=RETIRED").json)).toEqual(["C"]);
  expect(skus(call(walmart, "items?lifecycleStatus=ACTIVE&publishedStatus=UNPUBLISHED").json)).toEqual(["B/1 + é"]);
  expect(skus(call(walmart, "items?sku=B%2F1%20%2B%20%C3%A9").json)).toEqual(["B/1 + é"]);
  for (const query of ["sku=a", "lifecycleStatus=ARCHIVED"]) {
    const got = call(walmart, `items?${query}`);
    expect([got.status, got.json.errors[0].severity]).toEqual([404, "INFO"]);
  }
});

test("the largest page is a switch, since the definition says 50 and current pages 1000 [S:items; EJ]", () => {
  expect(call(smallShop({ switches: { itemsMaxLimit: 50 } }), "items?limit=51").status).toBe(400);
});

test("a single listing arrives inside a list; SKU is the default kind of id [S:items]", () => {
  const walmart = smallShop();
  expect(skus(call(walmart, "items/A").json)).toEqual(["A"]);
  expect(skus(call(walmart, "items/A?productIdType=SKU").json)).toEqual(["A"]);
  expect(call(walmart, "items/A?productIdType=GTIN").status).toBe(404);
  expect(call(walmart, "items/A?productIdType=NAME").status).toBe(400);
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
