/**
 * A small seller on the built add-on: an empty spreadsheet, a simulated Walmart, and what people do. Tests, bench and demo
 * open their worlds here, and so can anybody's own experiment: docs/pretend-world.md.
 */
import type { Spreadsheet } from "../emulator/sheets-api/spreadsheet";
import type { LedgerEntry } from "../simulator/walmart/state/ledger";
import type { Walmart } from "../simulator/walmart/walmart";
import { DEFAULT_KEYS } from "../simulator/walmart/wire/settings";
import { inProcess } from "./carriers";
import type { RunOptions, RunResult } from "./run";
import { type SheetHands, sheetHands } from "./sheet-hands";
import { type PartsOptions, SELLER, type ShopParts, shopParts } from "./shop-parts";
import type { World } from "./world";

/** What Aisle answers to a click that makes it run, as far as the pretend world reads it. */
export interface RunAnswer {
  readonly kind: string;
  readonly summary: string;
  readonly counts: Readonly<Record<string, number>>;
}

/** A row of a tab as it is shown, by heading. */
export type ShownRow = Readonly<Record<string, string>>;

/** `Report`: what the reader knows of an answer. */
export interface Shop<Report extends RunAnswer = RunAnswer> extends ShopParts {
  readonly world: World<Spreadsheet>;
  readonly hands: SheetHands;
  readonly people: ReturnType<Spreadsheet["people"]>;
  /** Rows with any text. */
  readonly rows: (tab: string) => ShownRow[];
  readonly setUp: () => void;
  /** Clicks in the sidebar and gives how the run ended. */
  readonly press: (action: string, value?: unknown, options?: RunOptions) => RunResult;
  /** Types a key into the sidebar and gives what Aisle says; a right one unless told otherwise. */
  readonly connect: (secret?: string) => { readonly isConnected: boolean; readonly message: string };
  readonly importListings: () => Report;
  /** Clicks Sync Now in the sidebar. */
  readonly sync: (options?: RunOptions) => Report;
  /** Chooses Send Approved. */
  readonly sendApproved: () => Report;
  /** Ticks everything in Preview and chooses Send Approved. */
  readonly approveAll: () => Report;
  /** Ticks every row of Preview and gives how many there are. */
  readonly tickAll: () => number;
  /** Types settings by name. */
  readonly switchOn: (settings: Readonly<Record<string, string>>) => void;
  /** A product and a counted lot for each SKU. */
  readonly addStock: (stock: readonly Stocked[]) => void;
  /** Ticks every warehouse and status that Aisle found. */
  readonly countEverything: () => void;
  /** A buyer orders, whatever Walmart thinks it has; gives the PO. */
  readonly buy: (sku: string, quantity?: number) => string;
  /** What Aisle last said in the corner of the sheet. */
  readonly toast: () => string;
}

export type Stocked = readonly [sku: string, units: number];

export interface ShopOptions extends PartsOptions {
  /** What a person needs for a click; a minute if left out, since Google counts requests by the minute. Virtual ms. */
  readonly clickMs?: number;
  /** Puts something between Aisle and Walmart, such as an ear. */
  readonly between?: (walmart: Walmart) => Walmart;
  /** Looks on whenever a click was answered. */
  readonly afterClick?: (click: Click) => void;
}

export interface Click {
  readonly answer: unknown;
  readonly options: RunOptions;
  readonly book: Spreadsheet;
  /** What Walmart was asked meanwhile. */
  readonly calls: readonly LedgerEntry[];
}

