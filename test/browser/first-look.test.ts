import { desks, openSidebar } from "../support/desk-under-test";

const openDesk = desks();

test("the sidebar opens from the menu, in a frame of another origin, and asks nobody outside for anything", async () => {
  const { page, sidebar, complaints, strangers } = await openSidebar(await openDesk());
  await sidebar.getByRole("button", { name: "Home", exact: true }).waitFor();
  expect(await page.locator("iframe").evaluate((frame) => Reflect.get(frame, "contentDocument"))).toBeNull();
  expect([complaints, strangers]).toEqual([[], []]);
});
