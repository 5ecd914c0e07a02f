import { makeReady } from "../../dev/world/shop";
import { desks, openSidebar, PATIENCE_MS, personAt } from "../support/desk-under-test";
import type { Shop } from "../support/shop-under-test";

const openDesk = desks();
const ready = (shop: Shop): void => makeReady(shop, [["A", 10]]);

test("a call that is never answered leaves the page in use, and after a while it says what to do", async () => {
  const desk = await openDesk({ before: ready });
  const { page, sidebar } = await openSidebar(desk);
  desk.holdAnswers("syncNow", new Promise(() => {}));
  await sidebar.getByRole("button", { name: "Sync Now", exact: true }).click();
  await sidebar.locator('main[aria-busy="true"]').waitFor();
  await sidebar.getByRole("navigation").getByRole("button", { name: "Explain", exact: true }).click();
  await sidebar.getByRole("heading", { name: "Aisle: Explain" }).waitFor();
  await page.clock.fastForward("07:00");
  await sidebar.locator('main[aria-busy="false"]').waitFor({ timeout: PATIENCE_MS });
  await sidebar.getByText("has not answered for more than 6 minutes").waitFor();
});

test("two sidebars at once: both clicks end with a sentence, and one run did the work", async () => {
  const desk = await openDesk({ before: ready });
  const [one, other] = [await openSidebar(desk), await openSidebar(desk)];
  desk.hands.type("Inventory", "SKU or Variation ID", "A", "Qty", "4");
  let meet = (): void => {};
  const met = new Promise<void>((resolve) => (meet = resolve));
  // The first run waits in its middle until the second one has been answered.
  let isFirst = true;
  desk.during("syncNow", async (index) => {
    if (!isFirst || index < 12) return;
    isFirst = false;
    await met;
  });
  const people = [personAt(one), personAt(other)];
  const first = people[0]?.click("Sync Now");
  await one.sidebar.locator('main[aria-busy="true"]').waitFor();
  await people[1]?.click("Sync Now");
  meet();
  await first;
  const said = await Promise.all(people.map((person) => person.status()));
  expect(said.filter((sentence) => /1 quantity sent/.test(sentence))).toHaveLength(1);
  expect(said.filter((sentence) => /another|already|at work/i.test(sentence))).toHaveLength(1);
});

test("a double click on Sync Now syncs once", async () => {
  const desk = await openDesk({ before: ready });
  const { sidebar } = await openSidebar(desk);
  await sidebar.getByRole("button", { name: "Sync Now", exact: true }).dblclick();
  await sidebar.locator('main[aria-busy="false"]').waitFor({ timeout: PATIENCE_MS });
  expect(desk.calls.filter(({ args }) => args[0] === "syncNow")).toHaveLength(1);
});

test("a colleague without a key of their own is told so, and sees nothing of the seller's", async () => {
  const desk = await openDesk({ before: ready });
  const { sidebar, complaints, inSidebar } = await openSidebar(desk, "packer@example.com");
  await sidebar.getByText("Walmart key").first().waitFor();
  expect(await inSidebar("document.body.innerText")).toMatch(/key/);
  expect(complaints).toEqual([]);
});
