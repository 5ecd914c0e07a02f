/** What happens in the stock room: goods arrive, break, and are mended. */

import { imei } from "../world/shop-parts";
import type { Deed, Week } from "./deed";
import { type Kind, nameOfKind } from "./shop";

/** Phones arrive and are scanned into `Inventory`. */
export function takeIn({ shop, book, next }: Week, kind: Kind, count: number): string {
  const imeis = Array.from({ length: count }, () => imei(next()));
  shop.hands.fill(
    "Inventory",
    ["IMEI", "SKU or Variation ID", "Status", "Warehouse"],
    imeis.map((one) => [one, nameOfKind(shop, kind), "Available", "Main"]),
  );
  for (const one of imeis)
    book.phones.push({ imei: one, kind, status: "Available", heldBy: null, soldOn: null, isBack: false });
  return `${count} of ${kind}`;
}

function takeInLot({ shop, book, next }: Week, kind: Kind, quantity: number): string {
  const place = `Lot ${next()}`;
  shop.hands.fill(
    "Inventory",
    ["SKU or Variation ID", "Qty", "Status", "Warehouse", "Location"],
    [[nameOfKind(shop, kind), String(quantity), "Available", "Main", place]],
  );
  book.lots.push({ place, kind, quantity });
  return `${place}, ${quantity} of ${kind}`;
}

/** A phone that nobody bought changes its status. */
function restate({ shop, book, pick }: Week, from: "Available" | "In repair", to: "Available" | "In repair") {
  const some = book.phones.filter(
    ({ status, heldBy, soldOn }) => status === from && heldBy === null && soldOn === null,
  );
  const phone = some[pick(some.length)];
  if (phone === undefined) return null;
  shop.hands.type("Inventory", "IMEI", phone.imei, "Status", to);
  phone.status = to;
  return phone.imei;
}

const PHONES = ["A", "M", "V1", "V2"] as const;

export const STOCK_ROOM: readonly Deed[] = [
  {
    name: "the first stock arrives",
    who: "at the start",
    do: (week) =>
      [
        takeIn(week, "A", 14),
        takeIn(week, "M", 6),
        takeIn(week, "V1", 5),
        takeIn(week, "V2", 6),
        ...[12, 40].map((quantity) => takeInLot(week, "B", quantity)),
        takeInLot(week, "M", 15),
      ].join(", "),
  },
  {
    name: "phones arrive",
    who: "seller",
    oneIn: 14,
    do: (week) => takeIn(week, PHONES[week.pick(PHONES.length)] ?? "A", 1 + week.pick(3)),
  },
  { name: "a lot arrives", who: "seller", oneIn: 40, do: (week) => takeInLot(week, "B", 5 + week.pick(10)) },
  {
    name: "a lot is counted",
    who: "seller",
    oneIn: 30,
    do: ({ shop, book, pick }) => {
      const lot = book.lots[pick(book.lots.length)];
      if (lot === undefined) return null;
      lot.quantity += 1 + pick(4);
      shop.hands.type("Inventory", "Location", lot.place, "Qty", String(lot.quantity));
      return `${lot.place}: ${lot.quantity}`;
    },
  },
  { name: "a phone breaks", who: "seller", oneIn: 15, do: (week) => restate(week, "Available", "In repair") },
  { name: "a phone is mended", who: "seller", oneIn: 12, do: (week) => restate(week, "In repair", "Available") },
];
