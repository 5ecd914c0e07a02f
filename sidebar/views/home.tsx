/** Home: the steps until Aisle works by itself, then how the shop stands and what needs the seller. */
import type { JSX } from "preact";
import type { Home as HomeTabs, SidebarState } from "../../src/sidebar-api";
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
  const left = home.steps.filter(({ isDone }) => !isDone);
  // Where all but the schedule is done, what needs the seller comes first.
  const isOnlySchedule = left.every(({ name }) => name === "schedule");
  const isLeading = left.length > 0 && !(isOnlySchedule && needsSeller(shop, home));
  const firstRun = left.length === 0 ? null : <FirstRun key="steps" shop={shop} home={home} isLeading={isLeading} />;
  const standing = <Standing key="standing" shop={shop} home={home} isFirstRun={isLeading} />;
  return (
    <>
      {overdue === null ? null : (
        <p role="alert" class="wrong">
          {`No automatic run has ended well since ${whenOf(overdue.since)}. Click Sync Now to see why.`}
        </p>
      )}
      {isLeading ? [firstRun, standing] : [standing, firstRun]}
      <Sentences all={workarounds} tone="hint" />
    </>
  );
}

const needsSeller = ({ lastRun }: SidebarState, { preview, wrong }: HomeTabs): boolean =>
  preview.changes + wrong.length > 0 || ["failed", "blocked", "rows"].includes(lastRun?.status.kind ?? "");

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
