/** What goes wrong, and what colleagues do to the rows. */

import { heldOf, labelOf, leftOf } from "./book";
import type { Deed } from "./deed";
import { open, rowOf } from "./order-desk";

const SORTED = [
  ["Orders", "Qty"],
  ["Orders", "PO"],
  ["Inventory", "IMEI"],
  ["Inventory", "Committed to"],
  ["Listings", "To send"],
  ["Shipments", "Tracking number"],
] as const;

export const MISHAPS: readonly Deed[] = [
  {
    name: "a colleague sorts rows",
    who: "seller",
    oneIn: 8,
    do: ({ shop, pick }) => {
      const [tab, heading] = SORTED[pick(SORTED.length)] ?? SORTED[0];
      shop.hands.sort(tab, heading, pick(2) === 0 ? "A to Z" : "Z to A");
      return `${tab} by ${heading}`;
    },
  },
  {
    name: "an open order's row is deleted",
    who: "seller",
    oneIn: 40,
    do: (week) => {
      const some = open(week).filter(({ channel }) => channel === "Walmart");
      const line = some[week.pick(some.length)];
      if (line === undefined) return null;
      rowOf(week, line).delete();
      line.row = "deleted";
      // What was typed since the last run went with the row.
      line.names = heldOf(week.book, line).map(({ imei }) => imei);
      if (line.ofLot?.isSeen === false) line.ofLot = null;
      return labelOf(line);
    },
  },
  {
    name: "a shipped order's row is archived",
    who: "seller",
    oneIn: 40,
    do: (week) => {
      const some = week.book.lines.filter(
        (one) => one.row === "shown" && one.shipped > 0 && leftOf(one) === 0 && heldOf(week.book, one).length === 0,
      );
      const line = some[week.pick(some.length)];
      if (line === undefined) return null;
      rowOf(week, line).delete();
      line.row = "deleted";
      // What went out of a lot is in its Qty, and nothing else remembers it.
      line.ofLot = null;
      return labelOf(line);
    },
  },
  {
    name: "removed orders are restored",
    who: "seller",
    oneIn: 40,
    do: (week) => {
      const { shop, book } = week;
      const gone = book.lines.filter(({ row, channel }) => row === "deleted" && channel === "Walmart");
      if (gone.length === 0) return null;
      shop.world.run("restoreRemovedOrders");
      for (const line of gone) line.row = "shown";
      return gone.map(labelOf).join(", ");
    },
  },
  {
    name: "a price changes",
    who: "seller",
    oneIn: 30,
    do: ({ shop, pick }) => {
      const amount = 90 + pick(20);
      shop.walmart.sellerCenter.changeItem("A", { price: { currency: "USD", amount } });
      return `A costs ${amount}`;
    },
  },
  {
    name: "Walmart is away for four hours",
    who: "anybody",
    at: [3 * 24 + 17],
    do: ({ shop }) => {
      shop.walmart.faults.set({ name: "error-500" });
      return "every request fails";
    },
  },
  {
    name: "Walmart is back",
    who: "anybody",
    at: [3 * 24 + 21],
    do: ({ shop }) => {
      shop.walmart.faults.clear();
      return "requests work again";
    },
  },
  {
    name: "a token expires early",
    who: "anybody",
    at: [4 * 24 + 2],
    do: ({ shop }) => {
      shop.walmart.faults.set({ name: "expired-token", requests: 3 });
      return "the next three requests";
    },
  },
];
