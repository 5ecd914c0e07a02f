/** Purge buyer data: shows what will be emptied, and empties it at a second click. */
import { busyWhile, button, element, list, made, say } from "./page";
import { ask } from "./server";

type Shown = Awaited<ReturnType<typeof ask<"showPurge">>>;

const place = element("purging", HTMLDivElement);
const day = element("purgeDay", HTMLInputElement);

function show({ before, contents, orders, customers, sentences }: Shown): void {
  const told = made("ul", "");
  list(told, sentences);
  const empty = button("Empty for good", () => busyWhile("Emptying…", () => purge(before, contents)));
  place.replaceChildren(told, ...(orders + customers === 0 ? [] : [empty]));
}

async function purge(before: string, contents: string): Promise<void> {
  const { said, shown } = await ask("purgeBuyerData", { day: before, contents });
  place.replaceChildren();
  if (!said.isDone && shown !== null) show(shown);
  say(said.message, said.isDone ? "done" : "failed");
}

export function startPurge(): void {
  // What was shown for another day must not be emptied.
  day.addEventListener("change", () => place.replaceChildren());
  element("purge", HTMLFormElement).addEventListener("submit", (event) => {
    event.preventDefault();
    busyWhile("Looking…", async () => {
      place.replaceChildren();
      show(await ask("showPurge", { day: day.value }));
      say("Nothing is emptied yet.", "idle");
    });
  });
}
