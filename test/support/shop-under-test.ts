/** A small seller on the built bundle: an empty spreadsheet, a simulated Walmart, and what people do. */
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { sheetHands } from "../../dev/demo/sheet-hands";
import type { Manifest } from "../../dev/emulator/core/service";
import {
  createSpreadsheet,
  type Spreadsheet,
  type SpreadsheetOptions,
} from "../../dev/emulator/sheets-api/spreadsheet";
import { createWalmart, type Walmart } from "../../dev/simulator/walmart/walmart";
import { DEFAULT_KEYS } from "../../dev/simulator/walmart/wire/settings";
import { type Clock, createClock } from "../../dev/world/clock";
import type { RunOptions, RunResult } from "../../dev/world/run";
import { createWorld, type World, type WorldSnapshot } from "../../dev/world/world";
import type { RunReport } from "../../src/domain/log/run-report";
import { heard } from "./ear";
import { ROOT } from "./project";
import { isReport, lookAtStatus } from "./status-look";

const SELLER = "seller@example.com";
const HOST = "marketplace.walmartapis.com";
/** Where Walmart keeps the files of reports. */
const FILES = "itemreports.blob.core.windows.net";

type Row = Readonly<Record<string, string>>;

export interface Shop {
  readonly walmart: Walmart;
  readonly book: Spreadsheet;
  readonly clock: Clock;
  readonly world: World<Spreadsheet>;
  readonly hands: ReturnType<typeof sheetHands>;
  readonly people: ReturnType<Spreadsheet["people"]>;
  /** Rows with any text, by heading. */
  readonly rows: (tab: string) => Row[];
  readonly setUp: () => void;
  /** Types a key into the sidebar and gives what Aisle says. */
  readonly connect: (secret?: string) => { readonly isConnected: boolean; readonly message: string };
  readonly importListings: () => RunReport;
  /** Clicks Sync Now in the sidebar. */
  readonly sync: (options?: RunOptions) => RunReport;
  /** Chooses Send Approved. */
  readonly sendApproved: () => RunReport;
  /** Ticks everything in Preview and chooses Send Approved. */
  readonly approveAll: () => RunReport;
  /** Ticks every row of Preview and gives how many there are. */
  readonly tickAll: () => number;
  /** Types settings by name. */
  readonly switchOn: (settings: Readonly<Record<string, string>>) => void;
  /** A product and a counted lot for each SKU. */
  readonly addStock: (stock: readonly (readonly [sku: string, units: number])[]) => void;
  /** Ticks every warehouse and status that Aisle found. */
  readonly countEverything: () => void;
  /** What Aisle last said in the corner of the sheet. */
  readonly toast: () => string;
}

export interface ShopWish {
  readonly walmart?: Walmart;
  /** All that looks at it shares one time; else it begins at `now`. */
  readonly clock?: Clock;
  /** ISO text. */
  readonly now?: string;
  readonly sheet?: Partial<SpreadsheetOptions>;
  readonly manifest?: Manifest;
}

export const SKUS = ["A", "B", "C", "D"];

/** A listing in Walmart's own shape. */
export const item = (sku: string) => ({
  mart: "WALMART_US",
  sku,
  productName: `Phone ${sku}`,
  price: { currency: "USD", amount: 100 },
  publishedStatus: "PUBLISHED",
  lifecycleStatus: "ACTIVE",
});

