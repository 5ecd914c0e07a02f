/** What a shipment does to stock, however it came about: the warning for units nobody named, and the Status of those named. */
import {
  aListing,
  anOrderRow,
  aProduct,
  aShop,
  computed,
  SYNC_ON,
  settingRows,
  toSend,
  units,
} from "../../support/builders";
import type { Cells, Paper } from "../../support/paper";

const paper = (order: Cells<"orders">, more: Paper = {}): Paper => ({
  products: [aProduct()],
  listings: [aListing()],
  inventory: units(5),
  orders: [anOrderRow({ quantity: 3, ...order })],
  ...more,
});
const problemOf = (order: Cells<"orders">, more: Paper = {}): string =>
  String(computed(paper(order, more)).orders?.[0]?.problem ?? "");
/** What is said last is about what happened last. */
const risen = (text: string): number => Number([...text.matchAll(/rises by (\d+)/g)].at(-1)?.[1] ?? 0);
const number = (order: Cells<"orders">, more: Paper = {}): number => toSend(aShop(paper(order, more))) ?? -1;

const SHIPPED = { status: "Shipped", walmartStatus: "Shipped", shipped: 3 } as const;

describe("Shipped without IMEI says by how much the number rises, and it does", () => {
  const cases: readonly [string, Cells<"orders">, Cells<"orders">][] = [
    ["nothing named", {}, SHIPPED],
    ["one of three named", { units: "A-1" }, SHIPPED],
    ["one of three shipped", {}, { walmartStatus: "1 Shipped, 2 Acknowledged", shipped: 1 }],
    [
      "one canceled, the others shipped",
      { cancelled: 1 },
      { ...SHIPPED, walmartStatus: "2 Shipped, 1 Cancelled", shipped: 2 },
    ],
    ["typed Shipped before Walmart shows it", {}, { status: "Shipped" }],
    ["typed Shipped, one named", { units: "A-1" }, { status: "Shipped" }],
    [
      "typed Delivered, one shipped",
      { walmartStatus: "1 Shipped, 2 Acknowledged", shipped: 1 },
      { status: "Delivered" },
    ],
  ];
  test.each(cases)("%s", (_what, before, then) => {
    const rise = number({ ...before, ...then }) - number(before);
    expect(rise).toBeGreaterThan(0);
    expect(problemOf({ ...before, ...then })).toMatch(/Type the IMEIs that (went|go) out/);
    expect(risen(problemOf({ ...before, ...then }))).toBe(rise);
  });

  test("all named: nothing rises, and nothing is said", () => {
    const named = { units: "A-1 A-2 A-3" };
    expect(problemOf({ ...named, ...SHIPPED })).toBe("");
    expect(number({ ...named, ...SHIPPED })).toBe(number(named));
  });

  test("counted lots need no name", () => {
    const lots: Paper = { inventory: [{ stockOf: "A", quantity: 5, status: "Available", warehouse: "Main" }] };
    expect(problemOf(SHIPPED, lots)).not.toMatch(/Shipped without IMEI/);
  });
});

describe("Status After Shipping is written however the order was shipped", () => {
  const kinds: readonly [string, Cells<"orders">][] = [
    ["by a package in Shipments, or in Seller Center", SHIPPED],
    ["and delivered already", { status: "Delivered", walmartStatus: "Delivered", shipped: 3 }],
    ["on another channel", { channel: "eBay", status: "Shipped" }],
    ["but for what was canceled", { ...SHIPPED, walmartStatus: "2 Shipped, 1 Cancelled", shipped: 2, cancelled: 1 }],
  ];
  const settings = settingRows({ ...SYNC_ON, "Status After Commit": "Reserved", "Status After Shipping": "Gone" });
  test.each(kinds)("%s", (_what, cells) => {
    const inventory = units(3).map((unit, index) => ({ ...unit, unitId: `U-00000${index + 1}` }));
    const named = cells.cancelled === 1 ? "A-1 A-2" : "A-1 A-2 A-3";
    const committed = computed(
      paper(
        { ...cells, status: "Ready to Ship", walmartStatus: "Acknowledged", shipped: 0, units: named },
        { inventory, settings },
      ),
    );
    const statuses = (one: Paper) => one.inventory?.map(({ status }) => status);
    const rest = named.length === 7 ? ["Available"] : [];
    expect(statuses(committed)).toEqual([...named.split(" ").map(() => "Reserved"), ...rest]);
    const shipped = computed({ ...committed, orders: committed.orders?.map((one) => ({ ...one, ...cells })) ?? [] });
    expect(statuses(shipped)).toEqual([...named.split(" ").map(() => "Gone"), ...rest]);
  });
});
