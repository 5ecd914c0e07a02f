import type { FaultName } from "../../../../dev/simulator/shipstation/state/fault";
import { anOrder, ask, NOON, raw, stationWith } from "../../../support/shipstation-client";

const save = { body: anOrder({ orderNumber: "300", orderKey: "key-300" }) };

test.each<[FaultName, number | null, boolean]>([
  ["down", null, false],
  ["error-500", 500, false],
  ["html-503", 503, false],
  ["not-found-bare", 404, false],
  ["throttled", 429, false],
  ["throttled-without-headers", 429, false],
  ["drop-after-processing", null, true],
  ["error-500-after-processing", 500, true],
  ["truncated-after-processing", 200, true],
  ["garbage", 200, true],
  ["empty-object", 200, true],
  ["html-200", 200, true],
  ["slow:45000", 200, true],
])("%s answers %s, and whether the order was saved is %s", (name, status, isSaved) => {
  const station = stationWith([]);
  station.faults.set({ name });
  const result = raw(station, "orders/createorder", save);
  expect("failed" in result ? null : result.status).toBe(status);
  expect(station.orders()).toHaveLength(isSaved ? 1 : 0);
  expect(station.ledger().at(-1)).toMatchObject({ fault: name, isProcessed: isSaved, status: status ?? 0 });
});

test("a slow answer says how long it took, and HTML is no JSON", () => {
  const station = stationWith([]);
  station.faults.set({ name: "slow:45000", families: ["stores"] });
  expect(ask(station, "stores").headers).toMatchObject({ "x-simulated-took-ms": "45000" });
  station.faults.set({ name: "html-200", families: ["orders"] });
  expect(ask(station, "orders").headers).toMatchObject({ "Content-Type": "text/html" });
});

test("the end of a throttled minute is in its headers, or in none", () => {
  const station = stationWith([]);
  station.faults.set({ name: "throttled", requests: 1 });
  station.faults.set({ name: "throttled-without-headers", requests: 1 });
  expect(ask(station, "stores").headers).toMatchObject({ "X-Rate-Limit-Remaining": "0", "X-Rate-Limit-Reset": "60" });
  expect(ask(station, "stores").headers).not.toHaveProperty("X-Rate-Limit-Reset");
  expect(ask(station, "stores", { now: NOON + 60_000 }).status).toBe(200);
});

test("a fault strikes the named families, one order, one page, or this many requests", () => {
  const station = stationWith(["100", "200"]);
  station.faults.set({ name: "error-500", families: ["orders"], resource: { page: 2 } });
  station.faults.set({ name: "error-500", families: ["save-order"], resource: { orderNumber: "300" } });
  station.faults.set({ name: "error-500", families: ["stores"], requests: 1 });
  const statuses = ["orders", "orders?page=2", "stores", "stores"].map((path) => ask(station, path).status);
  expect(statuses).toEqual([200, 500, 500, 200]);
  expect(ask(station, "orders/createorder", save).status).toBe(500);
  expect(ask(station, "orders/createorder", { body: anOrder() }).status).toBe(200);
  station.faults.clear();
  expect(station.faults.list()).toEqual([]);
});

test("one order of several is refused, and the others are saved", () => {
  const station = stationWith([]);
  station.faults.set({ name: "refuse-order", resource: { orderNumber: "300" } });
  const { results } = ask(station, "orders/createorders", { body: [anOrder(), save.body] }).json;
  expect(results).toMatchObject([{ success: true }, { success: false, orderNumber: "300" }]);
});

test("a name that is in no table is refused", () => {
  const station = stationWith([]);
  // A cast: what a caller without types could say.
  expect(() => station.faults.set({ name: "rain" as FaultName })).toThrow("No such fault: rain");
});
