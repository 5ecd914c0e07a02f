/** Restores what the last push changed. */
import { forget, remember } from "../../ledger/ledger";
import { recallItems, rememberItems } from "../../ledger/packed";
import { mustSend, type QuantityHistory, quantityHistory } from "../../quantities/history/sent";
import { refusalIn } from "../../quantities/history/sent-states";
import type { TargetQuantity } from "../../quantities/history/target";
import type { ListingQuantity } from "../../quantities/number/plan-listing-quantities";
import type { QuantityChange } from "../../quantities/push/plan-quantity-push";
import type { SoldSince } from "../../quantities/stock/sold-since";
import { nameOfSetting } from "../../settings/settings";
import { SETTINGS_TAB } from "../../settings/settings-columns";
import type { Instant } from "../../values/brand";
import { type Change, update } from "../../values/change";
import { guardFacts, quantitiesOf, targetAs } from "../numbers";
import type { Shop } from "../shop";

export const hasPush = ({ ledger }: Shop): boolean => recallItems(ledger, "before").size > 0;

/** Whether the seller wants the last push undone, and it is not completely undone yet. */
export const isUndoing = ({ ledger, settings }: Shop): boolean =>
  !settings.quantitySync && ledger.recall("undo", "push") !== null;

/** The direct effect of the click: the sync is off, so that nothing overtakes the restored numbers. */
export const planUndo = ({ ledger, tables }: Shop, now: Instant): Change[] => [
  remember(ledger, "undo", "push", { at: now }),
  ...tables.settings.flatMap((row) =>
    row.values.setting === nameOfSetting("quantitySync") ? [update(SETTINGS_TAB, row, { value: "Off" })] : [],
  ),
];

/** What is left to restore, and which of it is in a feed. */
function undone(shop: Shop) {
  const { ledger } = shop;
  const before = recallItems(ledger, "before");
  const historyOf = quantityHistory(ledger);
  const { sold } = guardFacts(shop);
  const targetFor = targetAs(shop);
  return quantitiesOf(shop).flatMap((listing) => {
    const [quantity, since] = before.get(listing.sku) ?? [];
    if (quantity === undefined || since === undefined || !isSettable(listing)) return [];
    const target = targetFor(listing, numberBefore(listing, sold, quantity, since));
    return [{ sku: listing.sku, target, history: historyOf(listing.sku) }];
  });
}

/** The number before the push, less what was ordered since. Never below 0. */
const numberBefore = ({ connection }: ListingQuantity, sold: SoldSince, quantity: number, since: number): number =>
  Math.max(0, quantity - sold(connection.recipe, since));

const isSettable = ({ obstacles }: ListingQuantity): boolean =>
  obstacles.every(({ topic }) => topic !== "copy" && topic !== "ended" && topic !== "fulfillment");

export const undoneChanges = (shop: Shop): readonly QuantityChange[] =>
  undone(shop).flatMap(({ sku, target, history }) => (mustSend(target, history) ? [{ sku, ...target }] : []));

/** What Walmart does not hold again yet, as far as it has not refused it. */
export const leftToUndo = (shop: Shop): readonly { readonly sku: string }[] =>
  undone(shop).filter(({ target, history }) => !isAnswered(target, history));

/** Keeps only the listings that Walmart has not answered clearly yet. */
export function planUndone(shop: Shop): Change[] {
  const { ledger } = shop;
  const before = recallItems(ledger, "before");
  const rest = new Map(
    leftToUndo(shop).flatMap(({ sku }) => {
      const was = before.get(sku);
      return was === undefined ? [] : [[sku, was] as const];
    }),
  );
  return [...rememberItems(ledger, "before", rest), ...(rest.size === 0 ? forget(ledger, "undo", "push") : [])];
}

const isAnswered = (target: TargetQuantity, history: QuantityHistory): boolean =>
  history.underWay === null && (!mustSend(target, history) || refusalIn(history.sent)?.quantity === target.quantity);
