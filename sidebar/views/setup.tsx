/** Setup: the keys, and what belongs to them. */

import type { JSX } from "preact";
import { sentenceFrom } from "../shared/clicks";
import { KeyForm } from "../shared/key-form";
import { perform, usePage } from "../shared/page";
import { Button } from "../shared/parts";
import { ask } from "../shared/server";
import { Details } from "./setup-details";
import { ShipStation } from "./setup-ship-station";

export function Setup(): JSX.Element {
  const { shop } = usePage();
  const hasKey = shop?.hasKey === true;
  const hasTabs = shop?.home?.steps.some(({ name, isDone }) => name === "sheet" && isDone) === true;
  return (
    <>
      <section aria-label="Walmart key">
        <h2>Walmart key</h2>
        <KeyForm look={hasKey ? "plain" : "main"} />
        {hasKey ? <Button label="Test connection" click={test} /> : null}
      </section>
      {hasTabs ? (
        <section aria-label="Details">
          <h2>Details</h2>
          <Details />
        </section>
      ) : null}
      <ShipStation />
    </>
  );
}

const test = (): Promise<void> =>
  perform("Asking Walmart…", async () => {
    const { isConnected, message } = await ask("testConnection", null);
    return sentenceFrom({ message, isDone: isConnected });
  });
