import { createShipStation } from "../../../../dev/simulator/shipstation/shipstation";
import { DEFAULT_KEY } from "../../../../dev/simulator/shipstation/wire/settings";
import { anOrder, ask, basic, NOON, raw, requestTo, stationWith } from "../../../support/shipstation-client";

const SECOND = 1000;

describe("the key", () => {
  test.each([
    ["none", ""],
    ["a wrong secret", basic(DEFAULT_KEY.key, "wrong")],
    ["another scheme", `Bearer ${DEFAULT_KEY.key}`],
    ["no base64", "Basic ???"],
  ])("%s is refused with 401 and processes nothing [SS1-REQ]", (_, authorization) => {
    const station = createShipStation();
    const got = ask(station, "orders/createorder", { body: anOrder(), headers: { Authorization: authorization } });
    expect(got.status).toBe(401);
    expect(station.orders()).toEqual([]);
    expect(station.ledger()).toMatchObject([{ status: 401, isProcessed: false, violations: ["refused-key"] }]);
  });

  test("expires at its instant, and a new one works [SS-KEYEXP]", () => {
    const station = createShipStation({ keys: [{ ...DEFAULT_KEY, expiresAt: NOON + SECOND }] });
    expect(ask(station, "stores", { now: NOON }).status).toBe(200);
    expect(ask(station, "stores", { now: NOON + SECOND }).status).toBe(401);
    station.owner.setKeys([DEFAULT_KEY]);
    expect(ask(station, "stores", { now: NOON + SECOND }).status).toBe(200);
    station.owner.expireKeys(NOON + 2 * SECOND);
    expect(ask(station, "stores", { now: NOON + 2 * SECOND }).status).toBe(401);
  });

  test("is none where the account has none, and the body of a 401 may be blank", () => {
    const station = createShipStation({ keys: [], switches: { refusedKeyBody: "blank" } });
    expect(ask(station, "stores")).toMatchObject({ status: 401, text: "" });
  });
});

describe("the limit of 40 requests a minute [SS1-REQ; SS-RATE]", () => {
  const many = (station: ReturnType<typeof createShipStation>, count: number, now: number): readonly number[] =>
    Array.from({ length: count }, () => ask(station, "stores", { now }).status);

  test("is told in the headers of every answer", () => {
    const station = createShipStation();
    many(station, 2, NOON);
    expect(ask(station, "stores", { now: NOON + 20 * SECOND }).headers).toMatchObject({
      "X-Rate-Limit-Limit": "40",
      "X-Rate-Limit-Remaining": "37",
      "X-Rate-Limit-Reset": "40",
    });
  });

  test("refuses the 41st with 429 until the window ends, and is marked", () => {
    const station = createShipStation();
    expect(many(station, 41, NOON).slice(-2)).toEqual([200, 429]);
    const refused = ask(station, "stores", { now: NOON + 59 * SECOND });
    expect(refused).toMatchObject({
      status: 429,
      headers: { "X-Rate-Limit-Remaining": "0", "X-Rate-Limit-Reset": "1" },
    });
    expect(many(station, 1, NOON + 60 * SECOND)).toEqual([200]);
    expect(station.counters().violations).toEqual({ throttled: 2 });
  });

  test("is shared with another program that has the same key", () => {
    const station = createShipStation();
    station.owner.otherProgramAsks(38, NOON);
    expect(many(station, 3, NOON)).toEqual([200, 200, 429]);
  });
});

describe("a request", () => {
  test("to an unknown path, to one that is not simulated, with another content, and with no JSON", () => {
    const station = createShipStation();
    expect(ask(station, "nothing").status).toBe(404);
    expect(ask(station, "orders/markasshipped", { body: {} }).status).toBe(501);
    const text = { "Content-Type": "text/plain" };
    expect(ask(station, "orders/createorder", { body: anOrder(), headers: text }).status).toBe(415);
    expect(ask(station, "orders/createorder", { body: "{" }).status).toBe(400);
    expect(station.counters().violations).toEqual({ "unknown-path": 1, "not-simulated": 1 });
  });

  test("to another host reaches nobody", () => {
    const request = { ...requestTo("stores"), url: "https://api.shipstation.com/v2/labels" };
    expect(createShipStation().handle(request, NOON)).toEqual({ failed: "DNS error: api.shipstation.com" });
  });

  test("is in the ledger with the number of orders to save, and a secret in it is marked", () => {
    const station = createShipStation();
    ask(station, "orders/createorders", {
      body: [anOrder(), anOrder({ orderKey: "2", internalNotes: DEFAULT_KEY.secret })],
    });
    expect(station.ledger()).toMatchObject([
      { method: "POST", path: "/orders/createorders", family: "save-orders", saves: 2, violations: ["leaked-secret"] },
    ]);
    expect(JSON.stringify(station.ledger())).not.toContain(DEFAULT_KEY.secret);
  });
});

test("a snapshot holds everything but the switches, and restores it", () => {
  const station = stationWith(["100"]);
  const before = station.snapshot();
  station.packers.buyLabel("100", {}, NOON);
  station.owner.expireKeys(NOON);
  station.faults.set({ name: "down" });
  station.restore(before);
  expect(station.labels()).toEqual([]);
  expect(ask(station, "orders").json.total).toBe(1);
  expect(() => station.restore("{}")).toThrow("not a snapshot");
  expect(raw(station, "stores")).toHaveProperty("status", 200);
});
