/**
 * The part of the day that is about phones and orders: a SKU that nobody knows, a phone that goes out anyway, an
 * IMEI typed twice, a canceled order, and a phone that comes back and is sold again.
 */
import { actor, buy, type Day, type DayStep, type Glimpse, imeisOf, ORDER_COLUMNS, poOf } from "./actors";
import { type Check, check } from "./check";

/** Listings that are connected to nothing. */
function strangers({ shop }: Day): readonly string[] {
  const known = new Set([
    ...shop.variations.map(({ sku }) => sku),
    ...shop.handConnections.map(({ listingSku }) => listingSku),
  ]);
  return shop.listings.flatMap(({ sku, lifecycleStatus, publishedStatus }) =>
    !known.has(sku) && lifecycleStatus === "ACTIVE" && publishedStatus === "PUBLISHED" ? [sku] : [],
  );
}

const stranger = (day: Day, index: number): string => strangers(day)[index] ?? "";

/** Phones that came in for the SKU that nobody knew. */
const NEW_PHONES = ["353000000000029", "353000000000037"];

/** One phone of the day by its IMEI: sold once, brought back, sold again. */
const comesBack = (day: Day): string => imeisOf(day, actor(day, 0))[0] ?? "";

const ordersNamed = (...names: readonly string[]): Glimpse => ({
  tab: "Orders",
  columns: ORDER_COLUMNS,
  rows: (day) => names.flatMap((name) => day.orders.get(name) ?? []),
});

const phones = (imeis: (day: Day) => readonly string[]): Glimpse => ({
  tab: "Inventory",
  columns: ["IMEI", "SKU or Variation ID", "Status", "Committed to", "Sold on", "Returned", "Problem"],
  rows: imeis,
});

const twice = (day: Day): readonly string[] => imeisOf(day, actor(day, 10)).slice(0, 2);

const toCancel = (day: Day): readonly string[] => imeisOf(day, actor(day, 9)).slice(0, 1);

const commit = (day: Day, name: string, imeis: readonly string[]): void =>
  day.hands.type("Orders", "PO", poOf(day, name), "IMEIs / units", imeis.join(", "));

const ship = (day: Day, name: string, tracking: string): void =>
  day.hands.fill("Shipments", ["PO", "Carrier", "Tracking number"], [[poOf(day, name), "UPS", tracking]]);

const later = ({ clock }: Day): void => clock.advance(15 * 60_000);

