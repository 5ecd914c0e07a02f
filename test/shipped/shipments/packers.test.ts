/** What packers do in ShipStation, and what buyers have been told at the end, on the built bundle. */
import type { Switches } from "../../../dev/simulator/shipstation/wire/settings";
import { type StationShop, stationShop } from "../../support/station-shop";

interface Packing {
  /** Ordered units by SKU, for each order of the case. */
  readonly orders: readonly Readonly<Record<string, number>>[];
  /** What packers do before each run. An order goes by its place among the orders. */
  readonly deeds: readonly ((packers: Packers, pos: readonly string[]) => void)[];
  /** For each order, packages at Walmart as `units:number`. */
  readonly told: readonly (readonly string[])[];
}

interface Packers {
  readonly voidLabel: (shipmentId: number) => void;
  readonly label: (order: string | number, tracking: string, items?: Readonly<Record<string, number>>) => number;
  readonly goBack: (order: string) => void;
  readonly mark: (order: string, tracking: string) => void;
  readonly split: (order: string, part: Readonly<Record<string, number>>) => number;
  readonly combine: (order: string, other: string) => void;
}

const [ONE, TWO, THREE] = ["9400110898825022579493", "9400110898825022579509", "9400110898825022579516"];

const CASES: Readonly<Record<string, Packing>> = {
  "one label for the whole order": {
    orders: [{ A: 2, B: 1 }],
    deeds: [(packers, [po = ""]) => void packers.label(po, ONE)],
    told: [[`2:${ONE}`, `1:${ONE}`]],
  },
  "an order that was split: each part by its own label": {
    orders: [{ A: 2, B: 1 }],
    deeds: [
      (packers, [po = ""]) => void packers.label(packers.split(po, { A: 1 }), ONE),
      (packers, [po = ""]) => void packers.label(po, TWO),
    ],
    told: [[`1:${ONE}`, `1:${TWO}`, `1:${TWO}`]],
  },
  "two orders combined in one package": {
    orders: [{ A: 1 }, { B: 2 }],
    deeds: [
      (packers, [po = "", other = ""]) => {
        packers.combine(po, other);
        packers.label(po, ONE);
      },
    ],
    told: [[`1:${ONE}`], [`2:${ONE}`]],
  },
  "two orders of one phone combined, and marked as shipped by hand": {
    orders: [{ A: 1 }, { B: 1 }],
    deeds: [
      (packers, [po = "", other = ""]) => {
        packers.combine(po, other);
        packers.mark(po, ONE);
      },
    ],
    told: [[`1:${ONE}`], [`1:${ONE}`]],
  },
  "a label that was voided before Aisle heard of it, and the one after it": {
    orders: [{ A: 1 }],
    deeds: [
      (packers, [po = ""]) => packers.voidLabel(packers.label(po, ONE)),
      (packers, [po = ""]) => void packers.label(po, TWO),
    ],
    told: [[`1:${TWO}`]],
  },
  "a return label, and a second label for what has left": {
    orders: [{ A: 1 }],
    deeds: [
      (packers, [po = ""]) => packers.goBack(po),
      (packers, [po = ""]) => {
        packers.label(po, TWO);
        packers.label(po, THREE);
      },
    ],
    told: [[`1:${TWO}`]],
  },
};

function packersOf({ shipStation, clock }: StationShop): Packers {
  const { packers } = shipStation;
  return {
    voidLabel: (id) => packers.voidLabel(id, clock.now()),
    label: (order, tracking, items) => packers.buyLabel(order, { tracking, items }, clock.now()),
    goBack: (order) => void packers.buyReturnLabel(order, { tracking: ONE }, clock.now()),
    mark: (order, tracking) => void packers.markShipped(order, { carrier: "USPS", tracking }, clock.now()),
    split: (order, part) => packers.split(order, [part], clock.now())[0] ?? 0,
    combine: (order, other) => void packers.combine(order, [other], clock.now()),
  };
}

/** Every case in one shop, in the same runs. Gives what buyers of each case were told. */
function pack(switches: Partial<Switches>) {
  const shop = stationShop();
  shop.shipStation.adjust(switches);
  const packers = packersOf(shop);
  const pos = Object.entries(CASES).map(([name, { orders }]) => {
    const bought = orders.map((wanted) => {
      const lines = Object.entries(wanted).map(([sku, quantity]) => ({ sku, quantity }));
      const placed = shop.walmart.buyers.order({ lines, isForced: true }, shop.clock.now());
      if (placed.kind === "refused") throw new Error(placed.reason);
      return placed.purchaseOrderId;
    });
    return [name, bought] as const;
  });
  shop.next();
  for (const at of [0, 1]) {
    for (const [name, bought] of pos) CASES[name]?.deeds[at]?.(packers, bought);
    shop.next();
  }
  const idle = shop.next();
  const told = pos.map(([name, bought]) => {
    const packages = bought.map((po) =>
      shop.walmart.shipmentsOf(po).map((one) => `${one.units}:${one.trackingNumber}`),
    );
    return [name, packages] as const;
  });
  return { told: Object.fromEntries(told), idle, violations: shop.shipStation.counters().violations };
}

test.each<[string, Partial<Switches>]>([
  ["as most of the documents have it", {}],
  [
    "with labels that name no items, children with own keys, and dates in UTC",
    {
      labelItems: "missing",
      splitKeys: "own",
      zone: "utc",
    },
  ],
])("whatever packers do, each buyer is told of each package, once: %s", (_, switches) => {
  const { told, idle, violations } = pack(switches);
  expect(told).toEqual(Object.fromEntries(Object.entries(CASES).map(([name, one]) => [name, one.told])));
  expect(violations).toEqual({});
  expect(idle.counts.shipments).toBe(0);
});
