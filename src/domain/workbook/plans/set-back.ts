/** What to write first, and what to tell the seller, if the spreadsheet shows an earlier state. */
import { forget, type Ledger, type Memory, remember } from "../../ledger/ledger";
import { rememberItems } from "../../ledger/packed";
import type { SetBack } from "../../ledger/reach";
import type { LogEntry } from "../../log/log";
import { reachFrom } from "../../orders/order-windows";
import { planDoubts, planWaited, SHEET } from "../../quantities/guards/set-back";
import type { ListingQuantity } from "../../quantities/number/plan-listing-quantities";
import { ageText } from "../../retries/retries";
import type { Instant } from "../../values/brand";
import type { Change } from "../../values/change";
import { type Failure, failure } from "../../values/failure";
import type { Tables } from "../tabs";

/** Code of the failure that ends a run whose writes were undone. */
export const TAKEN_BACK = "taken-back";

/** Everything that the run knows about the spreadsheet is outdated. */
export const takenBack = (): Failure =>
  failure(
    "transient",
    TAKEN_BACK,
    "Somebody restored an earlier version of the spreadsheet, or undid what Aisle wrote, while Aisle worked, so it stopped. The next run looks at Walmart again and goes on from there.",
  );

/** Ids continue after the highest one ever assigned, whatever the ledger says. */
export const planAssigned = (ledger: Ledger, assigned: Readonly<Record<string, number>>): Change[] =>
  Object.entries(assigned).flatMap(([letter, last]) =>
    last > (ledger.recall("counter", letter)?.last ?? 0) ? [remember(ledger, "counter", letter, { last })] : [],
  );

/** Written before anything else by the run that notices it. */
export const planSetBack = (
  { ledger, tables }: { readonly ledger: Ledger; readonly tables: Pick<Tables, "orders"> },
  setBack: SetBack,
  now: Instant,
): Change[] => [
  remember(ledger, "setBack", SHEET, {
    at: now,
    isLookedThrough: !setBack.isOfOneRun,
    unsentFrom: setBack.unsentFrom ?? now,
    untold: setBackSentence(setBack, now),
  }),
  ...rememberItems(ledger, "standing", new Map()),
  ...rememberItems(ledger, "lowered", new Map()),
  ...planDoubts(ledger),
  ...forget(ledger, "undo", "push"),
  ...(setBack.isMixed ? planReadAnew(ledger, tables.orders, now) : []),
  ...(setBack.away === undefined ? [] : planBroughtBack(ledger, setBack.away)),
];

/** Orders whose lines are new to `Orders` come in with the next import, and what is known of them stays known. */
function planBroughtBack(ledger: Ledger, away: readonly string[]): Change[] {
  const memories = away.flatMap((po) => {
    const memory = ledger.recall("order", po);
    return memory === null ? [] : [{ po, memory }];
  });
  const cursor = ledger.recall("cursor", "orders");
  const times = memories.map(({ memory }) => memory.at ?? Number.MAX_SAFE_INTEGER);
  return [
    // Otherwise, if this run dies, the next one would notice the same set-back again.
    ...rememberItems(ledger, "openLines", new Map()),
    ...(cursor === null
      ? []
      : [remember(ledger, "cursor", "orders", { ...cursor, at: Math.min(cursor.at, ...times) })]),
    ...memories.map(({ po, memory }) => remember(ledger, "order", po, { ...memory, lines: [] })),
  ];
}

/**
 * Two notes may belong to other rows now: how far orders were read, and which orders have no row. So all orders are
 * read once more. An order that no lot was lowered for comes back, even if the seller had deleted it.
 */
function planReadAnew(ledger: Ledger, orders: Tables["orders"], now: Instant): Change[] {
  const cursor = ledger.recall("cursor", "orders");
  const standing = new Set(orders.map(({ values }) => values.po));
  return [
    ...(cursor === null
      ? []
      : [remember(ledger, "cursor", "orders", { ...cursor, at: cursor.from ?? reachFrom(now) })]),
    ...ledger.names("order").flatMap((po) => {
      const isTaken = Object.keys(ledger.recall("order", po)?.gone ?? {}).length > 0;
      return standing.has(po) || isTaken ? [] : forget(ledger, "order", po);
    }),
  ];
}

/**
 * Ends the set-back once no number waits, for any reason: a number that waits for another reason may wait for this one
 * next. Not counted are numbers that wait because nobody knows who fulfills a listing, since that may never be known.
 */
export function planSetBackOver(ledger: Ledger, listings: readonly ListingQuantity[]): Change[] {
  if (ledger.recall("setBack", SHEET) === null) return [];
  const waiting = new Set<string>(
    listings.flatMap(({ sku, waits, quantity }) =>
      (waits !== null && waits !== "fulfillment") || quantity?.standsFor === "setBack" ? [sku] : [],
    ),
  );
  return waiting.size > 0
    ? planWaited(ledger, (sku) => waiting.has(sku))
    : [...forget(ledger, "setBack", SHEET), ...rememberItems(ledger, "standing", new Map())];
}

/** The sentence for the report; `null`: it was reported. */
export const unreportedSetBack = (ledger: Ledger): string | null => ledger.recall("setBack", SHEET)?.untold ?? null;

/** The report of a run that describes the shop has said it. */
export function planSetBackReported(ledger: Ledger): Change[] {
  const { untold, ...memory } = ledger.recall("setBack", SHEET) ?? {};
  return untold === undefined ? [] : [remember(ledger, "setBack", SHEET, memory as Memory<"setBack">)];
}

const setBackSentence = (setBack: SetBack, now: Instant): string =>
  `${setBack.tabs?.what ?? "This spreadsheet"} was set back to ${stateOf(setBack, now)}. Log says what came back and what nobody can know.`;

const stateOf = ({ asOf }: SetBack, now: Instant): string =>
  asOf === null ? "an earlier state" : `how it was ${ageText(asOf, now)} ago`;

export function setBackEntry(setBack: SetBack, now: Instant): LogEntry {
  const { isOfOneRun } = setBack;
  return {
    severity: "Warning",
    area: "Run",
    key: null,
    what: `${setBack.tabs?.what ?? "This spreadsheet"} was set back to ${stateOf(setBack, now)}, ${setBack.tabs?.sign ?? "by its version history or by undoing what Aisle wrote"}. ${DONE_ABOUT_IT} ${isOfOneRun ? WRITTEN_ONLY : TYPED_SINCE}`,
    todo: isOfOneRun ? null : ADVICE,
  };
}

/** For a mail, beside the report's sentences. */
export const setBackNews = (ledger: Ledger): string =>
  [DONE_ABOUT_IT, ...(ledger.recall("setBack", SHEET)?.isLookedThrough ? [TYPED_SINCE, ADVICE] : [WRITTEN_ONLY])].join(
    " ",
  );

const DONE_ABOUT_IT =
  "Aisle reads orders since then from Walmart again, looks every shipment up before it tells Walmart of any, marks units sold as far as Walmart and the rows say it, and gives no id twice.";

const WRITTEN_ONLY = "Quantities that rise wait until Walmart's own numbers were read.";

const TYPED_SINCE =
  "Nobody can know what you typed or deleted since: units added, sold elsewhere or committed, counted lots, orders of other channels, rows you deleted from Orders, approvals and rules. Quantities that rise wait in Preview until you have looked at them; those that fall go.";

const ADVICE =
  "Type again what you had changed since, then look through Preview and choose Aisle ▸ More ▸ Send Approved. Undo Last Push knows of no push until the next one.";
