/** The adapter on the pretend ShipStation, which was written from the documents alone. */
import { createShipStation, type ShipStation } from "../../../dev/simulator/shipstation/shipstation";
import { DEFAULT_KEY, type Switches } from "../../../dev/simulator/shipstation/wire/settings";
import { shipStationV1 } from "../../../src/adapters/shipstation/ship-station";
import { instant } from "../../../src/domain/values/brand";
import type { HttpRequest, HttpResponse, NoResponse } from "../../../src/ports/http";
import { NOON, stationWith } from "../../support/shipstation-client";

const HOUR = 3_600_000;

/** The port on a pretend account, with a clock that calls and waits move. */
function portOn(station: ShipStation, at = NOON + HOUR) {
  let now = at;
  const exchange = ({ method, url, headers, body = "" }: HttpRequest): HttpResponse | NoResponse => {
    const result = station.handle({ method: method.toUpperCase(), url, headers, body }, now);
    now += 300;
    if ("failed" in result) return result;
    const lower = Object.entries(result.headers).map(([name, value]) => [name.toLowerCase(), value]);
    return { ...result, headers: Object.fromEntries(lower) };
  };
  return shipStationV1({
    http: { send: (requests) => requests.map(exchange) },
    clock: {
      now: () => instant(now),
      sleep: (ms) => {
        now += ms;
      },
      remainingMs: () => at + 270_000 - now,
    },
    quota: { left: () => 20_000, spend: () => {} },
    key: DEFAULT_KEY,
    base64: (text) => Buffer.from(text).toString("base64"),
  });
}

const packagesOf = (station: ShipStation, since = NOON) => portOn(station).listPackages(instant(since));

test.each<Partial<Switches>>([
  { zone: "pacific", suffix: "ignored" },
  { zone: "pacific", suffix: "obeyed" },
  { zone: "utc", suffix: "ignored" },
  { zone: "utc", suffix: "obeyed" },
])("labels, marks, voids and return labels arrive whatever dates mean: %j", (switches) => {
  const station = stationWith(["100", "200", "300"], { switches });
  station.packers.buyLabel("100", { tracking: "L1", items: { A: 1 } }, NOON);
  station.packers.voidLabel(station.packers.buyLabel("200", { tracking: "L2" }, NOON), NOON);
  station.packers.buyReturnLabel("100", { tracking: "L3" }, NOON);
  station.packers.markShipped("300", { carrier: "UPS", tracking: "M1" }, NOON);
  const { entries, complete, issues } = packagesOf(station);
  expect(issues).toEqual([]);
  expect(complete).toBe(true);
  expect(entries).toMatchObject([
    {
      tracking: "L1",
      kind: "label",
      key: "key-100",
      isVoided: false,
      isReturn: false,
      items: [{ key: "1", quantity: 1 }],
    },
    { tracking: "L2", isVoided: true },
    { tracking: "L3", isReturn: true },
    { tracking: "M1", kind: "marked", key: null, number: "300", items: [] },
  ]);
  expect(station.counters().violations).toEqual({});
});

test("a void is heard of although the label is older than the window", () => {
  const station = stationWith(["100"]);
  const id = station.packers.buyLabel("100", { tracking: "L1" }, NOON);
  const later = NOON + 48 * HOUR;
  const since = (): unknown => portOn(station, later).listPackages(instant(later - HOUR)).entries;
  expect(since()).toEqual([]);
  station.packers.voidLabel(id, later);
  expect(since()).toMatchObject([{ tracking: "L1", isVoided: true }]);
});

test("all of many packages arrive, even where ShipStation says that they are on no page", () => {
  const numbers = Array.from({ length: 501 }, (_, at) => String(1000 + at));
  const station = stationWith([], {
    switches: { fulfillmentPages: "zero" },
    limit: { requests: 5000, windowMs: 60_000 },
  });
  const { storeId = 0 } = station.stores()[0] ?? {};
  for (const orderNumber of numbers) {
    station.owner.receiveOrder({ storeId, orderNumber }, NOON);
    station.packers.markShipped(orderNumber, { tracking: `M${orderNumber}` }, NOON);
  }
  const { entries, complete } = packagesOf(station);
  expect(entries).toHaveLength(501);
  expect(complete).toBe(true);
});

test("stores say which are of a marketplace, and inactive ones are told apart", () => {
  const station = createShipStation({ stores: [{ name: "By hand" }] });
  station.owner.addStore({ name: "Walmart US", marketplace: { marketplaceId: 10, marketplaceName: "Walmart" } }, NOON);
  expect(portOn(station).listStores()).toMatchObject([
    { name: "By hand", marketplace: null, isActive: true },
    { name: "Walmart US", marketplace: "Walmart" },
  ]);
});

test("an expired key is a matter of setup, and asks once", () => {
  const station = stationWith([]);
  station.owner.expireKeys(NOON);
  expect(() => packagesOf(station)).toThrow(expect.objectContaining({ kind: "setup" }));
  expect(station.ledger()).toHaveLength(1);
});

test("a minute that another program used up is waited for, and nothing is throttled twice", () => {
  const station = stationWith(["100"]);
  station.packers.buyLabel("100", { tracking: "L1" }, NOON);
  station.owner.otherProgramAsks(40, NOON + HOUR - 1000);
  expect(packagesOf(station).entries).toHaveLength(1);
  expect(station.counters().violations).toEqual({ throttled: 1 });
});
