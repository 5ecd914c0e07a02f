/** The listing that is being connected, and what is chosen for it. */
import type { SidebarActions } from "../../src/sidebar-api";
import { observable } from "../shared/observable";
import { perform } from "../shared/page";
import { ask } from "../shared/server";

export type Shown = SidebarActions["showConnection"]["answer"];
export type Target = Exclude<Shown["choice"], string>[number];

/** `chosen`: what the listing will sell once the seller connects it. `question`: what Aisle asks once; `null`: nothing. */
interface Desk {
  readonly sku: string;
  readonly find: string;
  readonly shown: Shown | null;
  readonly chosen: readonly Target[];
  readonly question: string | null;
}

const desk = observable<Desk>({ sku: "", find: "", shown: null, chosen: [], question: null });
export const useDesk = desk.use;
export const change = (part: Partial<Desk>): void => desk.set({ ...desk.now(), ...part });

/** The SKU that is typed; `null`: that of the selected row. */
export const meantSku = (): string | null => desk.now().sku || null;

/** What is chosen stays while the seller searches on. */
export const look = (): Promise<void> =>
  perform("Looking…", async () => {
    const before = desk.now();
    const shown = await ask("showConnection", { sku: meantSku(), find: before.find });
    const chosen = before.shown?.sku === shown.sku ? before.chosen : present(shown);
    change({ shown, chosen, question: null });
    return { text: `Choose what ${shown.sku} sells.`, tone: "idle" };
  });

/** A listing that is connected automatically starts with its own SKU. */
function present({ sku, state, choice }: Shown): readonly Target[] {
  if (typeof choice !== "string") return choice;
  const isByItself = choice === "automatic" && state === "Connected";
  return isByItself ? [{ kind: "SKU", target: sku, perListing: 1, partOfKit: false }] : [];
}

export const connect = (sku: string, choice: Shown["choice"]): Promise<void> =>
  perform("Connecting…", async () => {
    const { isDone, message, question } = await ask("connectListing", { sku, choice });
    if (isDone) change({ shown: null, chosen: [], question });
    return { text: message, tone: isDone ? "done" : "failed" };
  });

export const answer = (choice: "on" | "off"): Promise<void> =>
  perform("Noting…", async () => {
    const { isDone, message } = await ask("recognizeThroughSkuMap", { choice });
    if (isDone) change({ question: null });
    return { text: message, tone: isDone ? "done" : "failed" };
  });
