import { openSeller, type Seller } from "../../../dev/bench/seller";
import { ROOT } from "../../support/project";

/** More than single updates get done in one run; with hourly runs a feed is expected to be done sooner. */
const MANY = 1_200;
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

const shown = ({ hands }: Seller, sku: string, column: string) => hands.shown("Listings", "Listing SKU", sku, column);
const held = ({ walmart, clock }: Seller, sku: string) => {
  walmart.passTime(clock.now());
  return walmart.quantities().get(sku);
};

function scheduled(): Seller {
  // One was sent before: the first one is approved in Preview.
  const seller = openSeller(ROOT, MANY + 1);
  seller.startSchedule();
  return seller;
}

test("vector ak: feed accepted, item refused: Last sent unchanged, problem in Why, retried next run", () => {
  const seller = scheduled();
  seller.walmart.faults.set({ name: "feed-data-error:1000", families: ["feed-inventory"] });
  expect(seller.sync()).toMatchObject({ kind: "done", counts: { waiting: MANY, accepted: 0 } });
  expect(shown(seller, "SKU-001000", "Sync")).toBe("Sent, waiting for Walmart");
  seller.clock.advance(20 * MINUTE);
  seller.walmart.faults.set({ name: "refuse-sku:SKU-001000" });
  const report = seller.sync();
  expect(report?.counts).toMatchObject({ accepted: MANY - 1, waiting: 0 });
  expect(held(seller, "SKU-001000")).toBe(0);
  expect(shown(seller, "SKU-001000", "Last sent")).toBe("");
  expect(shown(seller, "SKU-001000", "Why")).toContain("Walmart refused it");
  expect([...seller.walmart.quantities().values()].filter((quantity) => quantity !== 5)).toHaveLength(1);
  seller.walmart.faults.clear();
  expect(seller.sync()?.counts).toMatchObject({ accepted: 1, refused: 0 });
  expect(held(seller, "SKU-001000")).toBe(5);
  expect(shown(seller, "SKU-001000", "Sync")).toBe("In sync");
  expect(seller.walmart.counters().violations).toEqual({});
});

test("a number lowered while a feed is late leaves at once, and is right again after the feed has landed", () => {
  const seller = scheduled();
  seller.walmart.faults.set({ name: `feed-late:${HOUR}`, families: ["feed-inventory"] });
  seller.sync();
  seller.hands.type("Listings", "Listing SKU", "SKU-001200", "Max", "1");
  seller.clock.advance(10 * MINUTE);
  seller.sync();
  expect(held(seller, "SKU-001200")).toBe(1);
  expect(seller.walmart.inventoryWrites("SKU-001200").filter(({ via }) => via === "single")).toHaveLength(1);
  seller.clock.advance(HOUR);
  expect(held(seller, "SKU-001200")).toBe(5);
  expect(seller.sync()?.counts).toMatchObject({ waiting: 0, pending: 0 });
  expect(held(seller, "SKU-001200")).toBe(1);
  expect(held(seller, "SKU-000001")).toBe(5);
  expect(shown(seller, "SKU-001200", "Sync")).toBe("In sync");
});
