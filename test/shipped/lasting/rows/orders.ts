/** What can fail of orders and shipments. */
import { type Meanwhile, notAbout, type Row } from "../cells";
import type { Life } from "../history";
import type { Seen } from "../seen";

const po = (name: string) => (life: Life) => ({ po: life.pos.get(name) ?? "" });
const number = (name: string) => (life: Life) => life.pos.get(name) ?? "";

/** Restocks of C and D, which wait while sales may be missing; what falls goes. */
const held = (seen: Seen): readonly string[] => {
  const c = Number(seen.get("Walmart · C · quantity"));
  const d = Number(seen.get("Walmart · D · quantity"));
  return [
    ...(c <= 50 ? [] : [`C was raised to ${c} although sales are missing`]),
    ...(d <= 20 ? [] : [`D was ${d > 30 ? "not lowered" : "raised"} (${d}) although sales are missing`]),
  ];
};

/** Nothing else is touched by the order, but for the listing that it was sold on. */
export const besides = (...subjects: readonly string[]): Meanwhile => ({
  words: `everything but ${subjects.join(", ")}`,
  counts: notAbout(...subjects),
});

/** Orders known before go their way, stock that falls is sent, stock that rises waits. */
const WITHOUT_NEW_ORDERS: Meanwhile = {
  words: "known orders are shipped, falls are sent, rises wait",
  counts: (key) => /^(Orders|Shipments|Walmart) · (old|lost)/.test(key),
  also: held,
};

/** One order is missing, its SKU's number may be too high, so nothing rises. */
const WITHOUT_ONE: Meanwhile = {
  words: "everything but the order; rises wait",
  counts: notAbout("fresh", "X", "B", "C", "D"),
  also: held,
};

export const ORDER_ROWS: readonly Row[] = [
  {
    operation: "GET /v3/orders",
    thing: "the first page",
    families: ["orders"],
    resource: () => ({ page: 1 }),
    meanwhile: WITHOUT_NEW_ORDERS,
    named: () => "orders",
  },
  {
    operation: "GET /v3/orders",
    thing: "page 2 of several",
    families: ["orders"],
    resource: () => ({ page: 2 }),
    // Of three orders of one hour the third is on page 2.
    meanwhile: {
      words: "orders of page 1 come in; rises wait",
      counts: notAbout("third", "B", "C", "D", "X"),
      also: held,
    },
    deeds: { 0: [({ buyAs }) => buyAs("third", "X")] },
    named: () => "orders",
  },
  {
    operation: "GET /v3/orders/{}",
    thing: "an order that is unreadable in the list too",
    families: ["order"],
    resource: po("fresh"),
    beside: (life) => [{ name: "identity-only", families: ["orders"], resource: po("fresh")(life) }],
    meanwhile: WITHOUT_ONE,
    named: number("fresh"),
  },
  {
    operation: "GET /v3/orders/{}",
    thing: "the look at an order before its package is told",
    families: ["order"],
    resource: po("lost"),
    meanwhile: besides("lost", "X"),
    named: number("lost"),
  },
  {
    operation: "POST /v3/orders/{}/acknowledge",
    thing: "one order",
    families: ["acknowledge"],
    settled: ["no JSON", "{}"],
    resource: po("fresh"),
    meanwhile: besides("fresh", "X"),
    named: number("fresh"),
  },
  {
    operation: "POST /v3/orders/{}/shipping",
    thing: "one order's package",
    families: ["shipping"],
    settled: ["no JSON", "{}"],
    resource: po("lost"),
    meanwhile: besides("lost", "X"),
    named: number("lost"),
  },
];
