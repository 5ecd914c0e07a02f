/** Reads what Walmart holds, some listings in every run, and judges where it differs from what was known. */
import { anotherToolEntry, isAnotherTool, outsideChanges, outsideEntry } from "../domain/quantities/drift";
import { doubtful, type ListingStock, neverRead, sentAfterReading } from "../domain/quantities/listing-stock";
import { orderMoves } from "../domain/quantities/order-moves";
import { planSent } from "../domain/quantities/plan-quantity-push";
import { knownOf } from "../domain/quantities/sent";
import type { Instant } from "../domain/values/brand";
import type { Change } from "../domain/values/change";
import { quantitiesOf, type Shop } from "../domain/workbook/shop";
import { QUANTITY_TABS } from "../domain/workbook/tabs";
import type { Run } from "./phases";

/** Pages that one run reads, and listings that it reads singly. They share the day's calls with orders and shipments. */
const PAGES = 40;
const SINGLES = 40;
/** Time that must stay for writing down. Unit: milliseconds. */
const KEPT_FREE_MS = 60_000;

/** Where the next run goes on. Kept beside the spreadsheet: an idle run writes nothing into it. */
const PLACE = "stockReadTo";

export function readBack(run: Run): void {
  if (!run.shop().settings.quantitySync) return;
  run.need(QUANTITY_TABS);
  const { store, clock } = run.world;
  const from = store.get(PLACE) || null;
  const { stock, next, isEnd } = readPages(run, from);
  stock.push(...readSingly(run, stock, isEnd));
  const now = clock.now();
  run.commit("read back", (shop) => afterReading(run, shop, stock, now));
  const changes = outsideChanges(run.shop().ledger, now);
  if (isAnotherTool(changes)) run.tell(anotherToolEntry(changes).what);
  if (next !== from) store.set(PLACE, next ?? "");
}

function afterReading(run: Run, shop: Shop, stock: readonly ListingStock[], now: Instant): Change[] {
  const { ledger, lines, tables } = shop;
  const known = knownOf(ledger);
  const sent = sentAfterReading(stock, { rows: tables.listings, known, moves: orderMoves(lines), now });
  const outside = [...sent].filter(([, memory]) => memory.outside?.[0]?.at === now);
  const before = outsideChanges(ledger, now);
  const after = before + outside.length;
  return [
    ...planSent(ledger, quantitiesOf(shop), sent),
    ...outside.map(([sku, memory]) => run.log(outsideEntry(sku, memory))),
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

interface Reading {
  readonly stock: ListingStock[];
  readonly next: string | null;
  /** All of it was read. */
  readonly isEnd: boolean;
}

function readPages(run: Run, from: string | null): Reading {
  const stock: ListingStock[] = [];
  let next = from;
  for (let pages = 0; pages < PAGES && run.world.clock.remainingMs() > KEPT_FREE_MS; pages += 1) {
    const page = run.marketplace.listStock(next);
    stock.push(...page.stock);
    next = page.next;
    if (next === null) return { stock, next, isEnd: true };
  }
  return { stock, next, isEnd: false };
}
