/** What holds in every view of the sidebar: it can be used without seeing it, and nothing is wider than the panel. */
import { readFileSync } from "node:fs";
import path from "node:path";
import type { SheetWindow } from "./desk-under-test";
import { loaded } from "./desk-under-test";
import { ROOT } from "./project";

export const VIEWS = ["Home", "Setup", "Listings", "Fulfill", "Explain", "Activity"];

const AXE = readFileSync(path.join(ROOT, "node_modules", "axe-core", "axe.min.js"), "utf8");

export async function openView(opened: SheetWindow, view: string): Promise<void> {
  await opened.sidebar.getByRole("navigation").getByRole("button", { name: view, exact: true }).click();
  await loaded(opened);
}

/** Opens everything that is folded, so that nothing escapes a look. */
export async function unfold(opened: SheetWindow): Promise<void> {
  await opened.inSidebar(
    `document.querySelectorAll("details:not([open]) > summary, main [aria-expanded=false]").forEach((one) => one.click())`,
  );
  await loaded(opened);
}

/** Lists all listings, and opens Connect of the first one, where there are any. */
export async function findAndConnect(opened: SheetWindow): Promise<void> {
  for (const caption of ["Search", "Connect"]) {
    const is = `({ textContent }) => textContent === ${JSON.stringify(caption)}`;
    await opened.inSidebar(`[...document.querySelectorAll("main button")].find(${is})?.click()`);
    await loaded(opened);
  }
}

/** What axe calls serious or critical, as rule and place. */
export async function barriers({ inSidebar }: SheetWindow): Promise<readonly string[]> {
  await inSidebar(`window.axe === undefined ? void (0, eval)(${JSON.stringify(AXE)}) : undefined`);
  // A cast: axe's own format.
  const { violations } = (await inSidebar("axe.run(document, { resultTypes: ['violations'] })")) as {
    violations: readonly { id: string; impact: string; nodes: readonly { html: string }[] }[];
  };
  return violations
    .filter(({ impact }) => ["serious", "critical"].includes(impact))
    .flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 120)}`));
}

/** Elements that reach beyond the panel's right edge, or have to be scrolled sideways. */
export const tooWide = ({ inSidebar }: SheetWindow): Promise<unknown> =>
  inSidebar(`(() => {
    const wide = [...document.querySelectorAll("body *")].filter((one) => {
      const { right, width } = one.getBoundingClientRect();
      return width > 1 && right > document.documentElement.clientWidth + 1;
    });
    const scrolls = document.documentElement.scrollWidth > document.documentElement.clientWidth ? ["the page scrolls"] : [];
    return [...scrolls, ...wide.map((one) => one.outerHTML.slice(0, 120))];
  })()`);

/** Buttons, fields and links that are smaller than 24 by 24 px, as WCAG 2.2 asks for. */
export const tooSmall = ({ inSidebar }: SheetWindow): Promise<unknown> =>
  inSidebar(`[...document.querySelectorAll("button, input, select, textarea, summary")].flatMap((one) => {
    const target = one.matches("[type=checkbox], [type=radio]") ? (one.closest("label") ?? one) : one;
    const { width, height } = target.getBoundingClientRect();
    return width > 0 && (width < 24 || height < 24) ? [Math.round(width) + " x " + Math.round(height) + ": " + one.outerHTML.slice(0, 120)] : [];
  })`);
