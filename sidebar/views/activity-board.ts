/** What Activity shows, as the script answered last. */
import type { Said } from "../../src/domain/log/run-report";
import type { SidebarActions } from "../../src/sidebar-api";
import { doing } from "../shared/clicks";
import { observable } from "../shared/observable";
import { perform } from "../shared/page";
import { ask } from "../shared/server";

export type Shown = SidebarActions["showActivity"]["answer"];

/** `null`: the script has not answered yet. */
const board = observable<Shown | null>(null);
export const useActivity = board.use;

const load = async (): Promise<null> => {
  board.set(await ask("showActivity", null));
  return null;
};

export const look = (): Promise<void> => perform("Looking…", load);

/** After a click that may have changed it. Nobody waits for it; what is shown stays where it fails. */
export const lookAgain = (): void => void load().catch(() => undefined);

/** A click, and what is to be seen after it. */
export const changing = (words: string, click: () => Promise<Said>): Promise<void> =>
  doing(words, click).then(lookAgain);
