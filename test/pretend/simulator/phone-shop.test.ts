import { generatePhoneShop } from "../../../dev/fixtures/phone-shop/phone-shop";
import { countAvailable } from "../../../dev/fixtures/phone-shop/shop";
import { AWKWARD_SKUS } from "../../../dev/fixtures/phone-shop/words";
import { toWalmartItems } from "../../../dev/simulator/walmart/items/to-walmart-items";

const shop = generatePhoneShop({ seed: 7 });
const catalog = new Set(shop.variations.map((variation) => variation.sku));
const active = shop.listings.filter((listing) => listing.lifecycleStatus === "ACTIVE");
const connected = active.filter((listing) => catalog.has(listing.sku));

test("the same seed gives the same shop, another seed another one", () => {
  expect(generatePhoneShop({ seed: 7 })).toEqual(shop);
  expect(generatePhoneShop({ seed: 8 })).not.toEqual(shop);
});

test("of 300 listings at least 240 are active with a catalog SKU, 10 of them unpublished", () => {
  expect(shop.listings).toHaveLength(300);
  expect(new Set(shop.listings.map((listing) => listing.sku)).size).toBe(300);
  expect(connected.length).toBeGreaterThanOrEqual(240);
  expect(connected.filter((listing) => listing.publishedStatus === "UNPUBLISHED").length).toBeGreaterThanOrEqual(10);
});

test("at least 8 listings have ended although their SKU is in the catalog", () => {
  const ended = shop.listings.filter((listing) => listing.lifecycleStatus !== "ACTIVE" && catalog.has(listing.sku));
  expect(ended.length).toBeGreaterThanOrEqual(8);
});

test("at least 8 listings are unknown to the catalog, some by case or blanks only, at least 3 to connect by hand", () => {
  const unknown = shop.listings.filter((listing) => !catalog.has(listing.sku));
  const normal = (sku: string): string => sku.replaceAll(" ", "").toUpperCase();
  const nearCatalog = new Set([...catalog].map(normal));
  expect(unknown.length).toBeGreaterThanOrEqual(8);
  expect(unknown.filter((listing) => nearCatalog.has(normal(listing.sku))).length).toBeGreaterThanOrEqual(3);
  expect(shop.handConnections.length).toBeGreaterThanOrEqual(3);
  for (const { listingSku, skus } of shop.handConnections) {
    expect(unknown.map((listing) => listing.sku)).toContain(listingSku);
    expect(skus.length).toBeGreaterThan(0);
    for (const sku of skus) expect(catalog).toContain(sku);
  }
});

test("every awkward SKU is connected, and some titles begin like a formula", () => {
  const skus = connected.map((listing) => listing.sku);
  expect(skus).toEqual(expect.arrayContaining([...AWKWARD_SKUS]));
  for (const mark of ["=", "+", "@"]) expect(connected.some((listing) => listing.title.startsWith(mark))).toBe(true);
});

test("some SKUs are shared by several variations, and no two variations are alike", () => {
  expect(shop.variations.length - catalog.size).toBeGreaterThanOrEqual(10);
  expect(new Set(shop.variations.map((variation) => JSON.stringify(variation))).size).toBe(shop.variations.length);
});

test("about 900 phones carry unique IMEIs of 15 digits that pass the Luhn test; some units do not count", () => {
  const phones = shop.units.filter((unit) => unit.imei !== "");
  expect(phones.length).toBeGreaterThan(800);
  expect(phones.length).toBeLessThan(1000);
  expect(new Set(phones.map((unit) => unit.imei)).size).toBe(phones.length);
  for (const { imei } of phones) {
    const sum = [...imei].reverse().reduce((total, digit, at) => {
      const doubled = at % 2 === 1 ? Number(digit) * 2 : Number(digit);
      return total + Math.floor(doubled / 10) + (doubled % 10);
    }, 0);
    expect([imei.length, sum % 10]).toEqual([15, 0]);
  }
  expect(phones.some((unit) => unit.warehouse === "")).toBe(true);
  expect(phones.some((unit) => unit.status === "In repair")).toBe(true);
});

test("about 30 counted lots of 5 to 200 have no IMEI", () => {
  const lots = shop.units.filter((unit) => unit.imei === "");
  expect(lots.length).toBeGreaterThanOrEqual(28);
  for (const lot of lots) expect(lot.qty >= 5 && lot.qty <= 200).toBe(true);
});

test.each([1, 2, 3, 4, 5, 6, 7])(
  "at least 95 %% of the quantities on Walmart differ from the shelves (seed %i)",
  (seed) => {
    const { listings, units } = generatePhoneShop({ seed });
    const available = countAvailable(units);
    const wrong = listings.filter((listing) => listing.quantity !== (available.get(listing.sku) ?? 0));
    expect(wrong.length / listings.length).toBeGreaterThanOrEqual(0.95);
  },
);

test("listings become items in Walmart's shape: price in dollars, shelf as JSON text, GTIN of 14 digits [S:items]", () => {
  const [item] = toWalmartItems(shop.listings);
  expect(item).toMatchObject({
    mart: "WALMART_US",
    price: { currency: "USD", amount: 5.99 },
    lifecycleStatus: "ACTIVE",
  });
  expect(JSON.parse(String(item?.shelf))).toContain("Electronics");
  expect(String(item?.gtin)).toMatch(/^00\d{12}$/);
});
