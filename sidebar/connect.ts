/** Connect: shows what a listing sells now, and lets the seller change it. */
import { busyWhile, button, element, made, say } from "./page";
import { ask } from "./server";

type Shown = Awaited<ReturnType<typeof ask<"showConnection">>>;
type Target = Exclude<Shown["choice"], string>[number];

const place = element("connection", HTMLDivElement);

/** `chosen`: what the listing will sell once the seller clicks Connect. */
let now: { readonly shown: Shown; readonly chosen: readonly Target[] } | null = null;

function choose(shown: Shown, chosen: readonly Target[]): void {
  now = { shown, chosen };
  const others = shown.candidates.filter(({ target }) => chosen.every((one) => one.target !== target));
  const offers = others.map(({ kind, target, words }) => {
    const add = () => choose(shown, [...chosen, { kind, target, perListing: 1, partOfKit: false }]);
    return made("li", `${target} · ${words} `, button("Add", add));
  });
  place.replaceChildren(
    made("h2", `${shown.sku} · ${shown.title}`),
    made("p", chosen.length === 0 ? `${shown.state}. Nothing is chosen.` : `${shown.state}. Chosen:`),
    made("ul", "", ...chosen.map((target) => chosenRow(shown, chosen, target))),
    made(
      "p",
      offers.length === 0 ? "Nothing else to offer. Search for a part of a SKU or product." : "To choose from:",
    ),
    made("ul", "", ...offers),
    choices(shown.sku, chosen),
  );
}

function chosenRow(shown: Shown, chosen: readonly Target[], target: Target): HTMLLIElement {
  const change = (next: readonly Target[]) =>
    choose(
      shown,
      chosen.flatMap((one) => (one === target ? next : [one])),
    );
  const size = made("input", "");
  Object.assign(size, { type: "number", min: "1", value: String(target.perListing) });
  size.addEventListener("change", () => change([{ ...target, perListing: Number(size.value) }]));
  const part = made("input", "");
  Object.assign(part, { type: "checkbox", checked: target.partOfKit });
  part.addEventListener("change", () => change([{ ...target, partOfKit: part.checked }]));
  const remove = button("Remove", () => change([]));
  return made(
    "li",
    `${target.target} `,
    remove,
    made("label", "Qty per listing ", size),
    made("label", "Part of kit ", part),
  );
}

function choices(sku: string, chosen: readonly Target[]): HTMLDivElement {
  const choosing = (text: string, choice: Shown["choice"]) =>
    button(text, () =>
      busyWhile("Connecting…", async () => {
        const { isDone, message, question } = await ask("connectListing", { sku, choice });
        say(message, isDone ? "done" : "failed");
        if (!isDone) return;
        now = null;
        place.replaceChildren(...(question === null ? [] : asked(question)));
      }),
    );
  const all = [choosing("Connect", chosen), choosing("Nothing", "nothing"), choosing("Automatic", "automatic")];
  return Object.assign(made("div", "", ...all), { className: "buttons" });
}

/** What Aisle asks once, with both answers. */
function asked(question: string): readonly HTMLElement[] {
  const answering = (caption: string, choice: "on" | "off") =>
    button(caption, () =>
      busyWhile("Noting…", async () => {
        const { isDone, message } = await ask("recognizeThroughSkuMap", { choice });
        say(message, isDone ? "done" : "failed");
        if (isDone) place.replaceChildren();
      }),
    );
  const both = made("div", "", answering("On", "on"), answering("Off", "off"));
  return [made("p", question), Object.assign(both, { className: "buttons" })];
}

/** A listing that is connected automatically starts with its own SKU. */
function present({ sku, state, choice }: Shown): readonly Target[] {
  if (typeof choice !== "string") return choice;
  const isByItself = choice === "automatic" && state === "Connected";
  return isByItself ? [{ kind: "SKU", target: sku, perListing: 1, partOfKit: false }] : [];
}

async function look(): Promise<void> {
  const sku = element("connectSku", HTMLInputElement).value;
  const find = element("connectFind", HTMLInputElement).value;
  const shown = await ask("showConnection", { sku: sku === "" ? null : sku, find });
  choose(shown, now?.shown.sku === shown.sku ? now.chosen : present(shown));
  say(`Choose what ${shown.sku} sells.`, "idle");
}

async function decide(decision: "setToZero" | "dismissLead"): Promise<void> {
  const sku = element("connectSku", HTMLInputElement).value;
  const { isDone, message } = await ask(decision, { sku: sku === "" ? null : sku });
  say(message, isDone ? "done" : "failed");
}

export function startConnect(): void {
  element("zero", HTMLButtonElement).addEventListener("click", () =>
    busyWhile("Setting to 0…", () => decide("setToZero")),
  );
  element("dismiss", HTMLButtonElement).addEventListener("click", () =>
    busyWhile("Dismissing…", () => decide("dismissLead")),
  );
  element("connect", HTMLFormElement).addEventListener("submit", (event) => {
    event.preventDefault();
    busyWhile("Looking…", look);
  });
}
