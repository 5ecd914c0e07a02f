/** The sidebar: buttons, a status line, and the key. */
import { startConnect } from "./connect";
import { startExplain } from "./explain";
import { startFulfill } from "./fulfill";
import { busyWhile, element, list, say } from "./page";
import { startPurge } from "./purge";
import { startReports, whenOf } from "./reports";
import { ask, load } from "./server";
import { showShipStation, startShipStation } from "./ship-station";

const account = element("account", HTMLDetailsElement);
const showReport = startReports();

async function connect(): Promise<void> {
  const id = element("clientId", HTMLInputElement);
  const secret = element("clientSecret", HTMLInputElement);
  const answer = await ask("connect", { clientId: id.value, clientSecret: secret.value });
  if (answer.isSaved) id.value = "";
  secret.value = "";
  account.open = !answer.isConnected;
  say(answer.message, answer.isConnected ? "done" : "failed");
}

async function open(): Promise<void> {
  const state = await load();
  account.open = !state.hasKey;
  showShipStation(state.hasStationKey ? "saved" : "none");
  element("purgePanel", HTMLDetailsElement).open = state.panel === "purge";
  element("copy", HTMLDivElement).hidden = state.copy === null;
  if (state.copy !== null) say(state.copy, "idle");
  else if (state.lastRun !== null) showReport(state.lastRun);
  else say(state.hasKey ? "Ready. No run yet." : "Type your Walmart key to begin.", "idle");
  const overdue = element("overdue", HTMLParagraphElement);
  overdue.hidden = state.overdue === null;
  if (state.overdue !== null)
    overdue.textContent = `No automatic run has ended well since ${whenOf(state.overdue.since)}. Click Sync Now to see why.`;
  list(element("workarounds", HTMLUListElement), state.workarounds);
  element("schedule", HTMLParagraphElement).textContent = scheduleText(state);
}

function scheduleText({ scheduleOwner, scheduleMissingSince }: Awaited<ReturnType<typeof load>>): string {
  if (scheduleOwner === null) return "Aisle runs only when you ask. Aisle ▸ More ▸ Start Hourly Runs changes that.";
  return scheduleMissingSince === null
    ? `Aisle runs every hour in the name of ${scheduleOwner}.`
    : `The hourly runs of ${scheduleOwner} have not worked since ${whenOf(scheduleMissingSince)}. Aisle ▸ More ▸ Start Hourly Runs takes them over.`;
}

function onClick(id: string, words: string, work: () => Promise<void>): void {
  element(id, HTMLButtonElement).addEventListener("click", () => busyWhile(words, work));
}

async function doAndSay(action: "createProducts" | "acknowledgeSelected"): Promise<void> {
  const { isDone, message } = await ask(action, null);
  say(message, isDone ? "done" : "failed");
}

async function choose(choice: "lookOnly" | "moveHere"): Promise<void> {
  const { isDone, message } = await ask(choice, null);
  await open();
  say(message, isDone ? "done" : "waiting");
}

onClick("lookOnly", "Noting…", () => choose("lookOnly"));
onClick("moveHere", "Asking Walmart…", () => choose("moveHere"));
onClick("sync", "Syncing…", async () => showReport(await ask("syncNow", null)));
onClick("import", "Importing listings…", async () => showReport(await ask("importListings", null)));
onClick("create", "Creating products…", () => doAndSay("createProducts"));
onClick("acknowledge", "Acknowledging…", () => doAndSay("acknowledgeSelected"));
startExplain(showReport);
startConnect();
startFulfill();
startPurge();
startShipStation();
element("key", HTMLFormElement).addEventListener("submit", (event) => {
  event.preventDefault();
  busyWhile("Testing the key…", connect);
});
busyWhile("Loading…", open);
