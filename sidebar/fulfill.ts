/** Fulfill: which units an order line needs, and a field that a scanner types into. */
import { button, element, list, made, say } from "./page";
import { ask } from "./server";

type LineSaid = Awaited<ReturnType<typeof ask<"commitUnits">>>;
type Line = Awaited<ReturnType<typeof ask<"showLine">>>;
type LineUnit = Line["units"][number];

const panel = element("fulfillPanel", HTMLDetailsElement);
const place = element("line", HTMLDivElement);
const scanning = element("scanning", HTMLDivElement);
const scanned = element("scanned", HTMLTextAreaElement);

let now: Line | null = null;
/** Scanned and not handed over yet: a scanner is faster than the script. All of it goes with the next call. */
let waiting: readonly { readonly label: string; readonly names: string }[] = [];
let handing: Promise<void> | null = null;

/** The page stays open meanwhile, so that no scan is lost. */
async function work(words: string, deed: () => Promise<void>): Promise<void> {
  say(words, "busy");
  try {
    await deed();
  } catch (error) {
    say(error instanceof Error ? error.message : String(error), "failed");
  }
}

function take({ said, line }: LineSaid): void {
  if (line !== null) show(line);
  say(said.message, said.isDone ? "done" : "failed");
}

/** Settled once everything that waits was handed over. */
function scan(names: string): Promise<void> {
  if (now !== null && names.trim() !== "") waiting = [...waiting, { label: now.label, names }];
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
    await work("Committing…", async () => {
      const answer = await ask("commitUnits", { label, names }).catch((error) => {
        giveBack(names);
        throw error;
      });
      take(answer);
      if (answer.line === null) giveBack(names);
    });
  }
}

function giveBack(names: string): void {
  scanned.value = [names, scanned.value].filter((text) => text !== "").join("\n");
}

const changing = (caption: string, words: string, change: () => Promise<LineSaid>): HTMLButtonElement =>
  button(caption, () => work(words, async () => take(await change())));

function unitRow({ label }: Line, { name, count, state, of }: LineUnit): HTMLLIElement {
  const release = (caption: string) => changing(caption, "Releasing…", () => ask("releaseUnits", { label, name }));
  const confirm = () => changing("Confirm substitute", "Confirming…", () => ask("confirmSubstitute", { label, name }));
  const buttons = {
    committed: () => [release("Release")],
    "to confirm": () => [confirm(), release("Remove")],
    sold: () => [button("Take back", () => takeBack(name, label))],
    "came back": () => [],
  }[state]();
  const words = [count === 1 ? name : `${name} × ${count}`, state, ...(of === null ? [] : [of])];
  return made("li", `${words.join(" · ")} `, ...buttons);
}

function needs({ committed, left, needsTyping, isDirectCommit }: Line): string {
  if (left === 0) return `All units are named: ${committed}.`;
  const still = `${committed} named, ${left} to scan.`;
  if (isDirectCommit) return `Direct commit: the line takes any unit. ${still}`;
  return needsTyping ? still : `${still} Its stock is counted, so nothing has to be scanned.`;
}

function show(line: Line): void {
  now = line;
  const { label, title, sku, soldAs, status, ordered, canceled, shipped, units, suggestions, others } = line;
  const sold = soldAs === null || soldAs === sku ? "" : ` (sold as ${soldAs})`;
  const counts = [`${ordered} ordered`, ...(canceled > 0 ? [`${canceled} canceled`] : []), `${shipped} shipped`];
  const problems = Object.assign(made("ul", ""), { className: "wrong" });
  list(problems, line.problems);
  const held = units.filter(({ state }) => state === "committed");
  const all =
    held.length < 2 ? [] : [changing("Release all", "Releasing…", () => ask("releaseUnits", { label, name: null }))];
  const offers = suggestions.map(({ name, about, why }) =>
    made(
      "li",
      `${[name, about, why].filter((text) => text !== null && text !== "").join(" · ")} `,
      button("Add", () => scan(name)),
    ),
  );
  const further = others.map((other) =>
    made(
      "li",
      `${[other.label, other.title, other.sku, `${other.left} to scan`].filter((text) => text !== null).join(" · ")} `,
      button("Show", () => look(other.label)),
    ),
  );
  place.replaceChildren(
    made("h2", [label, title].filter((text) => text !== null).join(" · ")),
    made("p", `${sku ?? "no SKU"}${sold} · ${status ?? "no status"} · ${counts.join(", ")}`),
    made("p", needs(line)),
    problems,
    ...titled(
      "Units",
      units.map((unit) => unitRow(line, unit)),
    ),
    ...all,
    ...(line.left === 0 ? [] : titled("Suggested, the best first", offers)),
    ...titled("Other lines of this order", further),
  );
  scanning.hidden = false;
}

const titled = (title: string, rows: readonly HTMLLIElement[]): readonly HTMLElement[] =>
  rows.length === 0 ? [] : [made("h2", title), made("ul", "", ...rows)];

/** `about: null`: the selected row. */
function look(about: string | null): Promise<void> {
  return work("Looking…", async () => {
    show(await ask("showLine", { about }));
    say("Scan the units that go out.", "idle");
    scanned.focus();
  });
}

function takeBack(name: string, order: string | null): Promise<void> {
  return work("Taking back…", async () => {
    const { isDone, message } = await ask("takeBackUnit", { name, order });
    if (now !== null) show(await ask("showLine", { about: now.label }));
    say(message, isDone ? "done" : "failed");
  });
}

function takeScan(): Promise<void> {
  const names = scanned.value;
  scanned.value = "";
  scanned.focus();
  return scan(names);
}

/** Opens the panel with a line. */
export function fulfill(about: string | null): Promise<void> {
  panel.open = true;
  return look(about);
}

export function startFulfill(): void {
  element("findLine", HTMLFormElement).addEventListener("submit", (event) => {
    event.preventDefault();
    const about = element("fulfillAbout", HTMLInputElement).value.trim();
    return look(about === "" ? null : about);
  });
  // A scanner ends each number with Enter, as somebody who types does. Shift keeps the line break.
  scanned.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.shiftKey) return;
    event.preventDefault();
    return takeScan();
  });
  element("commit", HTMLButtonElement).addEventListener("click", takeScan);
  element("takeBack", HTMLFormElement).addEventListener("submit", (event) => {
    event.preventDefault();
    const name = element("takeBackName", HTMLInputElement);
    const { value } = name;
    name.value = "";
    return takeBack(value.trim(), null);
  });
}
