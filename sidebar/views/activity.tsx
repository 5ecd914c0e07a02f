/** Activity: what can be undone, brought back or emptied. */
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { perform } from "../shared/page";
import { Button } from "../shared/parts";
import { sentenceOf } from "../shared/reports";
import { ask } from "../shared/server";
import { Purge } from "./activity-purge";

export function Activity(): JSX.Element {
  return (
    <>
      <Undo />
      <Purge />
    </>
  );
}

/** Asks first, because it changes numbers on Walmart and switches the sync off. */
function Undo(): JSX.Element {
  const [isAsked, setAsked] = useState(false);
  const undo = (): Promise<void> => {
    setAsked(false);
    return perform("Undoing…", async () => sentenceOf(await ask("undoLastPush", null)));
  };
  return (
    <section aria-label="Last push">
      <h2>Last push</h2>
      <p class="hint">
        Sets the listings of the last push back to what Walmart had before, minus what was ordered since, and switches
        Inventory Quantity Sync off.
      </p>
      {isAsked ? (
        <div class="buttons">
          <Button label="Undo and switch the sync off" look="main" click={undo} />
          <Button label="Keep the numbers" click={() => setAsked(false)} />
        </div>
      ) : (
        <Button label="Undo Last Push…" click={() => setAsked(true)} />
      )}
    </section>
  );
}
