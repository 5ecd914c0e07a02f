/**
 * The part of the day that is about packages: an order of three phones that leaves in two of them, the first with a
 * number that was typed wrongly.
 */
import { actor, buy, type Day, imeisOf, poOf } from "./actors";
import { type Check, check } from "./check";

/** Three phones of one kind. */
const IN_PARTS = "in parts";
/** As it was typed at first, and as it is on the label. */
const [TYPED, PRINTED] = ["1Z999AA10123456700", "1Z999AA10123456719"];
const REST = "1Z999AA10123456728";

export const orderThree = (day: Day): void => buy(day, IN_PARTS, [{ sku: actor(day, 12), quantity: 3 }]);

/** Types a package of the three phones into Shipments. */
function typePackage(day: Day, units: number, tracking: string): void {
  const po = poOf(day, IN_PARTS);
  const line = day.hands.row("Orders", { PO: po }).shown("Line");
  const headings = ["PO", "Line", "Qty", "Carrier", "Tracking number"];
  day.hands.fill("Shipments", headings, [[po, line, String(units), "UPS", tracking]]);
}

/** One of three leaves, with a wrong number. */
export function shipOneOfThree(day: Day): void {
  const imeis = imeisOf(day, actor(day, 12)).slice(0, 3);
  day.hands.type("Orders", "SKU as sold", actor(day, 12), "IMEIs / units", imeis.join(", "));
  typePackage(day, 1, TYPED);
}

/** The number is corrected, and the other two leave. */
export function shipTheRest(day: Day): void {
  day.hands.type("Shipments", "Tracking number", TYPED, "Tracking number", PRINTED);
  typePackage(day, 2, REST);
}

/** What the buyers have to have been told at the end of the day. */
export function judgePacking(day: Day): readonly Check[] {
  const parts = day.walmart.shipmentsOf(poOf(day, IN_PARTS)).map((one) => `${one.units} by ${one.trackingNumber}`);
  return [
    check("three phones left in two packages, and the buyer has both numbers, the first as it was corrected", {
      holds: parts.join("; ") === `1 by ${PRINTED}; 2 by ${REST}`,
      seen: parts.join("; "),
    }),
  ];
}
