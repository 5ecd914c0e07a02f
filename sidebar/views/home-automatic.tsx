/** The step, and later the line, about runs while nobody looks. */
import type { JSX } from "preact";
import type { SidebarState } from "../../src/sidebar-api";
import { doing } from "../shared/clicks";
import { Button } from "../shared/parts";
import { whenOf } from "../shared/reports";
import { ask } from "../shared/server";

interface AutomaticProps {
  readonly shop: SidebarState;
  readonly look: "main" | "plain";
}

export function Automatic({ shop, look }: AutomaticProps): JSX.Element {
  const { scheduleOwner, scheduleMissingSince } = shop;
  const start = (label: string) => (
    <Button label={label} look={look} click={() => doing("Starting…", () => ask("startSchedule", null))} />
  );
  return (
    <>
      <p>{scheduleText(shop)}</p>
      <div class="buttons">
        {scheduleOwner === null ? start("Turn on automatic runs") : null}
        {scheduleMissingSince === null ? null : start("Take over the automatic runs")}
        {scheduleOwner === null ? null : (
          <Button label="Turn off automatic runs" click={() => doing("Stopping…", () => ask("stopSchedule", null))} />
        )}
      </div>
    </>
  );
}

function scheduleText({ scheduleOwner, scheduleMissingSince, nextRun }: SidebarState): string {
  if (scheduleOwner === null)
    return "Aisle runs only when you ask. Automatic runs come every hour in your name, also while the spreadsheet is closed.";
  if (scheduleMissingSince !== null)
    return `The hourly runs of ${scheduleOwner} have not worked since ${whenOf(scheduleMissingSince)}.`;
  const next = nextRun === null ? "" : ` Next run: about ${whenOf(nextRun)}.`;
  return `Aisle runs every hour in the name of ${scheduleOwner}.${next}`;
}
