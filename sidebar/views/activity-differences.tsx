/** Orders about which Walmart, the sheet and ShipStation say different things. */
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { Home } from "../../src/sidebar-api";
import { showTab } from "../shared/clicks";
import { usePage } from "../shared/page";
import { Button, Field, Form } from "../shared/parts";
import { countOf, whenOf } from "../shared/reports";
import { ask } from "../shared/server";
import { changing, type Shown } from "./activity-board";

type Difference = Shown["differences"]["first"][number];

export function Differences({ shown }: { readonly shown: Shown }): JSX.Element {
  const { differences, passing, ignored } = shown;
  const { total, first } = differences;
  return (
    <section aria-label="Differences">
      <h2>Walmart, sheet and ShipStation</h2>
      <p>{inShort(usePage().shop?.home ?? null, shown)}</p>
      <ul class="plain">
        {first.map((one) => (
          <Order key={one.po} order={one} />
        ))}
      </ul>
      {total > first.length ? <p>{`The ${first.length} oldest are here.`}</p> : null}
      {passing === 0 ? null : (
        <p class="hint">{`${countOf(passing, "more order differs", "more orders differ")} since a short time. Most of that is right after the next run.`}</p>
      )}
      {ignored.total === 0 ? null : (
        <details>
          <summary>{`Ignored: ${ignored.total}`}</summary>
          <ul>
            {ignored.first.map(({ po, what, reason }, index) => (
              <li key={index}>{`${po}: ${what} Ignored: ${reason}`}</li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

function inShort(home: Home | null, { differences: { total }, passing, ignored }: Shown): string {
  if (total > 0) return `They differ about ${countOf(total, "order")}.`;
  if (home?.switches.orderImport === false) return "Order Import is off, so orders of Walmart are not compared.";
  return passing + ignored.total > 0 ? "No difference needs you." : "They agree about every order.";
}

function Order({ order: { po, row, found, sides, isRemoved } }: { readonly order: Difference }): JSX.Element {
  const [isAsked, setAsked] = useState(false);
  return (
    <li>
      <div class="whole">
        <b>{po}</b>
        {found.map(({ what, todo, since }) => (
          <p key={what}>
            <span class="wrong">{what}</span> {`Since ${whenOf(since)}. ${todo}`}
          </p>
        ))}
        <p class="hint">{sides}</p>
      </div>
      {row === null ? null : <Button label="Show me" of={po} click={() => showTab("orders", row)} />}
      {isRemoved ? (
        <Button label="Restore" of={po} click={() => changing("Restoring…", () => ask("restoreOrder", { po }))} />
      ) : null}
      <Button label="Ignore…" of={po} click={() => setAsked(!isAsked)} />
      {isAsked ? <Reason po={po} /> : null}
    </li>
  );
}

function Reason({ po }: { readonly po: string }): JSX.Element {
  const [reason, change] = useState("");
  return (
    <Form submit={() => changing("Noting…", () => ask("ignoreDifferences", { po, reason }))}>
      <Field label={`Why ${po} may differ`} value={reason} change={change} />
      <Button label="Ignore" of={po} />
    </Form>
  );
}
