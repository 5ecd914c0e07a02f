import { DEFAULT_KEYS } from "../../../dev/simulator/walmart/wire/settings";
import { openShop, runningShop } from "../../support/shop-under-test";

const SANDBOX_SECRET = DEFAULT_KEYS.find(({ environment }) => environment === "sandbox")?.clientSecret ?? "";

test.each(["mistyped", "", SANDBOX_SECRET])(
  "a wrong key (%s): one sentence says which, for which account, and where to get it",
  (secret) => {
    const shop = openShop();
    shop.setUp();
    const { isConnected, message } = shop.connect(secret);
    expect(isConnected).toBe(false);
    expect(message).toContain("Client ID and Client Secret");
    expect(message).toContain("live account (Production)");
    expect(message).toContain("Seller Center ▸ Settings ▸ API Key Management");
    if (secret !== "") expect(message).not.toContain(secret);
  },
);

test("without a key a run fails with a sentence, Walmart is not asked, and the sheet stays as it is but for Log", () => {
  const shop = openShop();
  shop.setUp();
  shop.switchOn({ "Order Import": "On" });
  const { kind, summary } = shop.importListings();
  expect(kind).toBe("failed");
  expect(summary).toContain("Aisle has no Walmart key yet");
  expect(shop.walmart.ledger()).toEqual([]);
  expect(shop.rows("Listings")).toEqual([]);
});

test("a key that was reset at Walmart: the run fails with the sentence, and goes on once the right key is typed", () => {
  const shop = runningShop();
  shop.walmart.faults.set({ name: "forbidden", families: ["token"] });
  shop.clock.advance(3_600_000);
  const { kind, problems } = shop.sync();
  expect(kind).toBe("failed");
  expect(problems.join()).toContain("does not accept this Client ID and Client Secret");
  const [first] = shop.rows("Log");
  expect(first?.["What happened"]).toContain("does not accept this Client ID and Client Secret");
  shop.walmart.faults.clear();
  expect(shop.connect().isConnected).toBe(true);
  expect(shop.sync().kind).toBe("done");
});

test("a wrong key typed over the one that works changes nothing: runs go on, now and after an hour", () => {
  const shop = runningShop();
  const { isConnected, message } = shop.connect("mistyped");
  expect(isConnected).toBe(false);
  expect(message).toContain("The key saved before stays in use.");
  expect(shop.sync().kind).toBe("done");
  shop.clock.advance(3_600_000);
  expect(shop.sync().kind).toBe("done");
});

test("a right key whose first try Walmart does not answer is saved, and works once Walmart is back", () => {
  const shop = openShop();
  shop.setUp();
  shop.walmart.faults.set({ name: "down" });
  expect(shop.connect()).toMatchObject({ isConnected: false, message: expect.stringContaining("could not be tried") });
  shop.walmart.faults.clear();
  expect(shop.importListings().kind).toBe("done");
});
