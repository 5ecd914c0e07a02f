/** Why an order is not in `Orders`: the questions of a seller whose orders do not come in, in their order. */
import type { FoundOrder, MarketplaceOrder } from "../orders/order";
import { namedInstead, orderNamed } from "../orders/order-named";
import { orderState } from "../orders/order-status";
import { reachFrom } from "../orders/order-windows";
import { retryOf, retryText } from "../retries/retries";
import { nameOfSetting, type SettingKey } from "../settings/settings";
import { type Instant, instant } from "../values/brand";
import type { Shop } from "../workbook/shop";
import { agreementAnswers } from "./agreement";
import type { Answer, Explanation, Step } from "./explanation";
import { ago, fine, opening, stepping, wrong } from "./words";

/**
 * What Walmart said when it was asked for the order: `null`, it does not know it. `notAsked`: why it could not be asked,
 * as a sentence; `null`: nobody had to.
 */
export type Looked = { readonly found: FoundOrder | null } | { readonly notAsked: string | null };

/** Whether a typed text can be an order's number: Walmart's have digits only. */
export const looksLikeOrder = (text: string): boolean => /^\d{9,20}$/.test(text.replace(/[\s-]+/g, ""));

/** Whether Aisle knows of this order although it has no row: no need to ask Walmart. */
export const isRemembered = ({ ledger }: Shop, po: string): boolean =>
  ledger.recall("order", po) !== null || ledger.recall("waiting", po) !== null;

const SYNC: Step = { label: "Sync Now", action: "syncNow", ask: null };
const setting = (key: SettingKey): Step => opening("settings", nameOfSetting(key));

/** `number`: the PO or customer order number, as typed. */
export function explainMissing(shop: Shop, number: string, looked: Looked, now: Instant): Explanation {
  const found = "found" in looked ? looked.found : null;
  const po = found?.order.po ?? number;
  const answers = [
    importAnswer(shop, now),
    ...dateAnswers(shop, found?.order ?? null, po, now),
    ...statusAnswer(shop, found?.order ?? null, po),
    ...(found === null ? [] : [fulfilledAnswer(found)]),
    removedAnswer(shop, po, now),
    knownAnswer(shop, looked, po),
    ...agreementAnswers(shop, new Set([po]), now),
  ];
  const isNowhere = found === null && !isRemembered(shop, number);
  const reason = answers.find(({ isFine }) => !isFine);
  const next: Answer = reason ?? stepping(fine("What is next?", "The next run brings it in."), SYNC);
  const customerOrder = found?.order.customerOrder ?? null;
  return {
    about: [
      `Order ${po}`,
      ...(customerOrder === null || found === null ? [] : [`customer order ${customerOrder}`]),
    ].join(" · "),
    inShort: `${isNowhere ? `No listing, order, IMEI or Unit ID here reads “${number}”.` : "It is not in Orders."} ${next.question} ${next.answer}`,
    tone: reason === undefined ? "open" : "wrong",
    answers: reason === undefined ? [...answers, next] : answers,
    sections: [],
  };
}

function importAnswer({ settings, ledger }: Shop, now: Instant): Answer {
  const question = "Is Order Import on?";
  if (!settings.orderImport)
    return stepping(wrong(question, "No.", "Choose On in Settings ▸ Order Import."), setting("orderImport"));
  const last = ledger.recall("cursor", "orders")?.at;
  return fine(
    question,
    last === undefined ? "Yes, and no run has imported orders since." : `Yes; the last import was ${ago(now - last)}.`,
  );
}

/** When the order was placed, as far as anybody knows it here. */
function placedAt({ ledger }: Shop, order: MarketplaceOrder | null, po: string): Instant | null {
  const at = order?.orderedAt ?? ledger.recall("order", po)?.at ?? ledger.recall("waiting", po)?.at;
  return at === undefined ? null : instant(at);
}

