/** Home: the steps until Aisle works by itself, then how the shop stands and what needs the seller. */
import type { JSX } from "preact";
import { doing } from "../shared/clicks";
import { perform, refresh, usePage } from "../shared/page";
import { Button, Sentences } from "../shared/parts";
import { whenOf } from "../shared/reports";
import { ask } from "../shared/server";
import { FirstRun } from "./home-first-run";
import { Standing } from "./home-standing";

export function Home(): JSX.Element | null {
  const { shop } = usePage();
  if (shop === null) return null;
  const { copy, home, overdue, workarounds } = shop;
  if (copy !== null) return <CopyChoices />;
  if (home === null)
    return (
      <div class="buttons">
        <Button label="Look again" look="main" click={refresh} />
        <Button label="Set up / repair" click={() => doing("Repairing…", () => ask("setUp", null))} />
      </div>
    );
  const isFirstRun = home.steps.some(({ isDone }) => !isDone);
  return (
    <>
      {overdue === null ? null : (
        <p role="alert" class="wrong">
          {`No automatic run has ended well since ${whenOf(overdue.since)}. Click Sync Now to see why.`}
        </p>
      )}
      {isFirstRun ? <FirstRun shop={shop} home={home} /> : null}
      <Standing shop={shop} home={home} isFirstRun={isFirstRun} />
      <Sentences all={workarounds} tone="hint" />
    </>
  );
}

/** What a copied spreadsheet is for. */
function CopyChoices(): JSX.Element {
  const choose = (words: string, choice: "lookOnly" | "moveHere") =>
    perform(words, async () => {
      const { isDone, message } = await ask(choice, null);
      return { text: message, tone: isDone ? "done" : "waiting" };
    });
  return (
    <div class="buttons">
      <Button label="This copy is for looking" click={() => choose("Noting…", "lookOnly")} />
      <Button label="Move Aisle here" click={() => choose("Asking Walmart…", "moveHere")} />
    </div>
  );
}
