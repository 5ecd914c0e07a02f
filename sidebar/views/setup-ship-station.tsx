/** ShipStation's key, the store in which orders are made, and what packers see. */
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { StationAnswer } from "../../src/sidebar-api";
import { doing, sentenceFrom } from "../shared/clicks";
import { WHERE_KEPT } from "../shared/key-form";
import { perform, usePage } from "../shared/page";
import { Button, Choice, Field, Form } from "../shared/parts";
import { ask } from "../shared/server";

const ITEMS = ["Order lines", "Committed units with IMEI", "Grouped committed units"] as const;

export function ShipStation(): JSX.Element {
  const hasKey = usePage().shop?.hasStationKey === true;
  const [key, changeKey] = useState("");
  const [secret, changeSecret] = useState("");
  const [found, show] = useState<StationAnswer | null>(null);
  const showing = (words: string, work: () => Promise<StationAnswer>): Promise<void> =>
    perform(words, async () => {
      const answer = await work();
      show(answer);
      return sentenceFrom({ message: answer.message, isDone: answer.isConnected });
    });
  const save = (): Promise<void> =>
    showing("Testing the key…", async () => {
      // Nothing keeps the secret in the page, whatever ShipStation says to it.
      changeSecret("");
      const answer = await ask("connectShipStation", { key, secret });
      if (answer.isSaved) changeKey("");
      return answer;
    });
  return (
    <section aria-label="ShipStation">
      <h2>ShipStation</h2>
      <p class="hint">Copy both from ShipStation ▸ Settings ▸ Account ▸ API Settings (V1). {WHERE_KEPT}</p>
      <Form submit={save}>
        <Field label="API Key" type="password" value={key} change={changeKey} />
        <Field label="API Secret" type="password" value={secret} change={changeSecret} />
        <Button label="Save and test ShipStation" />
      </Form>
      {hasKey ? (
        <Button
          label="Test ShipStation"
          click={() => showing("Asking ShipStation…", () => ask("testShipStation", null))}
        />
      ) : null}
      {found === null || found.stores.length === 0 ? null : <Choosing key={found.message} found={found} />}
    </section>
  );
}

function Choosing({ found: { stores, store: chosen, items: format } }: { readonly found: StationAnswer }): JSX.Element {
  const [store, changeStore] = useState(chosen ?? stores[0] ?? "");
  const [items, changeItems] = useState(format || ITEMS[0]);
  return (
    <Form submit={() => doing("Writing…", () => ask("chooseStation", { store, items }))}>
      <Choice label="Store for orders" value={store} choices={stores} change={changeStore} />
      <Choice label="Packers see" value={items} choices={ITEMS} change={changeItems} />
      <Button label="Use these" />
    </Form>
  );
}
