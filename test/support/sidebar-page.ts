/** The built sidebar in a document, used as a person does: by the captions of buttons and the labels of fields. */
import { getByLabelText, getByRole, queryAllByRole, queryByRole } from "@testing-library/dom";
import { JSDOM, VirtualConsole } from "jsdom";
import { readDist } from "./dist";
import type { Shop } from "./shop-under-test";

/** Calls a door of the script with what the browser hands over; gives its text. */
export type CallDoor = (door: string, args: readonly unknown[]) => string;

export interface SidebarPage {
  readonly document: Document;
  /** All that can be read on the page. */
  readonly text: () => string;
  /** The sentence on top. */
  readonly status: () => string;
  /** The color of that sentence: `done`, `failed`, `waiting` or `idle`. */
  readonly tone: () => string | undefined;
  /** Opens a view by its name, such as `Setup`. */
  readonly open: (view: string) => Promise<void>;
  /** Clicks the button with this caption, or this name for those who hear the page. `within`: the text of its group. */
  readonly click: (caption: string | RegExp, within?: HTMLElement) => Promise<void>;
  readonly clickOn: (target: HTMLElement | undefined) => Promise<void>;
  readonly button: (caption: string | RegExp, within?: HTMLElement) => HTMLElement;
  readonly captions: (within?: HTMLElement) => readonly string[];
  /** The part of the page with this name, such as `Explanation`; `null`: it is not there. */
  readonly part: (name: string) => HTMLElement | null;
  /** What can be read in that part; blank where it is not there. */
  readonly read: (name: string) => string;
  readonly field: (label: string | RegExp) => HTMLInputElement & HTMLTextAreaElement & HTMLSelectElement;
  /** Types into the field with this label, or chooses from it, or ticks it. */
  readonly fill: (label: string | RegExp, value: string | boolean) => Promise<void>;
  /** Presses a key in the field. */
  readonly key: (label: string | RegExp, key: string, held?: { readonly shiftKey?: boolean }) => Promise<void>;
  /** Where the keyboard is. */
  readonly focused: () => Element | null;
  /** Lets everything happen that the page has set a time for. */
  readonly wait: () => Promise<void>;
}

const opened: { close(): void }[] = [];
afterAll(() => {
  for (const window of opened) window.close();
});

/**
 * Opens the page. A call of the script is answered at once, within the call. Times that the page sets come when the test
 * waits.
 */
export async function openPage(callDoor: CallDoor): Promise<SidebarPage> {
  const later: (() => void)[] = [];
  const problems: string[] = [];
  const console = new VirtualConsole();
  console.on("jsdomError", (error) => problems.push(String(error.stack ?? error)));
  console.on("error", (error) => problems.push(String(error)));
  const { window } = new JSDOM(readDist("Sidebar.html"), {
    runScripts: "dangerously",
    pretendToBeVisual: true,
    virtualConsole: console,
    beforeParse: (page) => {
      Object.assign(page, {
        google: { script: { run: runner(callDoor) } },
        setTimeout: (work: () => void, delay = 0) => (delay < 100 ? setImmediate(work) : later.push(work)),
        // Drawing is not waited for.
        requestAnimationFrame: (work: () => void) => setImmediate(work),
      });
    },
  });
  opened.push(window);
  const { document } = window;
  await settled();
  const { body } = document;
  const thrown = (): void => {
    if (problems.length > 0) throw new Error(problems.splice(0).join("\n"));
  };
  const after = async (): Promise<void> => {
    await settled();
    thrown();
  };
  thrown();

  const button: SidebarPage["button"] = (name, within = body) => getByRole(within, "button", { name });
  const clickOn: SidebarPage["clickOn"] = async (target) => {
    if (target === undefined) throw new Error(`nothing to click in: ${textOf(body)}`);
    target.focus();
    target.click();
    await after();
  };
  const part: SidebarPage["part"] = (name) => queryByRole(body, "region", { name });
  const field: SidebarPage["field"] = (label) => getByLabelText(body, label);
  const send = (target: Element, event: Event): Promise<void> => {
    target.dispatchEvent(event);
    return after();
  };
  return {
    document,
    text: () => textOf(document.getElementById("app")),
    status: () => document.querySelector('[role="status"]')?.textContent ?? "",
    tone: () => document.querySelector<HTMLElement>('[role="status"]')?.dataset.tone,
    button,
    field,
    focused: () => document.activeElement,
    captions: (within = body) => queryAllByRole(within, "button").map(({ textContent }) => textContent ?? ""),
    part,
    read: (name) => textOf(part(name)),
    click: (caption, within) => clickOn(button(caption, within)),
    clickOn,
    open: async (view) => {
      button(view, getByRole(body, "navigation")).click();
      await after();
    },
    fill: (label, value) => {
      const found = field(label);
      found.focus();
      if (typeof value === "boolean") {
        if (found.checked !== value) found.click();
        return after();
      }
      found.value = value;
      return send(found, new window.Event(found.tagName === "SELECT" ? "change" : "input", { bubbles: true }));
    },
    key: (label, key, held = {}) =>
      send(field(label), new window.KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...held })),
    wait: async () => {
      for (const work of later.splice(0)) work();
      await after();
    },
  };
}

const textOf = (place: HTMLElement | null): string => (place?.textContent ?? "").replace(/\s+/g, " ").trim();

/** The page of somebody in the shop. `between`: the time between two of its calls, in milliseconds. */
export const sidebarOf = (shop: Pick<Shop, "clock" | "world">, between = 60_000): Promise<SidebarPage> =>
  openPage((door, args) => {
    shop.clock.advance(between);
    const result = shop.world.run(door, [...args], { from: "sidebar" });
    return result.outcome === "returned" ? String(result.value) : "";
  });

/** As the platform's: each handler gives a new runner, and every other name is a function of the script. */
function runner(
  callDoor: CallDoor,
  done: (json: string) => void = () => undefined,
  failed: (error: Error) => void = () => undefined,
): object {
  return new Proxy(
    {},
    {
      get: (_, name) => {
        if (name === "withSuccessHandler") return (handle: typeof done) => runner(callDoor, handle, failed);
        if (name === "withFailureHandler") return (handle: typeof failed) => runner(callDoor, done, handle);
        return (...args: unknown[]) => done(callDoor(String(name), args));
      },
    },
  );
}

/** Promises of the page are over, and what they changed is drawn. */
async function settled(): Promise<void> {
  for (let times = 0; times < 6; times += 1) await new Promise((resolve) => setImmediate(resolve));
}
