/** How the shop stands: the account, what needs the seller, the switches, and the runs. */
import type { JSX } from "preact";
import type { Home, SidebarState, SwitchName } from "../../src/sidebar-api";
import { doing } from "../shared/clicks";
import { beginLive, endLive } from "../shared/live";
import { perform, usePage } from "../shared/page";
import { Button, Tick } from "../shared/parts";
import { sentenceOf, whenOf } from "../shared/reports";
import { ask } from "../shared/server";
import { Automatic } from "./home-automatic";
import { Problems } from "./home-problems";
import { Waiting } from "./home-review";

interface StandingProps {
  readonly shop: SidebarState;
  readonly home: Home;
  /** The steps of the first run are on top, and the next of them has the main button. */
  readonly isFirstRun: boolean;
}

export function Standing({ shop, home, isFirstRun }: StandingProps): JSX.Element | null {
  const done = home.steps.filter((step) => step.isDone).map(({ name }) => name);
  if (!done.includes("sheet") || !shop.hasKey) return null;
  const waits = done.includes("review") && home.switches.quantitySync && home.preview.changes > 0;
  return (
    <>
      <p>{accountSentence(shop, home)}</p>
      {waits ? <Waiting home={home} look={isFirstRun ? "plain" : "main"} /> : null}
      <Problems shop={shop} home={home} />
      {done.includes("counting") ? <Switches home={home} /> : null}
      <p class="hint">{shop.lastRun?.finishedAt ? `Last run: ${whenOf(shop.lastRun.finishedAt)}.` : "No run yet."}</p>
      {done.includes("schedule") ? <Automatic shop={shop} look="plain" /> : null}
      {done.includes("review") ? <Live /> : null}
      <div class="buttons">
        {done.includes("listings") ? (
          <>
            <Button
              label="Sync Now"
              look={isFirstRun || waits ? "plain" : "main"}
              click={() => perform("Syncing…", async () => sentenceOf(await ask("syncNow", null)))}
            />
            <Button
              label="Import Listings"
              click={() => perform("Importing listings…", async () => sentenceOf(await ask("importListings", null)))}
            />
            <Button
              label="Acknowledge Selected"
              click={() => doing("Acknowledging…", () => ask("acknowledgeSelected", null))}
            />
          </>
        ) : null}
      </div>
    </>
  );
}

function Live(): JSX.Element {
  const { isLive } = usePage();
  return (
    <Tick
      label="Live mode: sync every 5 minutes while this is open"
      isTicked={isLive}
      toggle={isLive ? endLive : beginLive}
    />
  );
}

const ENVIRONMENTS: Readonly<Record<Home["environment"], string>> = {
  production: "Production",
  sandbox: "Sandbox",
  "dynamic sandbox": "Dynamic sandbox",
  "not known": "Settings do not say which account",
};

function accountSentence({ account }: SidebarState, { environment }: Home): string {
  const where = ENVIRONMENTS[environment];
  if (account === null) return `Walmart account: ${where}.`;
  const { name, partnerId } = account;
  const id = partnerId === "" ? "" : ` (partner ID ${partnerId})`;
  return `Walmart account: ${name}${id}, ${where}.`;
}

const SWITCHES: Readonly<Record<SwitchName, string>> = {
  orderImport: "Order Import",
  quantitySync: "Inventory Quantity Sync",
  shipStation: "ShipStation",
};

function Switches({ home }: { readonly home: Home }): JSX.Element {
  return (
    <fieldset>
      <legend>Switches</legend>
      {(Object.keys(SWITCHES) as SwitchName[]).map((name) => (
        <Tick
          key={name}
          label={SWITCHES[name]}
          isTicked={home.switches[name]}
          toggle={() => {
            const to = home.switches[name] ? "Off" : "On";
            void doing(to === "On" ? "Turning on…" : "Turning off…", () => ask("turn", { name, to }));
          }}
        />
      ))}
    </fieldset>
  );
}
