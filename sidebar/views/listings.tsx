/** Listings: how many are in which state, a search, what a listing sells, and numbers that follow no stock any more. */
import type { JSX } from "preact";
import { doing, showTab } from "../shared/clicks";
import { useLacksTabs, useOnOpen } from "../shared/on-open";
import { perform } from "../shared/page";
import { Button, Field, Form, together } from "../shared/parts";
import { countOf, sentenceOf } from "../shared/reports";
import { ask } from "../shared/server";
import { Choosing, Question } from "./listings-connect";
import { look, useDesk } from "./listings-connection";
import { lookAgain, type Overview, searchFor, type, useBoard } from "./listings-search";

export function Listings(): JSX.Element {
  return useLacksTabs() ? <p>There are no listings yet. Home leads through the first steps.</p> : <Loaded />;
}

function Loaded(): JSX.Element | null {
  const { overview } = useBoard();
  useOnOpen(() => searchFor(null));
  if (overview === null) return null;
  if (overview.total === 0) return <NoListing />;
  return (
    <>
      <Leads leads={overview.leads} />
      <States overview={overview} />
      <Finding overview={overview} />
      <h2>Products</h2>
      <p class="hint">Makes products for all SKUs of Listings and Inventory that have none yet.</p>
      <Button label="Create products" click={() => changing("Creating products…", () => ask("createProducts", null))} />
    </>
  );
}

const changing = (...click: Parameters<typeof doing>): Promise<void> => doing(...click).then(lookAgain);

function NoListing(): JSX.Element {
  const bring = () => perform("Importing listings…", async () => sentenceOf(await ask("importListings", null)));
  return (
    <>
      <p>Listings has no row yet. An import brings every listing of your Walmart account.</p>
      <Button label="Import Listings" look="main" click={() => bring().then(lookAgain)} />
    </>
  );
}

function Leads({ leads: { total, first } }: Pick<Overview, "leads">): JSX.Element | null {
  if (total === 0) return null;
  return (
    <section aria-label="Lost listings">
      <h2>Listings that follow no stock any more</h2>
      <p class="hint">Walmart still offers these. Connect them again, set them to 0, or leave them as they are.</p>
      <ul class="plain">
        {first.map(({ sku, title, standing, reason }) => (
          <li key={sku}>
            <div class="whole wrong">
              <b>{sku}</b> {together(title, `${standing} on Walmart`, reason)}
            </div>
            <Button label="Connect" of={sku} click={() => look(sku)} />
            <Button
              label="Set to 0"
              of={sku}
              click={() => changing("Setting to 0…", () => ask("setToZero", { sku }))}
            />
            <Button label="Dismiss" of={sku} click={() => changing("Dismissing…", () => ask("dismissLead", { sku }))} />
          </li>
        ))}
      </ul>
      <More total={total} shown={first.length} />
    </section>
  );
}

const More = ({ total, shown }: { readonly total: number; readonly shown: number }): JSX.Element | null =>
  total > shown ? <p>{`These are ${shown} of ${countOf(total, "listing")}.`}</p> : null;

/** Each state is a button that searches for it. */
function States({ overview: { total, states } }: { readonly overview: Overview }): JSX.Element {
  return (
    <section aria-label="States">
      <h2>{countOf(total, "listing")}</h2>
      {states.map(({ column, counts }) => (
        <div key={column} class="buttons">
          {counts.map(([state, count]) => (
            <Button
              key={state}
              label={`${state}: ${count.toLocaleString("en-US")}`}
              click={() => searchFor({ find: "", state })}
            />
          ))}
        </div>
      ))}
    </section>
  );
}

function Finding({ overview: { found } }: { readonly overview: Overview }): JSX.Element {
  const { find, search } = useBoard();
  const { shown } = useDesk();
  const isAmong = found?.first.some(({ sku }) => sku === shown?.sku) === true;
  return (
    <>
      <Form submit={() => searchFor({ find, state: null })}>
        <Field label="SKU or title" value={find} change={type} hint="Blank: all" />
        <div class="buttons">
          <Button label="Search" look={shown === null ? "main" : "plain"} />
          <Button label="Connect the selected row" click={() => look(null)} />
        </div>
      </Form>
      <Question />
      {shown === null || isAmong ? null : <Choosing shown={shown} />}
      {found === null ? null : (
        <section aria-live="polite" aria-label="Found">
          <p>{foundSentence(found, search?.state ?? null)}</p>
          <ul class="plain">
            {found.first.map(({ sku, title, connection, sync }, index) => (
              <li key={index}>
                <div class="whole">
                  <b>{sku}</b> {together(title, connection, sync)}
                </div>
                <Button label="Connect" of={sku} click={() => look(sku)} />
                <Button label="Show me" of={sku} click={() => showTab("listings", sku)} />
                {shown?.sku === sku ? <Choosing shown={shown} /> : null}
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

function foundSentence({ total, first }: NonNullable<Overview["found"]>, state: string | null): string {
  const what = state === null ? "" : ` in state ${state}`;
  if (total === 0) return `No listing is found${what}. Capital letters and spaces do not count.`;
  const part = total > first.length ? `; the first ${first.length} are here` : "";
  return `${countOf(total, "listing")} found${what}${part}.`;
}