/** Listings A to D, one of each on Walmart, unless another Walmart is wished. */
export function openShop(wish: ShopWish = {}): Shop {
  const dist = path.join(ROOT, "dist");
  if (!existsSync(path.join(dist, "Code.js"))) throw new Error("dist is missing: run npm run build, or npm test");
  const quantities = SKUS.map((sku) => [sku, 1] as const);
  const walmart = heard(wish.walmart ?? createWalmart({ items: SKUS.map(item), quantities }));
  const about = { id: "book", title: "Shop", locale: "en_US", timeZone: "America/New_York", owner: SELLER };
  const book = createSpreadsheet({ ...about, ...wish.sheet });
  const clock = wish.clock ?? createClock(Date.parse(wish.now ?? "2026-03-02T14:00:00Z"));
  const manifest: Manifest = wish.manifest ?? JSON.parse(readFileSync(path.join(ROOT, "appsscript.json"), "utf8"));
  const world = createWorld({
    spreadsheet: book,
    dist,
    manifest,
    clock,
    kind: "bound",
    seed: 1,
    servers: { [HOST]: walmart, [FILES]: walmart },
  });
  const hands = sheetHands(book, SELLER);
  const people = book.people(SELLER);
  const ask = <Answer>(action: string, value: unknown, options: RunOptions = {}): Answer => {
    // Google counts requests by the minute; a person needs a while for each click.
    clock.advance(60_000);
    const calls = walmart.ledger().length;
    const result = world.run("sidebarDo", [action, JSON.stringify(value)], { from: "sidebar", ...options });
    const answer = answerOf<Answer>(result);
    // Whoever acts in the middle of a run may act after its last look.
    if (isReport(answer) && options.beforeCall === undefined) lookAtStatus(answer, book, walmart.ledger().slice(calls));
    return answer;
  };
  const rows = (tab: string): Row[] => {
    const [headings = [], ...all] = book.view.rows(tab);
    return all
      .filter((row) => row.some((text) => text !== "" && text !== "FALSE"))
      .map((row) => Object.fromEntries(headings.map((heading, index) => [heading, row[index] ?? ""])));
  };
  const tickAll = (): number => {
    const waiting = rows("Preview");
    hands.overwrite(
      "Preview",
      "Approve",
      waiting.map(() => "TRUE"),
    );
    return waiting.length;
  };
  return {
    walmart,
    book,
    clock,
    world,
    hands,
    people,
    rows,
    setUp: () => void world.run("setUpWorkbook"),
    connect: (secret = DEFAULT_KEYS[0]?.clientSecret) =>
      ask("connect", { clientId: DEFAULT_KEYS[0]?.clientId, clientSecret: secret }),
    importListings: () => ask("importListings", null),
    sync: (options) => ask("syncNow", null, options),
    tickAll,
    approveAll: () => {
      tickAll();
      return ask("sendApproved", null);
    },
    sendApproved: () => ask("sendApproved", null),
    switchOn: (settings) => {
      for (const [name, value] of Object.entries(settings)) hands.type("Settings", "Setting", name, "Value", value);
    },
    addStock: (stock) => {
      hands.fill(
        "Products",
        ["Manufacturer", "Model", "Variant", "Network", "Capacity", "Color", "Grade", "SKU"],
        stock.map(([sku]) => ["Apple", sku, "unknown", "unknown", "unknown", "unknown", "unknown", sku]),
      );
      hands.fill(
        "Inventory",
        ["SKU or Variation ID", "Qty", "Status", "Warehouse"],
        stock.map(([sku, units]) => [sku, String(units), "Available", "Main"]),
      );
    },
    countEverything: () => {
      for (const row of rows("Inventory Statuses"))
        hands.tick("Inventory Statuses", "Status", row.Status ?? "", "Counts");
      for (const row of rows("Warehouses")) hands.tick("Warehouses", "Warehouse", row.Warehouse ?? "", "Counts");
    },
    toast: () => world.emulator.ui.toasts.at(-1)?.message ?? "",
  };
}

function answerOf<Answer>(result: RunResult): Answer {
  if (result.outcome !== "returned" || result.notEmulated.length > 0) throw new Error(JSON.stringify(result));
  const answer: { ok: boolean; data?: Answer; problem?: string } = JSON.parse(String(result.value));
  if (answer.data === undefined) throw new Error(answer.problem ?? "no answer");
  return answer.data;
}

let ready: WorldSnapshot | null = null;

/** A shop in which everything works: connected, stocked with ten of each, all switches on, synced once. */
export function runningShop(): Shop {
  const shop = openShop();
  if (ready === null) {
    makeReady(
      shop,
      SKUS.map((sku) => [sku, 10]),
    );
  }
  ready ??= shop.world.snapshot();
  shop.world.restore(ready);
  return shop;
}

/** Everything that a seller does until numbers leave by themselves, with what leaves first approved in Preview. */
export function makeReady(shop: Shop, stock: Parameters<Shop["addStock"]>[0]): void {
  shop.setUp();
  shop.connect();
  shop.addStock(stock);
  shop.importListings();
  shop.countEverything();
  shop.switchOn({ "Order Import": "On", "Inventory Quantity Sync": "On" });
  const reports = [shop.sync(), shop.approveAll()];
  // By then Walmart's report has told who fulfils the listings.
  shop.clock.advance(3_600_000);
  reports.push(shop.sync());
  for (const report of reports) if (report.kind !== "done") throw new Error(report.summary);
}

/** An hour passes, a person clicks Sync Now, and what Walmart takes its time for is done. */
export function anHourLater({ clock, sync, walmart }: Shop): RunReport {
  clock.advance(3_600_000);
  const report = sync();
  walmart.passTime(clock.now());
  return report;
}
