/** What the page shows, as one value, and the ways to change it. Text from outside is only ever set as text. */
import type { Progress } from "../../src/domain/log/progress";
import type { SidebarState } from "../../src/sidebar-api";
import { observable } from "./observable";
import { load, onShop } from "./server";

export type ViewName = "home" | "setup" | "listings" | "fulfill" | "explain" | "activity";

/** The color of a sentence: green, red, amber, gray. */
export type Tone = "done" | "failed" | "waiting" | "idle";

/** The result of the latest click. */
export interface Sentence {
  readonly text: string;
  readonly tone: Tone;
}

export interface Page {
  readonly view: ViewName;
  /** How the shop stands; `null`: the script has not answered yet. */
  readonly shop: SidebarState | null;
  /** What the latest click did; `null`: nothing was clicked since the page opened. */
  readonly said: Sentence | null;
  /** What is being done; `null`: nothing. */
  readonly busy: string | null;
  /** How long that has lasted: words, a bar and Stop show once it is slow. */
  readonly lasts: "briefly" | "long" | "very long";
  /** The page syncs by itself. */
  readonly isLive: boolean;
  /** The run that is at work, whoever started it; `null`: none that has told of itself. */
  readonly running: Progress | null;
}

const page = observable<Page>({
  view: "home",
  shop: null,
  said: null,
  busy: null,
  lasts: "briefly",
  isLive: false,
  running: null,
});

/** The page as it is now; a component that uses it is drawn again with every change. */
export const usePage = page.use;

const change = (part: Partial<Page>): void => page.set({ ...page.now(), ...part });

export const open = (view: ViewName): void => change({ view });

export const say = (text: string, tone: Tone): void => change({ said: { text, tone } });

/**
 * Shows `words` until the work is done, then the sentence that it gives. A click while something is at work does
 * nothing, so a double click happens once. An error becomes a sentence. Nothing is disabled meanwhile: the focus stays
 * where the person is.
 */
export async function perform(words: string, work: () => Promise<Sentence | null>): Promise<void> {
  if (page.now().busy !== null) return;
  change({ busy: words, said: null, lasts: "briefly" });
  begun();
  let said: Sentence | null;
  try {
    said = await work();
  } catch (error) {
    said = { text: error instanceof Error ? error.message : String(error), tone: "failed" };
  }
  change({ busy: null, said, running: null });
  ended();
}

/** Hears when something begins and when it is over. */
let [begun, ended]: readonly [() => void, () => void] = [() => undefined, () => undefined];

export const onWork = (begins: () => void, ends: () => void): void => {
  [begun, ended] = [begins, ends];
};

export const pageNow = page.now;

/** What others do, how long this page has waited, and whether it syncs by itself. */
export const notice = (part: Partial<Pick<Page, "isLive" | "lasts" | "running">>): void => change(part);

/** Another run has ended: how the shop stands now, and what that run says. */
export const follow = (shop: SidebarState): void => change({ shop, said: null });

/** The view of each panel that the menu opens. */
const PANELS = { purge: "activity" } as const satisfies Readonly<Record<string, ViewName>>;

/** Asks the script how the shop stands. */
export const refresh = (): Promise<void> =>
  perform("Loading…", async () => {
    const shop = await load();
    change({ shop, ...(shop.panel === null ? {} : { view: PANELS[shop.panel] }) });
    return null;
  });

/** Shows how the shop stands now, as an answer of the script says. */
export const show = (shop: SidebarState): void => change({ shop });

onShop(show);
