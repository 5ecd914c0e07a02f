/** Zeros that the seller wants of listings which follow no stock any more. */
import { planZerosOver, zerosWanted } from "../quantities/lost-leads";
import type { QuantityChange } from "../quantities/plan-quantity-push";
import { isToTell, knownOf } from "../quantities/sent";
import type { Change } from "../values/change";
import { quantitiesOf, type Shop, toldAs } from "./shop";

const zeros = (shop: Shop) => {
  const known = knownOf(shop.ledger);
  const told = toldAs(shop);
  return zerosWanted(shop.ledger, quantitiesOf(shop)).map((listing) => ({
    sku: listing.sku,
    wish: told(listing, 0),
    known: known(listing.sku),
  }));
};

/** What is to be sent for them now. */
export const zeroChanges = (shop: Shop): readonly QuantityChange[] =>
  zeros(shop).flatMap(({ sku, wish, known }) => (isToTell(wish, known) ? [{ sku, ...wish }] : []));

/** Right after they were sent: what Walmart has answered clearly is wanted no longer. What may be in a feed still is. */
export const planZerosTold = (shop: Shop): readonly Change[] =>
  planZerosOver(
    shop.ledger,
    zeros(shop).flatMap(({ sku, wish, known }) =>
      known.underWay === null && (!isToTell(wish, known) || known.sent?.refused?.quantity === 0) ? [sku] : [],
    ),
  );
