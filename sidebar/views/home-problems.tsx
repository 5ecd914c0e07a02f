/** What needs the seller, each with the one click that helps. */
import type { JSX } from "preact";
import type { Home, SidebarState } from "../../src/sidebar-api";
import { doing, showTab } from "../shared/clicks";
import { open } from "../shared/page";
import { Button } from "../shared/parts";
import { countOf } from "../shared/reports";
import { ask } from "../shared/server";

type Tab = Parameters<typeof showTab>[0];

/** The click that helps with what is wrong in Settings, by its code. */
const HELP: Readonly<Record<string, { readonly label: string; readonly click: () => void }>> = {
  "no-status-counts": { label: "Open Inventory Statuses", click: () => showTab("inventoryStatuses") },
  "no-warehouse-counts": { label: "Open Warehouses", click: () => showTab("warehouses") },
  "sales-not-subtracted": {
    label: "Turn on Order Import",
    click: () => doing("Turning on…", () => ask("turn", { name: "orderImport", to: "On" })),
  },
};
const IN_SETUP = { label: "Open Setup", click: () => open("setup") };

export function Problems({ shop, home }: { readonly shop: SidebarState; readonly home: Home }): JSX.Element | null {
  const wrong = home.wrong.map(({ code, what, todo }) => ({ code, text: capitalized(`${what} ${todo}`.trim()) }));
  const { problems = [], rows = [], summary = "" } = shop.lastRun ?? {};
  // What the sentence on top, or a line with a button, says already is not said twice.
  const others = problems.filter((text) => !summary.includes(text) && !wrong.some((one) => text.includes(one.text)));
  if (wrong.length + others.length + rows.length === 0) return null;
  return (
    <ul class="problems">
      {wrong.map(({ code, text }) => {
        const { label, click } = HELP[code] ?? IN_SETUP;
        return (
          <li key={text}>
            <span class="wrong">{text}</span> <Button label={label} click={click} />
          </li>
        );
      })}
      {others.map((text) => (
        <li key={text} class="wrong">
          {text}
        </li>
      ))}
      {rows.map(({ tab, title, count, first }) => (
        <li key={tab}>
          {`${title}: ${countOf(count, "row needs", "rows need")} you.`}
          <ul>
            {first.map(({ row, text }) => (
              <li key={text}>
                <span class="wrong">{text}</span> <Button label="Show me" click={() => showTab(tab as Tab, row)} />
              </li>
            ))}
            {count > first.length ? (
              <li>
                {`${countOf(count - first.length, "more is", "more are")} in ${title}.`}{" "}
                <Button label={`Open ${title}`} click={() => showTab(tab as Tab)} />
              </li>
            ) : null}
          </ul>
        </li>
      ))}
    </ul>
  );
}

const capitalized = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
