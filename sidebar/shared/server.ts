/** Typed calls to the script. Everything crosses as JSON text. */
import type { SidebarAction, SidebarActions, SidebarAnswer, SidebarState } from "../../src/sidebar-api";

interface Runner {
  withSuccessHandler(handle: (json: string) => void): Runner;
  withFailureHandler(handle: (error: Error) => void): Runner;
  sidebarLoad(): void;
  sidebarDo(name: string, json: string): void;
}

/** The platform offers the script's doors as methods, which its published types cannot know. */
const runner = (): Runner => google.script.run as unknown as Runner;

const NO_ANSWER =
  "The script did not answer. If you are signed in with several Google accounts, sign out of the others and reload the spreadsheet.";

/** Hears how the shop stands whenever an answer brings it. */
let hear: (shop: SidebarState) => void = () => undefined;

/** An answer to a click says how the shop stands after it, so the page need not ask again. */
export const onShop = (listener: (shop: SidebarState) => void): void => {
  hear = listener;
};

export function load(): Promise<SidebarState> {
  return new Promise((resolve, reject) => {
    runner()
      .withSuccessHandler((json) => resolve(JSON.parse(json) as SidebarState))
      .withFailureHandler(() => reject(new Error(NO_ANSWER)))
      .sidebarLoad();
  });
}

/** Calls the script for a step that an answer of its own offers, whatever it gives. Rejects as `ask` does. */
export const askStep = (name: SidebarAction, what: unknown): Promise<unknown> =>
  ask(name, what as SidebarActions[typeof name]["ask"]);

let latest: Promise<unknown> | null = null;

/** Calls the script, one call after the other: two at once would lock each other out. Rejects with a sentence for the seller. */
export function ask<Action extends SidebarAction>(
  name: Action,
  what: SidebarActions[Action]["ask"],
): Promise<SidebarActions[Action]["answer"]> {
  const call = () => called(name, what);
  const answer = latest === null ? call() : latest.then(call, call);
  const over = () => {
    if (latest === answer) latest = null;
  };
  latest = answer;
  answer.then(over, over);
  return answer;
}

function called<Action extends SidebarAction>(
  name: Action,
  what: SidebarActions[Action]["ask"],
): Promise<SidebarActions[Action]["answer"]> {
  return new Promise((resolve, reject) => {
    runner()
      .withSuccessHandler((json) => {
        const answer = JSON.parse(json) as SidebarAnswer<SidebarActions[Action]["answer"]>;
        if (answer.shop !== null) hear(answer.shop);
        if (answer.ok) resolve(answer.data);
        else reject(new Error(answer.problem));
      })
      .withFailureHandler(() => reject(new Error(NO_ANSWER)))
      .sidebarDo(name, JSON.stringify(what));
  });
}
