/** Purge buyer data: shows what will be emptied, and empties it at a second click. */
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { SidebarActions } from "../../src/sidebar-api";
import { sentenceFrom } from "../shared/clicks";
import { perform } from "../shared/page";
import { Button, Field, Form, Sentences } from "../shared/parts";
import { ask } from "../shared/server";

type Shown = SidebarActions["showPurge"]["answer"];

export function Purge(): JSX.Element {
  const [day, changeDay] = useState("");
  const [shown, show] = useState<Shown | null>(null);
  const look = (): Promise<void> =>
    perform("Looking…", async () => {
      show(null);
      show(await ask("showPurge", { day }));
      return { text: "Nothing is emptied yet.", tone: "idle" };
    });
  const purge = ({ before, contents }: Shown): Promise<void> =>
    perform("Emptying…", async () => {
      const { said, shown: now } = await ask("purgeBuyerData", { day: before, contents });
      show(said.isDone ? null : now);
      return sentenceFrom(said);
    });
  return (
    <section aria-label="Purge buyer data">
      <h2>Purge buyer data</h2>
      <Form submit={look}>
        <Field
          label="Of closed orders placed before"
          type="date"
          value={day}
          change={(typed) => {
            changeDay(typed);
            // What was shown for another day must not be emptied.
            show(null);
          }}
        />
        <Button label="Show what will be emptied" />
      </Form>
      {shown === null ? null : (
        <>
          <Sentences all={shown.sentences} />
          {shown.orders + shown.customers === 0 ? null : <Button label="Empty for good" click={() => purge(shown)} />}
        </>
      )}
    </section>
  );
}
