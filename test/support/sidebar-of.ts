/** The sidebar of a shop, as one of its people opens it. */
import { OWNER } from "./people";
import type { Shop } from "./shop-under-test";
import { openPage, type SidebarPage } from "./sidebar-page";

/** A click takes a minute, since Google counts requests by the minute. */
export const openSidebarOf = (shop: Shop, user: string = OWNER): Promise<SidebarPage> =>
  openPage((door, args) => {
    shop.clock.advance(60_000);
    const result = shop.world.run(door, [...args], { from: "sidebar", user });
    if (result.outcome !== "returned") throw new Error(`${door} ${result.outcome}`);
    return String(result.value);
  });

/** The step of the first run that is open, as it is titled; `none` once all are done. */
export const nextStep = ({ document }: SidebarPage): string =>
  document.querySelector('[aria-current="step"]')?.textContent ?? "none";

/** The captions of the buttons that stand out. */
export const mainButtons = ({ document }: SidebarPage): readonly string[] =>
  [...document.querySelectorAll("button.main")].map(({ textContent }) => textContent ?? "");
