/** Reads what Walmart holds, some listings in every run, and notes where it differs from what was known. */
import { type ListingStock, neverRead, sentAfterReading } from "../domain/quantities/listing-stock";
import { planSent } from "../domain/quantities/plan-quantity-push";
import { quantitiesOf } from "../domain/workbook/shop";
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
  if (isEnd) {
    const { tables, ledger } = run.shop();
    const seen = new Set(stock.map(({ sku }) => sku));
    stock.push(...run.marketplace.getStock(neverRead(tables.listings, ledger, seen, clock.now()).slice(0, SINGLES)));
  }
  const now = clock.now();
  run.commit("read back", (shop) => {
    const { ledger, tables } = shop;
    return planSent(ledger, quantitiesOf(shop), sentAfterReading(stock, tables.listings, ledger, now));
  });
  if (next !== from) store.set(PLACE, next ?? "");
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
