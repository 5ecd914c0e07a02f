/** Fulfill: which units an order line needs, and a field that a scanner types into. */
import type { JSX } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { doing } from "../shared/clicks";
import { Button, Field, Form, Tick } from "../shared/parts";
import { ask } from "../shared/server";
import { turnSound, useSound } from "./fulfill-chime";
import { LineShown } from "./fulfill-line";
import { look, takeBack, takeScan, type, useDesk } from "./fulfill-scans";

export function Fulfill(): JSX.Element {
  const { line } = useDesk();
  const [about, changeAbout] = useState("");
  return (
    <>
      <Form submit={() => look(about.trim() === "" ? null : about.trim())}>
        <Field label="Order number or IMEI" value={about} change={changeAbout} hint="Blank: the selected row" />
        <Button label="Show" look={line === null ? "main" : "plain"} />
      </Form>
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
