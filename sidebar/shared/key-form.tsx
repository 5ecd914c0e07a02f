/** The form for the Walmart key, with what a person has to know before typing it. */
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { sentenceFrom } from "./clicks";
import { perform } from "./page";
import { Button, Field, Form } from "./parts";
import { ask } from "./server";

/** Said before a key is typed. */
export const WHERE_KEPT =
  "They are kept for you alone and never shown again. If Aisle is a script of this spreadsheet, anybody who may edit it could read them.";

/** `look`: `main` where the key is the step that can be done now. */
export function KeyForm({ look = "plain" }: { readonly look?: "main" | "plain" }): JSX.Element {
  const [clientId, changeId] = useState("");
  const [clientSecret, changeSecret] = useState("");
  const save = () =>
    perform("Testing the key…", async () => {
      // Nothing keeps the secret in the page, whatever Walmart says to it.
      changeSecret("");
      const { isConnected, isSaved, message } = await ask("connect", { clientId, clientSecret });
      if (isSaved) changeId("");
      return sentenceFrom({ message, isDone: isConnected });
    });
  return (
    <Form submit={save}>
      <p class="hint">Copy both from Seller Center ▸ Settings ▸ API Key Management. {WHERE_KEPT}</p>
      <Field label="Client ID" value={clientId} change={changeId} />
      <Field label="Client Secret" type="password" value={clientSecret} change={changeSecret} />
      <Button label="Save and test" look={look} />
    </Form>
  );
}
