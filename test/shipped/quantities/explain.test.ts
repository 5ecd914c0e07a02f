/** Products made at a click, a listing connected from the sidebar, and Explain, on the built bundle. */
import type { SidebarAction, SidebarActions, SidebarAnswer } from "../../../src/sidebar-api";
import { type QuantityShop, quantityShop } from "../../support/quantity-shop";

function ask<Action extends SidebarAction>(
  { world, clock }: QuantityShop,
  name: Action,
  what: SidebarActions[Action]["ask"],
): SidebarAnswer<SidebarActions[Action]["answer"]> {
  clock.advance(60_000);
  const result = world.run("sidebarDo", [name, JSON.stringify(what)], { from: "sidebar" });
  expect(result).toMatchObject({ outcome: "returned", notEmulated: [] });
  return JSON.parse(result.outcome === "returned" ? String(result.value) : "null");
}

function answered<Action extends SidebarAction>(
  shop: QuantityShop,
  name: Action,
  what: SidebarActions[Action]["ask"],
): SidebarActions[Action]["answer"] {
  const answer = ask(shop, name, what);
  if (answer.ok) return answer.data;
  throw new Error(answer.problem);
}

/** Puts the cursor on the row of a listing. */
function select(shop: QuantityShop, sku: string): void {
  shop.people.select("Listings", `C${shop.book.view.find("Listings", "Listing SKU", sku)}`);
}

test("units of a SKU that Products lacks: one click makes it, another makes nothing, and the listing sells them", () => {
  const shop = quantityShop();
  shop.units("A", 2);
  shop.run();
  expect(shop.set("A")).toBe(0);
  shop.world.run("createProducts");
  expect(shop.toast()).toMatch(/^7 products were created\. Replace “unknown”/);
  const products = shop.rows("Products");
  expect(products.map((row) => [row.SKU, row["Variation ID"], row.Grade]).slice(1, 3)).toEqual([
    ["A", "V-000002", "unknown"],
    ["B", "V-000003", "unknown"],
  ]);
  shop.world.run("createProducts");
  expect(shop.toast()).toBe("No product was created: Products has every SKU.");
  expect(shop.rows("Products")).toEqual(products);
  shop.run();
  expect(shop.set("A")).toBe(2);
});

test("the selected listing is connected from the sidebar, disconnected, and given back; other rows of SKU Map stay", () => {
  const shop = quantityShop();
  shop.phones({ A: 3 });
  shop.map("L1", { target: "A" });
  shop.run();
  select(shop, "L");
  expect(answered(shop, "showConnection", { sku: null, find: "A" })).toMatchObject({
    sku: "L",
    state: "Not connected",
    choice: "automatic",
  });
  const choice = [{ kind: "SKU", target: "A", perListing: 2, partOfKit: false }] as const;
  expect(answered(shop, "connectListing", { sku: "L", choice })).toEqual({
    isDone: true,
    message: "L sells the stock of 2 × A.",
    question: expect.stringContaining("Recognize Orders through SKU Map"),
  });
  shop.run();
  expect([shop.set("L"), shop.set("L1")]).toEqual([1, 3]);
  expect(answered(shop, "showConnection", { sku: "L", find: "" })).toMatchObject({ state: "Connected", choice });
  answered(shop, "connectListing", { sku: "L", choice: "nothing" });
  expect(shop.rows("SKU Map").map((row) => [row["Listing SKU"], row["Connect to"], row.Target])).toEqual([
    ["L1", "SKU", "A"],
    ["L", "Nothing", ""],
  ]);
  answered(shop, "connectListing", { sku: "L", choice: "automatic" });
  expect(shop.rows("SKU Map").map((row) => row["Listing SKU"])).toEqual(["L1"]);
  expect(ask(shop, "connectListing", { sku: "L", choice: "whatever" as "nothing" })).toMatchObject({ ok: false });
});

test("Explain tells of the selected row what its cells read, the orders that hold stock, and what Walmart holds", () => {
  const shop = quantityShop();
  const [imei = ""] = shop.phones({ A: 3 });
  shop.units("A", 1, { Warehouse: "" });
  shop.run();
  const po = shop.buy("A");
  shop.clock.advance(30 * 60_000);
  shop.run();
  select(shop, "A");
  const before = shop.book.snapshot();
  const { about, inShort, answers, sections } = answered(shop, "explain", { about: null });
  const { Sync, Why, Title } = shop.listing("A");
  expect([about, inShort]).toEqual([`Listing A · ${Title}`, `${Sync}. ${Why}`]);
  expect(answers.filter(({ isFine }) => !isFine)).toMatchObject([{ answer: "Left out: 1 without Warehouse." }]);
  const lines = (title: string) => sections.find((one) => one.title.includes(title))?.lines.join("\n");
  expect(lines("available")).toContain(imei);
  expect(lines("outstanding")).toBe(`${po} / ${shop.orderRow(po).Line} · A · Ready to Ship · 1 unit`);
  expect(lines("On Walmart")).toMatch(/^last accepted: 2, 1 minute ago/);
  expect(lines("Hold back")).toMatch(/a sale reaches Walmart within 3\d minutes/);
  expect(answered(shop, "explain", { about: imei }).inShort).toBe("It counts.");
  shop.people.select("Settings", "A2");
  expect(ask(shop, "explain", { about: null })).toMatchObject({
    ok: false,
    problem: expect.stringMatching(/^Select a row/),
  });
  expect(shop.book.snapshot()).toBe(before);
});
