/** The built sidebar on a page that knows nothing of HTML: elements, texts, clicks. What would make markup of a text is missing. */
import vm from "node:vm";
import { readDist } from "./dist";

/** Calls a door of the script with what the browser hands over; gives its text. */
export type CallDoor = (door: string, args: readonly unknown[]) => string;

/** Where the keyboard is. */
let focused: FakeElement | null = null;

/** What a handler hears: a key, and whether Shift is held. */
interface Pressed {
  readonly key?: string;
  readonly shiftKey?: boolean;
}

type Handler = (event: Pressed & { preventDefault(): void }) => unknown;

export class FakeElement {
  #text = "";
  readonly children: (FakeElement | string)[] = [];
  readonly dataset: Record<string, string> = {};
  readonly #handlers = new Map<string, Handler[]>();
  hidden = false;
  disabled = false;
  value = "";
  type = "";
  constructor(readonly tag: string) {}

  get textContent(): string {
    return this.#text + this.children.map((one) => (typeof one === "string" ? one : one.textContent)).join("");
  }
  set textContent(text: string) {
    this.children.length = 0;
    this.#text = text;
  }
  append(...more: (FakeElement | string)[]): void {
    this.children.push(...more);
  }
  replaceChildren(...more: (FakeElement | string)[]): void {
    this.textContent = "";
    this.append(...more);
  }
  focus(): void {
    focused = this;
  }
  addEventListener(event: string, handler: Handler): void {
    this.#handlers.set(event, [...(this.#handlers.get(event) ?? []), handler]);
  }
  /** What a person does; settled once everything that it set off is done. */
  async fire(event: string, pressed: Pressed = {}): Promise<void> {
    for (const handler of this.#handlers.get(event) ?? [])
      await handler({ ...pressed, preventDefault: () => undefined });
  }
  /** Every element below, in the order of the page. */
  get all(): FakeElement[] {
    return this.children.flatMap((one) => (typeof one === "string" ? [] : [one, ...one.all]));
  }
}

const CLASSES = { p: "Paragraph", ul: "UList", form: "Form", div: "Div", fieldset: "FieldSet", input: "Input" };
const MORE_CLASSES = { button: "Button", details: "Details", li: "LI", select: "Select", textarea: "TextArea" };

export interface Page {
  readonly at: (id: string) => FakeElement;
  /** Where the keyboard is. */
  readonly focused: () => FakeElement | null;
  /** Lets everything happen that the page has set a time for. */
  readonly wait: () => Promise<void>;
  /** The button with this caption. */
  readonly button: (id: string, caption: string) => FakeElement;
}

export async function openSidebar(callDoor: CallDoor): Promise<Page> {
  const html = readDist("Sidebar.html");
  const byId = new Map(
    [...html.matchAll(/<(\w+)\b[^>]*\sid="(\w+)"/g)].map(([, tag = "", id = ""]) => [id, elementOf(tag)]),
  );
  const runner = (done: (json: string) => void = () => undefined, failed: () => void = () => undefined): object =>
    new Proxy(
      {},
      {
        get: (_, name) => {
          if (name === "withSuccessHandler") return (handle: typeof done) => runner(handle, failed);
          if (name === "withFailureHandler") return (handle: typeof failed) => runner(done, handle);
          return (...args: unknown[]) => done(callDoor(String(name), args));
        },
      },
    );
  const later: (() => void)[] = [];
  const script = /<script>\n([\s\S]*)<\/script>/.exec(html)?.[1] ?? "";
  vm.runInNewContext(script, {
    ...Object.fromEntries(classes),
    HTMLElement: FakeElement,
    setTimeout: (work: () => void) => later.push(work),
    document: {
      get activeElement() {
        return focused;
      },
      getElementById: (id: string) => byId.get(id) ?? null,
      createElement: elementOf,
    },
    google: { script: { run: runner() } },
  });
  await settled();
  const at = (id: string): FakeElement => {
    const found = byId.get(id);
    if (found === undefined) throw new Error(`the page has no ${id}`);
    return found;
  };
  const button = (id: string, caption: string): FakeElement => {
    const found = at(id).all.find(({ tag, textContent }) => tag === "button" && textContent === caption);
    if (found === undefined) throw new Error(`${id} has no button ${caption}`);
    return found;
  };
  const wait = async (): Promise<void> => {
    for (const work of later.splice(0)) work();
    await settled();
  };
  return { at, button, wait, focused: () => focused };
}

const classes = new Map(
  Object.entries({ ...CLASSES, ...MORE_CLASSES }).map(([tag, name]) => [
    `HTML${name}Element`,
    class extends FakeElement {
      constructor() {
        super(tag);
      }
    },
  ]),
);

function elementOf(tag: string): FakeElement {
  const name = { ...CLASSES, ...MORE_CLASSES }[tag as keyof typeof CLASSES];
  const Kind = classes.get(`HTML${name}Element`);
  return Kind === undefined ? new FakeElement(tag) : new Kind();
}

/** Promises of the page are over. */
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
