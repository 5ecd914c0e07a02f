/** ShipStation's key, the store in which orders are made, and what packers see. */
import { busyWhile, element, made, say } from "./page";
import { ask } from "./server";

type Answer = Awaited<ReturnType<typeof ask<"testShipStation">>>;

const store = element("stationStore", HTMLSelectElement);
const items = element("stationItems", HTMLSelectElement);
const choosing = element("stationChoice", HTMLFormElement);

function show({ isConnected, message, stores, store: chosen, items: format }: Answer): void {
  choosing.hidden = stores.length === 0;
  store.replaceChildren(...stores.map((name) => made("option", name)));
  store.value = chosen ?? stores[0] ?? "";
  if (isConnected) items.value = format;
  say(message, isConnected ? "done" : "failed");
}

async function connect(): Promise<void> {
  const key = element("stationKey", HTMLInputElement);
  const secret = element("stationSecret", HTMLInputElement);
  const answer = await ask("connectShipStation", { key: key.value, secret: secret.value });
  if (answer.isSaved) {
    key.value = "";
    showShipStation("saved");
  }
  secret.value = "";
  show(answer);
}

async function choose(): Promise<void> {
  const { isDone, message } = await ask("chooseStation", { store: store.value, items: items.value });
  say(message, isDone ? "done" : "failed");
}

const onSubmit = (form: HTMLFormElement, words: string, work: () => Promise<void>): void =>
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    busyWhile(words, work);
  });

export function startShipStation(): void {
  onSubmit(element("station", HTMLFormElement), "Testing the key…", connect);
  onSubmit(choosing, "Writing…", choose);
  element("testStation", HTMLButtonElement).addEventListener("click", () =>
    busyWhile("Asking ShipStation…", async () => show(await ask("testShipStation", null))),
  );
}

/** Once a key is saved, it can be tested. */
export function showShipStation(key: "saved" | "none"): void {
  element("testStation", HTMLButtonElement).hidden = key === "none";
}
