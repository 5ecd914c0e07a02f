/**
 * For three days one request of ShipStation's fails, and nothing else. Each request fails in two of the ways of the table
 * for Walmart: which answers mean what is decided in one place for all of them.
 */
import type { FaultName } from "../../../dev/simulator/shipstation/state/fault";
import type { Family } from "../../../dev/simulator/shipstation/wire/families";
import type { WorldSnapshot } from "../../../dev/world/world";
import { sourcesIn } from "../../support/project";
import { type StationShop, stationShop } from "../../support/station-shop";

/** What is to happen in these days, by what the seller would miss. */
const DEEDS = ["a label", "a mark by hand", "a new order", "a typed package"] as const;
type Deed = (typeof DEEDS)[number];

interface Row {
  readonly operation: string;
  readonly family: Family;
  readonly failures: readonly FaultName[];
  /** What waits while it fails. All else is there after the first run. */
  readonly waits: readonly Deed[];
  /** The hour from which on it is told; 1 if left out. Before, at most the runs tell of it that save a new order. */
  readonly toldFrom?: number;
}

const ROWS: readonly Row[] = [
  { operation: "GET /shipments", family: "shipments", failures: ["error-500", "garbage"], waits: ["a label"] },
  {
    operation: "GET /fulfillments",
    family: "fulfillments",
    failures: ["down", "empty-object"],
    waits: ["a mark by hand"],
  },
  { operation: "GET /orders", family: "orders", failures: ["not-found-bare", "error-500"], waits: ["a new order"] },
  { operation: "GET /orders/{}", family: "order", failures: ["garbage", "down"], waits: ["a mark by hand"] },
  {
    operation: "POST /orders/createorders",
    family: "save-orders",
    failures: ["error-500", "down"],
    waits: ["a new order"],
  },
  {
    operation: "POST /orders/createorders",
    family: "save-orders",
    failures: ["drop-after-processing", "empty-object"],
    waits: [],
    // It was done, and the next look shows it.
    toldFrom: Number.POSITIVE_INFINITY,
  },
  // The store is known, and looked at once a day: nothing depends on it.
  {
    operation: "GET /stores",
    family: "stores",
    failures: ["error-500", "empty-object"],
    waits: [],
    toldFrom: Number.POSITIVE_INFINITY,
  },
];

const HOURS = [1, 2, 6, 24, 48, 72];
/** Before the runs of these hours a buyer orders. */
const BUYING = [1, 48];
const HOUR_MS = 3_600_000;

interface Life extends StationShop {
  readonly pos: Readonly<Record<Deed, string>>;
}

const LABEL = "9400110898825022579493";
const MARK = "9400110898825022579509";
const TYPED = "1Z999AA10123456784";

let ready: { readonly life: Life; readonly moment: WorldSnapshot } | null = null;

/** Three orders are in ShipStation; the fourth is bought when the days begin, and a fifth on the last of them. */
function begin(): Life {
  if (ready === null) {
    const shop = stationShop();
    shop.switchOn({ "Auto-Cancel Days": "30" });
    const [label = "", mark = "", typed = ""] = [1, 2, 3].map(() => shop.buy("A", 1));
    shop.next();
    const life = {
      ...shop,
      pos: { "a label": label, "a mark by hand": mark, "a typed package": typed, "a new order": "" },
    };
    ready = { life, moment: shop.world.snapshot() };
  }
  ready.life.world.restore(ready.moment);
  return { ...ready.life, pos: { ...ready.life.pos, "a new order": ready.life.buy("A", 1) } };
}

const isDone: Readonly<Record<Deed, (life: Life, po: string) => boolean>> = {
  "a label": (life, po) => numbersOf(life, po) === LABEL,
  "a mark by hand": (life, po) => numbersOf(life, po) === MARK,
  "a typed package": (life, po) => numbersOf(life, po) === TYPED,
  "a new order": (life, po) => life.there(po).length === 1,
};

const numbersOf = ({ walmart }: Life, po: string): string =>
  walmart
    .shipmentsOf(po)
    .map(({ trackingNumber }) => trackingNumber)
    .join(", ");

const doneIn = (life: Life): readonly Deed[] => DEEDS.filter((deed) => isDone[deed](life, life.pos[deed]));

const CELLS = ROWS.flatMap((row) => row.failures.map((failure) => [row.operation, failure, row] as const));

describe("for three days one request of ShipStation's fails, and nothing else", () => {
  test.each(CELLS)("%s: %s", (_, failure, { family, waits, toldFrom = 1 }) => {
    const life = begin();
    const { shipStation, hands, clock, pos } = life;
    shipStation.faults.set({ name: failure, families: [family] });
    shipStation.packers.buyLabel(pos["a label"], { tracking: LABEL }, clock.now());
    shipStation.packers.markShipped(pos["a mark by hand"], { carrier: "USPS", tracking: MARK }, clock.now());
    hands.fill("Shipments", ["PO", "Carrier", "Tracking number"], [[pos["a typed package"], "UPS", TYPED]]);
    const startedAt = clock.now();
    for (const hour of HOURS) {
      clock.set(startedAt + (hour - 1) * HOUR_MS);
      const late = hour === BUYING[1] ? life.buy("A", 1) : null;
      const { status, summary } = life.next();
      if (late !== null) expect(life.there(late)).toHaveLength(waits.includes("a new order") ? 0 : 1);
      expect([hour, DEEDS.filter((deed) => !doneIn(life).includes(deed))]).toEqual([hour, waits]);
      const isTold = hour >= toldFrom;
      if (!BUYING.includes(hour) || isTold) expect([hour, status.kind !== "up to date"]).toEqual([hour, isTold]);
      if (hour >= toldFrom + 5) expect(summary).toMatch(/It has failed for \d+ (days|hours)/);
    }
    shipStation.faults.clear();
    clock.advance(23 * HOUR_MS);
    life.next();
    const last = life.next();
    expect(doneIn(life)).toEqual(DEEDS);
    expect(last.summary).toMatch(/^Up to date/);
    expect(shipStation.orders()).toHaveLength(5);
  });

  test("every request that the adapter names is in the table", () => {
    const code = sourcesIn(["src/adapters/shipstation"], [".ts"]).map(({ text }) => text);
    const named = code.flatMap((text) => [...text.matchAll(/["`](\/[a-z][^"`\s]*)["`]/g)].map(([, path = ""]) => path));
    const paths = new Set(ROWS.map(({ operation }) => operation.split(" ")[1]));
    expect([...new Set(named.map((path) => path.replace(/\$\{[^}]*\}/g, "{}")))].sort()).toEqual([...paths].sort());
  });
});
