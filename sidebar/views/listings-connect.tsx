/** Connect: shows what a listing sells now, and lets the seller change it. */
import type { JSX } from "preact";
import { Button, Field, Form, Tick, together } from "../shared/parts";
import { answer, change, connect, look, type Shown, type Target, useDesk } from "./listings-connection";

export function Connect(): JSX.Element {
  const { sku, find, shown, question } = useDesk();
  return (
    <>
      <Form submit={look}>
        <Field
          label="Listing SKU"
          value={sku}
          change={(typed) => change({ sku: typed })}
          hint="Blank: the selected row"
        />
        <Field
          label="Search in Products"
          value={find}
          change={(typed) => change({ find: typed })}
          hint="Blank: what is alike"
        />
        <Button label="Show" look={shown === null ? "main" : "plain"} />
      </Form>
      {shown === null ? null : <Choosing shown={shown} />}
      {question === null ? null : (
        <>
          <p>{question}</p>
          <div class="buttons">
            <Button label="On" click={() => answer("on")} />
            <Button label="Off" click={() => answer("off")} />
          </div>
        </>
      )}
    </>
  );
}

function Choosing({ shown }: { readonly shown: Shown }): JSX.Element {
  const { chosen } = useDesk();
  const { sku, title, state, candidates } = shown;
  const others = candidates.filter(({ target }) => chosen.every((one) => one.target !== target));
  const add = ({ kind, target }: Shown["candidates"][number]): void =>
    change({ chosen: [...chosen, { kind, target, perListing: 1, partOfKit: false }] });
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
        <Button label="Sell what is chosen" look="main" click={() => connect(sku, chosen)} />
        <Button label="Sell nothing" click={() => connect(sku, "nothing")} />
        <Button label="Connect by equal SKU" click={() => connect(sku, "automatic")} />
      </div>
      <p>{others.length === 0 ? "Nothing else to offer. Search for a part of a SKU or product." : "To choose from:"}</p>
      <ul class="plain">
        {others.map((one) => (
          <li key={`${one.kind} ${one.target}`}>
            <span>{together(one.kind === "Variation" ? `Variation ${one.target}` : one.target, one.words)}</span>
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
      <span>{target.target}</span>
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
