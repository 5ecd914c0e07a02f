/** Reads what Walmart holds, some listings in every run, and judges differences. */

import { defaultNodeOf, planShipNodes, type ShipNode, withDefault } from "../domain/inventory/ship-nodes";
import { doingOf } from "../domain/log/progress";
import {
  anotherToolEntry,
  elsewhereEntry,
  isAnotherTool,
  outsideChanges,
  outsideEntry,
} from "../domain/quantities/drift/drift";
import {
  doubtful,
  isMoreElsewhere,
  type ListingStock,
  neverRead,
  sentAfterReading,
} from "../domain/quantities/drift/listing-stock";
import { planStanding, withLeast } from "../domain/quantities/guards/set-back";
import { quantityHistory } from "../domain/quantities/history/sent";
import { planSent } from "../domain/quantities/push/plan-quantity-push";
import { orderMoves } from "../domain/quantities/stock/order-moves";
import { dueFirst, planRetries, retryOf, type Tried } from "../domain/retries/retries";
import { type Instant, listingSku } from "../domain/values/brand";
import type { Change } from "../domain/values/change";
import { type Failure, isFailure, OUT_OF_BUDGET, toFailure } from "../domain/values/failure";
import { placesOf, quantitiesOf } from "../domain/workbook/numbers";
import type { Shop } from "../domain/workbook/shop";
import { QUANTITY_TABS } from "../domain/workbook/tabs";
import { sendApart } from "./each";
import { type Run, SHOWN_AGAIN } from "./open-run";

/** The most pages, and the most single listings, of one run. They share the day's calls with orders and shipments. */
const PAGES = 40;
const SINGLES = 40;
/** Time that must stay for writing. Unit: milliseconds. */
const KEPT_FREE_MS = 60_000;

/** Where the next run goes on. Stored outside the spreadsheet, so that an idle run writes nothing into it. */
const PLACE = "stockReadTo";
/** When Walmart was last asked for the account's ship nodes, and how long ago that must be. Unit: milliseconds. */
const NODES_AT = "shipNodesAt";
const NODES_EVERY_MS = 3_600_000;

/** Something that cannot be read does not keep other things from being read. */
export function readBack(run: Run): void {
  if (!run.shop().settings.quantitySync) return;
  run.need(QUANTITY_TABS);
  const { store, clock } = run.world;
  const from = store.get(PLACE) || null;
  const pages = readPages(run, from);
  const single = readSingly(run, pages);
  const stock = [...pages.stock, ...single.stock];
  learnShipNodes(run, new Set(stock.flatMap(({ nodes }) => nodes.map(({ node }) => node))));
  const now = clock.now();
  run.commit(
    "read back",
    (shop) => [
      ...afterReading(run, shop, stock, now),
      ...planRetries(shop.ledger, "stockList", [{ name: LIST, said: pages.failure?.message ?? null }], now),
      ...planRetries(shop.ledger, "stock", single.tried, now, isListed(shop)),
    ],
    SHOWN_AGAIN,
  );
  const changes = outsideChanges(run.shop().ledger, now);
  if (isAnotherTool(changes)) run.tell(anotherToolEntry(changes).what);
  if (pages.next !== from) store.set(PLACE, pages.next ?? "");
  if (pages.failure !== null) run.failed(pages.failure);
}

/** The name under which the ledger remembers a failure of the list. */
const LIST = "list";

const isListed = ({ tables }: Shop): ((sku: string) => boolean) => {
  const listed = new Set(tables.listings.map(({ values }) => values.sku));
  return (sku) => listed.has(sku);
};

function afterReading(run: Run, shop: Shop, stock: readonly ListingStock[], now: Instant): Change[] {
  const { ledger, lines, tables } = shop;
  const historyOf = quantityHistory(ledger);
  const facts = { rows: tables.listings, places: placesOf(shop), historyOf, moves: orderMoves(lines), now };
  const sent = withLeast(sentAfterReading(stock, facts), ledger);
  const outside = [...sent].filter(([, memory]) => memory.outside?.[0]?.at === now);
  const elsewhere = [...sent].filter(([sku, { read }]) => isMoreElsewhere(read, historyOf(sku).sent?.read));
  const before = outsideChanges(ledger, now);
  const after = before + outside.length;
  return [
    ...planSent(ledger, quantitiesOf(shop), sent),
    ...planStanding(ledger, sent),
    ...outside.map(([sku, memory]) => run.log(outsideEntry(sku, memory))),
    ...(elsewhere.length > 0 ? [run.log(elsewhereEntry(elsewhere.map(([sku]) => sku)))] : []),
    ...(isAnotherTool(after) && !isAnotherTool(before) ? [run.log(anotherToolEntry(after))] : []),
  ];
}

