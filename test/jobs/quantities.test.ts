import { failure } from "../../src/domain/values/failure";
import { syncNow } from "../../src/jobs/run";
import { aListing, anOrder, aProduct, SYNC_ON, settingRows, units } from "../support/builders";
import { aScript, elapse, NO_ANSWER, REFUSED, type Script, stockOf, worldOf } from "../support/scripted-world";

const skus = Array.from({ length: 250 }, (_, index) => `L${index}`);
const withStock = (count: number): Script =>
  aScript({ products: [aProduct()], listings: [aListing()], inventory: units(count) });
const many = (): Script =>
  aScript({
    products: [aProduct()],
    inventory: units(2),
    listings: skus.map((sku) => aListing({ sku })),
    skuMap: skus.map((sku) => ({ sku, connectTo: "SKU", target: "A" })),
  });
const sync = (script: Script) => syncNow(worldOf(script));
const lastSent = ({ paper }: Script) => paper.listings?.map((cells) => cells.lastSent ?? null);

describe("sending quantities", () => {
  test("is off until it is switched on", () => {
    const script = aScript({
      products: [aProduct()],
      listings: [aListing()],
      settings: settingRows({ "Order Import": "On" }),
    });
    sync(script);
    expect(script.sent).toEqual([]);
    expect(script.paper.listings?.[0]?.sync).toMatch(/^Skipped: Inventory Quantity Sync is off/);
  });

  test("sends what differs, once", () => {
    const script = withStock(3);
    expect(sync(script).counts).toMatchObject({ accepted: 1, refused: 0, pending: 0 });
    sync(script);
    expect(script.sent).toEqual([{ sku: "A", quantity: 3 }]);
  });

  test("each listing has its own outcome, and the counts add up", () => {
    const script = many();
    script.setQuantity = ({ sku, quantity }) =>
      sku === "L1" ? REFUSED : sku === "L2" ? NO_ANSWER : { kind: "accepted", answer: quantity };
    expect(sync(script).counts).toMatchObject({ accepted: 248, refused: 1, pending: 1 });
    expect(lastSent(script)?.slice(0, 4)).toEqual([2, null, null, 2]);
    expect(script.paper.listings?.[1]?.sync).toBe("Problem: Walmart says no.");
    expect(script.paper.listings?.[2]?.sync).toBe("Pending");
  });

  test("what could not be sent in time is counted and goes in the next run", () => {
    const script = many();
    script.quantitiesInTime = 30;
    expect(sync(script).counts).toMatchObject({ accepted: 30, pending: 220 });
    script.quantitiesInTime = 1000;
    expect(sync(script).counts).toMatchObject({ accepted: 220, pending: 0 });
    expect(new Set(script.sent.map(({ sku }) => sku)).size).toBe(250);
    expect(script.sent).toHaveLength(250);
  });

  test("answers are written down chunk by chunk, so that a failure loses only the last", () => {
    const script = many();
    script.before = (event) => {
      if (event === "setQuantities 50") throw failure("transient", "down", "Walmart cannot be reached.");
    };
    expect(sync(script)).toMatchObject({ kind: "failed", counts: { accepted: 200 } });
    expect(lastSent(script)?.filter((sent) => sent === 2)).toHaveLength(200);
  });

  test("a refused quantity is tried again in the next run", () => {
    const script = withStock(3);
    script.setQuantity = () => REFUSED;
    sync(script);
    sync(script);
    expect(script.sent).toHaveLength(2);
  });
});

describe("a number of which nobody knows whether it arrived", () => {
  test("is corrected although the old number became right again: the run died before it noted the answer", () => {
    const script = withStock(3);
    sync(script);
    script.paper = { ...script.paper, inventory: units(9) };
    script.before = (event) => {
      if (event === "commit record quantities") throw new Error("killed");
    };
    sync(script);
    script.before = () => undefined;
    script.paper = { ...script.paper, inventory: units(3) };
    sync(script);
    expect(script.sent.map(({ quantity }) => quantity)).toEqual([3, 9, 3]);
  });

  test("is corrected although the old number became right again: no answer came", () => {
    const script = withStock(3);
    sync(script);
    script.paper = { ...script.paper, inventory: units(9) };
    script.setQuantity = () => NO_ANSWER;
    sync(script);
    script.setQuantity = ({ quantity }) => ({ kind: "accepted", answer: quantity });
    script.paper = { ...script.paper, inventory: units(3) };
    sync(script);
    expect(script.sent.map(({ quantity }) => quantity)).toEqual([3, 9, 3]);
    sync(script);
    expect(script.sent).toHaveLength(3);
  });
});

describe("with Walmart reserves its own orders on", () => {
  const reserving = (): Script => {
    const script = withStock(10);
    script.paper = {
      ...script.paper,
      settings: settingRows({ ...SYNC_ON, "Walmart reserves its own orders": "On" }),
    };
    script.stock = [[stockOf("A", 10)]];
    sync(script);
    elapse(script, 3_600_000);
    script.orders = [anOrder({ orderedAt: script.now })];
    return script;
  };

  test("a listing that just sold is looked at before its number would go down twice", () => {
    const script = reserving();
    script.stock = [[stockOf("A", 10, 1)]];
    script.getStock = (sku) => stockOf(sku, 10, 1);
    sync(script);
    expect(script.events.filter((event) => /Stock A|Quantities/.test(event))).toEqual([
      "setQuantities 1",
      "getStock A",
    ]);
    expect(lastSent(script)).toEqual([10]);
  });

  test("a look that gives nothing leaves the lower number, which never oversells", () => {
    const script = reserving();
    sync(script);
    expect(script.sent.map(({ quantity }) => quantity)).toEqual([10, 9]);
  });
});
