/** The number in a listing's address on walmart.com. */

import { createHash } from "node:crypto";
import type { Item } from "../wire/wire";

/** As seeded, otherwise ten digits made from the SKU, always the same. No read of a listing has it [EJ]. */
export function itemIdOf(item: Item): string {
  if (typeof item.itemId === "string") return item.itemId;
  const number = createHash("sha256").update(item.sku).digest().readUInt32BE(0);
  return String(1_000_000_000 + number);
}
