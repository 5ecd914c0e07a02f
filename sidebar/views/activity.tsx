/** Activity: what the latest runs did, what can be undone, brought back or emptied, and what differs. */
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { useLacksTabs, useOnOpen } from "../shared/on-open";
import { perform, usePage } from "../shared/page";
import { Button } from "../shared/parts";
import { countOf, sentenceOf, whenOf } from "../shared/reports";
import { ask } from "../shared/server";
import { changing, look, lookAgain, type Shown, useActivity } from "./activity-board";
import { Differences } from "./activity-differences";
import { Purge } from "./activity-purge";

export function Activity(): JSX.Element {
  return useLacksTabs() ? <p>Nothing was done yet. Home leads through the first steps.</p> : <Loaded />;
}

function Loaded(): JSX.Element {
  const shown = useActivity();
  const { shop } = usePage();
  const [isForPurge] = useState(shop?.panel === "purge");
  useOnOpen(look);
  return (
    <>
      {isForPurge ? <Purge /> : null}
      {shown === null ? null : (
        <>
          <Push push={shown.push} />
          <Differences shown={shown} />
          <Removed removed={shown.removed} />
          <Runs runs={shown.runs} />
        </>
      )}
      {isForPurge ? null : <Purge />}
    </>
  );
}

/** Asks first, because it changes numbers on Walmart and switches the sync off. */
function Push({ push }: Pick<Shown, "push">): JSX.Element {
  const [isAsked, setAsked] = useState(false);
  const undo = (): Promise<void> => {
    setAsked(false);
    return perform("Undoing…", async () => sentenceOf(await ask("undoLastPush", null))).then(lookAgain);
  };
  return (
    <section aria-label="Last push">
      <h2>Last push</h2>
      <p>{pushSentence(push)}</p>
      {push === null || push.isUndoing || push.left === 0 ? null : (
        <>
          <Button label="Undo Last Push…" click={() => look().then(() => setAsked(!isAsked))} />
          {isAsked ? <Question left={push.left} undo={undo} keep={() => setAsked(false)} /> : null}
        </>
      )}
    </section>
  );
}

interface QuestionProps {
  readonly left: number;
  readonly undo: () => void;
  readonly keep: () => void;
}

function Question({ left, undo, keep }: QuestionProps): JSX.Element {
  const listings = countOf(left, "listing");
  return (
    <>
      <p>
        {`This sets ${listings} back to what Walmart had before, minus what was ordered since, and switches Inventory Quantity Sync off.`}
      </p>
      <div class="buttons">
        <Button label={`Set ${listings} back`} look="main" click={undo} />
        <Button label="Keep the numbers" click={keep} />
      </div>
    </>
  );
}

function pushSentence(push: Shown["push"]): string {
  if (push === null) return "There is no push to undo.";
  const { at, left, isUndoing } = push;
  if (isUndoing)
    return `The last push is being undone: ${countOf(left, "listing is", "listings are")} still to set back.`;
  const when = at === null ? "" : ` of ${whenOf(at)}`;
  return left === 0
    ? `Walmart has the numbers from before the last push${when}, so there is nothing to undo.`
    : `The last push${when} changed ${countOf(left, "listing")}.`;
}

function Removed({ removed: { orders, packages } }: Pick<Shown, "removed">): JSX.Element {
  const found = [
    ...(orders === 0 ? [] : [countOf(orders, "order has", "orders have")]),
    ...(packages === 0 ? [] : [countOf(packages, "package has", "packages have")]),
  ];
  return (
    <section aria-label="Removed orders">
      <h2>Removed orders</h2>
      {found.length === 0 ? (
        <p>No row of an order was deleted.</p>
      ) : (
        <>
          <p>{`${found.join(" and ")} deleted rows.`}</p>
          <Button
            label="Restore removed orders"
            click={() => changing("Restoring…", () => ask("restoreOrder", { po: null }))}
          />
        </>
      )}
    </section>
  );
}

function Runs({ runs }: Pick<Shown, "runs">): JSX.Element {
  return (
    <section aria-label="Runs">
      <h2>Latest runs</h2>
      {runs.length === 0 ? <p>Log has no row yet.</p> : null}
      {runs.map(({ when, events, more }) => (
        <details key={when} open={when === runs[0]?.when}>
          <summary>{`${whenOf(when)}: ${headline(events, more)}`}</summary>
          <ul>
            {events.map(({ severity, what, todo }, index) => (
              <li key={index} class={severity === "Problem" ? "wrong" : ""}>
                {todo === null ? what : `${what} ${todo}`}
              </li>
            ))}
            {more > 0 ? <li>{`${countOf(more, "more event is", "more events are")} in Log.`}</li> : null}
          </ul>
        </details>
      ))}
    </section>
  );
}

function headline(events: Shown["runs"][number]["events"], more: number): string {
  const problems = events.filter(({ severity }) => severity === "Problem").length;
  return problems > 0 ? countOf(problems, "problem") : countOf(events.length + more, "event");
}
