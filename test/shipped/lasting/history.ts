/**
 * Four days of a small seller on the built bundle: buyers order, the seller ships, stock changes, hourly runs start by
 * themselves. The same four days are lived with and without a fault, so that whatever differs is the fault's doing.
 */
import type { Fault } from "../../../dev/simulator/walmart/state/fault";
import { createWalmart, type WalmartOptions } from "../../../dev/simulator/walmart/walmart";
import { makeReady } from "../../../dev/world/shop";
import { item } from "../../../dev/world/shop-parts";
import type { WorldSnapshot } from "../../../dev/world/world";
import { openShop, type Shop } from "../../support/shop-under-test";

const HOUR_MS = 3_600_000;
/** Listings, each with a counted lot of so many. X is what a fault of one thing is about. */
export const LISTINGS = ["A", "B", "C", "D", "X"];
const STOCKED = 50;
/** The fault lasts so long, and a day later everything has to be right. */
export const FAULT_HOURS = 72;
export const LAST_HOUR = 96;

/** Hourly at first, then every fourth hour. */
export const RUN_HOURS: readonly number[] = [0, 1, 2, 3, 4, 5, 6, 8, ...from12()];

function from12(): readonly number[] {
  return Array.from({ length: (LAST_HOUR - 12) / 4 + 1 }, (_, at) => 12 + at * 4);
}

/** A shop in the middle of its history. Orders go by names, since their numbers are drawn by lot. */
export interface Life extends Shop {
  /** Purchase order id by the order's name. */
  readonly pos: Map<string, string>;
  readonly buyAs: (name: string, sku: string, quantity?: number) => void;
  /** The seller types a package of an order into Shipments. */
  readonly ship: (name: string) => void;
  readonly setLot: (sku: string, units: number) => void;
  /** At which hours runs start, and what happens before them. */
  readonly hours: readonly number[];
  readonly deeds: Deeds;
}

export type Deed = (life: Life) => void;
export type Deeds = Readonly<Record<number, readonly Deed[]>>;

/** What happens at which hour, before that hour's run. */
const DEEDS: Deeds = {
  0: [({ buyAs }) => buyAs("fresh", "X"), ({ buyAs }) => buyAs("o1", "A", 2)],
  2: [({ ship }) => ship("lost"), ({ ship }) => ship("old")],
  5: [({ setLot }) => setLot("C", 60)],
  6: [({ setLot }) => setLot("D", 20)],
  8: [({ walmart, clock }) => walmart.otherTool.setQuantity("B", 3, clock.now())],
  24: [({ buyAs }) => buyAs("o2", "B", 3)],
  28: [({ ship }) => ship("o1")],
  48: [({ buyAs }) => buyAs("o3", "C")],
  52: [({ setLot }) => setLot("D", 30)],
  60: [({ buyAs }) => buyAs("o4", "A")],
};

/** Where the history begins: everything works, two orders are there, hourly runs are on. */
export function begin(options: WalmartOptions = {}): Life {
  const walmart = createWalmart({
    items: LISTINGS.map(item),
    quantities: LISTINGS.map((sku) => [sku, 1] as const),
    ...options,
    switches: { mostPerPage: 2, inventoriesShortPages: false, ...options.switches },
  });
  const life = withDeeds(openShop({ walmart }), { hours: RUN_HOURS, deeds: DEEDS });
  makeReady(
    life,
    LISTINGS.map((sku) => [sku, STOCKED]),
  );
  // Some orders are never shipped in these days. That Walmart will cancel them is no fault's doing.
  life.switchOn({ "Auto-Cancel Days": "30" });
  life.buyAs("lost", "X");
  life.buyAs("old", "A");
  life.sync();
  life.world.run("startSchedule");
  life.clock.advance(HOUR_MS);
  life.world.fireDueTriggers();
  return life;
}

export function withDeeds(shop: Shop, course: Pick<Life, "hours" | "deeds">): Life {
  const { hands } = shop;
  const pos = new Map<string, string>();
  const poOf = (name: string): string => pos.get(name) ?? name;
  return {
    ...shop,
    ...course,
    pos,
    buyAs: (name, sku, quantity) => void pos.set(name, shop.buy(sku, quantity)),
    ship: (name) =>
      hands.fill("Shipments", ["PO", "Carrier", "Tracking number"], [[poOf(name), "UPS", `1Z999AA1012345${name}`]]),
    setLot: (sku, units) => hands.type("Inventory", "SKU or Variation ID", sku, "Qty", String(units)),
  };
}

/** A moment to which histories go back. */
export interface Moment {
  readonly world: WorldSnapshot;
  readonly pos: ReadonlyMap<string, string>;
}

export const momentOf = ({ world, pos }: Life): Moment => ({ world: world.snapshot(), pos: new Map(pos) });

export function goBack(life: Life, { world, pos }: Moment): void {
  life.world.restore(world);
  life.pos.clear();
  for (const [name, po] of pos) life.pos.set(name, po);
}

export interface Watch {
  readonly faultsOf?: (life: Life) => readonly Fault[];
  /** The hour before whose run they begin; the first one where left out. */
  readonly from?: number | undefined;
  readonly deeds?: Readonly<Record<number, readonly Deed[]>> | undefined;
  /** After every run. */
  readonly afterRun?: (hour: number) => void;
}

/** Lives the four days from where the life stands. */
export function live(life: Life, { faultsOf, from = 0, deeds = {}, afterRun }: Watch): void {
  const { clock, walmart, world } = life;
  const startedAt = clock.now();
  for (const hour of life.hours) {
    clock.set(Math.max(clock.now(), startedAt + hour * HOUR_MS));
    for (const deed of [...(life.deeds[hour] ?? []), ...(deeds[hour] ?? [])]) deed(life);
    if (hour === from) for (const fault of faultsOf?.(life) ?? []) walmart.faults.set(fault);
    if (hour > FAULT_HOURS) walmart.faults.clear();
    clock.advance(HOUR_MS - 1);
    const ran = world.fireDueTriggers();
    if (ran.length !== 1 || ran[0]?.outcome !== "returned") throw new Error(`Hour ${hour}: ${JSON.stringify(ran)}`);
    walmart.passTime(clock.now());
    afterRun?.(hour);
  }
}
