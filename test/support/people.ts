/** Who works in a shop, and what each sees. */
import { DEFAULT_KEYS } from "../../dev/simulator/walmart/wire/settings";
import type { RunReport } from "../../src/domain/log/run-report";
import type { SidebarState } from "../../src/sidebar-api";
import { openShop, type Shop } from "./shop-under-test";

export const HOUR = 3_600_000;
export const OWNER = "seller@example.com";
export const COLLEAGUE = "colleague@example.com";

/** A person types the account's key into their sidebar. */
export const connectAs = ({ world }: Shop, user: string): void =>
  void world.run("sidebarDo", ["connect", JSON.stringify(DEFAULT_KEYS[0])], { from: "sidebar", user });

type GoogleState = Readonly<Record<string, unknown>> & { readonly properties: Readonly<Record<string, object>> } & {
  readonly allowances: object;
};

/** Google's side becomes another one between two executions. */
export function changeGoogle({ world }: Shop, change: (state: GoogleState) => object): void {
  const saved: { readonly state: GoogleState } = JSON.parse(world.emulator.snapshot());
  world.emulator.restore(JSON.stringify({ ...saved, state: change(saved.state) }));
}

/** What Aisle keeps for one person alone is gone, the key with it. */
export const loseKey = (shop: Shop, user: string = OWNER): void =>
  changeGoogle(shop, (state) => ({ ...state, properties: { ...state.properties, [`user:${user}`]: {} } }));

export const quantityOf = ({ walmart }: Shop, sku: string): number | undefined => walmart.quantities().get(sku);

export const walmartCalls = ({ walmart }: Shop): number => walmart.ledger().length;

/** What the sidebar shows a person when it opens. */
export function sidebarOf({ world }: Shop, user: string = OWNER): SidebarState {
  const loaded = world.run("sidebarLoad", [], { from: "sidebar", user });
  if (loaded.outcome !== "returned") throw new Error(loaded.outcome);
  return JSON.parse(String(loaded.value));
}

/** Clicks something in the sidebar that answers with a report. */
export function clicked({ world }: Shop, action: string, user: string): RunReport {
  const result = world.run("sidebarDo", [action, "null"], { from: "sidebar", user });
  if (result.outcome !== "returned") throw new Error(result.outcome);
  return JSON.parse(String(result.value)).data;
}

/** The same shop under other circumstances, which belong to no snapshot. */
export function reopened(shop: Shop, wish: Parameters<typeof openShop>[0]): Shop {
  const same = openShop(wish);
  same.world.restore(shop.world.snapshot());
  return same;
}

/** Chooses Undo Last Push in the menu, and answers its question; gives what was asked, `undefined` if nothing was. */
export function undoInMenu({ world }: Pick<Shop, "world">, answer: "YES" | "NO" = "YES"): string | undefined {
  const { ui } = world.emulator;
  const asked = ui.alerts.length;
  ui.answers.push(answer);
  world.run("undoLastPush");
  ui.answers.length = 0;
  return ui.alerts[asked]?.prompt;
}
