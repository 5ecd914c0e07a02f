/** The pretend ShipStation where a script reaches it: at its address, over both carriers, as far as the manifest allows. */
import { createShipStation } from "../../../dev/simulator/shipstation/shipstation";
import { DEFAULT_KEY } from "../../../dev/simulator/shipstation/wire/settings";
import { inProcess, overHttp } from "../../../dev/world/carriers";
import { type PartsOptions, shopParts } from "../../../dev/world/shop-parts";
import { basic } from "../../support/shipstation-client";
import { bundleOf, MANIFEST } from "../../support/tiny-world";

const BUNDLE = bundleOf(`
function stores(authorization) {
  var answer = UrlFetchApp.fetch("https://ssapi.shipstation.com/stores", {
    headers: { Authorization: authorization }, muteHttpExceptions: true });
  return [answer.getResponseCode(), answer.getContentText(), answer.getHeaders()["X-Rate-Limit-Remaining"]];
}`);
const KEY = basic(DEFAULT_KEY.key, DEFAULT_KEY.secret);

const partsWith = (wish: PartsOptions = {}, allowed = ["https://ssapi.shipstation.com/"]) =>
  shopParts({ dist: BUNDLE, manifest: { ...MANIFEST, urlFetchWhitelist: allowed }, ...wish });

test("a script reaches it in process and over HTTP, with the same answer, and each call is counted", async () => {
  const parts = [partsWith(), partsWith()] as const;
  const inside = inProcess(parts[0]).run("stores", [KEY]);
  const { world, close } = await overHttp(parts[1]);
  const outside = await world.run("stores", [KEY]).finally(close);
  expect(inside).toMatchObject({ outcome: "returned", value: [200, expect.stringContaining("Manual Orders"), "39"] });
  expect(outside).toMatchObject({ outcome: "returned", value: inside.outcome === "returned" ? inside.value : null });
  for (const { shipStation } of parts) expect(shipStation.counters()).toMatchObject({ byFamily: { stores: 1 } });
});

test("a manifest that does not allow its address keeps the script from it", () => {
  const parts = partsWith({}, ["https://marketplace.walmartapis.com/"]);
  expect(inProcess(parts).run("stores", [KEY]).outcome).toBe("threw");
  expect(parts.shipStation.ledger()).toEqual([]);
});

test("a shop without an account gets a refusal", () => {
  const parts = partsWith({ shipStation: createShipStation({ keys: [] }) });
  expect(inProcess(parts).run("stores", [KEY])).toMatchObject({ value: [401, expect.anything(), null] });
});

test("a slow answer takes its time, and going back to a moment takes its state along", () => {
  const parts = partsWith();
  const world = inProcess(parts);
  const before = world.snapshot();
  parts.shipStation.faults.set({ name: "slow:45000" });
  const startedAt = parts.clock.now();
  world.run("stores", [KEY]);
  expect(parts.clock.now() - startedAt).toBeGreaterThanOrEqual(45_000);
  world.restore(before);
  expect(parts.shipStation.ledger()).toEqual([]);
  expect(parts.shipStation.faults.list()).toEqual([]);
});
