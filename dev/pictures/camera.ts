/** Takes the pictures of one stage: each tab beside the sidebar, each tab whole, and each view of the sidebar. */
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Browser } from "playwright-core";
import { type Desk, openDesk, type SheetWindow } from "../browser/desk";
import type { LoopbackSnapshot } from "../world/loopback";
import { SELLER, type ShopParts } from "../world/shop-parts";
import { paletteOf } from "./colors";
import { drawTab } from "./draw-tab";
import { type Book, bookOf, type Tab } from "./resource";

export interface Stage {
  readonly name: string;
  readonly parts: ShopParts;
  readonly before: LoopbackSnapshot;
}

/** A text or heading that a tab does not show whole. */
interface Cut {
  readonly kind: string;
  readonly column: string;
  readonly text: string;
}

const CLIENT = path.join("dev", "pictures", "client");
const VIEWS = ["Home", "Setup", "Listings", "Fulfill", "Explain", "Activity"];
const MOST_ROWS = 60;
const PATIENCE_MS = 20_000;

/** Writes the pictures below `folder`, and gives sentences about what does not fit. */
export async function photograph(stage: Stage, browser: Browser, folder: string): Promise<readonly string[]> {
  const at = path.join(folder, stage.name);
  mkdirSync(at, { recursive: true });
  const desk = await openDesk({ parts: stage.parts, browser, before: stage.before });
  try {
    const opened = await desk.window();
    await opened.openSidebar();
    await opened.sidebar.locator('main[aria-busy="false"]').waitFor({ timeout: PATIENCE_MS });
    const told = await photographTabs(desk, opened, at);
    await photographViews(opened, at);
    return told;
  } finally {
    await desk.close();
    stage.parts.book.restore(stage.before.spreadsheet);
    stage.parts.clock.set(stage.before.now);
  }
}

async function photographTabs(
  { parts, world }: Desk,
  { page }: SheetWindow,
  folder: string,
): Promise<readonly string[]> {
  const now = world.clock.now() + 60_000;
  const book = bookOf(parts.book, SELLER, now);
  await page.addStyleTag({ path: path.join(CLIENT, "sheet.css") });
  await page.addScriptTag({ path: path.join(CLIENT, "sheet.js") });
  const told: string[] = [];
  for (const tab of book.sheets.filter(({ properties }) => properties.title !== "_Ledger")) {
    const name = tab.properties.title.toLowerCase().replaceAll(" ", "-");
    const { cut, inSight } = await show(page, book, tab, now);
    await page.screenshot({ path: path.join(folder, `tab-${name}.png`) });
    told.push(`${tab.properties.title} beside the sidebar: ${inSight.join(" | ")}`, ...toldOf(tab, cut));
    await wholeTab(page, path.join(folder, `whole-${name}.png`));
    told.push(...unjudgedIn(book, tab, now));
  }
  writeFileSync(path.join(folder, "told.txt"), `${told.join("\n")}\n`);
  return told;
}

async function show(page: SheetWindow["page"], book: Book, tab: Tab, now: number) {
  const rows = Math.min(MOST_ROWS, Math.max(34, tab.data[0]?.rowData?.length ?? 0));
  const drawn = drawTab({ book, tab, palette: paletteOf(book, tab, now), rows });
  await page.evaluate(`drawSheet(${JSON.stringify(drawn)})`);
  const found: { readonly cut: readonly Cut[]; readonly inSight: readonly string[] } =
    await page.evaluate("fitSheet()");
  return found;
}

/** As wide and as high as the tab is. */
async function wholeTab(page: SheetWindow["page"], file: string): Promise<void> {
  const before = page.viewportSize();
  const table = await page.locator(".sheet table").boundingBox();
  const [width, height] = [Math.min(Math.ceil(table?.width ?? 0) + 302, 8_000), Math.ceil(table?.height ?? 0) + 140];
  await page.setViewportSize({ width, height });
  await page.locator("#grid").screenshot({ path: file });
  if (before !== null) await page.setViewportSize(before);
}

/** One sentence for each kind of cut and column, with one example. */
function toldOf(tab: Tab, cut: readonly Cut[]): readonly string[] {
  const kinds = new Map<string, Cut[]>();
  for (const one of cut) {
    const key = `${one.kind}: ${one.column}`;
    kinds.set(key, [...(kinds.get(key) ?? []), one]);
  }
  return [...kinds].map(
    ([key, all]) => `${tab.properties.title}: ${key} (${all.length} cells, such as “${all[0]?.text ?? ""}”)`,
  );
}

const unjudgedIn = (book: Book, tab: Tab, now: number): readonly string[] => {
  const palette = paletteOf(book, tab, now);
  const { rowData = [], columnMetadata = [] } = tab.data[0] ?? {};
  for (const row of rowData.keys()) for (const column of columnMetadata.keys()) palette.at(row, column);
  return [...palette.unjudged].map((rule) => `A color rule that is not drawn: ${rule}`);
};

async function photographViews({ page, sidebar }: SheetWindow, folder: string): Promise<void> {
  for (const view of VIEWS) {
    await sidebar.getByRole("navigation").getByRole("button", { name: view, exact: true }).click();
    await sidebar.locator('main[aria-busy="false"]').waitFor({ timeout: PATIENCE_MS });
    const height = await sidebar.locator("body").evaluate((body) => Number(Reflect.get(body, "scrollHeight")));
    await page.setViewportSize({ width: 1440, height: Math.max(900, height + 140) });
    await page.locator("aside").screenshot({ path: path.join(folder, `sidebar-${view.toLowerCase()}.png`) });
    await page.setViewportSize({ width: 1440, height: 900 });
  }
}
