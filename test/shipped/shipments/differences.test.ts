/** What Walmart and the sheet say differently about an order: told by Log and Explain, and ignored with a reason. */
import { answerOf } from "../../../dev/world/shop";
import { runningShop } from "../../support/shop-under-test";
import { sidebarOf } from "../../support/sidebar-page";

const HOUR_MS = 3_600_000;

test("an open order that left the sheet is told after a day, with its age, until the seller ignores it with a reason", async () => {
  const shop = runningShop();
  const po = shop.buy("A");
  shop.clock.advance(HOUR_MS);
  shop.sync();
  shop.hands.deleteRow("Orders", "PO", po);
  const told = () =>
    shop
      .rows("Log")
      .flatMap((row) => (/ differs, for /.test(row["What happened"] ?? "") ? [row["What happened"]] : []));
  const later = (hours: number) => {
    shop.clock.advance(hours * HOUR_MS);
    shop.sync();
    return told();
  };
  expect(later(1)).toEqual([]);
  expect(later(25)).toEqual([expect.stringContaining(`Order ${po} differs, for 25 hours: Walmart has it open`)]);
  shop.sync();
  expect(shop.world.run("syncNow").counters.sheetsWrites).toBe(0);

  const page = await sidebarOf(shop, 0);
  await page.open("Explain");
  await page.fill("Listing SKU, order number, IMEI or Unit ID", po);
  await page.click("Explain", page.document.querySelector("form") ?? undefined);
  const ignore = async (reason: string): Promise<string> => {
    await page.fill("Reason", reason);
    await page.click("Ignore");
    return page.status();
  };
  expect(await ignore(" ")).toMatch(/^Type why/);
  expect(await ignore("sold in the shop")).toMatch(/is not told again while the same differs/);
  expect(later(30)).toHaveLength(1);
  expect(answerOf(shop.press("explain", { about: po }))).toMatchObject({
    answers: expect.arrayContaining([
      expect.objectContaining({ answer: expect.stringContaining("It is ignored: sold in the shop") }),
    ]),
  });
});
