/** What is unusual at the orders: other channels, substitutes, direct commits, slips, and what comes back. */
import { contentOf, heldOf, type Line, labelOf, leftOf, newLine } from "./book";
import type { Deed, Week } from "./deed";
import { freePhones, isReady, name, open, partOf, rowOf, some, wantedBy } from "./order-desk";
import { addProducts } from "./shop";
import { takeIn } from "./stock-room";

/** Phones of another product that could go out instead; `null`: too few. */
function others(week: Week, line: Line): readonly string[] | null {
  const wanted = wantedBy(week, line);
  const kinds = partOf(week.book, line)?.kinds ?? [];
  const imeis = freePhones(week).flatMap(({ kind, imei }) => (kinds.includes(kind) ? [] : imei));
  return wanted <= 0 || imeis.length < wanted ? null : imeis.slice(0, wanted);
}

const isWalmarts = ({ channel }: Line): boolean => channel === "Walmart";

/** *Release* in the sidebar, unit by unit. */
function releaseAtAClick({ shop }: Week, line: Line, kept: readonly string[]): string {
  const released = line.names.filter((imei) => !kept.includes(imei));
  for (const imei of released) shop.press("releaseUnits", { label: labelOf(line), name: imei });
  line.names = [...kept];
  return `${labelOf(line)} loses ${released.join(" and ")}`;
}

/** Of what is committed to a canceled line, the units that are too many. */
function release(week: Week): string | null {
  const line = week.book.lines.find((one) => {
    const has = heldOf(week.book, one).length + (one.ofLot?.units ?? 0);
    return one.row === "shown" && one.leaving === 0 && has > 0 && wantedBy(week, one) < 0;
  });
  if (line === undefined) return null;
  const { ofLot } = line;
  if (ofLot === null) {
    const kept = line.names.slice(0, line.names.length + wantedBy(week, line));
    return week.pick(2) === 0 ? name(week, line, kept) : releaseAtAClick(week, line, kept);
  }
  const units = Math.max(ofLot.left, ofLot.units + wantedBy(week, line));
  const kept = units === 0 ? null : { ...ofLot, units };
  const names = line.names.slice(0, line.ordered - line.canceled - units);
  return name(week, line, names, kept);
}

const OTHER_CHANNELS: readonly Deed[] = [
  {
    name: "another channel sells",
    who: "seller",
    oneIn: 12,
    do: ({ shop, book, next, pick }) => {
      const sold = ["A", "B", "M", "S"][pick(4)] ?? "A";
      const [po, ordered] = [`EB-${next()}`, 1 + pick(2)];
      const cells = [po, "1", "eBay", sold, String(ordered), "New"];
      shop.hands.fill("Orders", ["PO", "Line", "Channel", "SKU", "Qty", "Order status"], [cells]);
      book.lines.push(newLine({ po, number: "1", channel: "eBay", sold, ordered }));
      return `${ordered} of ${sold} as ${po}`;
    },
  },
  {
    name: "an order of another channel leaves",
    who: "seller",
    oneIn: 5,
    do: (week) => {
      const line = open(week).find((one) => one.channel === "eBay" && isReady(week, one));
      if (line === undefined) return null;
      rowOf(week, line).type("Order status", "Shipped");
      line.leaving = leftOf(line);
      return labelOf(line);
    },
  },
];

const COMMITS: readonly Deed[] = [
  {
    name: "a phone goes out that Products does not lead to",
    who: "seller",
    oneIn: 6,
    do: (week) => {
      const line = open(week).find((one) => contentOf(week.book, one).length === 0 && others(week, one) !== null);
      return line === undefined ? null : name(week, line, [...line.names, ...(others(week, line) ?? [])]);
    },
  },
  {
    name: "a substitute is confirmed",
    who: "seller",
    oneIn: 14,
    do: (week) => {
      const known = open(week).filter(
        (one) => isWalmarts(one) && week.book.catalog.has(one.sold) && one.ofLot === null,
      );
      const line = known.find((one) => others(week, one) !== null);
      if (line === undefined) return null;
      const added = others(week, line) ?? [];
      const said = name(week, line, [...line.names, ...added]);
      for (const one of added) week.shop.press("confirmSubstitute", { label: labelOf(line), name: one });
      return said;
    },
  },
  {
    name: "a line is removed, and something else goes out",
    who: "seller",
    oneIn: 30,
    do: (week) => {
      const line = open(week).find((one) => isWalmarts(one) && one.names.length === 0 && others(week, one) !== null);
      if (line === undefined || line.ofLot !== null || line.shipped > 0) return null;
      rowOf(week, line).tick("Line removed");
      line.isRemoved = true;
      return name(week, line, others(week, line) ?? []);
    },
  },
  {
    name: "an IMEI is typed on a second order",
    isRare: true,
    who: "seller",
    oneIn: 12,
    do: (week) => {
      const held = week.book.phones.filter(({ heldBy, kind }) => heldBy !== null && !heldBy.isOver && kind === "A");
      const phone = some(week, held);
      const line = open(week).find(
        (one) => one.sold === "A" && isWalmarts(one) && wantedBy(week, one) > 0 && one.po !== phone?.heldBy?.po,
      );
      if (line === undefined || phone === undefined || !isWalmarts(phone.heldBy ?? line)) return null;
      return name(week, line, [...line.names, phone.imei]);
    },
  },
  {
    name: "an IMEI that was refused is removed",
    isRare: true,
    who: "seller",
    oneIn: 2,
    do: (week) => {
      const has = (one: Line) => heldOf(week.book, one).map(({ imei }) => imei);
      const isRefused = (imei: string) =>
        week.book.phones.some((one) => one.imei === imei && (one.heldBy !== null || one.soldOn !== null));
      const line = open(week).find((one) => one.names.some((imei) => isRefused(imei) && !has(one).includes(imei)));
      return line === undefined ? null : name(week, line, has(line));
    },
  },
];

const AFTERWARDS: readonly Deed[] = [
  { name: "units of a canceled line are released", who: "seller", oneIn: 3, do: release },
  {
    name: "a phone comes back",
    who: "seller",
    oneIn: 10,
    do: (week) => {
      const phone = some(
        week,
        week.book.phones.filter(({ soldOn, isBack }) => soldOn !== null && !isBack),
      );
      if (phone === undefined) return null;
      phone.isBack = true;
      if (week.pick(2) === 0) week.shop.hands.tick("Inventory", "IMEI", phone.imei, "Returned");
      else week.shop.press("takeBackUnit", { name: phone.imei, order: null });
      return phone.imei;
    },
  },
  {
    name: "a SKU is added to Products",
    who: "seller",
    at: [2 * 24 + 4],
    do: (week) => {
      addProducts(week.shop, [{ sku: "N", color: "unknown" }]);
      week.book.catalog.add("N");
      return takeIn(week, "N", 4);
    },
  },
];

export const UNUSUAL: readonly Deed[] = [...OTHER_CHANNELS, ...COMMITS, ...AFTERWARDS];
