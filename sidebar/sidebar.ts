/** The sidebar: two buttons, a status line, and the key. Text from outside is only ever set as text. */
import { ask, load } from "./server";

type Report = Awaited<ReturnType<typeof ask<"syncNow">>>;

function element<Kind extends HTMLElement>(id: string, kind: new () => Kind): Kind {
  const found = document.getElementById(id);
  if (found instanceof kind) return found;
  throw new Error(`no ${id} in the page`);
}

const status = element("status", HTMLParagraphElement);
const problems = element("problems", HTMLUListElement);
const buttons = [element("sync", HTMLButtonElement), element("import", HTMLButtonElement)] as const;
const account = element("account", HTMLDetailsElement);
const keyForm = element("key", HTMLFormElement);

function say(text: string, kind: string): void {
  status.textContent = text;
  status.dataset.kind = kind;
}

function showReport(report: Report): void {
  const when = report.finishedAt === null ? "" : ` (${new Date(report.finishedAt).toLocaleTimeString()})`;
  say(`${report.summary}${when}`, report.kind);
  list(problems, report.kind === "failed" ? [] : report.problems);
}

function list(place: HTMLUListElement, sentences: readonly string[]): void {
  place.replaceChildren(
    ...sentences.map((sentence) => {
      const item = document.createElement("li");
      item.textContent = sentence;
      return item;
    }),
  );
  place.hidden = sentences.length === 0;
}

async function busyWhile(words: string, work: () => Promise<void>): Promise<void> {
  for (const button of buttons) button.disabled = true;
  say(words, "busy");
  try {
    await work();
  } catch (error) {
    say(error instanceof Error ? error.message : String(error), "failed");
  }
  for (const button of buttons) button.disabled = false;
}

async function connect(): Promise<void> {
  const id = element("clientId", HTMLInputElement);
  const secret = element("clientSecret", HTMLInputElement);
  const answer = await ask("connect", { clientId: id.value, clientSecret: secret.value });
  id.value = "";
  secret.value = "";
  account.open = !answer.isConnected;
  say(answer.message, answer.isConnected ? "done" : "failed");
}

async function open(): Promise<void> {
  const state = await load();
  account.open = !state.hasKey;
  if (!state.hasKey) say("Type your Walmart key to begin.", "idle");
  else if (state.lastRun === null) say("Ready. No run yet.", "idle");
  else showReport(state.lastRun);
  list(element("workarounds", HTMLUListElement), state.workarounds);
  element("schedule", HTMLParagraphElement).textContent =
    state.scheduleOwner === null
      ? "Aisle runs only when you ask. Extensions ▸ Aisle ▸ More ▸ Start Hourly Runs changes that."
      : `Aisle runs every hour in the name of ${state.scheduleOwner}.`;
}

const [sync, importButton] = buttons;
sync.addEventListener("click", () => busyWhile("Syncing…", async () => showReport(await ask("syncNow", null))));
importButton.addEventListener("click", () =>
  busyWhile("Importing listings…", async () => showReport(await ask("importListings", null))),
);
keyForm.addEventListener("submit", (event) => {
  event.preventDefault();
  busyWhile("Testing the key…", connect);
});
busyWhile("Loading…", open);
