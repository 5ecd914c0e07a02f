/** The seller's desk in a real browser: one browser for a test file, one desk for a test. */
import type { Browser } from "playwright-core";
import { startBrowser } from "../../dev/browser/browser";
import { type Desk, type DeskOptions, openDesk, type SheetWindow } from "../../dev/browser/desk";
import { ROOT } from "./project";
import { openShop, type Shop, type ShopOptions } from "./shop-under-test";

export type { Desk, SheetWindow } from "../../dev/browser/desk";

/** Real ms that a person waits for something on the page. */
export const PATIENCE_MS = 15_000;

export interface DeskWish extends Pick<DeskOptions, "size" | "clickMs"> {
  readonly shop?: ShopOptions;
  /** What has happened in the shop before the desk opens; played without the browser, so it costs little. */
  readonly before?: (shop: Shop) => void;
}

/** Opens desks for the tests of a file, and closes everything after each of them. */
export function desks(): (wish?: DeskWish) => Promise<Desk> {
  let browser: Browser | null = null;
  const open: Desk[] = [];
  beforeAll(async () => {
    browser = await startBrowser();
  });
  afterEach(async () => {
    for (const desk of open.splice(0)) await desk.close();
  });
  afterAll(() => browser?.close());
  return async ({ shop: wish = {}, before, ...options } = {}) => {
    if (browser === null) throw new Error("A desk opens only in a test");
    const shop = openShop(wish);
    before?.(shop);
    const desk = await openDesk({ parts: shop, browser, root: ROOT, before: shop.world.snapshot(), ...options });
    open.push(desk);
    return desk;
  };
}

/** The window with the sidebar open and loaded. */
export async function openSidebar(desk: Desk, user?: string): Promise<SheetWindow> {
  const opened = await desk.window(user);
  await opened.openSidebar();
  await loaded(opened);
  return opened;
}

/** Waits until the page has its first answer. */
export const loaded = ({ sidebar }: SheetWindow): Promise<void> =>
  sidebar.locator('main[aria-busy="false"]').waitFor({ timeout: PATIENCE_MS });

/** A person at the panel, who finds things by what they are called. Counts what they touch. */
export interface Person {
  readonly click: (caption: string | RegExp) => Promise<void>;
  readonly type: (label: string | RegExp, text: string) => Promise<void>;
  /** Chooses from a list. */
  readonly choose: (label: string | RegExp, words: string) => Promise<void>;
  readonly tick: (label: string | RegExp) => Promise<void>;
  /** The sentence on top. */
  readonly status: () => Promise<string>;
  readonly touches: () => number;
}

/** Each deed is a touch, and over when the script has answered. */
export function personAt(opened: SheetWindow): Person {
  const { sidebar } = opened;
  let touches = 0;
  const touch = async (deed: Promise<void>): Promise<void> => {
    touches += 1;
    await deed;
    // What the deed set off is drawn first; before that the page still looks idle.
    await opened.inSidebar("new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))");
    await loaded(opened);
  };
  const main = sidebar.getByRole("main");
  return {
    click: (name) => touch(main.getByRole("button", { name, exact: true }).first().click()),
    type: (label, text) => touch(main.getByLabel(label, { exact: true }).fill(text)),
    choose: (label, words) =>
      touch(
        main
          .getByLabel(label, { exact: true })
          .selectOption(words)
          .then(() => undefined),
      ),
    // A click, since a box may wait for the script before it moves.
    tick: (label) => touch(main.getByRole("checkbox", { name: label }).click()),
    status: async () => (await sidebar.getByRole("status").first().textContent()) ?? "",
    touches: () => touches,
  };
}