function dateAnswers(shop: Shop, order: MarketplaceOrder | null, po: string, now: Instant): readonly Answer[] {
  const at = placedAt(shop, order, po);
  if (at === null) return [];
  const from = shop.settings.minimumOrderDate ?? shop.ledger.recall("cursor", "orders")?.from ?? null;
  const placed = `It was placed ${ago(now - at)}`;
  const first = "Was it placed after the Minimum Order Date?";
  const todo = "Type an earlier date in Settings ▸ Minimum Order Date; the order is imported then.";
  const isEarly = from !== null && at < from && shop.ledger.recall("order", po) === null;
  const since = shop.settings.minimumOrderDate === null ? "since Order Import is on" : "since that date";
  return [
    isEarly
      ? stepping(
          wrong(first, `No. ${placed}, and only orders placed ${since} are imported.`, todo),
          setting("minimumOrderDate"),
        )
      : fine(first, `Yes. ${placed}.`),
    at < reachFrom(now)
      ? wrong(
          "Is it younger than 180 days?",
          `No. ${placed}, and Walmart lists no older ones.`,
          "Look at it in Seller Center.",
        )
      : fine("Is it younger than 180 days?", "Yes."),
  ];
}

const STATUS_SETTINGS = {
  Created: "createdStatus",
  Acknowledged: "acknowledgedStatus",
  Shipped: "shippedStatus",
  Delivered: "deliveredStatus",
  Cancelled: "cancelledStatus",
} as const satisfies Readonly<Record<string, SettingKey>>;

/** Nothing, if nobody knows what Walmart calls the order. */
function statusAnswer({ settings, ledger }: Shop, order: MarketplaceOrder | null, po: string): readonly Answer[] {
  const question = "Is there an Order status for what Walmart calls it?";
  const state = order === null ? (ledger.recall("waiting", po)?.walmart ?? null) : orderState(order);
  if (state === null || !(state in STATUS_SETTINGS)) return [];
  const known = state as keyof typeof STATUS_SETTINGS;
  const local = settings.statusMap[known];
  if (local !== undefined) return [fine(question, `Yes: ${state} is ${local}.`)];
  const todo = `Choose a status for Walmart ${state} in Settings; the order is imported then.`;
  return [
    stepping(
      wrong(question, `No: Walmart calls it ${state}, for which Settings have no status.`, todo),
      setting(STATUS_SETTINGS[known]),
    ),
  ];
}

function fulfilledAnswer({ isSellers }: FoundOrder): Answer {
  const question = "Do you ship it?";
  return isSellers
    ? fine(question, "Yes.")
    : wrong(question, "No: Walmart fulfills it (WFS), so it takes nothing from your stock and is never imported.");
}

function removedAnswer({ ledger, tables }: Shop, po: string, now: Instant): Answer {
  const question = "Did you remove it?";
  if (ledger.recall("order", po) === null) return fine(question, "No.");
  // Only the units that it held were worth a row of Log, so the time is not always known.
  const noticed = tables.log.flatMap(({ values: { key, time, what } }) =>
    key === po && time !== null && what?.includes(" left Orders, ") === true ? [time] : [],
  );
  const when = noticed.length === 0 ? "" : `, which was noticed ${ago(now - Math.max(...noticed))}`;
  const step = { label: "Restore This Order", action: "restoreOrder", ask: { po } } as const;
  const said = `Yes: it was imported, and its rows were deleted from Orders${when}.`;
  return stepping(wrong(question, said, "If that was not meant, bring it back."), step);
}

function knownAnswer({ ledger, tables }: Shop, looked: Looked, po: string): Answer {
  const question = "Does Walmart know it?";
  const failed = retryOf(ledger, "order", po);
  if (failed !== null)
    return stepping(wrong(question, `It does, but the order could not be read. ${retryText(failed)}`), SYNC);
  if ("notAsked" in looked)
    return looked.notAsked === null ? fine(question, "It gave it to Aisle.") : wrong(question, looked.notAsked);
  if (looked.found !== null) return fine(question, "Yes.");
  return wrong(
    question,
    "No: Walmart has no order of this account with that PO or customer order number.",
    namedInstead(po, orderNamed(tables.orders)(po)) ??
      "Compare the number with Seller Center, and look whether the key belongs to this account.",
  );
}
