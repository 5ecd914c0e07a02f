/** Buyers on Walmart, and what Walmart does with their orders. */

import { labelOf, leftOf, newLine } from "./book";
import type { Deed, Week } from "./deed";
import { CONTENTS } from "./shop";

/** Writes a new order of Walmart's down, line by line. */
function note({ shop, book }: Week, po: string): void {
  for (const line of shop.walmart.order(po)?.orderLines.orderLine ?? []) {
    const ordered = Number(line.orderLineQuantity.amount);
    const number = String(line.lineNumber);
    book.lines.push(newLine({ po, number, channel: "Walmart", sold: line.item.sku, ordered }));
  }
}

type Wish = readonly { readonly sku: string; readonly quantity: number }[];

function buy(week: Week, lines: Wish): string | null {
  const { shop } = week;
  // Nobody can buy what is not connected, so the order is one of before.
  const isForced = lines.some(({ sku }) => sku === "N");
  const placed = shop.walmart.buyers.order({ lines: [...lines], isForced }, shop.clock.now());
  if (placed.kind === "refused") return null;
  note(week, placed.purchaseOrderId);
  return `${placed.purchaseOrderId}, ${lines.map(({ sku, quantity }) => `${quantity} of ${sku}`).join(" and ")}`;
}

const anything = ({ pick }: Week): string => Object.keys(CONTENTS)[pick(Object.keys(CONTENTS).length)] ?? "A";

export const BUYERS: readonly Deed[] = [
  {
    name: "a buyer orders",
    who: "anybody",
    oneIn: 4,
    do: (week) => buy(week, [{ sku: anything(week), quantity: 1 + week.pick(3) }]),
  },
  {
    name: "a buyer orders two things",
    who: "anybody",
    oneIn: 20,
    do: (week) =>
      buy(
        week,
        [0, 1].map(() => ({ sku: anything(week), quantity: 1 })),
      ),
  },
  {
    name: "a parcel arrives",
    who: "anybody",
    oneIn: 12,
    do: ({ shop, book, pick }) => {
      const gone = book.lines.filter((one) => one.channel === "Walmart" && one.shipped > 0 && leftOf(one) === 0);
      const line = gone[pick(gone.length)];
      if (line === undefined) return null;
      shop.walmart.buyers.deliver(line.po, shop.clock.now());
      return line.po;
    },
  },
  {
    name: "a buyer asks to cancel",
    who: "anybody",
    oneIn: 30,
    do: ({ shop, book, pick }) => {
      const open = book.lines.filter((one) => one.channel === "Walmart" && one.leaving === 0 && leftOf(one) > 0);
      const line = open[pick(open.length)];
      if (line === undefined) return null;
      shop.walmart.buyers.requestCancel(line.po, line.number, shop.clock.now());
      line.isUnwanted = true;
      return labelOf(line);
    },
  },
  {
    name: "Walmart stops an order",
    who: "anybody",
    oneIn: 60,
    do: ({ shop, book, pick }) => {
      const open = book.lines.filter((line) => line.channel === "Walmart" && line.leaving === 0 && leftOf(line) > 0);
      const { po } = open[pick(open.length)] ?? {};
      if (po === undefined) return null;
      shop.walmart.operations.cancelForFraud(po, shop.clock.now());
      for (const line of book.lines) if (line.po === po) line.canceled += leftOf(line);
      return po;
    },
  },
];
