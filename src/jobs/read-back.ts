/** Reads what Walmart holds, some listings in every run, and judges where it differs from what was known. */
import { defaultNodeOf, planShipNodes, type ShipNode, withDefault } from "../domain/inventory/ship-nodes";
import {
  anotherToolEntry,
  elsewhereEntry,
  isAnotherTool,
  outsideChanges,
  outsideEntry,
} from "../domain/quantities/drift";
import {
  doubtful,
  isMoreElsewhere,
  type ListingStock,
  neverRead,
  sentAfterReading,
} from "../domain/quantities/listing-stock";
import { orderMoves } from "../domain/quantities/order-moves";
import { planSent } from "../domain/quantities/plan-quantity-push";
import { knownOf } from "../domain/quantities/sent";
import type { Instant } from "../domain/values/brand";
import type { Change } from "../domain/values/change";
import { isFailure } from "../domain/values/failure";
import { placesOf, quantitiesOf, type Shop } from "../domain/workbook/shop";
import { QUANTITY_TABS } from "../domain/workbook/tabs";
import type { Run } from "./phases";

/** Pages that one run reads, and listings that it reads singly. They share the day's calls with orders and shipments. */
const PAGES = 40;
const SINGLES = 40;
/** Time that must stay for writing down. Unit: milliseconds. */
const KEPT_FREE_MS = 60_000;

/** Where the next run goes on. Kept beside the spreadsheet: an idle run writes nothing into it. */
const PLACE = "stockReadTo";
/** When Walmart was last asked for the account's ship nodes, and how long ago that must be. Unit: milliseconds. */
const NODES_AT = "shipNodesAt";
const NODES_EVERY_MS = 3_600_000;

export function readBack(run: Run): void {
  if (!run.shop().settings.quantitySync) return;
  run.need(QUANTITY_TABS);
  const { store, clock } = run.world;
  const from = store.get(PLACE) || null;
  const { stock, next, isEnd } = readPages(run, from);
  stock.push(...readSingly(run, stock, isEnd));
  learnShipNodes(run, new Set(stock.flatMap(({ nodes }) => nodes.map(({ node }) => node))));
  const now = clock.now();
  run.commit("read back", (shop) => afterReading(run, shop, stock, now));
  const changes = outsideChanges(run.shop().ledger, now);
  if (isAnotherTool(changes)) run.tell(anotherToolEntry(changes).what);
  if (next !== from) store.set(PLACE, next ?? "");
}

function afterReading(run: Run, shop: Shop, stock: readonly ListingStock[], now: Instant): Change[] {
  const { ledger, lines, tables } = shop;
  const known = knownOf(ledger);
  const facts = { rows: tables.listings, places: placesOf(shop), known, moves: orderMoves(lines), now };
  const sent = sentAfterReading(stock, facts);
  const outside = [...sent].filter(([, memory]) => memory.outside?.[0]?.at === now);
  const elsewhere = [...sent].filter(([sku, { read }]) => isMoreElsewhere(read, known(sku).sent?.read));
  const before = outsideChanges(ledger, now);
  const after = before + outside.length;
  return [
    ...planSent(ledger, quantitiesOf(shop), sent),
    ...outside.map(([sku, memory]) => run.log(outsideEntry(sku, memory))),
    ...(elsewhere.length > 0 ? [run.log(elsewhereEntry(elsewhere.map(([sku]) => sku)))] : []),
    ...(isAnotherTool(after) && !isAnotherTool(before) ? [run.log(anotherToolEntry(after))] : []),
  ];
}

/** What one look leaves open, and once all of it was read, what the list has left out. */
function readSingly(run: Run, stock: readonly ListingStock[], isEnd: boolean): readonly ListingStock[] {
  const { tables, ledger } = run.shop();
  const seen = new Set<string>(stock.map(({ sku }) => sku));
  const missed = isEnd ? neverRead(tables.listings, ledger, seen, run.world.clock.now()) : [];
  const wanted = new Set([...doubtful(tables.listings, ledger, seen), ...missed]);
  if (run.world.clock.remainingMs() <= KEPT_FREE_MS) return [];
  return run.marketplace.getStock([...wanted].slice(0, SINGLES));
}

/**
 * A node that is new to Aisle, in a reading or in Warehouses, is reason to ask which ones there are; at once while numbers
 * wait for the answer.
 */
function learnShipNodes(run: Run, seen: ReadonlySet<string>): void {
  const { ledger, tables, shipNodes } = run.shop();
  const { store, clock } = run.world;
  const known = new Set(ledger.names("shipNode"));
  const named = [...seen, ...tables.warehouses.flatMap(({ values }) => values.shipNode ?? [])];
  const isNew = named.some((id) => !known.has(id));
  const isLately = clock.now() - Number(store.get(NODES_AT) ?? 0) < NODES_EVERY_MS;
  if (!isNew || (isLately && (shipNodes?.issue ?? null) === null)) return;
  const listed = listedNodes(run);
  if (listed !== null) {
    run.commit("ship nodes", ({ ledger: now }) => planShipNodes(now, withDefault(listed, seen, defaultNodeOf(now))));
  }
  // Only now: a run that died before it has learnt nothing, so the next one asks.
  store.set(NODES_AT, String(clock.now()));
}

/** A key that may not see them leaves the rest of the reading as it is. */
function listedNodes({ marketplace }: Run): readonly ShipNode[] | null {
  try {
    return marketplace.listShipNodes();
  } catch (error) {
    if (isFailure(error)) return null;
    throw error;
  }
}

interface Reading {
  readonly stock: ListingStock[];
  readonly next: string | null;
  /** All of it was read. */
  readonly isEnd: boolean;
}

function readPages(run: Run, from: string | null): Reading {
  const stock: ListingStock[] = [];
  const seen = new Set<string>();
  let next = from;
  for (let pages = 0; pages < PAGES && run.world.clock.remainingMs() > KEPT_FREE_MS; pages += 1) {
    const page = run.marketplace.listStock(next);
    const fresh = page.stock.filter(({ sku }) => !seen.has(sku));
    for (const one of fresh) seen.add(one.sku);
    stock.push(...fresh);
    // A page that only repeats what came leads round in a circle; an empty one in the middle is nothing unusual.
    next = page.stock.length > 0 && fresh.length === 0 ? null : page.next;
    if (next === null) return { stock, next, isEnd: true };
  }
  return { stock, next, isEnd: false };
}
