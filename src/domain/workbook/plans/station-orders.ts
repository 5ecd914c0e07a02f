/** What ShipStation should have of the shop's orders, and what the rows say of it. */
import type { Memory } from "../../ledger/ledger";
import { ORDERS } from "../../orders/order-columns";
import { isWalmart } from "../../orders/order-line";
import { rowsByOrder } from "../../orders/order-memory";
import { retryOf } from "../../retries/retries";
import { nameOfSetting } from "../../settings/settings";
import { type Intent, intentsOf } from "../../shipstation/intents";
import type { StationMemory } from "../../shipstation/station-states";
import { stationText } from "../../shipstation/station-text";
import { type Change, update } from "../../values/change";
import type { Shop } from "../shop";

const known = new WeakMap<Shop, ReadonlyMap<string, Intent>>();

/** What Aisle wants of every order in ShipStation, by PO. A shop never changes, so this is made only once. */
export function stationIntents(shop: Shop): ReadonlyMap<string, Intent> {
  const found = known.get(shop) ?? intentsOf({ ...shop.tables, ...shop });
  known.set(shop, found);
  return found;
}

/** Every order that Aisle knows to be in ShipStation, by PO. */
export const stationMemories = ({ ledger }: Shop): ReadonlyMap<string, StationMemory> =>
  new Map(
    ledger.names("station").flatMap((po) => {
      const memory = ledger.recall("station", po);
      return memory === null ? [] : [[po, memory] as const];
    }),
  );

/** Settings of ShipStation that cannot be used. Until they can, nothing changes there. */
export const isStationUnclear = ({ settingIssues }: Shop): boolean =>
  settingIssues.some(({ subject }) =>
    (["shipStation", "stationStore", "stationItems"] as const).some((key) => nameOfSetting(key) === subject),
  );

/** What a run has learned of an order and the ledger does not say yet. */
export interface StationNews {
  readonly memory: StationMemory | null;
  readonly retry: Memory<"retry"> | null;
}

/** Plans the column *ShipStation*. Rows of other channels that have nothing to do with ShipStation stay as they are. */
export function planStationCells(shop: Shop, news: ReadonlyMap<string, StationNews> = new Map()): Change[] {
  if (!shop.settings.shipStation || isStationUnclear(shop)) return [];
  const intents = stationIntents(shop);
  return [...rowsByOrder(shop.tables.orders)].flatMap(([po, rows]) => {
    const intent = intents.get(po) ?? { kind: "none" };
    const { memory, retry } = news.get(po) ?? {
      memory: shop.ledger.recall("station", po),
      retry: retryOf(shop.ledger, "stationOrder", po),
    };
    const isOurs = intent.kind !== "none" || memory !== null;
    const shipStation = stationText(intent, memory, retry);
    return rows.flatMap((row) => (isOurs || isWalmart(row) ? [update(ORDERS, row, { shipStation })] : []));
  });
}
