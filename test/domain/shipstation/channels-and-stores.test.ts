/** What stops every order on its way to ShipStation: channels, statuses and stores. */
import { listedFrom, readListing } from "../../../src/domain/shipstation/looked-up";
import { storeFor } from "../../../src/domain/shipstation/stores";
import { instant } from "../../../src/domain/values/brand";
import { settingsFacts } from "../../../src/domain/workbook/numbers";
import { settingsProblems } from "../../../src/domain/workbook/settings-problems";
import { aShop, NOW } from "../../support/builders";
import type { Paper } from "../../support/paper";
import { aStationPaper, aStationRow } from "../../support/station-builders";

const stopsOf = (paper: Paper) =>
  settingsProblems(settingsFacts(aShop(aStationPaper(paper)))).flatMap(({ severity, what }) =>
    severity === "error" && what.includes("ShipStation") ? [what] : [],
  );

const tick = (...names: string[]) => names.map((channel) => ({ channel, syncToShipStation: true }));

describe("channels count to the letter", () => {
  test("a ticked Walmart is fine, with and without orders", () => {
    expect(stopsOf({})).toEqual([]);
    expect(stopsOf({ orders: [] })).toEqual([]);
    expect(stopsOf({ orders: [aStationRow({ channel: "eBay" })] })).toEqual([]);
  });

  test.each(["walmart", "Walmart ", "Walmart US"])("a Walmart renamed to “%s” stops the sync and says so", (name) => {
    const [said] = stopsOf({ channels: tick(name) });
    expect(said).toBe(
      `No order goes to ShipStation: Walmart's orders carry the channel “Walmart”, which is not in Channels. “${name}” is another channel. Name it “Walmart” again, to the letter.`,
    );
  });

  test("it says so before the first order too, if the name is nearly Walmart", () => {
    expect(stopsOf({ channels: tick("walmart"), orders: [] })).toHaveLength(1);
  });

  test("nothing ticked, or a ticked channel that no order carries, stops it", () => {
    expect(stopsOf({ channels: [{ channel: "Walmart", syncToShipStation: false }] })[0]).toContain(
      "no channel is ticked",
    );
    const unticked = { channel: "Walmart", syncToShipStation: false };
    expect(stopsOf({ channels: [unticked, ...tick("eBay")] })[0]).toContain("no order carries the channel “eBay”");
  });

  test("no ticked status stops it", () => {
    expect(stopsOf({ orderStatuses: [{ status: "Ready to Ship", open: true }] })[0]).toContain("no status is ticked");
  });
});

describe("the store", () => {
  const store = (name: string, more: { marketplace?: string; isActive?: boolean } = {}) => ({
    id: `id of ${name}`,
    name,
    marketplace: null,
    isActive: true,
    ...more,
  });
  const problemOf = (...args: Parameters<typeof storeFor>) => storeFor(...args).problem;
  const SHOP = store("Shop");

  test("is found by its name, or is the only manual one if none is named", () => {
    expect(storeFor([SHOP, store("Other")], "Other").id).toBe("id of Other");
    expect(storeFor([store("eBay", { marketplace: "eBay" }), SHOP], null).id).toBe("id of Shop");
  });

  test("has to be chosen if there are several, or made if there is none", () => {
    expect(problemOf([SHOP, store("Other")], null)).toContain("Choose “Shop” and “Other”");
    expect(problemOf([], null)).toContain("Make a manual store");
  });

  test("that is not there, or differs by case, or is not active, or there twice, is said", () => {
    expect(problemOf([SHOP], "Old")).toBe(
      "ShipStation has no store “Old”. Choose “Shop” in Settings ▸ ShipStation Store.",
    );
    expect(problemOf([SHOP], "SHOP")).toContain("but “Shop”: a name counts to the letter");
    expect(problemOf([store("Shop", { isActive: false })], "Shop")).toContain("is not active");
    expect(problemOf([SHOP, SHOP], "Shop")).toContain("two stores");
  });

  test("of a marketplace is barred", () => {
    expect(problemOf([store("Mine", { marketplace: "Shopify" }), SHOP], "Mine")).toContain("belongs to Shopify");
  });

  test.each(["Walmart", "Walmart Marketplace", "walmart_us"])(
    "a native %s store there stops everything",
    (marketplace) => {
      const said = problemOf([SHOP, store("W", { marketplace })], "Shop");
      expect(said).toContain("its store “W” brings Walmart's orders there by itself");
      expect(problemOf([SHOP, store("W", { marketplace, isActive: false })], "Shop")).toBeNull();
    },
  );
});

describe("how far back ShipStation's list is read", () => {
  const hours = (count: number) => instant(NOW - count * 3_600_000);
  const order = (since: number | null) => ({ po: "1001", since: since === null ? null : hours(since), id: null });

  test("from the last reading, and an hour more", () => {
    expect(listedFrom(hours(1), [], NOW)).toBe(hours(2));
  });

  test("further back for orders placed before, but single old ones are looked up by themselves", () => {
    expect(listedFrom(hours(1), [order(30), order(500), order(null)], NOW)).toBe(hours(31));
    expect(
      listedFrom(
        hours(1),
        Array.from({ length: 11 }, () => order(500)),
        NOW,
      ),
    ).toBe(hours(501));
  });

  test("proves that an order is not there only if it is complete and reaches back far enough", () => {
    expect(readListing([], hours(10)).current(order(5))).toBeNull();
    expect(readListing([], hours(3)).current(order(5))).toBeUndefined();
    expect(readListing([], null).current(order(5))).toBeUndefined();
    expect(readListing([], hours(10)).current(order(null))).toBeUndefined();
  });
});
