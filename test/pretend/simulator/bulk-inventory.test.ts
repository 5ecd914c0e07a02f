import { createWalmart, type WalmartOptions } from "../../../dev/simulator/walmart/walmart";
import { call, getToken, NOW } from "../../support/simulator-client";
import { buy, smallShop } from "../../support/simulator-shop";

const skus = (count: number): readonly string[] => Array.from({ length: count }, (_, at) => `L${at + 1}`);
const shopOf = (count: number, options: WalmartOptions = {}) =>
  createWalmart({
    items: skus(count).map((sku) => ({ sku })),
    quantities: skus(count).map((sku, at) => [sku, at] as const),
    ...options,
  });
const wholePages = { switches: { inventoriesShortPages: false } };

interface Page {
  readonly meta: { readonly totalCount: number; readonly nextCursor?: string };
  readonly elements: { readonly inventories: readonly { readonly sku: string }[] };
}

/** Follows the cursor until it is absent, at most so many pages. */
function readAll(walmart: ReturnType<typeof createWalmart>, query = "limit=50", most = 100): readonly Page[] {
  const headers = { "WM_SEC.ACCESS_TOKEN": getToken(walmart) };
  const pages: Page[] = [];
  let cursor: string | undefined = "";
  while (cursor !== undefined && pages.length < most) {
    const next: string = cursor === "" ? "" : `&nextCursor=${encodeURIComponent(cursor)}`;
    const page: Page = call(walmart, `inventories?${query}${next}`, { headers }).json;
    pages.push(page);
    cursor = page.meta.nextCursor;
  }
  return pages;
}
const found = (pages: readonly Page[]): readonly string[] =>
  pages.flatMap((page) => page.elements.inventories.map(({ sku }) => sku));

test("every SKU with a record comes with all its nodes; zero amounts too [S:inv]", () => {
  const walmart = shopOf(2);
  expect(call(walmart, "inventories").json).toEqual({
    meta: { totalCount: 2 },
    elements: {
      inventories: ["L1", "L2"].map((sku, amount) => ({
        sku,
        nodes: [
          {
            shipNode: walmart.shipNodes()[0],
            inputQty: { unit: "EACH", amount },
            availToSellQty: { unit: "EACH", amount },
            reservedQty: { unit: "EACH", amount: 0 },
          },
        ],
      })),
    },
  });
});

test("reserved units show [S:inv]", () => {
  const walmart = smallShop();
  buy(walmart, [["A", 4]]);
  expect(call(walmart, "inventories").json.elements.inventories[0].nodes[0]).toMatchObject({
    availToSellQty: { amount: 6 },
    reservedQty: { amount: 4 },
  });
});

test.each([
  ["", 10],
  ["limit=50", 50],
])("pages hold 10 SKUs, or as many as asked for up to 50 [S:inv] (%s: %i)", (query, length) => {
  expect(found([call(shopOf(60, wholePages), `inventories?${query}`).json])).toHaveLength(length);
});

test.each(["0", "51", "x"])("a limit of %s is refused with 400 [S:inv]", (limit) => {
  expect(call(shopOf(1), `inventories?limit=${limit}`).status).toBe(400);
});

test("the cursor changes with every page and is absent on the last; pages in the middle are short [EJ]", () => {
  const pages = readAll(shopOf(1000));
  expect(found(pages)).toEqual(skus(1000));
  const lengths = pages.slice(0, -1).map((page) => page.elements.inventories.length);
  expect(lengths.some((length) => length < 50)).toBe(true);
  expect(lengths.every((length) => length > 0)).toBe(true);
  const cursors = pages.flatMap((page) => page.meta.nextCursor ?? []);
  expect(new Set(cursors).size).toBe(pages.length - 1);
  expect(new Set(pages.map((page) => page.meta.totalCount))).toEqual(new Set([1000]));
});

test("short pages are a switch", () => {
  expect(readAll(shopOf(1000, wholePages))).toHaveLength(20);
});

test("a cursor that is none is refused with 400 (assumed)", () => {
  expect(call(shopOf(1), "inventories?nextCursor=x").status).toBe(400);
});

test("without any record it is 404, not an empty list (FU and SDK changelogs, EJ)", () => {
  expect(call(smallShop({ quantities: [] }), "inventories").status).toBe(404);
});

test("bulk-misses: every so many SKUs are on no page, and the total does not tell [EJ]", () => {
  const walmart = shopOf(100);
  walmart.faults.set({ name: "bulk-misses:10" });
  const pages = readAll(walmart);
  expect(found(pages)).toEqual(skus(100).filter((_, at) => (at + 1) % 10 !== 0));
  expect(pages[0]?.meta.totalCount).toBe(100);
});

describe("endless-cursor: the pages never end", () => {
  test("of the bulk read: it begins again, each time under a new cursor", () => {
    const walmart = shopOf(100, wholePages);
    walmart.faults.set({ name: "endless-cursor", families: ["inventories"] });
    const pages = readAll(walmart, "limit=50", 10);
    expect(pages).toHaveLength(10);
    expect(new Set(pages.map((page) => page.meta.nextCursor)).size).toBe(10);
    expect(found(pages.slice(8))).toEqual(skus(100));
    walmart.faults.clear();
    expect(readAll(walmart)).toHaveLength(2);
  });

  test("of the orders: empty pages, each with a further cursor", () => {
    const walmart = smallShop();
    buy(walmart, [["A", 1]]);
    walmart.faults.set({ name: "endless-cursor", families: ["orders"] });
    const cursors = new Set<string>();
    let cursor = "?limit=1";
    for (let at = 0; at < 5; at += 1) {
      cursor = call(walmart, `orders${cursor}`).json.list.meta.nextCursor;
      cursors.add(cursor);
    }
    expect(cursors.size).toBe(5);
    expect(walmart.counters().violations).toEqual({});
  });

  test("of the listings: they begin again and the total keeps growing", () => {
    const walmart = smallShop();
    walmart.faults.set({ name: "endless-cursor", families: ["items"] });
    const { nextCursor } = call(walmart, "items?limit=3").json;
    const page = (offset: number) =>
      call(walmart, `items?limit=3&offset=${offset}&nextCursor=${encodeURIComponent(nextCursor)}`, { now: NOW }).json;
    expect(page(3).ItemResponse).toEqual(page(6).ItemResponse);
    expect(page(6).totalItems).toBeGreaterThan(9);
  });
});
