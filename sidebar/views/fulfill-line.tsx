/** An order line with its units, those that might go out, and the other lines of its order. */
import type { JSX } from "preact";
import type { LineSaid } from "../../src/sidebar-api";
import { Button, Sentences, together } from "../shared/parts";
import { ask } from "../shared/server";
import { type Line, look, scan, take, takeBack, work } from "./fulfill-scans";

const changing = (words: string, deed: () => Promise<LineSaid>): Promise<void> =>
  work(words, async () => take(await deed()));

const release = (label: string, name: string | null): Promise<void> =>
  changing("Releasing…", () => ask("releaseUnits", { label, name }));

export function LineShown({ line }: { readonly line: Line }): JSX.Element {
  const { label, title, sku, soldAs, status, ordered, canceled, shipped, problems, units, left, suggestions, others } =
    line;
  const sold = soldAs === null || soldAs === sku ? "" : ` (sold as ${soldAs})`;
  const counts = [`${ordered} ordered`, ...(canceled > 0 ? [`${canceled} canceled`] : []), `${shipped} shipped`];
  return (
    <section aria-live="polite" aria-label="Order line">
      <h2>{together(label, title)}</h2>
      <p>{`${sku ?? "no SKU"}${sold} · ${status ?? "no status"} · ${counts.join(", ")}`}</p>
      <p>{needs(line)}</p>
      <Sentences all={problems} tone="wrong" />
      {units.length === 0 ? null : <Units line={line} />}
      {left === 0 || suggestions.length === 0 ? null : (
        <>
          <h2>Suggested, the best first</h2>
          <ul>
            {suggestions.map(({ name, about, why }) => (
              <li key={name}>
                {together(name, about, why)} <Button label="Add" of={name} click={() => scan(name)} />
              </li>
            ))}
          </ul>
        </>
      )}
      {others.length === 0 ? null : (
        <>
          <h2>Other lines of this order</h2>
          <ul>
            {others.map((other) => (
              <li key={other.label}>
                {together(other.label, other.title, other.sku, `${other.left} to scan`)}{" "}
                <Button label="Show" of={other.label} click={() => look(other.label)} />
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function needs({ committed, left, needsTyping, isDirectCommit }: Line): string {
  if (left === 0) return `All units are named: ${committed}.`;
  const still = `${committed} named, ${left} to scan.`;
  if (isDirectCommit) return `Direct commit: the line takes any unit. ${still}`;
  return needsTyping ? still : `${still} Its stock is counted, so nothing has to be scanned.`;
}

function Units({ line: { label, units } }: { readonly line: Line }): JSX.Element {
  const held = units.filter(({ state }) => state === "committed");
  return (
    <>
      <h2>Units</h2>
      <ul>
        {units.map((unit) => (
          <li key={unit.name}>
            {together(unit.count === 1 ? unit.name : `${unit.name} × ${unit.count}`, unit.state, unit.of)}{" "}
            <UnitButtons label={label} unit={unit} />
          </li>
        ))}
      </ul>
      {held.length < 2 ? null : <Button label="Release all" click={() => release(label, null)} />}
    </>
  );
}

function UnitButtons({
  label,
  unit: { name, state },
}: {
  readonly label: string;
  readonly unit: Line["units"][number];
}): JSX.Element | null {
  switch (state) {
    case "committed":
      return <Button label="Release" of={name} click={() => release(label, name)} />;
    case "to confirm":
      return (
        <>
          <Button
            label="Confirm substitute"
            of={name}
            click={() => changing("Confirming…", () => ask("confirmSubstitute", { label, name }))}
          />{" "}
          <Button label="Remove" of={name} click={() => release(label, name)} />
        </>
      );
    case "sold":
      return <Button label="Take back" of={name} click={() => takeBack(name, label)} />;
    case "came back":
      return null;
  }
}
