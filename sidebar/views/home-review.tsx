/** The step in which the seller looks through what would be sent, and approves it. */
import type { JSX } from "preact";
import type { Home } from "../../src/sidebar-api";
import { doing, showTab } from "../shared/clicks";
import { perform } from "../shared/page";
import { Button } from "../shared/parts";
import { countOf, sentenceOf } from "../shared/reports";
import { ask } from "../shared/server";

interface ReviewProps {
  readonly home: Home;
  readonly look: "main" | "plain";
}

export function Review({ home, look }: ReviewProps): JSX.Element {
  const { orderImport, quantitySync } = home.switches;
  return orderImport && quantitySync ? <Waiting home={home} look={look} /> : <TurnOn look={look} />;
}

function TurnOn({ look }: { readonly look: "main" | "plain" }): JSX.Element {
  return (
    <>
      <p>
        Turns on Inventory Quantity Sync, and Order Import so that Walmart's sales are subtracted. No change is sent
        before you approve it in Preview.
      </p>
      <Button
        label="Turn on and preview"
        look={look}
        click={() => perform("Computing the preview…", async () => sentenceOf(await ask("startSync", null)))}
      />
    </>
  );
}

/** What waits in Preview, and the ways to approve it. */
export function Waiting({ home, look }: ReviewProps): JSX.Element {
  const { changes, approved } = home.preview;
  if (changes === 0)
    return (
      <p>Preview shows no change. Click Sync Now: what differs from Walmart then waits there for your approval.</p>
    );
  const approve = (which: "all" | "these") => doing("Approving…", () => ask("approve", { which }));
  return (
    <>
      <p>{`${countOf(changes, "quantity change waits", "quantity changes wait")} in Preview; ${approved} approved.`}</p>
      <div class="buttons">
        <Button label="Open Preview" look={approved === 0 ? look : "plain"} click={() => showTab("preview")} />
        <Button label="Approve all" click={() => approve("all")} />
        <Button label="Approve these" click={() => approve("these")} />
        <Button
          label="Send approved"
          look={approved === 0 ? "plain" : look}
          click={() => perform("Sending…", async () => sentenceOf(await ask("sendApproved", null)))}
        />
      </div>
      <p class="hint">Approve these: the rows that you selected in Preview, or those that its filter shows.</p>
    </>
  );
}
