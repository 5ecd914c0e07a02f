/** Sets back what the last push changed. */
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

/** The seller wants the last push undone, and not all of it is. */
export const isUndoing = ({ ledger, settings }: Shop): boolean =>
  !settings.quantitySync && ledger.recall("undo", "push") !== null;

/** As the direct effect of a click: the sync is off, so that nothing overtakes what is set back. */
export const planUndo = ({ ledger, tables }: Shop, now: Instant): Change[] => [
  remember(ledger, "undo", "push", { at: now }),
  ...tables.settings.flatMap((row) =>
    row.values.setting === nameOfSetting("quantitySync") ? [update(SETTINGS_TAB, row, { value: "Off" })] : [],
  ),
];

/** What is left to set back, and what of it is in a feed. */
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

/** Never below 0; what was ordered since is gone. */
const numberBefore = ({ connection }: ListingQuantity, sold: SoldSince, quantity: number, since: number): number =>
  Math.max(0, quantity - sold(connection.recipe, since));

const isSettable = ({ obstacles }: ListingQuantity): boolean =>
  obstacles.every(({ topic }) => topic !== "copy" && topic !== "ended" && topic !== "fulfilment");

export const undoneChanges = (shop: Shop): readonly QuantityChange[] =>
  undone(shop).flatMap(({ sku, target, history }) => (mustSend(target, history) ? [{ sku, ...target }] : []));

/** What Walmart has not answered clearly yet stays to be set back; nothing else does. */
export function planUndone(shop: Shop): Change[] {
  const { ledger } = shop;
  const before = recallItems(ledger, "before");
  const left = undone(shop).filter(({ target, history }) => !isAnswered(target, history));
  const rest = new Map(
    left.flatMap(({ sku }) => {
      const was = before.get(sku);
      return was === undefined ? [] : [[sku as string, was] as const];
    }),
  );
  return [...rememberItems(ledger, "before", rest), ...(rest.size === 0 ? forget(ledger, "undo", "push") : [])];
}

const isAnswered = (target: TargetQuantity, history: QuantityHistory): boolean =>
  history.underWay === null && (!mustSend(target, history) || refusalIn(history.sent)?.quantity === target.quantity);
