/** The steps until Aisle works by itself. The next one is open; what is done is ticked and folded. */
import type { JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";
import type { Home, SidebarState } from "../../src/sidebar-api";
import { doing } from "../shared/clicks";
import { KeyForm } from "../shared/key-form";
import { perform } from "../shared/page";
import { Button } from "../shared/parts";
import { sentenceOf } from "../shared/reports";
import { ask } from "../shared/server";
import { Automatic } from "./home-automatic";
import { Counting } from "./home-counting";
import { Review } from "./home-review";
import { Stock } from "./home-stock";

interface FirstRunProps {
  readonly shop: SidebarState;
  readonly home: Home;
  readonly isLeading: boolean;
}

type StepName = Home["steps"][number]["name"];

interface StepProps {
  readonly shop: SidebarState;
  readonly home: Home;
  /** The step is done. What it offered is further down now, or in Setup. */
  readonly isDone: boolean;
  /** The step is the next one, so its button is the main one. */
  readonly look: "main" | "plain";
}

const STEPS: Readonly<Record<StepName, { readonly title: string; readonly Body: (props: StepProps) => JSX.Element }>> =
  {
    sheet: { title: "Set up sheet", Body: SetUp },
    key: { title: "Walmart key", Body: Key },
    listings: { title: "Import listings", Body: Listings },
    stock: { title: "Stock", Body: Stock },
    counting: { title: "What counts", Body: Counting },
    review: { title: "Review", Body: FirstReview },
    schedule: { title: "Automatic", Body: Schedule },
  };

/** `isLeading`: the next step has the main button. */
export function FirstRun({ shop, home, isLeading }: FirstRunProps): JSX.Element {
  const next = home.steps.find(({ isDone }) => !isDone)?.name;
  const before = useRef(next);
  // The button that was clicked is folded away with its step, so the keyboard goes on at the next one.
  useEffect(() => {
    if (before.current !== next) document.getElementById(`step-${next}`)?.focus();
    before.current = next;
  }, [next]);
  const shown = (steps: Home["steps"]) => (
    <ol class="steps">
      {steps.map(({ name, isDone }) => {
        const { title, Body } = STEPS[name];
        const isNext = name === next;
        return (
          <li key={name}>
            <details open={isNext}>
              <summary id={`step-${name}`} {...(isNext ? { "aria-current": "step" as const } : {})}>
                {title}
                {isDone ? <span class="tick"> ✓ done</span> : null}
              </summary>
              <Body shop={shop} home={home} isDone={isDone} look={isNext && isLeading ? "main" : "plain"} />
            </details>
          </li>
        );
      })}
    </ol>
  );
  const done = home.steps.filter(({ isDone }) => isDone);
  return (
    <section aria-label="First steps">
      {done.length === 0 ? null : (
        <details>
          <summary>{`First steps: ${done.length} of ${home.steps.length} done`}</summary>
          {shown(done)}
        </details>
      )}
      {shown(home.steps.filter(({ isDone }) => !isDone))}
    </section>
  );
}

function SetUp({ isDone, look }: StepProps): JSX.Element {
  return isDone ? (
    <p>Aisle's tabs are there. Aisle ▸ More ▸ Set up / repair puts right what somebody damaged.</p>
  ) : (
    <>
      <p>Makes Aisle's tabs in this spreadsheet. Tabs that are there already stay as they are.</p>
      <Button label="Set up" look={look} click={() => doing("Making the tabs…", () => ask("setUp", null))} />
    </>
  );
}

function Key({ isDone, look }: StepProps): JSX.Element {
  return isDone ? <p>Your key is saved. Setup changes it.</p> : <KeyForm look={look} />;
}

function Listings({ isDone, look }: StepProps): JSX.Element {
  return isDone ? (
    <p>Your listings are there. Import Listings below brings new ones.</p>
  ) : (
    <>
      <p>Brings every listing of your Walmart account into Listings. Nothing changes on Walmart.</p>
      <Button
        label="Import Listings"
        look={look}
        click={() => perform("Importing listings…", async () => sentenceOf(await ask("importListings", null)))}
      />
    </>
  );
}

function FirstReview({ home, isDone, look }: StepProps): JSX.Element {
  return isDone ? <p>You approved the first quantities.</p> : <Review home={home} look={look} />;
}

function Schedule({ shop, isDone, look }: StepProps): JSX.Element {
  return isDone ? <p>Aisle runs by itself.</p> : <Automatic shop={shop} look={look} />;
}
