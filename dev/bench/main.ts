/**
 * `npm run bench`: how long it takes to push changed quantities, beside the least time that Walmart's limits allow.
 * `npm run bench -- 100 1000` measures these numbers of listings only.
 */
import { boundMs, heldAt, type Push, pushAll } from "./push";
import { openSeller, PROCESSING_MS, type Seller } from "./seller";

const SIZES = [100, 1_000, 10_000, 100_000];
/** From this size on only the very first push is measured, because each takes minutes of real time. */
const LARGE = 50_000;
const HIGHEST_RATIO = 1.05;
const SCHEDULE_MS = 3_600_000;
const PROCESSING = [PROCESSING_MS, PROCESSING_MS / 2, PROCESSING_MS * 2];

const asked = process.argv
  .slice(2)
  .map(Number)
  .filter((size) => Number.isSafeInteger(size) && size > 0);

const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;
const columns = (cells: readonly string[]): string => cells.map((cell) => cell.padStart(12)).join("");

/** `false`: slower than the limit, or Walmart had to refuse calls that came too often. */
function tell(size: number, how: string, pushed: Push, processingMs: number): boolean {
  const bound = boundMs(size, processingMs);
  const end = heldAt(pushed, processingMs);
  const ratio = (ms: number): string => (ms / bound).toFixed(3);
  const [sending, whole] = [end - pushed.beganAt, end - pushed.clickedAt];
  const cells = [seconds(bound), seconds(sending), ratio(sending), seconds(whole), ratio(whole)];
  const feed = `${processingMs / 60_000} min`;
  console.log(
    columns([size.toLocaleString("en-US"), how, feed, ...cells, String(pushed.runs), String(pushed.throttled)]),
  );
  return sending / bound <= HIGHEST_RATIO && pushed.throttled === 0;
}

/** Differs from every earlier number. */
let units = 5;

function push(seller: Seller, everyMs: number): Push {
  units += 1;
  const result = pushAll(seller, units, everyMs);
  // The buckets are full again.
  seller.clock.advance(SCHEDULE_MS);
  return result;
}

/** A seller whose feeds take this long, after a push that showed Aisle how long. */
function openKnown(size: number, processingMs: number): Seller {
  const seller = openSeller(process.cwd(), size, processingMs);
  if (size < LARGE) push(seller, 0);
  return seller;
}

/** This many quantities leave in feeds at once, however long feeds take, so one push measures all three. */
function benchLarge(size: number): boolean {
  const seller = openKnown(size, PROCESSING_MS);
  const following = push(seller, 0);
  return [...PROCESSING.map((ms) => tell(size, "following", following, ms)), hourly(seller, size)].every(Boolean);
}

function bench(size: number): boolean {
  if (size >= LARGE) return benchLarge(size);
  const others = PROCESSING.filter((ms) => ms !== PROCESSING_MS);
  const seller = openKnown(size, PROCESSING_MS);
  const isUsual = tell(size, "following", push(seller, 0), PROCESSING_MS);
  const isQuick = others.map((ms) => tell(size, "following", push(openKnown(size, ms), 0), ms));
  return [isUsual, ...isQuick, hourly(seller, size)].every(Boolean);
}

/** Its ratio is printed beside the others. The only requirement is that Walmart is not called too often. */
function hourly(seller: Seller, size: number): boolean {
  seller.startSchedule();
  const result = push(seller, SCHEDULE_MS);
  tell(size, "hourly", result, PROCESSING_MS);
  return result.throttled === 0;
}

console.log(`Time until Walmart holds every changed quantity: the built add-on on an emulated spreadsheet, against the
simulated Walmart. All times are virtual. Bound: the smaller of max(0, S - 200) / 200 min + one round trip, and
posts of 10,000 at 10/h, ten of them at once, + the time that Walmart works on a feed (assumed ${seconds(PROCESSING_MS)}, and
half and double). sending: from the first request that carries a quantity; click: from the click, with reading and
computing the sheet. Runs follow each other at once, or begin every hour and last 4.5 minutes at most.
`);
console.log(columns(["S", "runs", "a feed", "bound", "sending", "ratio", "click", "ratio", "runs", "own 429s"]));
const results = (asked.length > 0 ? asked : SIZES).map(bench);
if (results.includes(false)) {
  console.log(`A ratio is above ${HIGHEST_RATIO}, or Aisle asked Walmart too often.`);
  process.exitCode = 1;
}
