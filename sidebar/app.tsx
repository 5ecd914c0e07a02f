/** The frame of the page: the views to choose from, what is being done or was done last, and the view that is open. */
import type { JSX } from "preact";
import { open, type Sentence, usePage, type ViewName } from "./shared/page";
import { standingOf } from "./shared/reports";
import { Working } from "./shared/working";
import { Activity } from "./views/activity";
import { Explain } from "./views/explain";
import { Fulfill } from "./views/fulfill";
import { Home } from "./views/home";
import { Listings } from "./views/listings";
import { Setup } from "./views/setup";

const VIEWS: Readonly<Record<ViewName, { readonly title: string; readonly View: () => JSX.Element | null }>> = {
  home: { title: "Home", View: Home },
  setup: { title: "Setup", View: Setup },
  listings: { title: "Listings", View: Listings },
  fulfill: { title: "Fulfill", View: Fulfill },
  explain: { title: "Explain", View: Explain },
  activity: { title: "Activity", View: Activity },
};

export function App(): JSX.Element {
  const { view, shop, busy } = usePage();
  const { title, View } = VIEWS[view];
  return (
    <>
      <Views now={view} />
      <main aria-busy={busy !== null}>
        <h1 class="unseen">{`Aisle: ${title}`}</h1>
        <Status />
        <Working />
        {shop === null ? null : <View />}
      </main>
    </>
  );
}

function Views({ now }: { readonly now: ViewName }): JSX.Element {
  return (
    <nav aria-label="Views">
      {(Object.keys(VIEWS) as ViewName[]).map((name) => (
        <button
          key={name}
          type="button"
          {...(name === now ? { "aria-current": "page" as const } : {})}
          onClick={() => open(name)}
        >
          {VIEWS[name].title}
        </button>
      ))}
    </nav>
  );
}

/** What is being done, what the latest click did, or how the shop stands. */
function Status(): JSX.Element {
  const { shop, busy, said } = usePage();
  const { text, tone }: Sentence = said ?? (shop === null ? NOT_LOADED : standingOf(shop));
  return (
    <p id="status" role="status" data-tone={busy === null ? tone : "idle"}>
      {busy ?? text}
    </p>
  );
}

const NOT_LOADED: Sentence = { text: "Nothing is loaded yet.", tone: "idle" };
