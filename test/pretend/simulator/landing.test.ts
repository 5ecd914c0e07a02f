import { readFeed, submit } from "../../support/feed-shop";
import { call, NOW } from "../../support/simulator-client";
import { smallShop } from "../../support/simulator-shop";

const MINUTE = 60_000;

const latencies = { "feed-received": MINUTE, "feed-processing": 5 * MINUTE };

const shop = (switches = {}) => smallShop({ latencies, switches });

const DONE = NOW + 5 * MINUTE;

describe("its life", () => {
  test("RECEIVED, INPROGRESS with items landing one by one, PROCESSED, all on the given clock [S:feeds]", () => {
    const walmart = shop();
    const id = submit(walmart, [
      ["A", 4],
      ["C", 5],
    ]);
    const at = (minutes: number) => {
      const { feedStatus, itemsReceived, itemsSucceeded, itemsProcessing } = readFeed(
        walmart,
        id,
        NOW + minutes * MINUTE,
      );
      return [feedStatus, itemsReceived, itemsSucceeded, itemsProcessing];
    };
    expect(at(0.9)).toEqual(["RECEIVED", 2, 0, 2]);
    expect(at(1)).toEqual(["INPROGRESS", 2, 0, 2]);
    expect(at(3)).toEqual(["INPROGRESS", 2, 1, 1]);
    expect(at(5)).toEqual(["PROCESSED", 2, 2, 0]);
    expect(walmart.inventoryWrites()).toMatchObject([
      { sku: "A", amount: 4, before: 10, at: NOW + 3 * MINUTE, via: { feedId: id } },
      { sku: "C", amount: 5, at: DONE },
    ]);
  });

  test("an older feed's value lands after a newer single PUT and overwrites it [S:inv]", () => {
    const walmart = shop();
    submit(walmart, [["A", 4]]);
    const body = { sku: "A", quantity: { unit: "EACH", amount: 9 } };
    call(walmart, "inventory?sku=A", { method: "PUT", body, now: NOW + 2 * MINUTE });
    expect(walmart.quantities().get("A")).toBe(9);
    expect(call(walmart, "inventory?sku=A", { now: DONE }).json.quantity.amount).toBe(4);
    expect(walmart.inventoryWrites("A").map(({ amount }) => amount)).toEqual([9, 4]);
  });

  test("a feed that takes longer lands after one handed in later", () => {
    const walmart = shop();
    walmart.faults.set({ name: `feed-late:${20 * MINUTE}`, requests: 1 });
    submit(walmart, [["A", 4]]);
    submit(walmart, [["A", 6]], NOW + MINUTE);
    walmart.passTime(NOW + 10 * MINUTE);
    expect(walmart.quantities().get("A")).toBe(6);
    walmart.passTime(NOW + 20 * MINUTE);
    expect(walmart.quantities().get("A")).toBe(4);
  });

  test("what is due in one jump of the clock happens in the order of its time", () => {
    const walmart = shop();
    walmart.faults.set({ name: `feed-late:${20 * MINUTE}`, requests: 1 });
    submit(walmart, [["A", 4]]);
    submit(walmart, [["A", 6]], NOW + MINUTE);
    walmart.passTime(NOW + 60 * MINUTE);
    expect(walmart.inventoryWrites("A").map(({ amount }) => amount)).toEqual([6, 4]);
  });

  test("processing time is one row of the latencies, turned at run time; feeds under way keep theirs", () => {
    const walmart = shop();
    submit(walmart, [["A", 4]]);
    walmart.adjust({ latencies: { "feed-processing": 2 * MINUTE } });
    submit(walmart, [["C", 5]]);
    walmart.passTime(NOW + 2 * MINUTE);
    expect(walmart.feeds().map(({ status }) => status)).toEqual(["INPROGRESS", "PROCESSED"]);
  });

  test("a new feed is missing from the list for a while, a switch; asked for by its id it is there at once [EJ]", () => {
    const walmart = shop({ feedListDelaySeconds: 30 });
    const id = submit(walmart, [["A", 4]]);
    const total = (now: number) => call(walmart, "feeds", { now }).json.totalResults;
    expect([total(NOW + 29_999), total(NOW + 30_000)]).toEqual([0, 1]);
    expect(readFeed(walmart, id, NOW).feedStatus).toBe("RECEIVED");
  });

  test("a snapshot keeps a feed under way", () => {
    const walmart = shop();
    submit(walmart, [["A", 4]]);
    const text = walmart.snapshot();
    const other = shop();
    other.restore(text);
    other.passTime(DONE);
    expect(other.quantities().get("A")).toBe(4);
  });
});
