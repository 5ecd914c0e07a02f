/** The step in which the seller ticks which stock may be sold. One click saves both tabs. */
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { Home } from "../../src/sidebar-api";
import { doing } from "../shared/clicks";
import { Button, Form, Tick } from "../shared/parts";
import { countOf } from "../shared/reports";
import { ask } from "../shared/server";

type Names = Home["counting"]["statuses"];

/** Where there is one name only, it is offered ticked; nothing counts before the click. */
const ticksOf = (names: Names): readonly string[] =>
  names.length === 1 ? names.map(({ name }) => name) : names.flatMap(({ name, isTicked }) => (isTicked ? [name] : []));

export function Counting({ home, look }: { readonly home: Home; readonly look: "main" | "plain" }): JSX.Element {
  const { statuses, warehouses } = home.counting;
  const names = [...statuses, ...warehouses].map(({ name }) => name).join("\n");
  return statuses.length + warehouses.length === 0 ? (
    <p>Once Inventory holds stock, its statuses and warehouses are listed here to be ticked.</p>
  ) : (
    // With other names in the sheet, what is ticked is read from it again.
    <Ticks key={names} statuses={statuses} warehouses={warehouses} look={look} />
  );
}

interface TicksProps {
  readonly statuses: Names;
  readonly warehouses: Names;
  readonly look: "main" | "plain";
}

function Ticks({ statuses, warehouses, look }: TicksProps): JSX.Element {
  const [ticked, tick] = useState({ statuses: ticksOf(statuses), warehouses: ticksOf(warehouses) });
  const group = (title: string, kind: "statuses" | "warehouses", names: Names) => (
    <fieldset>
      <legend>{title}</legend>
      {names.length === 0 ? <p class="hint">Inventory names none. Fill in the column.</p> : null}
      {names.map(({ name, units }) => (
        <Tick
          key={name}
          label={`${name} (${countOf(units, "unit")})`}
          isTicked={ticked[kind].includes(name)}
          toggle={() => {
            const others = ticked[kind].filter((one) => one !== name);
            tick({ ...ticked, [kind]: others.length < ticked[kind].length ? others : [...others, name] });
          }}
        />
      ))}
    </fieldset>
  );
  return (
    <Form submit={() => doing("Saving what counts…", () => ask("saveCounting", ticked))}>
      <p>Only units in a ticked status and a ticked warehouse are for sale. Without a warehouse a unit never counts.</p>
      {group("Statuses", "statuses", statuses)}
      {group("Warehouses", "warehouses", warehouses)}
      <Button label="Save what counts" look={look} />
    </Form>
  );
}
