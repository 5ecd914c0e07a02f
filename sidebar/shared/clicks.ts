/** Clicks that the script answers with one sentence. */
import type { Said } from "../../src/domain/log/run-report";
import type { SidebarActions } from "../../src/sidebar-api";
import { perform, type Sentence } from "./page";
import { ask } from "./server";

/** Green if it was done, red if not. */
export const sentenceFrom = ({ isDone, message }: Said): Sentence => ({
  text: message,
  tone: isDone ? "done" : "failed",
});

/** Shows `words` until the answer is there, then its sentence. */
export const doing = (words: string, work: () => Promise<Said>): Promise<void> =>
  perform(words, async () => sentenceFrom(await work()));

/** Shows a tab, and in it the row with this key; `row: null`: only the tab. */
export const showTab = (tab: SidebarActions["openTab"]["ask"]["tab"], row: string | null = null): Promise<void> =>
  doing("Opening…", () => ask("openTab", { tab, row }));