export const FULFILLMENT: readonly DayStep[] = [
  {
    title: "Buyers order five more times, two of them what is in no row of Products",
    act: (day) => {
      buy(day, "unknown", [{ sku: stranger(day, 0), quantity: 1 }]);
      buy(day, "direct", [{ sku: stranger(day, 1), quantity: 1 }]);
      buy(day, "to cancel", [{ sku: actor(day, 9), quantity: 1 }]);
      buy(day, "first", [{ sku: actor(day, 10), quantity: 1 }]);
      buy(day, "second", [{ sku: actor(day, 10), quantity: 1 }]);
      later(day);
    },
  },
  {
    title: "The seller clicks Sync Now: two lines read Unknown SKU",
    door: "syncNow",
    show: [ordersNamed("unknown", "direct")],
  },
  {
    title: "The seller adds one SKU to Products, sends a phone on the other line, and types one IMEI on two orders",
    act: (day) => {
      const attributes = ["Manufacturer", "Model", "Variant", "Network", "Capacity", "Color", "Grade", "Damages"];
      const cells = [...attributes.map(() => "unknown"), stranger(day, 0)];
      day.hands.fill("Products", [...attributes, "SKU"], [cells]);
      day.hands.fill(
        "Inventory",
        ["IMEI", "SKU or Variation ID", "Status", "Warehouse"],
        NEW_PHONES.map((imei) => [imei, stranger(day, 0), "Available", "Main"]),
      );
      commit(day, "direct", imeisOf(day, actor(day, 11)).slice(0, 1));
      commit(day, "to cancel", toCancel(day));
      commit(day, "first", twice(day).slice(0, 1));
      commit(day, "second", twice(day).slice(0, 1));
      later(day);
    },
  },
  {
    title: "The seller clicks Sync Now: the order that had the IMEI first keeps it",
    door: "syncNow",
    show: [ordersNamed("unknown", "direct", "first", "second"), phones(twice)],
  },
  {
    title: "The seller cancels one order in Seller Center, corrects the IMEI, and ships the others",
    act: (day) => {
      const wish = { reason: "SELLER_CANCEL_PRICING_ERROR" };
      day.walmart.sellerCenter.cancel(poOf(day, "to cancel"), wish, day.clock.now());
      commit(day, "second", twice(day).slice(1));
      commit(day, "unknown", NEW_PHONES.slice(0, 1));
      ["unknown", "direct", "first", "second"].forEach((name, index) => {
        ship(day, name, `1Z999AA1012345679${index}`);
      });
      later(day);
    },
  },
  {
    title: "The seller clicks Sync Now: the canceled order still has its phone, and says so",
    door: "syncNow",
    show: [ordersNamed("to cancel", "second"), phones(toCancel)],
  },
  {
    title: "The seller releases that phone; a phone sold this morning comes back, and a buyer orders one like it",
    act: (day) => {
      commit(day, "to cancel", []);
      day.hands.tick("Inventory", "IMEI", comesBack(day), "Returned");
      buy(day, "again", [{ sku: actor(day, 0), quantity: 1 }]);
      later(day);
    },
  },
  {
    title: "The seller clicks Sync Now: both phones are in stock again",
    door: "syncNow",
    show: [phones((day) => [...toCancel(day), comesBack(day)])],
  },
  {
    title: "The seller sends the phone that came back to the new buyer",
    act: (day) => {
      commit(day, "again", [comesBack(day)]);
      ship(day, "again", "1Z999AA10123456799");
      later(day);
    },
  },
  {
    title: "The seller clicks Sync Now: the phone is sold on its second order, the first keeps it as history",
    door: "syncNow",
    show: [phones((day) => [comesBack(day)]), ordersNamed("one phone", "again")],
  },
];

/** What has to be true of these orders at the end of the day. */
export function judgeFulfillment(day: Day): readonly Check[] {
  const row = (name: string) => day.hands.row("Orders", { PO: poOf(day, name) });
  const phone = (imei: string | undefined, column: string): string =>
    day.hands.shown("Inventory", "IMEI", imei ?? "", column);
  const isOf = (text: string, name: string): boolean => text.startsWith(`${poOf(day, name)} / `);
  const [one, other] = twice(day);
  const healed = row("unknown").shown("SKU");
  const direct = [row("direct").shown("SKU"), row("direct").shown("Committed"), row("direct").shown("Outstanding")];
  const soldOn = [one, other, comesBack(day)].map((imei) => phone(imei, "Sold on"));
  const released = toCancel(day).map((imei) => phone(imei, "Committed to") + phone(imei, "Sold on"));
  return [
    check("a line reads its SKU once Products has it", { holds: healed === stranger(day, 0), seen: healed }),
    check("a phone of another kind fills a line that no product leads to", {
      holds: direct.join() === "Unknown SKU,1,0",
      seen: direct.join(),
    }),
    check("an IMEI that was typed on two orders left with the first of them only", {
      holds: isOf(soldOn[0] ?? "", "first") && isOf(soldOn[1] ?? "", "second"),
      seen: soldOn.join("; "),
    }),
    check("the phone of a canceled order is free again once it is released", {
      holds: released.join("") === "",
      seen: released.join("; "),
    }),
    check("a phone that came back and was sold again is sold on its second order", {
      holds: isOf(soldOn[2] ?? "", "again"),
      seen: soldOn[2] ?? "",
    }),
  ];
}
