/** What a seller's pretend world is made of: an empty spreadsheet, a Walmart account and a clock. Nothing runs yet. */
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import type { Manifest } from "../emulator/core/service";
import { createSpreadsheet, type Spreadsheet, type SpreadsheetOptions } from "../emulator/sheets-api/spreadsheet";
import { createShipStation, type ShipStation } from "../simulator/shipstation/shipstation";
import { createWalmart, type Walmart } from "../simulator/walmart/walmart";
import { type Clock, createClock } from "./clock";
import type { WorldOptions } from "./world";

/** Who owns the spreadsheet, and types in it. */
export const SELLER = "seller@example.com";
export const SKUS = ["A", "B", "C", "D"];
/** A Monday morning in New York. */
const START = "2026-03-02T14:00:00Z";

export interface ShopParts {
  readonly walmart: Walmart;
  readonly shipStation: ShipStation;
  readonly book: Spreadsheet;
  readonly clock: Clock;
  /** How the built add-on runs on them. */
  readonly options: WorldOptions<Spreadsheet>;
}

/** What is special. All else is alike in every pretend world. */
export interface PartsOptions {
  /** The project's folder; the one in which Node runs if left out. */
  readonly root?: string;
  /** The folder of the built bundle; `dist` in the project's folder if left out. */
  readonly dist?: string;
  /** Listings A to D, with one of each on Walmart, if left out. */
  readonly walmart?: Walmart;
  /** An account with one manual store and a key that works, if left out; `createShipStation({ keys: [] })` is none. */
  readonly shipStation?: ShipStation;
  /** Shared with another world; one of its own that begins at `now` if left out. */
  readonly clock?: Clock;
  /** ISO text. */
  readonly now?: string;
  readonly sheet?: Partial<SpreadsheetOptions>;
  readonly manifest?: Manifest;
  /** The same seed gives the same world. */
  readonly seed?: number;
  /** Real ms after which a run without a service call counts as an endless loop. */
  readonly loopMs?: number;
}

/** Fails: throws where nothing is built. */
export function shopParts(wish: PartsOptions = {}): ShopParts {
  const { root = process.cwd(), seed = 1, loopMs } = wish;
  const dist = wish.dist ?? path.join(root, "dist");
  if (!existsSync(path.join(dist, "Code.js"))) throw new Error(`${dist} is not built: run npm run build, or npm test`);
  const walmart = wish.walmart ?? createWalmart({ items: SKUS.map(item), quantities: SKUS.map((sku) => [sku, 1]) });
  const shipStation = wish.shipStation ?? createShipStation();
  const about = { id: "book", title: "Shop", locale: "en_US", timeZone: "America/New_York", owner: SELLER };
  const book = createSpreadsheet({ ...about, ...wish.sheet });
  const clock = wish.clock ?? createClock(Date.parse(wish.now ?? START));
  const manifest: Manifest = wish.manifest ?? JSON.parse(readFileSync(path.join(root, "appsscript.json"), "utf8"));
  const options = { spreadsheet: book, dist, manifest, clock, kind: "bound", seed } as const;
  return { walmart, shipStation, book, clock, options: loopMs === undefined ? options : { ...options, loopMs } };
}

/** A listing in Walmart's own shape. */
export const item = (sku: string) => ({
  mart: "WALMART_US",
  sku,
  productName: `Phone ${sku}`,
  price: { currency: "USD", amount: 100 },
  publishedStatus: "PUBLISHED",
  lifecycleStatus: "ACTIVE",
});

/** An IMEI: fifteen digits; the last one is the check digit. */
export function imei(number: number): string {
  const digits = `353${String(number).padStart(11, "0")}`;
  const sum = [...digits].reduce((total, digit, place) => {
    const value = Number(digit) * (place % 2 === 0 ? 1 : 2);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return `${digits}${(10 - (sum % 10)) % 10}`;
}
