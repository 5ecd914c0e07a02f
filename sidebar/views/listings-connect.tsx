/** Connect: shows what a listing sells now, and lets the seller change it. */
import type { JSX } from "preact";
import { Button, Field, Form, Tick, together } from "../shared/parts";
import { answer, type Candidate, change, connect, look, type Shown, type Target, useDesk } from "./listings-connection";

/** What Aisle asks once, after the first connection by hand. */
export function Question(): JSX.Element | null {
  const { question } = useDesk();
  if (question === null) return null;
  return (
    <>
      <p>{question}</p>
      <div class="buttons">
        <Button label="On" click={() => answer("on")} />
        <Button label="Off" click={() => answer("off")} />
      </div>
    </>
  );
}

/** Two variations with the same words differ in their ID. */
const inWords = ({ kind, target, words }: Candidate): string => together(`${kind} ${target}`, words);

export function Choosing({ shown }: { readonly shown: Shown }): JSX.Element {
  const { chosen, find } = useDesk();
  const { sku, title, state, candidates } = shown;
  const others = candidates.filter(({ target }) => chosen.every((one) => one.target !== target));
  const add = (one: Candidate): void => change({ chosen: [...chosen, { ...one, perListing: 1, partOfKit: false }] });
  const choice = chosen.map(({ words: _, ...target }) => target);
  return (
    <section aria-label="Connection">
      <h2>{together(sku, title)}</h2>
      <p>{chosen.length === 0 ? `${state}. Nothing is chosen.` : `${state}. Chosen:`}</p>
      <ul class="plain">
        {chosen.map((target) => (
          <Chosen key={target.target} target={target} />
        ))}
      </ul>
      <div class="buttons">
        <Button label="Sell what is chosen" look="main" click={() => connect(sku, choice)} />
        <Button label="Sell nothing" click={() => connect(sku, "nothing")} />
        <Button label="Connect by equal SKU" click={() => connect(sku, "automatic")} />
      </div>
      <Form submit={() => look(sku)}>
        <Field
          label="Search in Products"
          value={find}
          change={(typed) => change({ find: typed })}
          hint="Blank: what is alike"
        />
        <Button label="Search products" />
      </Form>
      <p>{others.length === 0 ? "Nothing else to offer. Search for a part of a SKU or product." : "To choose from:"}</p>
      <ul class="plain">
        {others.map((one) => (
          <li key={`${one.kind} ${one.target}`}>
            <span>{inWords(one)}</span>
            <Button label="Add" of={one.target} click={() => add(one)} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Chosen({ target }: { readonly target: Target }): JSX.Element {
  const { chosen } = useDesk();
  const become = (next: readonly Target[]): void =>
    change({ chosen: chosen.flatMap((one) => (one === target ? next : [one])) });
  return (
    <li>
      <span>{inWords(target)}</span>
      <Button label="Remove" of={target.target} click={() => become([])} />
      <Field
        label="Qty per listing"
        type="number"
        value={String(target.perListing)}
        change={(typed) => become([{ ...target, perListing: Number(typed) }])}
      />
      <Tick
        label="Part of kit"
        isTicked={target.partOfKit}
        toggle={() => become([{ ...target, partOfKit: !target.partOfKit }])}
      />
    </li>
  );
}
