/** ShipStation's key, its limit of calls, and answers that are none. */
import { isFailure } from "../../../src/domain/values/failure";
import { holding, page, STATION_KEY, type StationAnswer, scriptedStation } from "../../support/scripted-station";

const failureOf = (work: () => unknown) => {
  try {
    work();
  } catch (error) {
    if (isFailure(error)) return { kind: error.kind, code: error.code, message: error.message };
    throw error;
  }
  throw new Error("It did not fail.");
};

const STORES: StationAnswer = { body: [] };

test("every call carries key and secret, and counts for the day", () => {
  const { station, asked, spent } = scriptedStation(() => STORES);
  station.listStores();
  const { key, secret } = STATION_KEY;
  expect(asked[0]?.headers.Authorization).toBe(`Basic ${btoa(`${key}:${secret}`)}`);
  expect(spent()).toBe(1);
});

test("without a key nothing is asked, and the sentence says where the key comes from", () => {
  const { station, asked } = scriptedStation(() => STORES, { key: null });
  expect(failureOf(() => station.listStores())).toMatchObject({ kind: "setup", code: "ship-station-no-key" });
  expect(asked).toEqual([]);
});

test.each([
  ["refused", { status: 401, body: "" }],
  ["refused with a page", { status: 401, body: "<html>Unauthorized</html>" }],
  ["of a plan without API", { status: 403, body: { Message: "API is not enabled for station-key:station-secret" } }],
])("a key that is %s is the seller's to renew, is named without the secret, and is not tried again", (_, answer) => {
  const { station, asked } = scriptedStation(() => answer);
  const found = failureOf(() => station.listStores());
  expect(found).toMatchObject({ kind: "setup", code: "ship-station-key-refused" });
  expect(found.message).not.toMatch(/station-(key|secret)/);
  expect(failureOf(() => station.listPackages(0 as never))).toEqual(found);
  expect(asked).toHaveLength(1);
});

describe("the limit of calls, which is shared with other software", () => {
  const spent = (remaining: string, reset: string): StationAnswer => ({
    ...STORES,
    headers: { "x-rate-limit-limit": "40", "x-rate-limit-remaining": remaining, "x-rate-limit-reset": reset },
  });

  test("after the last call of a minute the next one waits for the next minute", () => {
    const { station, waits } = scriptedStation((_, count) => (count === 1 ? spent("0", "21") : STORES));
    station.listStores();
    expect(waits).toEqual([]);
    station.listStores();
    expect(waits).toEqual([21_000]);
  });

  test("a refusal because of the limit is waited out, and the call repeated", () => {
    const { station, waits, asked } = scriptedStation((_, count) =>
      count === 1 ? { status: 429, headers: { "x-rate-limit-reset": "9" }, body: "Too Many Requests" } : STORES,
    );
    expect(station.listStores()).toEqual([]);
    expect([waits, asked.length]).toEqual([[9_000], 2]);
  });

  test.each([
    ["while others use all of it", "0", 270_000],
    ["when a run has no minute for it", "50", 100_000],
    ["that names no time", "", 100_000],
  ])("a limit %s leaves the rest to the next run, which is no failure", (_, reset, budgetMs) => {
    const { station, waits } = scriptedStation(
      () => ({ status: 429, headers: { "x-rate-limit-reset": reset }, body: "" }),
      { budgetMs },
    );
    expect(failureOf(() => station.listStores())).toMatchObject({ kind: "transient", code: "out-of-budget" });
    expect(waits.reduce((sum, ms) => sum + ms, 0)).toBeLessThanOrEqual(65_000);
  });

  test("the day's requests that are used up leave it to the next day", () => {
    const { station, asked } = scriptedStation(() => STORES, { requestsLeft: 0 });
    expect(failureOf(() => station.listStores())).toMatchObject({ code: "out-of-budget" });
    expect(asked).toEqual([]);
  });
});

describe("an answer that is none", () => {
  test.each<[string, StationAnswer | "lost"]>([
    ["a page", { body: "<!DOCTYPE html><html>Maintenance</html>" }],
    ["a page with a refusal", { status: 403, body: "<html>Forbidden</html>" }],
    ["nothing", { body: "" }],
    ["half an answer", { body: '[{"storeId":1' }],
    ["an error of the server", { status: 500, body: { Message: "An error has occurred." } }],
    ["a gateway's error", { status: 502, body: "<html>Bad gateway</html>" }],
    ["somewhere else", { status: 302, body: "" }],
    ["a lost connection", "lost"],
  ])("%s is ShipStation's outage, tried twice and then left to the next run", (_, answer) => {
    const { station, asked } = scriptedStation(() => answer);
    expect(failureOf(() => station.listStores())).toMatchObject({
      kind: "transient",
      code: "ship-station-unavailable",
    });
    expect(asked).toHaveLength(2);
  });

  test("an outage that passes is not told", () => {
    const { station } = scriptedStation((_, count) => (count === 1 ? { status: 503, body: "" } : STORES));
    expect(station.listStores()).toEqual([]);
  });

  test("a call that hangs is the last one of the run, so that orders and quantities do not wait for it", () => {
    const { station, asked } = scriptedStation(() => ({ status: 504, body: "", after: 60_000 }));
    expect(failureOf(() => station.listPackages(0 as never))).toMatchObject({ code: "ship-station-unavailable" });
    expect(asked.length).toBeLessThanOrEqual(2);
  });

  test("what ShipStation says of a wrong call is passed on", () => {
    const { station } = scriptedStation(() => ({ status: 400, body: { Message: "No such parameter." } }));
    expect(failureOf(() => station.listStores())).toMatchObject({
      kind: "refused",
      message: "ShipStation refused it: No such parameter.",
    });
  });

  test("an answer of another form is named", () => {
    const { station } = scriptedStation(() => page("stores", []));
    expect(failureOf(() => station.listStores()).code).toBe("ship-station-unreadable");
  });
});

test("stores are listed, manual ones without a marketplace, odd ones left out", () => {
  const stores = [
    { storeId: 1, storeName: "Manual", marketplaceId: 0, marketplaceName: "ShipStation", active: true },
    { storeId: 2, storeName: "W", marketplaceId: 90, marketplaceName: "Walmart", active: false },
    { storeName: "without a number" },
    null,
  ];
  const { station } = scriptedStation(() => ({ body: stores }));
  expect(station.listStores()).toEqual([
    { id: "1", name: "Manual", marketplace: null, isActive: true },
    { id: "2", name: "W", marketplace: "Walmart", isActive: false },
  ]);
});

test("an account without packages asks for labels, voided labels and fulfillments, and nothing more", () => {
  const { station, asked } = scriptedStation(holding([]));
  expect(station.listPackages(0 as never)).toEqual({ entries: [], complete: true, issues: [], failure: null });
  expect(asked.map(({ path }) => path)).toEqual(["/shipments", "/shipments", "/fulfillments"]);
});
