/** What can fail of quantities sent one by one, and of what Walmart holds. */
import type { Meanwhile, Row } from "../cells";
import { besides } from "./orders";

const X = () => ({ sku: "X" });

/** What Walmart holds is looked at to find what others changed; nothing leaves or comes in by it. */
const UNREAD: Meanwhile = {
  words: "everything but what was read",
  counts: (key) => !key.endsWith("· On Walmart") && !key.startsWith("Walmart · B") && !key.startsWith("Listings · B"),
};

export const QUANTITY_ROWS: readonly Row[] = [
  {
    operation: "PUT /v3/inventory",
    thing: "one listing's quantity",
    families: ["inventory-write"],
    resource: X,
    meanwhile: besides("X"),
    named: () => "X",
  },
  {
    operation: "GET /v3/inventories",
    thing: "the first page",
    families: ["inventories"],
    resource: () => ({ page: 1 }),
    meanwhile: UNREAD,
    named: () => "quantities",
  },
  {
    operation: "GET /v3/inventories",
    thing: "page 2 of several",
    families: ["inventories"],
    resource: () => ({ page: 2 }),
    meanwhile: UNREAD,
    named: () => "quantities",
  },
  {
    operation: "GET /v3/inventories/{}",
    thing: "a listing that the list leaves out",
    families: ["node-inventory-read"],
    resource: X,
    beside: () => [{ name: "null-member:sku", families: ["inventories"], resource: X() }],
    meanwhile: besides("X"),
    named: () => "X",
  },
];
