/** The step, and later the line, about runs while nobody looks. */
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { SidebarState } from "../../src/sidebar-api";
import { doing } from "../shared/clicks";
import { Button, Choice } from "../shared/parts";
import { countOf, whenOf } from "../shared/reports";
import { ask } from "../shared/server";

interface AutomaticProps {
  readonly shop: SidebarState;
  readonly look: "main" | "plain";
}

type Interval = SidebarState["schedule"]["interval"];

const wordsOf = (interval: Interval): string =>
  interval === 60 ? "every hour" : `every ${countOf(interval, "minute")}`;

export function Automatic({ shop, look }: AutomaticProps): JSX.Element {
  const { scheduleOwner, scheduleMissingSince, schedule } = shop;
  const [chosen, choose] = useState<Interval | null>(null);
  const interval = chosen ?? schedule.interval;
  const start = (label: string) => (
    <Button label={label} look={look} click={() => doing("Starting…", () => ask("startSchedule", { interval }))} />
  );
  return (
    <>
      <p>{scheduleText(shop)}</p>
      {schedule.intervals.length === 1 ? null : (
        <Choice
          label="How often"
          value={wordsOf(interval)}
          choices={schedule.intervals.map(wordsOf)}
          change={(words) => choose(schedule.intervals.find((one) => wordsOf(one) === words) ?? null)}
          hint={`Google's limits afford this shop a run ${wordsOf(schedule.affords)}.`}
        />
      )}
      <div class="buttons">
        {scheduleOwner === null ? start("Turn on automatic runs") : null}
        {scheduleMissingSince === null ? null : start("Take over the automatic runs")}
        {scheduleOwner !== null && scheduleMissingSince === null && interval !== schedule.interval
          ? start(`Run ${wordsOf(interval)}`)
          : null}
        {scheduleOwner === null ? null : (
          <Button label="Turn off automatic runs" click={() => doing("Stopping…", () => ask("stopSchedule", null))} />
        )}
      </div>
    </>
  );
}

function scheduleText({ scheduleOwner, scheduleMissingSince, nextRun, schedule }: SidebarState): string {
  if (scheduleOwner === null)
    return "Aisle runs only when you ask. Automatic runs come in your name, also while the spreadsheet is closed.";
  if (scheduleMissingSince !== null)
    return `The automatic runs of ${scheduleOwner} have not worked since ${whenOf(scheduleMissingSince)}.`;
  const next = nextRun === null ? "" : ` Next run: about ${whenOf(nextRun)}.`;
  return `Aisle runs ${wordsOf(schedule.interval)} in the name of ${scheduleOwner}.${next}`;
}
