/** How many listings are in which state, and those that were searched for. */
import type { SidebarActions } from "../../src/sidebar-api";
import { observable } from "../shared/observable";
import { perform } from "../shared/page";
import { ask } from "../shared/server";

export type Overview = SidebarActions["showListings"]["answer"];
type Search = SidebarActions["showListings"]["ask"]["search"];

/** `overview: null`: the script has not answered yet. `find`: what is typed. */
interface Board {
  readonly overview: Overview | null;
  readonly search: Search;
  readonly find: string;
}

const board = observable<Board>({ overview: null, search: null, find: "" });
export const useBoard = board.use;

const change = (part: Partial<Board>): void => board.set({ ...board.now(), ...part });

export const type = (find: string): void => change({ find });

async function load(search: Search): Promise<void> {
  change({ overview: await ask("showListings", { search }), search });
}

/** `null`: counts alone. */
export const searchFor = (search: Search): Promise<void> =>
  perform("Looking…", async () => {
    await load(search);
    return null;
  });

/** After a click that may have changed states. Nobody waits for it; what is shown stays where it fails. */
export const lookAgain = (): void => void load(board.now().search).catch(() => undefined);
