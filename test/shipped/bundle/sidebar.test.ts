import { openSidebar, type Page } from "../../support/fake-page";
import { runningShop, type Shop } from "../../support/shop-under-test";

const sidebarOf = (shop: Shop): Promise<Page> =>
  openSidebar((door, args) => {
    shop.clock.advance(60_000);
    const result = shop.world.run(door, [...args], { from: "sidebar" });
    return result.outcome === "returned" ? String(result.value) : "";
  });

const selectListing = (shop: Shop, sku: string) =>
  shop.people.select("Listings", `A${shop.book.view.find("Listings", "Listing SKU", sku)}`);

test("Explain shows the answers about the selected row, what is not fine apart, and what makes up the number", async () => {
  const shop = runningShop();
  shop.hands.type("Inventory", "SKU or Variation ID", "A", "Warehouse", "");
  const { at } = await sidebarOf(shop);
  selectListing(shop, "A");
  await at("explain").fire("submit");
  const { textContent, all } = at("explained");
  expect(textContent).toContain("Listing A · Phone A");
  const wrong = all.filter(({ dataset }) => dataset.fine === "false").map((one) => one.textContent);
  expect(wrong).toEqual([
    "Left out: 10 without Warehouse. Fill in Warehouse in Inventory, and tick in Warehouses what counts.",
  ]);
  expect(all.filter(({ tag }) => tag === "summary").map((one) => one.textContent)).toContain("10 units left out");
  expect(at("status").dataset.kind).toBe("waiting");
  at("explainAbout").value = " B ";
  await at("explain").fire("submit");
  expect(at("explained").textContent).toContain("Listing B · Phone B");
  expect(at("status").textContent).toBe("In sync. 10 − 0 = 10");
});

test("a listing that is in sync is explained in green, whatever else is told of it", async () => {
  const shop = runningShop();
  shop.hands.type("Inventory", "SKU or Variation ID", "A", "Warehouse", "");
  shop.sync();
  const { at } = await sidebarOf(shop);
  selectListing(shop, "A");
  await at("explain").fire("submit");
  expect(at("explained").all.some(({ dataset }) => dataset.fine === "false")).toBe(true);
  expect(at("status").textContent).toMatch(/^In sync\./);
  expect(at("status").dataset.kind).toBe("done");
});

test("the result of another run shows by itself once that run is done", async () => {
  const shop = runningShop();
  const { at, wait } = await sidebarOf(shop);
  shop.hands.type("Inventory", "SKU or Variation ID", "A", "Qty", "4");
  let clicked: Promise<void> | null = null;
  shop.sync({
    beforeCall: (index) => {
      if (index === 20) clicked = at("sync").fire("click");
    },
  });
  await clicked;
  await wait();
  expect(at("status").textContent).toMatch(/^Up to date\. 1 quantity sent\. \(Mar 2, \d+:\d\d [AP]M\)$/);
});

test("Connect starts from what is connected now; what is chosen stays while the seller searches on", async () => {
  const shop = runningShop();
  const { at, button } = await sidebarOf(shop);
  selectListing(shop, "A");
  at("connectFind").value = "B";
  await at("connect").fire("submit");
  expect(
    at("connection")
      .all.filter(({ tag }) => tag === "li")
      .map((one) => one.textContent)[0],
  ).toMatch(/^A Remove/);
  await button("connection", "Add").fire("click");
  at("connectFind").value = "C";
  await at("connect").fire("submit");
  const [size] = at("connection").all.filter(({ type }) => type === "number");
  if (size === undefined) throw new Error("no size");
  size.value = "2";
  await size.fire("change");
  await button("connection", "Connect").fire("click");
  expect(at("status").textContent).toBe("A sells the stock of 2 × A, B.");
  expect(at("connection").textContent).toMatch(/^Should orders be recognized through SKU Map, too\?.*OnOff$/);
  await button("connection", "On").fire("click");
  expect(at("connection").textContent).toBe("");
  expect(shop.hands.shown("Settings", "Setting", "Recognize Orders through SKU Map", "Value")).toBe("On");
  expect(shop.rows("SKU Map").map((row) => [row["Listing SKU"], row.Target, row["Qty per listing"]])).toEqual([
    ["A", "A", "2"],
    ["A", "B", ""],
  ]);
});

test("what cannot be connected is said, and what was chosen stays", async () => {
  const shop = runningShop();
  const { at, button } = await sidebarOf(shop);
  selectListing(shop, "A");
  await at("connect").fire("submit");
  await button("connection", "Remove").fire("click");
  await button("connection", "Connect").fire("click");
  expect(at("status").textContent).toBe("Choose what the listing sells, or Nothing.");
  expect(at("connection").textContent).toContain("A · Phone A");
  expect(shop.rows("SKU Map")).toEqual([]);
});

test("a title that looks like markup is shown as it is", async () => {
  const shop = runningShop();
  const title = "<img src=x onerror=alert(1)>";
  shop.hands.type("Listings", "Listing SKU", "A", "Title", title);
  const { at } = await sidebarOf(shop);
  selectListing(shop, "A");
  await at("explain").fire("submit");
  expect(at("explained").textContent).toContain(title);
  expect(at("explained").all.some(({ tag }) => tag === "img")).toBe(false);
});
