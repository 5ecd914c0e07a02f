import { DEFAULT_KEYS } from "../../dev/simulator/walmart/wire/settings";
import { desks, openSidebar, personAt } from "../support/desk-under-test";

const openDesk = desks();
const [KEY] = DEFAULT_KEYS;

test("from an empty spreadsheet to approved quantities on Walmart by clicking only, in fifteen touches at most", async () => {
  const desk = await openDesk();
  const { walmart } = desk.parts;
  const opened = await openSidebar(desk);
  const person = personAt(opened);
  await person.click("Set up");
  await person.type("Client ID", KEY?.clientId ?? "");
  await person.type("Client Secret", KEY?.clientSecret ?? "");
  await person.click("Save and test");
  await person.click("Import Listings");
  await person.click("Open Inventory");
  desk.hands.fill(
    "Inventory",
    ["SKU or Variation ID", "Qty", "Status", "Warehouse"],
    [
      ["A", "10", "Available", "Main"],
      ["B", "7", "Available", "Main"],
      ["C", "2", "In repair", "Main"],
    ],
  );
  await person.click("Create products from my listings");
  await person.tick(/^Available/);
  await person.click("Save what counts");
  await person.click("Turn on and preview");
  await person.click("Approve all");
  await person.click("Send approved");
  expect(["A", "B"].map((sku) => walmart.quantities().get(sku))).toEqual([10, 7]);
  await person.click("Turn on automatic runs");
  expect(desk.world.emulator.triggers).toHaveLength(1);
  // Two touches opened the sidebar: the menu, and Open Sidebar in it.
  const touches = person.touches() + 2;
  console.log(`From an empty spreadsheet to automatic runs in a browser: ${touches} touches beside pasting stock.`);
  expect(touches).toBeLessThanOrEqual(15);
  expect([opened.complaints, opened.strangers]).toEqual([[], []]);
  expect(await opened.inSidebar("document.documentElement.outerHTML")).not.toContain(KEY?.clientSecret);
});
