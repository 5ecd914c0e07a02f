/** Shared parts of the page. Text from outside is only ever set as text, never as markup. */

export function element<Kind extends HTMLElement>(id: string, kind: new () => Kind): Kind {
  const found = document.getElementById(id);
  if (found instanceof kind) return found;
  throw new Error(`no ${id} in the page`);
}

/** A new element with a text and children. */
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

/** The color of a message: green, red, amber, gray, and one for work that is going on. */
export type Tone = "done" | "failed" | "waiting" | "idle" | "busy";

export function say(text: string, kind: Tone): void {
  status.textContent = text;
  status.dataset.kind = kind;
}

/** Shows `words` and disables everything else until the work is done. An error is shown. */
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
  // A disabled element loses the focus, and a keyboard user their place.
  if (focused instanceof HTMLElement) focused.focus();
}
