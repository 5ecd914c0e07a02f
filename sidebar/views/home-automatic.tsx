/** The step, and later the line, about runs while nobody looks. */
import type { JSX } from "preact";
import type { SidebarState } from "../../src/sidebar-api";
import { whenOf } from "../shared/reports";

export function Automatic({ shop }: { readonly shop: SidebarState; readonly look: "main" | "plain" }): JSX.Element {
  return <p>{scheduleText(shop)}</p>;
}

function scheduleText({ scheduleOwner, scheduleMissingSince }: SidebarState): string {
  if (scheduleOwner === null) return "Aisle runs only when you ask. Aisle ▸ More ▸ Start Hourly Runs changes that.";
  return scheduleMissingSince === null
    ? `Aisle runs every hour in the name of ${scheduleOwner}.`
    : `The hourly runs of ${scheduleOwner} have not worked since ${whenOf(scheduleMissingSince)}. Aisle ▸ More ▸ Start Hourly Runs takes them over.`;
}
