/** Shops whose orders go to ShipStation, and orders as they stand there. */
import { readLedger, remember } from "../../src/domain/ledger/ledger";
import type { Intent } from "../../src/domain/shipstation/intents";
import { planStationOrder, type StationPlan } from "../../src/domain/shipstation/plan-station-order";
import { stationKey } from "../../src/domain/shipstation/station-keys";
import type { StationOrder, WantedOrder } from "../../src/domain/shipstation/station-order";
import type { StationMemory } from "../../src/domain/shipstation/station-states";
import { stationIntents } from "../../src/domain/workbook/plans/station-orders";
import { anOrderRow, aShop, NOW, SYNC_ON, settingRows } from "./builders";
import { type Cells, type Paper, rowsOf, written } from "./paper";

export const STATION_ON = { ...SYNC_ON, ShipStation: "On" } as const;

export const SHIP_TO = {
  shipToName: "Ann Lee",
  shipToStreet: "1 Main St",
  shipToCity: "Springfield",
  shipToState: "IL",
  shipToPostcode: "62701",
  shipToCountry: "USA",
  shipToPhone: "(217) 555-0100",
} as const;

export const aStationRow = (cells: Cells<"orders"> = {}): Cells<"orders"> => anOrderRow({ ...SHIP_TO, ...cells });

export const aStationPaper = (paper: Paper = {}): Paper => ({
  settings: settingRows(STATION_ON),
  channels: [{ channel: "Walmart", syncToShipStation: true }],
  orders: [aStationRow()],
  ...paper,
});

export function intentIn(paper: Paper, po = "1001"): Intent {
  const intent = stationIntents(aShop(aStationPaper(paper))).get(po);
  if (intent === undefined) throw new Error(`no order is called ${po}`);
  return intent;
}

/** The intent for one order with these rows. */
export const intentOfRows = (...rows: Cells<"orders">[]): Intent => intentIn({ orders: rows.map(aStationRow) });

export function contentIn(intent: Intent) {
  if (intent.kind !== "ship") throw new Error(`it is to ${intent.kind}`);
  return intent.content();
}

/** What ShipStation shows of an order that was saved. */
export const thereAs = (wanted: WantedOrder, changes: Partial<StationOrder> = {}): StationOrder => ({
  ...wanted,
  id: "77",
  store: "1",
  changedAt: NOW,
  parent: null,
  merged: [],
  whole: {},
  ...changes,
});

/** What the ledger gives back of a memory. */
export function recalledStation(memory: StationMemory): StationMemory {
  const paper = written({}, [remember(readLedger([]), "station", "1001", memory)]);
  const found = readLedger(rowsOf("ledger", paper.ledger ?? [])).recall("station", "1001");
  if (found === null) throw new Error("it cannot be read back");
  return found;
}

/** One order in ShipStation as Aisle treats it, from look to look. `there` may be changed as people there would. */
export interface Station {
  memory: StationMemory | null;
  there: StationOrder | null;
  /** Aisle looks and does what the plan says. `dies`: after this step nothing more happens. */
  run(intent: Intent, how?: { dies?: "before sending" | "before recording" }): StationPlan;
  people(changes: Partial<StationOrder>): void;
}

export function aStation(): Station {
  return {
    memory: null,
    there: null,
    run(intent, { dies } = {}) {
      const plan = planStationOrder({
        po: "1001",
        intent,
        memory: this.memory,
        current: this.there,
        strangers: [],
        now: NOW,
      });
      if (plan.kind === "rest") this.memory = plan.memory === null ? null : recalledStation(plan.memory);
      if (plan.kind !== "save") return plan;
      if (plan.wanted.key !== stationKey("1001")) throw new Error("another key");
      this.memory = recalledStation(plan.ahead);
      if (dies === "before sending") return plan;
      if (this.there !== null && !["awaiting", "on hold", "awaiting payment"].includes(this.there.state))
        throw new Error("ShipStation refuses: it is closed");
      this.there = thereAs(plan.wanted, this.there === null ? {} : { id: this.there.id });
      if (dies === "before recording") return plan;
      this.memory = recalledStation({ ...plan.after, id: this.there.id });
      return plan;
    },
    people(changes) {
      if (this.there === null) throw new Error("there is no order");
      this.there = { ...this.there, ...changes };
    },
  };
}
