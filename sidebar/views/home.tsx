/** Home: how the shop stands, and the two clicks that every seller needs. */
import type { JSX } from "preact";
import { perform, usePage } from "../shared/page";
import { Button, Sentences } from "../shared/parts";
import { othersOf, sentenceOf } from "../shared/reports";
import { ask } from "../shared/server";

export function Home(): JSX.Element {
  const last = usePage().shop?.lastRun ?? null;
  return (
    <>
      <Sentences all={last === null ? [] : othersOf(last)} tone="wrong" />
      <div class="buttons">
        <Button
          label="Sync Now"
          look="main"
          click={() => perform("Syncing…", async () => sentenceOf(await ask("syncNow", null)))}
        />
        <Button
          label="Import Listings"
          click={() => perform("Importing listings…", async () => sentenceOf(await ask("importListings", null)))}
        />
      </div>
    </>
  );
}
