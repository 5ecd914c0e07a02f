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

/** The platform ends a script after six minutes. Source: quotas. An answer after this never comes. */
const LONGEST_MS = 6.5 * 60_000;

const NEVER_ANSWERED =
  "The script has not answered for more than 6 minutes, so Google has ended it or the connection was lost. What was done is written down. Click again to go on.";

/** What the platform says of a call that failed, and what it means. Source: quotas; texts as seen in public reports. */
const FAILURES: readonly (readonly [says: RegExp, sentence: string])[] = [
  [
    /authorization is required|not have permission|permission to call|insufficient.*scopes/i,
    "Google does not let Aisle work in your name: a permission is missing or was withdrawn. Reload the spreadsheet, open the sidebar from the menu, and allow everything when Google asks.",
  ],
  [
    /exceeded maximum execution time/i,
    "Google ended the script, because it may work for 6 minutes at most. What was done is written down. Click again to go on.",
  ],
  [
    /too many times|too much computer time|limit exceeded/i,
    "The day's limit of your Google account is used up. Aisle works again when Google renews it, at most 24 hours later.",
  ],
  [
    /too many scripts|per second/i,
    "Too many scripts work in your Google account at this moment. Wait a minute, then click again.",
  ],
  [/network|connection failure|offline/i, "There is no connection to Google. Click again when you are online."],
];

const NO_ANSWER =
  "The script did not answer. If you are signed in with several Google accounts, sign out of the others and reload the spreadsheet.";

const failureSentence = (error: Error | undefined): string =>
  FAILURES.find(([says]) => says.test(error?.message ?? ""))?.[1] ?? NO_ANSWER;

/** Gives up on a call that never answers, so that the page goes on working. */
function answered<Value>(
  call: (resolve: (value: Value) => void, reject: (error: Error) => void) => void,
): Promise<Value> {
  return new Promise((resolve, reject) => {
    setTimeout(() => reject(new Error(NEVER_ANSWERED)), LONGEST_MS);
    call(resolve, reject);
  });
}

/** Hears how the shop stands whenever an answer brings it. */
let hear: (shop: SidebarState) => void = () => undefined;

/** An answer to a click says how the shop stands after it, so the page need not ask again. */
export const onShop = (listener: (shop: SidebarState) => void): void => {
  hear = listener;
};

export function load(): Promise<SidebarState> {
  return answered((resolve, reject) =>
    runner()
      .withSuccessHandler((json) => resolve(JSON.parse(json) as SidebarState))
      .withFailureHandler((error) => reject(new Error(failureSentence(error))))
      .sidebarLoad(),
  );
}

/** Calls the script for a step that an answer of its own offers, whatever it gives. Rejects as `ask` does. */
export const askStep = (name: SidebarAction, what: unknown): Promise<unknown> =>
  ask(name, what as SidebarActions[typeof name]["ask"]);

/** Calls the script beside whatever it does just now, for what must be answered meanwhile. Rejects as `ask` does. */
export const askBeside = <Action extends "progress" | "stop">(
  name: Action,
  what: SidebarActions[Action]["ask"],
): Promise<SidebarActions[Action]["answer"]> => called(name, what);

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
  return answered((resolve, reject) =>
    runner()
      .withSuccessHandler((json) => {
        const answer = JSON.parse(json) as SidebarAnswer<SidebarActions[Action]["answer"]>;
        if (answer.shop !== null) hear(answer.shop);
        if (answer.ok) resolve(answer.data);
        else reject(new Error(answer.problem));
      })
      .withFailureHandler((error) => reject(new Error(failureSentence(error))))
      .sidebarDo(name, JSON.stringify(what)),
  );
}
