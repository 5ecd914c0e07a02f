/** Fulfill: which units an order line needs, and a field that a scanner types into. */
import type { JSX } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { doing } from "../shared/clicks";
import { Button, Field, Form, Tick, together } from "../shared/parts";
import { whenOf } from "../shared/reports";
import { ask } from "../shared/server";
import { turnSound, useSound } from "./fulfill-chime";
import { LineShown } from "./fulfill-line";
import { type Choices, find, look, scanTo, takeBack, takeScan, type, useDesk } from "./fulfill-scans";

export function Fulfill(): JSX.Element {
  const { line, open } = useDesk();
  const [about, changeAbout] = useState("");
  useEffect(() => {
    // A scanner only types, so the keyboard has to be in a field. With a line it is in the one for scans.
    if (line === null) document.querySelector<HTMLElement>("main input")?.focus();
  }, []);
  const submit = (): void => {
    // A scanner types on at the end, so what was looked for makes room.
    changeAbout("");
    void (about.trim() === "" ? look(null) : find(about.trim()));
  };
  return (
    <>
      <Form submit={submit}>
        <Field
          label="Order number or IMEI"
          value={about}
          change={changeAbout}
          hint="Type or scan it. Blank: the selected row"
        />
        <Button label="Show" look={line === null ? "main" : "plain"} />
      </Form>
      {open === null ? null : <OpenLines open={open} />}
      {line === null ? null : (
        <>
          <LineShown line={line} />
          <Scanning label={line.label} />
        </>
      )}
      <TakeBack />
      <h2>Selected rows of Orders</h2>
      <p class="hint">Tells Walmart that these orders were received.</p>
      <Button
        label="Acknowledge Selected"
        click={() => doing("Acknowledging…", () => ask("acknowledgeSelected", null))}
      />
    </>
  );
}

/** A click commits the scanned unit to the line. */
function OpenLines({
  open: {
    name,
    choices: { total, first },
  },
}: {
  readonly open: Choices;
}): JSX.Element {
  return (
    <section aria-live="polite" aria-label="Open lines">
      <h2>{`Lines that need ${name}, the first to ship first`}</h2>
      <ul class="plain">
        {first.map(({ label, title, shipBy, left }) => (
          <li key={label}>
            <span>
              {together(label, title, shipBy === null ? null : `ship by ${whenOf(shipBy)}`, `${left} to scan`)}
            </span>
            <Button label="Commit here" of={label} click={() => scanTo(label, name)} />
          </li>
        ))}
      </ul>
      {total > first.length ? <p>{`These are ${first.length} of ${total} lines.`}</p> : null}
    </section>
  );
}

const MARKS = { right: "✓ Right", wrong: "✗ Wrong" } as const;

/** The field has the keyboard as soon as a line is shown, so that scanning can begin. */
function Scanning({ label }: { readonly label: string }): JSX.Element {
  const { typed, mark } = useDesk();
  const hasSound = useSound();
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => field.current?.focus(), [label]);
  const commit = (): void => {
    void takeScan();
    field.current?.focus();
  };
  return (
    <div class="field">
      <label for="scanned">Scan or paste IMEIs or Unit IDs; Enter commits</label>
      <textarea
        id="scanned"
        ref={field}
        rows={2}
        spellcheck={false}
        value={typed}
        onInput={(event) => type(event.currentTarget.value)}
        onKeyDown={(event) => {
          // A scanner ends each number with Enter, as somebody who types does. Shift keeps the line break.
          if (event.key !== "Enter" || event.shiftKey) return;
          event.preventDefault();
          commit();
        }}
      />
      <div class="buttons">
        <Button label="Commit" look="main" click={commit} />
        <span class={`mark ${mark ?? ""}`}>{mark === null ? "" : MARKS[mark]}</span>
      </div>
      <Tick label="Sound" isTicked={hasSound} toggle={() => turnSound(!hasSound)} />
    </div>
  );
}

function TakeBack(): JSX.Element {
  const [name, change] = useState("");
  const submit = (): void => {
    if (name.trim() === "") return;
    change("");
    void takeBack(name.trim(), null);
  };
  return (
    <>
      <h2>Returns</h2>
      <Form submit={submit}>
        <Field label="IMEI or Unit ID of a phone that came back" value={name} change={change} />
        <Button label="Take back unit" />
      </Form>
    </>
  );
}
