import { call, NOW } from "../../support/simulator-client";
import { smallShop } from "../../support/simulator-shop";

const MINUTE = 60_000;
const read = (walmart: ReturnType<typeof smallShop>, now: number, sku = "A"): unknown =>
  call(walmart, `inventory?sku=${sku}`, { now }).json.quantity?.amount;
const put = (walmart: ReturnType<typeof smallShop>, amount: number, now: number, sku = "A") =>
  call(walmart, `inventory?sku=${sku}`, { method: "PUT", body: { sku, quantity: { unit: "EACH", amount } }, now });

describe("stale reads", () => {
  const stale = () => smallShop({ switches: { staleReadSeconds: 60 } });

  test("for a while after a write every read shows the amount before it; a switch, no figure is published [EJ]", () => {
    const walmart = stale();
    put(walmart, 4, NOW);
    const node = (now: number) => call(walmart, "inventories/A", { now }).json.nodes[0].inputQty.amount;
    const bulk = (now: number) =>
      call(walmart, "inventories", { now }).json.elements.inventories[0].nodes[0].inputQty.amount;
    for (const reader of [(now: number) => read(walmart, now), node, bulk]) {
      expect([reader(NOW + MINUTE - 1), reader(NOW + MINUTE)]).toEqual([10, 4]);
    }
    expect(walmart.quantities().get("A")).toBe(4);
  });

  test("each of several writes shows when its own time has come", () => {
    const walmart = stale();
    put(walmart, 4, NOW);
    put(walmart, 7, NOW + 30_000);
    expect([59, 60, 89, 90].map((seconds) => read(walmart, NOW + seconds * 1000))).toEqual([10, 4, 4, 7]);
  });

  test("a first amount is 404 for that while", () => {
    const walmart = smallShop({ quantities: [], switches: { staleReadSeconds: 60 } });
    put(walmart, 4, NOW);
    expect(read(walmart, NOW)).toBeUndefined();
    expect(read(walmart, NOW + MINUTE)).toBe(4);
  });

  test("buyers are never misled: what was written counts at once", () => {
    const walmart = stale();
    put(walmart, 0, NOW);
    expect(walmart.buyers.order({ lines: [{ sku: "A", quantity: 1 }] }, NOW)).toMatchObject({ reason: "out-of-stock" });
  });
});

test("a new listing is 404 to the inventory until it is ingested, for reads, writes, and feeds alike [EJ]", () => {
  const walmart = smallShop({ latencies: { "item-ingestion": 10 * MINUTE } });
  walmart.sellerCenter.list({ sku: "N", publishedStatus: "PUBLISHED", lifecycleStatus: "ACTIVE" }, NOW);
  expect(put(walmart, 4, NOW + 10 * MINUTE - 1, "N").status).toBe(404);
  expect(put(walmart, 4, NOW + 10 * MINUTE, "N").status).toBe(200);
  expect(read(walmart, NOW + 10 * MINUTE, "N")).toBe(4);
  expect(() => walmart.sellerCenter.list({ sku: "N" }, NOW)).toThrow("listed already");
});

describe("another tool on the same account", () => {
  test("its quantity holds at once and is not among our writes", () => {
    const walmart = smallShop();
    walmart.otherTool.setQuantity("A", 99, NOW);
    expect(read(walmart, NOW)).toBe(99);
    expect(walmart.inventoryWrites()).toEqual([]);
  });

  test("it sets its own value again every so many minutes of the clock, until stopped", () => {
    const walmart = smallShop();
    walmart.otherTool.keepSetting("A", 99, 15, NOW);
    expect(read(walmart, NOW)).toBe(99);
    put(walmart, 4, NOW + MINUTE);
    expect([read(walmart, NOW + 15 * MINUTE - 1), read(walmart, NOW + 15 * MINUTE)]).toEqual([4, 99]);
    const text = walmart.snapshot();
    put(walmart, 4, NOW + 20 * MINUTE);
    walmart.otherTool.stop();
    expect(read(walmart, NOW + 600 * MINUTE)).toBe(4);
    walmart.restore(text);
    put(walmart, 4, NOW + 20 * MINUTE);
    expect(read(walmart, NOW + 600 * MINUTE)).toBe(99);
    expect(() => walmart.otherTool.keepSetting("A", 1, 0, NOW)).toThrow("Not a number of minutes");
  });

  test("it hands in feeds of its own, which stand in the same list", () => {
    const walmart = smallShop({ latencies: { "feed-processing": MINUTE } });
    const id = walmart.otherTool.submitFeed([["A", 99]], NOW);
    const { results } = call(walmart, "feeds", { now: NOW + MINUTE }).json;
    expect(results.feed).toMatchObject([{ feedId: id, itemsSucceeded: 1 }]);
    expect(walmart.quantities().get("A")).toBe(99);
    expect(walmart.inventoryWrites()).toEqual([]);
  });

  test("no fault strikes what it hands in", () => {
    const walmart = smallShop({ latencies: { "feed-processing": MINUTE } });
    walmart.faults.set({ name: "feed-error", requests: 1 });
    walmart.otherTool.submitFeed([["A", 99]], NOW);
    walmart.passTime(NOW + MINUTE);
    expect(walmart.feeds()).toMatchObject([{ status: "PROCESSED" }]);
    expect(walmart.faults.list()).toMatchObject([{ struck: 0 }]);
  });
});