/**
 * Reads the listings whose number was read once and differs. If no more of the list comes now, also those that it left
 * out.
 */
function readSingly(
  run: Run,
  { stock, isEnd }: StockRead,
): { readonly stock: readonly ListingStock[]; readonly tried: readonly Tried[] } {
  const { tables, ledger } = run.shop();
  const seen = new Set<string>(stock.map(({ sku }) => sku));
  const found = [...seen].map((name): Tried => ({ name, said: null }));
  if (run.world.clock.remainingMs() <= KEPT_FREE_MS) return { stock: [], tried: found };
  const missed = isEnd ? neverRead(tables.listings, ledger, seen, run.world.clock.now()) : [];
  const wanted = [...doubtful(tables.listings, ledger, seen), ...missed];
  const skus = dueFirst(ledger, "stock", wanted, run.retryTime()).slice(0, SINGLES).map(listingSku);
  const triesOf = (sku: string): number => retryOf(ledger, "stock", sku)?.tries ?? 0;
  const outcomes = sendApart(run, skus, triesOf, (some) => run.marketplace.getStock(some));
  return {
    stock: [...outcomes.values()].flatMap((outcome) => (outcome.kind === "accepted" ? (outcome.answer ?? []) : [])),
    tried: [
      ...found,
      ...[...outcomes].map(([name, outcome]): Tried => {
        return { name, said: outcome.kind === "accepted" ? null : outcome.issue.message };
      }),
    ],
  };
}

/**
 * Asks for the account's ship nodes if a reading or Warehouses name an unknown one; at once if numbers wait for the
 * answer.
 */
function learnShipNodes(run: Run, seen: ReadonlySet<string>): void {
  const { ledger, tables, shipNodes } = run.shop();
  const { store, clock } = run.world;
  const known = new Set(ledger.names("shipNode"));
  const named = [...seen, ...tables.warehouses.flatMap(({ values }) => values.shipNode ?? [])];
  const isNew = named.some((id) => !known.has(id));
  const isLately = clock.now() - Number(store.get(NODES_AT) ?? 0) < NODES_EVERY_MS;
  if (!isNew || (isLately && (shipNodes?.issue ?? null) === null)) return;
  const { listed, said } = listedNodes(run);
  run.commit("ship nodes", ({ ledger: now }) => [
    ...(listed === null ? [] : planShipNodes(now, withDefault(listed, seen, defaultNodeOf(now)))),
    ...planRetries(now, "shipNodes", [{ name: LIST, said }], clock.now()),
  ]);
  // Set only now: a run that died before has learned nothing, so the next one asks.
  store.set(NODES_AT, String(clock.now()));
}

/** If the key may not see the nodes, the rest of the reading is not affected. */
function listedNodes({ marketplace }: Run): {
  readonly listed: readonly ShipNode[] | null;
  readonly said: string | null;
} {
  try {
    return { listed: marketplace.listShipNodes(), said: null };
  } catch (error) {
    if (isFailure(error)) return { listed: null, said: error.kind === "setup" ? null : error.message };
    throw error;
  }
}

interface StockRead {
  readonly stock: readonly ListingStock[];
  /** Where the next run goes on; `null`: at the beginning. */
  readonly next: string | null;
  /** No more of the list can be had now. */
  readonly isEnd: boolean;
  readonly failure: Failure | null;
}

/**
 * Reads pages. A page that fails is tried once more by the next run. If it was the run's first page, the next run
 * starts from the beginning, so that the pages before it are still read; the listings after it are read one by one.
 */
function readPages(run: Run, from: string | null): StockRead {
  const stock: ListingStock[] = [];
  const seen = new Set<string>();
  let next = from;
  for (let pages = 0; pages < PAGES && run.world.clock.remainingMs() > KEPT_FREE_MS; pages += 1) {
    run.world.progress.tell(doingOf("read back"), stock.length);
    const page = readPage(run, next);
    if ("failure" in page) return { stock, next: pages === 0 ? null : next, isEnd: true, failure: page.failure };
    const fresh = page.stock.filter(({ sku }) => !seen.has(sku));
    for (const one of fresh) seen.add(one.sku);
    stock.push(...fresh);
    // A page that only repeats others leads in a circle. An empty page in the middle is normal.
    next = page.stock.length > 0 && fresh.length === 0 ? null : page.next;
    if (next === null) return { stock, next, isEnd: true, failure: null };
  }
  return { stock, next, isEnd: false, failure: null };
}

function readPage({ marketplace }: Run, from: string | null) {
  try {
    return marketplace.listStock(from);
  } catch (error) {
    const found = toFailure(error);
    if (found.kind === "setup" || found.code === OUT_OF_BUDGET) throw found;
    return { failure: found };
  }
}
