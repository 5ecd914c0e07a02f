import { aListing, anOrderRow, aProduct, aShop, listingOf, units } from "../../support/builders";
import type { Cells } from "../../support/paper";

const row = (key: string, memory: object): Cells<"ledger"> => ({
  key,
  kind: key.split(":")[0] ?? "",
  data: JSON.stringify(memory),
});
const WATCHED = [row("cursor:shelf", { at: 1 }), row("cursor:shelf Shipped", { at: 1 })];
const GONE = row("gone:1001", { lines: { "1": 1 }, at: 1 });

/** Whether nobody knows what an order line takes of A's stock. */
const isUnread = (cells: Cells<"orders">, ledger: readonly Cells<"ledger">[] = [], stock: Cells<"inventory"> = {}) =>
  listingOf(
    aShop({
      products: [aProduct(), aProduct({ variationId: "V-000002", sku: "B" })],
      listings: [aListing()],
      inventory: units(3, "A", stock),
      orders: [anOrderRow(cells)],
      ledger,
    }),
  ).unread === "orders";

const EBAY = { channel: "eBay", quantity: "two", status: "Shipped" } as const;

test.each([
  ["an open line whose quantity is a text", { quantity: "two" }, true],
  ["such a line of another product", { quantity: "two", soldAs: "B" }, false],
  ["such a line that was removed", { quantity: "two", lineRemoved: true }, false],
  ["such a line of a closed order", { quantity: "two", status: "Shipped", shipped: 1 }, false],
  ["a line whose SKU is an error, so it may be any product", { soldAs: "#N/A" }, true],
  ["a line of an unknown SKU that can be read", { soldAs: "?" }, false],
  ["an open line whose units are an error", { units: "#REF!" }, true],
  [
    "such a line that was shipped, so nobody knows which units went",
    { units: "#REF!", status: "Shipped", shipped: 1 },
    true,
  ],
  ["such a line that was canceled", { units: "#REF!", status: "Canceled", walmartStatus: "Cancelled" }, false],
  ["a line that can be read", {}, false],
] as const)("whether it is unknown what is taken by %s", (_, cells, expected) => {
  expect(isUnread(cells)).toBe(expected);
});

test("an error in the units does no harm while Inventory names them", () => {
  expect(isUnread({ units: "#REF!" }, [], { committedTo: "1001 / 1" })).toBe(false);
});

test("an order of another channel that left counts until something of it is off the lots", () => {
  expect(isUnread(EBAY, WATCHED)).toBe(true);
  expect(isUnread(EBAY, [...WATCHED, GONE])).toBe(false);
});
