/**
 * A seller at a desk: the pretend shop, its spreadsheet's window in a real browser, and Aisle's sidebar beside the grid.
 * Elements are found by role and name, as a person finds them.
 */
import process from "node:process";
import type { Browser, BrowserContext, Frame, FrameLocator, Page } from "playwright-core";
import { overHttp, type ServedWorld } from "../world/carriers";
import type { LoopbackSnapshot } from "../world/loopback";
import type { RunOptions } from "../world/run";
import { type SheetHands, sheetHands } from "../world/sheet-hands";
import { SELLER, type ShopParts } from "../world/shop-parts";
import { type ServedSheet, type SidebarCall, serveSheet } from "./serve-sheet";

export interface DeskOptions {
  readonly parts: ShopParts;
  readonly browser: Browser;
  /** The project's folder. */
  readonly root?: string;
  /** What has happened in this shop before; an empty spreadsheet if left out. */
  readonly before?: LoopbackSnapshot;
  /** Of the whole window; the sidebar takes 300 px of it. */
  readonly size?: { readonly width: number; readonly height: number };
  readonly clickMs?: number;
}

/** One person's window. */
export interface SheetWindow {
  readonly page: Page;
  readonly context: BrowserContext;
  /** What is inside the sidebar. */
  readonly sidebar: FrameLocator;
  /** The value of an expression in the sidebar's page, as its own script would get it; a promise's when it settles. */
  readonly inSidebar: (expression: string) => Promise<unknown>;
  /** Chooses a menu item, such as `Aisle`, `More`, `Set up / repair`. */
  readonly choose: (...captions: readonly string[]) => Promise<void>;
  /** Opens the sidebar from the menu. */
  readonly openSidebar: () => Promise<void>;
  /** What the page itself complained about: errors that nobody caught, and the console's. */
  readonly complaints: readonly string[];
  /** Addresses outside this machine that the page asked for. */
  readonly strangers: readonly string[];
}

/** What happens between two service calls of a sidebar's call. */
type Between = NonNullable<RunOptions<void | Promise<void>>["beforeCall"]>;

export interface Desk {
  readonly parts: ShopParts;
  readonly world: ServedWorld["world"];
  readonly hands: SheetHands;
  readonly calls: ServedSheet["calls"];
  readonly window: (user?: string) => Promise<SheetWindow>;
  /** Acts while the next calls of this action are at work, until it is called with `null`. */
  readonly during: (action: string, between: Between | null) => void;
  /** From now on, answers to this action wait until the promise settles; `null`: no longer. */
  readonly holdAnswers: (action: string, until: Promise<void> | null) => void;
  readonly close: () => Promise<void>;
}

/** `sidebarDo`'s first argument; other doors go by their own name. */
export const actionOf = ({ door, args }: SidebarCall): string => (door === "sidebarDo" ? String(args[0]) : door);

export async function openDesk(options: DeskOptions): Promise<Desk> {
  const { parts, browser, root = process.cwd(), clickMs = 3_000, size = { width: 1440, height: 900 } } = options;
  const { world, close } = await overHttp(parts, root);
  if (options.before !== undefined) world.restore(options.before);
  const between = new Map<string, Between>();
  const held = new Map<string, Promise<void>>();
  const defects: unknown[] = [];
  const served = await serveSheet({
    world,
    root,
    clickMs,
    during: (call) => between.get(actionOf(call)),
    beforeAnswer: (call) => held.get(actionOf(call)) ?? Promise.resolve(),
    defect: (error) => defects.push(error),
  });
  const contexts: BrowserContext[] = [];
  return {
    parts,
    world,
    hands: sheetHands(parts.book, SELLER),
    calls: served.calls,
    during: (action, what) => void (what === null ? between.delete(action) : between.set(action, what)),
    holdAnswers: (action, until) => void (until === null ? held.delete(action) : held.set(action, until)),
    async window(user = SELLER) {
      const context = await browser.newContext({ viewport: size, locale: "en-US", timezoneId: "America/New_York" });
      contexts.push(context);
      // The page's clock goes on by itself from the world's time, and a test may let it jump.
      await context.clock.install({ time: parts.clock.now() });
      return openWindow(context, served.urlFor(user));
    },
    async close() {
      await Promise.all(contexts.map((context) => context.close()));
      await Promise.all([served.close(), close()]);
      if (defects.length > 0) throw defects[0];
    },
  };
}

async function openWindow(context: BrowserContext, url: string): Promise<SheetWindow> {
  const complaints: string[] = [];
  const strangers: string[] = [];
  context.on("weberror", (error) => complaints.push(String(error.error())));
  context.on("console", (message) => {
    if (message.type() === "error") complaints.push(message.text());
  });
  await context.route("**/*", (route) => {
    const asked = route.request().url();
    if (/^http:\/\/(localhost|127\.0\.0\.1):/.test(asked)) return route.continue();
    strangers.push(asked);
    return route.abort();
  });
  const page = await context.newPage();
  await page.goto(url);
  const choose: SheetWindow["choose"] = async (first = "", ...captions) => {
    await page.getByRole("button", { name: first, exact: true }).click();
    for (const caption of captions) await page.getByRole("menuitem", { name: caption, exact: true }).click();
  };
  const sidebar = page.frameLocator("iframe");
  return {
    page,
    context,
    sidebar,
    inSidebar: (expression) => frameIn(page).evaluate(expression),
    choose,
    openSidebar: () => choose("Aisle", "Open Sidebar"),
    complaints,
    strangers,
  };
}

function frameIn(page: Page): Frame {
  const frame = page.frames().find((one) => one.url().includes("/sidebar?"));
  if (frame === undefined) throw new Error("The sidebar is not open");
  return frame;
}
