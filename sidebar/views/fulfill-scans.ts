/** The line that is being fulfilled, and the scans that are not handed over yet. */
import type { LineSaid, SidebarActions } from "../../src/sidebar-api";
import { observable } from "../shared/observable";
import { say } from "../shared/page";
import { ask } from "../shared/server";
import { chime } from "./fulfill-chime";

export type Line = SidebarActions["showLine"]["answer"];

/** The lines on which a scanned unit can go out. A person chooses one. */
export interface Choices extends Pick<SidebarActions["findLine"]["answer"], "choices"> {
  readonly name: string;
}

/** `mark`: whether the latest scan was right; `null`: nothing was scanned on this line yet. */
export interface Desk {
  readonly line: Line | null;
  readonly open: Choices | null;
  /** What is in the field for scans. */
  readonly typed: string;
  readonly mark: "right" | "wrong" | null;
}

const desk = observable<Desk>({ line: null, open: null, typed: "", mark: null });
export const useDesk = desk.use;

const change = (part: Partial<Desk>): void => desk.set({ ...desk.now(), ...part });

export const type = (typed: string): void => change({ typed });

/** A scanner is faster than the script, so the page stays open meanwhile, and what was scanned goes with the next call. */
export async function work(words: string, deed: () => Promise<void>): Promise<void> {
  say(words, "idle");
  try {
    await deed();
  } catch (error) {
    say(error instanceof Error ? error.message : String(error), "failed");
  }
}

/** Shows what a click on the line did. */
export function take({ said, line }: LineSaid): void {
  if (line !== null) change({ line, open: null });
  say(said.message, said.isDone ? "done" : "failed");
}

let waiting: readonly { readonly label: string; readonly names: string }[] = [];
let handing: Promise<void> | null = null;

/** Commits to the line that is shown. Settled once everything that waits was handed over. */
export function scan(names: string): Promise<void> {
  const { line } = desk.now();
  return line === null ? Promise.resolve() : scanTo(line.label, names);
}

export function scanTo(label: string, names: string): Promise<void> {
  if (names.trim() !== "") waiting = [...waiting, { label, names }];
  handing ??= handOver().finally(() => {
    handing = null;
  });
  return handing;
}

/** Names of one line go together. If nobody took them, they come back into the field. */
async function handOver(): Promise<void> {
  for (let [first] = waiting; first !== undefined; [first] = waiting) {
    const { label } = first;
    const names = waiting.flatMap((one) => (one.label === label ? one.names : [])).join("\n");
    waiting = waiting.filter((one) => one.label !== label);
    await work("Committing…", () => commit(label, names));
  }
}

async function commit(label: string, names: string): Promise<void> {
  try {
    const answer = await ask("commitUnits", { label, names });
    take(answer);
    mark(answer.said.isDone ? "right" : "wrong");
    if (answer.line === null) giveBack(names);
  } catch (error) {
    mark("wrong");
    giveBack(names);
    throw error;
  }
}

function mark(found: "right" | "wrong"): void {
  change({ mark: found });
  chime(found);
}

const giveBack = (names: string): void => type([names, desk.now().typed].filter((text) => text !== "").join("\n"));

/** Commits what is in the field. */
export function takeScan(): Promise<void> {
  const { typed } = desk.now();
  type("");
  return scan(typed);
}

/** Shows a line; `about: null`: the selected row. */
export const look = (about: string | null): Promise<void> =>
  work("Looking…", async () => {
    change({ line: await ask("showLine", { about }), open: null, mark: null });
    say("Scan the units that go out.", "idle");
  });

/** Shows the line of an order or of a unit. A free unit finds the line that it can go out on. */
export const find = (name: string): Promise<void> =>
  work("Looking…", async () => {
    const { line, message, choices } = await ask("findLine", { text: name }).catch((error: unknown) => {
      chime("wrong");
      throw error;
    });
    change({ line, open: line === null ? { name, choices } : null, mark: null });
    say(message, line === null ? "waiting" : "idle");
  });

/** `order`: PO and line of the sale that is meant; `null`: the latest one. */
export const takeBack = (name: string, order: string | null): Promise<void> =>
  work("Taking back…", async () => {
    const { isDone, message } = await ask("takeBackUnit", { name, order });
    const { line } = desk.now();
    if (line !== null) change({ line: await ask("showLine", { about: line.label }) });
    say(message, isDone ? "done" : "failed");
  });