/** Opens the shop in this process. Fails: throws where nothing is built. */
export function openShop<Report extends RunAnswer = RunAnswer>(wish: ShopOptions = {}): Shop<Report> {
  const { clickMs = 60_000, between = (same: Walmart) => same, afterClick = () => {} } = wish;
  const plain = shopParts(wish);
  const parts = { ...plain, walmart: between(plain.walmart) };
  const { walmart, book, clock } = parts;
  const world = inProcess(parts);
  const hands = sheetHands(book, SELLER);
  const press: Shop["press"] = (action, value = null, options = {}) => {
    clock.advance(clickMs);
    return world.run("sidebarDo", [action, JSON.stringify(value)], { from: "sidebar", ...options });
  };
  const click = <Answer>(action: string, value: unknown = null, options: RunOptions = {}): Answer => {
    const asked = walmart.ledger().length;
    const answer = answerOf<Answer>(press(action, value, options));
    afterClick({ answer, options, book, calls: walmart.ledger().slice(asked) });
    return answer;
  };
  const shown = shownIn(book, hands);
  return {
    ...parts,
    ...shown,
    world,
    hands,
    people: book.people(SELLER),
    press,
    setUp: () => void world.run("setUpWorkbook"),
    connect: (secret = DEFAULT_KEYS[0]?.clientSecret) =>
      click("connect", { clientId: DEFAULT_KEYS[0]?.clientId, clientSecret: secret }),
    importListings: () => click("importListings"),
    sync: (options) => click("syncNow", null, options),
    approveAll: () => {
      shown.tickAll();
      return click("sendApproved");
    },
    sendApproved: () => click("sendApproved"),
    buy: (sku, quantity = 1) => {
      const placed = walmart.buyers.order({ lines: [{ sku, quantity }], isForced: true }, clock.now());
      if (placed.kind === "refused") throw new Error(placed.reason);
      return placed.purchaseOrderId;
    },
    toast: () => world.emulator.ui.toasts.at(-1)?.message ?? "",
  };
}

/** What the seller sees and types in the grid. */
function shownIn(
  book: Spreadsheet,
  hands: SheetHands,
): Pick<Shop, "rows" | "tickAll" | "switchOn" | "addStock" | "countEverything"> {
  const rows = (tab: string): ShownRow[] => {
    const [headings = [], ...all] = book.view.rows(tab);
    return all
      .filter((row) => row.some((text) => text !== "" && text !== "FALSE"))
      .map((row) => Object.fromEntries(headings.map((heading, index) => [heading, row[index] ?? ""])));
  };
  const tick = (tab: string, heading: string): void => {
    for (const row of rows(tab)) hands.tick(tab, heading, row[heading] ?? "", "Counts");
  };
  return {
    rows,
    tickAll: () => {
      const ticks = rows("Preview").map(() => "TRUE");
      hands.overwrite("Preview", "Approve", ticks);
      return ticks.length;
    },
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
      tick("Inventory Statuses", "Status");
      tick("Warehouses", "Warehouse");
    },
  };
}

/** What a door told the sidebar. Fails: throws where the run did not return, or told of a problem only. */
export function answerOf<Answer>(result: RunResult): Answer {
  if (result.outcome !== "returned" || result.notEmulated.length > 0) throw new Error(JSON.stringify(result));
  const answer: { ok: boolean; data?: Answer; problem?: string } = JSON.parse(String(result.value));
  if (answer.data === undefined) throw new Error(answer.problem ?? "no answer");
  return answer.data;
}

/** Everything that a seller does until numbers leave by themselves, with what leaves first approved in Preview. */
export function makeReady(shop: Shop, stock: readonly Stocked[]): void {
  shop.setUp();
  shop.connect();
  shop.addStock(stock);
  shop.importListings();
  shop.countEverything();
  shop.switchOn({ "Order Import": "On", "Inventory Quantity Sync": "On" });
  const reports = [shop.sync(), shop.approveAll()];
  // By then Walmart's report has told who fulfills the listings.
  shop.clock.advance(3_600_000);
  reports.push(shop.sync());
  for (const report of reports) if (report.kind !== "done") throw new Error(report.summary);
}

/** An hour passes, a person clicks Sync Now, and what Walmart takes its time for is done. */
export function anHourLater<Report extends RunAnswer>({ clock, sync, walmart }: Shop<Report>): Report {
  clock.advance(3_600_000);
  const report = sync();
  walmart.passTime(clock.now());
  return report;
}
