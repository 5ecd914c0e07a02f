/**
 * The part of the day that is about packages: an order of three phones that leaves in two of them, the first with a
 * number that was typed wrongly; and an order that somebody packs in ShipStation.
 */
import { actor, buy, type Day, imeisOf, poOf } from "./actors";
import { type Check, check } from "./check";

/** Three phones of one kind. */
const IN_PARTS = "in parts";
/** As it was typed at first, and as it is on the label. */
const [TYPED, PRINTED] = ["1Z999AA10123456700", "1Z999AA10123456719"];
const REST = "1Z999AA10123456728";

/** Two phones, one of each kind, in one package. */
const PACKED = "packed";
const LABEL = "9400110898825022579506";

export function orderPackages(day: Day): void {
  buy(day, IN_PARTS, [{ sku: actor(day, 12), quantity: 3 }]);
  buy(day, PACKED, [
    { sku: actor(day, 13), quantity: 1 },
    { sku: actor(day, 14), quantity: 1 },
  ]);
}

export function useShipStation({ hands }: Day): void {
  hands.tick("Channels", "Channel", "Walmart", "Sync to ShipStation");
  hands.type("Settings", "Setting", "ShipStation", "Value", "On");
}

function commit(day: Day, index: number, units: number): void {
  const imeis = imeisOf(day, actor(day, index)).slice(0, units);
  day.hands.type("Orders", "SKU as sold", actor(day, index), "IMEIs / units", imeis.join(", "));
}

/** Types a package of the three phones into Shipments. */
function typePackage(day: Day, units: number, tracking: string): void {
  const po = poOf(day, IN_PARTS);
  const line = day.hands.row("Orders", { PO: po }).shown("Line");
  const headings = ["PO", "Line", "Qty", "Carrier", "Tracking number"];
  day.hands.fill("Shipments", headings, [[po, line, String(units), "UPS", tracking]]);
}

/** One of three leaves, with a wrong number; a packer buys a label for the order in ShipStation. */
export function pack(day: Day): void {
  commit(day, 12, 3);
  commit(day, 13, 1);
  commit(day, 14, 1);
  typePackage(day, 1, TYPED);
  const po = poOf(day, PACKED);
  // Nobody can pack an order that never came; the judge says so at the end.
  if (day.shipStation.shown(po).length > 0) day.shipStation.packers.buyLabel(po, { tracking: LABEL }, day.clock.now());
}

/** The number is corrected, and the other two leave. */
export function shipTheRest(day: Day): void {
  day.copies.set("label at Walmart", packagesOf(day, PACKED));
  day.hands.type("Shipments", "Tracking number", TYPED, "Tracking number", PRINTED);
  typePackage(day, 2, REST);
}

const packagesOf = ({ walmart, orders }: Day, name: string): readonly string[] =>
  walmart.shipmentsOf(orders.get(name) ?? "").map((one) => `${one.units} by ${one.trackingNumber}`);

/** What the buyers have to have been told at the end of the day, and when. */
export function judgePacking(day: Day): readonly Check[] {
  const { shipStation, copies } = day;
  const parts = packagesOf(day, IN_PARTS).join("; ");
  const packed = packagesOf(day, PACKED).join("; ");
  const after = copies.get("label at Walmart")?.join("; ") ?? "";
  const there = shipStation.shown(poOf(day, PACKED)).map((one) => `${one.orderStatus}, ${one.items.length} items`);
  const numbers = day.hands.column("Shipments", "Tracking number");
  const sources = day.hands.column("Shipments", "Source").filter((_, at) => numbers[at] === LABEL);
  const { violations } = shipStation.counters();
  return [
    check("three phones left in two packages, and the buyer has both numbers, the first as it was corrected", {
      holds: parts === `1 by ${PRINTED}; 2 by ${REST}`,
      seen: parts,
    }),
    check("an order was in ShipStation once, with all its items, and left by a label from there", {
      holds: there.join("; ") === "shipped, 2 items" && sources.join("; ") === "ShipStation",
      seen: `${there.join("; ")}; ${sources.join("; ")}`,
    }),
    check("the label reached Walmart in the very next run, for both lines, and stayed the only one", {
      holds: after === `1 by ${LABEL}; 1 by ${LABEL}` && packed === after,
      seen: `${after}, later ${packed}`,
    }),
    check("ShipStation had no request to complain of", {
      holds: Object.keys(violations).length === 0,
      seen: JSON.stringify(violations),
    }),
  ];
}
