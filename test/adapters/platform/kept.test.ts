import { platformCache, platformSecrets, platformStore } from "../../../src/adapters/platform/properties";
import { fakeCache, fakeProperties } from "../../support/platform-fakes";

const KEY = { clientId: "id", clientSecret: "secret" };

test("a key is kept for one spreadsheet: another one of the same person has none", () => {
  const properties = fakeProperties();
  const one = platformSecrets(properties, "book 1");
  expect(one.credentials()).toBeNull();
  one.saveCredentials(KEY);
  expect(one.credentials()).toEqual(KEY);
  expect(platformSecrets(properties, "book 2").credentials()).toBeNull();
});

test("a key typed later takes the place of the first", () => {
  const one = platformSecrets(fakeProperties(), "book");
  one.saveCredentials(KEY);
  one.saveCredentials({ clientId: "other", clientSecret: "one" });
  expect(one.credentials()).toEqual({ clientId: "other", clientSecret: "one" });
});

test.each(['{"clientId":"only"}', "[]", "null", "not JSON"])(
  "a key that somebody spoiled (%s) counts as none",
  (text) => {
    const properties = fakeProperties();
    platformSecrets(properties, "book").saveCredentials(KEY);
    for (const key of properties.texts.keys()) properties.texts.set(key, text);
    expect(platformSecrets(properties, "book").credentials()).toBeNull();
  },
);

test("what is noted beside one spreadsheet is not seen from another", () => {
  const properties = fakeProperties();
  const one = platformStore(properties, "book 1");
  expect(one.get("lastRun")).toBeNull();
  one.set("lastRun", "{}");
  expect(one.get("lastRun")).toBe("{}");
  expect(platformStore(properties, "book 2").get("lastRun")).toBeNull();
});

test("what is kept for a while is gone when its time is over, or when it is removed", () => {
  let now = 0;
  const service = fakeCache(() => now);
  const cache = platformCache(service, "book 1");
  cache.set("token", "t", 60);
  expect(cache.get("token")).toBe("t");
  expect(platformCache(service, "book 2").get("token")).toBeNull();
  now = 60_000;
  expect(cache.get("token")).toBeNull();
  cache.set("token", "t", 60);
  cache.remove("token");
  expect(cache.get("token")).toBeNull();
});

test("ShipStation's key is kept beside Walmart's, for the same person and spreadsheet", () => {
  const properties = fakeProperties();
  const one = platformSecrets(properties, "book");
  expect(one.stationKey()).toBeNull();
  one.saveCredentials(KEY);
  one.saveStationKey({ key: "k", secret: "s" });
  expect([one.stationKey(), one.credentials()]).toEqual([{ key: "k", secret: "s" }, KEY]);
  expect(platformSecrets(properties, "book 2").stationKey()).toBeNull();
});
