/** Zeros that the seller wants of listings which follow no stock any more. */

import { planZerosOver, zerosWanted } from "../../quantities/guards/lost-leads";
import { mustSend, quantityHistory } from "../../quantities/history/sent";
import { refusalIn } from "../../quantities/history/sent-states";
import type { QuantityChange } from "../../quantities/push/plan-quantity-push";
import type { Change } from "../../values/change";
import { quantitiesOf, targetAs } from "../numbers";
import type { Shop } from "../shop";

const zeros = (shop: Shop) => {
  const historyOf = quantityHistory(shop.ledger);
  const targetFor = targetAs(shop);
  return zerosWanted(shop.ledger, quantitiesOf(shop)).map((listing) => ({
    sku: listing.sku,
    target: targetFor(listing, 0),
    history: historyOf(listing.sku),
  }));
};

/** What is to be sent for them now. */
export const zeroChanges = (shop: Shop): readonly QuantityChange[] =>
  zeros(shop).flatMap(({ sku, target, history }) => (mustSend(target, history) ? [{ sku, ...target }] : []));

/** Right after they were sent: what Walmart has answered clearly is wanted no longer. What may be in a feed still is. */
export const planZerosDone = (shop: Shop): readonly Change[] =>
  planZerosOver(
    shop.ledger,
    zeros(shop).flatMap(({ sku, target, history }) =>
      history.underWay === null && (!mustSend(target, history) || refusalIn(history.sent)?.quantity === 0) ? [sku] : [],
    ),
  );
