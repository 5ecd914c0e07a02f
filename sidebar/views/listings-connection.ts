/** The listing that is being connected, and what is chosen for it. */
import type { SidebarActions } from "../../src/sidebar-api";
import { observable } from "../shared/observable";
import { perform } from "../shared/page";
import { ask } from "../shared/server";
import { lookAgain } from "./listings-search";

export type Shown = SidebarActions["showConnection"]["answer"];
export type Candidate = Shown["candidates"][number];
export type Target = Exclude<Shown["choice"], string>[number] & { readonly words: string };

/** `chosen`: what the listing will sell once the seller connects it. `question`: what Aisle asks once; `null`: nothing. */
interface Desk {
  readonly find: string;
  readonly shown: Shown | null;
  readonly chosen: readonly Target[];
  readonly question: string | null;
}

const desk = observable<Desk>({ find: "", shown: null, chosen: [], question: null });
export const useDesk = desk.use;
export const change = (part: Partial<Desk>): void => desk.set({ ...desk.now(), ...part });

/** What is chosen stays while the seller searches on. `sku: null`: of the selected row. */
export const look = (sku: string | null): Promise<void> =>
  perform("Looking…", async () => {
    const before = desk.now();
    const isSame = before.shown !== null && before.shown.sku === sku;
    const find = isSame ? before.find : "";
    const shown = await ask("showConnection", { sku, find });
    change({ shown, find, chosen: isSame ? before.chosen : present(shown), question: null });
    return { text: `Choose what ${shown.sku} sells.`, tone: "idle" };
  });

/** A listing that is connected automatically starts with its own SKU. */
function present({ sku, state, choice, sold }: Shown): readonly Target[] {
  const isByItself = choice === "automatic" && state === "Connected";
  const targets = isByItself ? [{ kind: "SKU" as const, target: sku, perListing: 1, partOfKit: false }] : choice;
  if (typeof targets === "string") return [];
  return targets.map((one) => ({
    ...one,
    words: sold.find(({ kind, target }) => kind === one.kind && target === one.target)?.words ?? "",
  }));
}

export const connect = async (sku: string, choice: Shown["choice"]): Promise<void> => {
  await perform("Connecting…", async () => {
    const { isDone, message, question } = await ask("connectListing", { sku, choice });
    if (isDone) change({ shown: null, chosen: [], question });
    return { text: message, tone: isDone ? "done" : "failed" };
  });
  lookAgain();
};

export const answer = (choice: "on" | "off"): Promise<void> =>
  perform("Noting…", async () => {
    const { isDone, message } = await ask("recognizeThroughSkuMap", { choice });
    if (isDone) change({ question: null });
    return { text: message, tone: isDone ? "done" : "failed" };
  });
