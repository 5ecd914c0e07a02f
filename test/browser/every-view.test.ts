import { type Desk, desks, openSidebar } from "../support/desk-under-test";
import { crowdedShop, hostileAccount, hostileShop } from "../support/hostile-shop";
import { barriers, findAndConnect, openView, tooSmall, tooWide, unfold, VIEWS } from "../support/page-checks";

const openDesk = desks();

/** Looks at every view, with everything unfolded, in a panel of the usual and of a very low height. */
async function lookThrough(desk: Desk): Promise<readonly string[]> {
  const opened = await openSidebar(desk);
  const found: string[] = [];
  const note = (view: string, what: string, all: unknown): void => {
    if (!Array.isArray(all)) throw new Error("The page gave no list");
    found.push(...all.slice(0, 3).map((one) => `${view}: ${what}: ${one}`));
  };
  for (const view of VIEWS) {
    await opened.page.setViewportSize({ width: 1440, height: 900 });
    await openView(opened, view);
    if (view === "Listings") await findAndConnect(opened);
    await unfold(opened);
    note(view, "barrier", await barriers(opened));
    note(view, "too wide", await tooWide(opened));
    note(view, "too small", await tooSmall(opened));
    // The frame is 300 by 400 px then.
    await opened.page.setViewportSize({ width: 800, height: 500 });
    note(view, "too wide in a low window", await tooWide(opened));
  }
  note("the page", "complaint", opened.complaints);
  note("the page", "asked for", opened.strangers);
  if ((await opened.inSidebar("typeof hit")) !== "undefined") found.push("a text became markup");
  return found;
}

test("an empty spreadsheet: every view can be used by keyboard and ear, and fits into 300 px", async () => {
  expect(await lookThrough(await openDesk())).toEqual([]);
});

test("markup and formulas in every text from outside stay texts, and a title of 500 characters wraps", async () => {
  expect(await lookThrough(await openDesk({ shop: hostileAccount(), before: hostileShop }))).toEqual([]);
});

test("3,000 problems and 40 warehouses fit", async () => {
  expect(await lookThrough(await openDesk({ before: crowdedShop }))).toEqual([]);
});
