/** Zeros that the seller wants for listings which follow no stock any more. */

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

/** The zeros to send now. */
export const zeroChanges = (shop: Shop): readonly QuantityChange[] =>
  zeros(shop).flatMap(({ sku, target, history }) => (mustSend(target, history) ? [{ sku, ...target }] : []));

/**
 * Right after they were sent: a zero that Walmart answered clearly is fulfilled. One that may be in a feed is still
 * wanted.
 */
export const planZerosDone = (shop: Shop): readonly Change[] =>
  planZerosOver(
    shop.ledger,
    zeros(shop).flatMap(({ sku, target, history }) =>
      history.underWay === null && (!mustSend(target, history) || refusalIn(history.sent)?.quantity === 0) ? [sku] : [],
    ),
  );
