import { startBrowser } from "../../dev/browser/browser";
import { openDesk } from "../../dev/browser/desk";
import { shopParts } from "../../dev/world/shop-parts";
import { ROOT } from "../support/project";

test("the sidebar opens from the menu and asks for the key", async () => {
  const browser = await startBrowser();
  const desk = await openDesk({ parts: shopParts({ root: ROOT }), browser, root: ROOT });
  const { openSidebar, sidebar, page, complaints, strangers } = await desk.window();
  await openSidebar();
  await sidebar.getByRole("button", { name: "Sync Now" }).waitFor();
  await sidebar.getByText("Type your Walmart key to begin.").waitFor();
  await page.screenshot({ path: "/tmp/h/browser/today.png" });
  expect([complaints, strangers]).toEqual([[], []]);
  await desk.close();
  await browser.close();
});
