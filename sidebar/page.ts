/** What every part of the page uses. Text from outside is only ever set as text. */

export function element<Kind extends HTMLElement>(id: string, kind: new () => Kind): Kind {
  const found = document.getElementById(id);
  if (found instanceof kind) return found;
  throw new Error(`no ${id} in the page`);
}

/** A new element with a text and what belongs into it. */
export function made<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  text: string,
  ...children: readonly Node[]
): HTMLElementTagNameMap[Name] {
  const one = document.createElement(name);
  one.textContent = text;
  one.append(...children);
  return one;
}

export function button(text: string, click: () => void): HTMLButtonElement {
  const one = made("button", text);
  one.type = "button";
  one.addEventListener("click", click);
  return one;
}

export function list(place: HTMLUListElement, sentences: readonly string[]): void {
  place.replaceChildren(...sentences.map((sentence) => made("li", sentence)));
  place.hidden = sentences.length === 0;
}

const status = element("status", HTMLParagraphElement);

/** Green, red, amber, gray, and while something is going on. */
export type Tone = "done" | "failed" | "waiting" | "idle" | "busy";

export function say(text: string, kind: Tone): void {
  status.textContent = text;
  status.dataset.kind = kind;
}

/** Nothing else can be clicked until the work is done; what goes wrong is said. */
export async function busyWhile(words: string, work: () => Promise<void>): Promise<void> {
  const page = element("page", HTMLFieldSetElement);
  const focused = document.activeElement;
  page.disabled = true;
  say(words, "busy");
  try {
    await work();
  } catch (error) {
    say(error instanceof Error ? error.message : String(error), "failed");
  }
  page.disabled = false;
  // What is disabled loses the focus, and a keyboard its place.
  if (focused instanceof HTMLElement) focused.focus();
}
