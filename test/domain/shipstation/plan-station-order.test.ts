/** One order in ShipStation from look to look: what is sent, what stays as people there left it, and what a death changes. */
import { readListing } from "../../../src/domain/shipstation/looked-up";
import {
  barredText,
  isOver,
  mayNeedSaving,
  planStationOrder,
} from "../../../src/domain/shipstation/plan-station-order";
import type { StationOrder, StationState } from "../../../src/domain/shipstation/station-order";
import { stationText } from "../../../src/domain/shipstation/station-text";
import { NOW } from "../../support/builders";
import { aStation, contentIn, intentOfRows, thereAs } from "../../support/station-builders";

const SHIP = intentOfRows({ quantity: 3 });
const HOLD = intentOfRows({ quantity: 3, status: "New" });
const CANCEL = intentOfRows({ quantity: 3, cancelled: 3 });
const FEWER = intentOfRows({ quantity: 3, cancelled: 1 });
const MOVED = intentOfRows({ quantity: 3, shipToStreet: "2 Side St" });

/** An order that Aisle made and ShipStation has. */
const made = () => {
  const station = aStation();
  station.run(SHIP);
  return station;
};

const textOf = ({ memory }: ReturnType<typeof made>, intent = SHIP) => stationText(intent, memory, null);

describe("an order that ShipStation has not", () => {
  test("is made awaiting shipment, with the PO as its number and a key that never changes", () => {
    const station = made();
    expect(station.there).toMatchObject({ key: "aisle-1001", number: "1001", state: "awaiting" });
    expect(station.there?.items.map(({ quantity }) => quantity)).toEqual([3]);
    expect(textOf(station)).toBe("Awaiting shipment");
  });

  test("is not made on hold or canceled", () => {
    for (const intent of [HOLD, CANCEL]) expect(aStation().run(intent)).toEqual({ kind: "rest", memory: null });
  });

  test("is barred without a whole address, or with a number that ShipStation does not take", () => {
    expect(barredText("1001", intentOfRows({ shipToCity: null }))).toBe(
      "Its ship-to has no city. Complete it in Orders.",
    );
    expect(barredText("1".repeat(51), SHIP)).toContain("50 characters");
    expect(barredText("1001", SHIP)).toBeNull();
  });

  const byHand = (changes: Partial<StationOrder> = {}) => thereAs({ ...wanted(), key: "by hand" }, changes);
  const wanted = () => {
    const plan = aStation().run(SHIP);
    if (plan.kind !== "save") throw new Error("it is not saved");
    return plan.wanted;
  };

  test("is barred while somebody has made one with the same number there, whether it was shipped or not", () => {
    for (const state of ["awaiting", "shipped", "on hold"] as StationState[]) {
      const strangers = readListing([byHand({ state })], NOW).strangers("1001");
      const plan = planStationOrder({ po: "1001", intent: SHIP, memory: null, current: null, strangers, now: NOW });
      expect(plan).toMatchObject({
        kind: "bar",
        said: expect.stringContaining("already has an order with this number"),
      });
    }
  });

  test("is made beside an order with another number, or one that was canceled, or a part split off Aisle's own", () => {
    const own = thereAs(wanted(), { id: "5" });
    const others = [byHand({ number: "10012" }), byHand({ state: "canceled" }), byHand({ parent: "5" }), own];
    expect(readListing(others, NOW).strangers("1001")).toEqual([]);
  });
});

describe("only what changed is sent, and only while the order is open", () => {
  test("nothing at all while nothing changes", () => {
    const station = made();
    expect(mayNeedSaving(SHIP, station.memory)).toBe(false);
    expect(station.run(SHIP).kind).toBe("rest");
    expect(mayNeedSaving(SHIP, station.memory)).toBe(false);
  });

  test("a canceled unit, a new address, a later ship-by date: each by itself", () => {
    const station = made();
    expect(mayNeedSaving(FEWER, station.memory)).toBe(true);
    station.run(FEWER);
    expect(station.there?.items.map(({ quantity }) => quantity)).toEqual([2]);
    station.run(MOVED);
    expect(station.there?.shipTo.street1).toBe("2 Side St");
    expect(station.there?.items.map(({ quantity }) => quantity)).toEqual([3]);
  });

  test("nothing once it was shipped or handed over, whatever changes", () => {
    for (const state of ["shipped", "pending fulfillment"] as StationState[]) {
      const station = made();
      station.people({ state });
      for (const intent of [FEWER, HOLD, CANCEL, SHIP]) expect(station.run(intent).kind).toBe("rest");
      expect(station.there?.state).toBe(state);
      for (const intent of [FEWER, HOLD, CANCEL]) expect(mayNeedSaving(intent, station.memory)).toBe(false);
    }
  });

  test("not the address whose buyer data was emptied here", () => {
    const station = made();
    const purged = intentOfRows({ quantity: 3, shipToName: null, shipToStreet: null, shipToCity: null });
    expect(mayNeedSaving(purged, station.memory)).toBe(false);
    station.run(intentOfRows({ quantity: 3, cancelled: 1, shipToName: null, shipToStreet: null }));
    expect(station.there).toMatchObject({ shipTo: { name: "Ann Lee", street1: "1 Main St" } });
  });
});

describe("leaving a ticked status", () => {
  test("puts it on hold, and coming back lets it be shipped again", () => {
    const station = made();
    station.run(HOLD);
    expect([station.there?.state, textOf(station, HOLD)]).toEqual(["on hold", "On hold"]);
    expect(mayNeedSaving(HOLD, station.memory)).toBe(false);
    station.run(SHIP);
    expect([station.there?.state, textOf(station)]).toEqual(["awaiting", "Awaiting shipment"]);
  });

  test("cancels it when it is canceled, also while people hold it", () => {
    for (const state of ["awaiting", "on hold", "awaiting payment"] as StationState[]) {
      const station = made();
      station.people({ state });
      station.run(CANCEL);
      expect(station.there?.state).toBe("canceled");
      expect(mayNeedSaving(CANCEL, station.memory)).toBe(false);
    }
  });
});

describe("what people in ShipStation did stays", () => {
  test("an order that they put on hold is never put back to awaiting", () => {
    const station = made();
    station.people({ state: "on hold" });
    for (const intent of [SHIP, HOLD, SHIP, FEWER, HOLD, MOVED]) {
      station.run(intent);
      expect(station.there?.state).toBe("on hold");
    }
    expect(textOf(station)).toContain("On hold");
  });

  test("nor is one that waits for payment there, nor one whose hold of Aisle's they lifted put on hold again", () => {
    const station = made();
    station.people({ state: "awaiting payment" });
    for (const intent of [SHIP, HOLD, SHIP]) station.run(intent);
    expect(station.there?.state).toBe("awaiting payment");
    const held = made();
    held.run(HOLD);
    held.people({ state: "awaiting" });
    held.run(HOLD);
    expect(held.there?.state).toBe("awaiting");
  });

  test("an order that they let go again follows its status as before", () => {
    const station = made();
    station.people({ state: "on hold" });
    station.run(FEWER);
    station.people({ state: "awaiting" });
    station.run(SHIP);
    station.run(HOLD);
    expect(station.there?.state).toBe("on hold");
  });

  test("an address that they corrected is not overwritten, and the row says that it has changed here since", () => {
    const station = made();
    const corrected = { ...contentIn(SHIP).shipTo.address, street2: "Apt 4" } as StationOrder["shipTo"];
    station.people({ shipTo: corrected });
    station.run(FEWER);
    expect(station.there?.shipTo).toEqual(corrected);
    expect(station.there?.items.map(({ quantity }) => quantity)).toEqual([2]);
    const moved = intentOfRows({ quantity: 3, cancelled: 1, shipToStreet: "2 Side St" });
    station.run(moved);
    expect(station.there?.shipTo).toEqual(corrected);
    expect(mayNeedSaving(moved, station.memory)).toBe(false);
    expect(textOf(station, moved)).toBe(
      "Awaiting shipment. The ship-to was changed there, so changes here do not follow: compare them",
    );
  });

  test("letter case, blanks and dashes that ShipStation changes by itself are nobody's edit", () => {
    const station = made();
    const { address } = contentIn(SHIP).shipTo;
    if (address === null) throw new Error("no address");
    station.people({ shipTo: { ...address, name: "ANN  LEE", street1: "1 MAIN ST.", phone: "217-555-0100" } });
    station.run(MOVED);
    expect(station.there?.shipTo.street1).toBe("2 Side St");
  });

  test("items that they split, changed or added to stay, and what was canceled since is said", () => {
    const station = made();
    station.people({ items: [{ ...(station.there?.items[0] as StationOrder["items"][number]), quantity: 1 }] });
    station.run(FEWER);
    expect(station.there?.items.map(({ quantity }) => quantity)).toEqual([1]);
    expect(textOf(station, FEWER)).toContain("The items were changed there");
  });

  test("a ship-by date of which ShipStation keeps only the day is nobody's edit", () => {
    const by = (iso: string) => intentOfRows({ shipBy: { instant: Date.parse(iso) as never, text: iso } });
    const station = aStation();
    station.run(by("2026-12-04T21:59:00Z"));
    station.people({ shipBy: Date.parse("2026-12-04T08:00:00Z") as never });
    station.run(by("2026-12-05T21:59:00Z"));
    expect(station.there?.shipBy).toBe(Date.parse("2026-12-05T21:59:00Z"));
  });

  test("a canceled order that they restored is theirs, and one that is wanted again says that ShipStation keeps it canceled", () => {
    const station = made();
    station.run(CANCEL);
    expect(station.run(SHIP).kind).toBe("rest");
    expect(textOf(station)).toBe(
      "Canceled. It is wanted again, but ShipStation changes no canceled order: restore it there.",
    );
    station.people({ state: "awaiting" });
    expect(station.run(HOLD).kind).toBe("rest");
  });

  test("a voided label that opens the order again leaves it to them", () => {
    const station = made();
    station.people({ state: "shipped" });
    station.run(SHIP);
    station.people({ state: "awaiting" });
    expect(station.run(HOLD).kind).toBe("rest");
    expect(station.there?.state).toBe("awaiting");
  });

  test("an order that they deleted is not made again, until it was not wanted for a while", () => {
    const station = made();
    station.there = null;
    expect(station.run(FEWER).kind).toBe("rest");
    expect(textOf(station, FEWER)).toContain("somebody deleted it in ShipStation");
    expect(mayNeedSaving(FEWER, station.memory)).toBe(false);
    expect(station.memory !== null && isOver(HOLD, station.memory)).toBe(true);
  });
});

describe("an order that people combined with another one vanishes there", () => {
  const master = (changes: Partial<StationOrder> = {}) => {
    const { there } = made();
    if (there === null) throw new Error("there is no order");
    return thereAs({ ...there, key: "aisle-1002", number: "1002" }, { id: "5", ...changes });
  };
  const order = { po: "1001", since: null, id: null };

  test("and is found by its id there, or by its items", () => {
    const found = (entry: StationOrder, id: string | null) => readListing([entry], null).current({ ...order, id })?.id;
    expect(found(master({ items: [], merged: ["77"] }), "77")).toBe("5");
    expect(found(master(), null)).toBe("5");
    expect(found(master({ items: [] }), "77")).toBeUndefined();
    expect(found(master({ parent: "1" }), null)).toBeUndefined();
  });

  test("and is neither made again nor changed there, whatever is wanted of it", () => {
    const station = made();
    station.there = master();
    for (const intent of [SHIP, FEWER, HOLD, CANCEL, SHIP]) expect(station.run(intent).kind).toBe("rest");
    for (const intent of [SHIP, FEWER, HOLD, CANCEL]) expect(mayNeedSaving(intent, station.memory)).toBe(false);
    expect(textOf(station)).toBe("Awaiting shipment, combined with another order there");
    expect(textOf(station, CANCEL)).toContain("take it out there");
    station.people({ state: "shipped" });
    station.run(SHIP);
    expect(textOf(station)).toBe("Shipped");
  });

  test("also if Aisle's memory was lost before", () => {
    const station = aStation();
    station.there = master();
    expect(station.run(SHIP)).toMatchObject({ kind: "rest", memory: { state: "combined" } });
  });
});

describe("a run that dies", () => {
  const DEATHS = ["before sending", "before recording"] as const;

  test.each(DEATHS)("%s makes no second order, and the next one finds what arrived", (dies) => {
    const station = aStation();
    station.run(SHIP, { dies });
    expect(mayNeedSaving(SHIP, station.memory)).toBe(true);
    station.run(SHIP);
    expect(station.there).toMatchObject({ key: "aisle-1001", state: "awaiting" });
    expect([mayNeedSaving(SHIP, station.memory), textOf(station)]).toEqual([false, "Awaiting shipment"]);
  });

  test.each(DEATHS)("%s: hold, and back, happen all the same", (dies) => {
    const station = made();
    station.run(HOLD, { dies });
    station.run(HOLD);
    expect(station.there?.state).toBe("on hold");
    station.run(SHIP, { dies });
    station.run(SHIP);
    expect(station.there?.state).toBe("awaiting");
  });

  test.each(DEATHS)("%s: coming back at once still lets it be shipped", (dies) => {
    const station = made();
    station.run(HOLD, { dies });
    station.run(SHIP);
    expect([station.there?.state, station.memory?.state]).toEqual(["awaiting", "awaiting"]);
  });

  test.each(DEATHS)("%s: a change reads as Aisle's own, and the next change follows", (dies) => {
    const station = made();
    station.run(FEWER, { dies });
    station.run(MOVED);
    expect(station.there).toMatchObject({ shipTo: { street1: "2 Side St" }, items: [{ quantity: 3 }] });
    expect(station.memory?.kept).toBeUndefined();
  });

  test.each(DEATHS)("%s, and people change it before the next one: theirs stays", (dies) => {
    const station = made();
    station.run(HOLD, { dies });
    station.people({ state: "shipped" });
    for (const intent of [HOLD, SHIP]) expect(station.run(intent).kind).toBe("rest");
    const held = made();
    held.people({ state: "on hold" });
    held.run(FEWER, { dies });
    held.run(MOVED);
    held.run(SHIP);
    expect(held.there?.state).toBe("on hold");
  });

  test("with its memory lost finds its order again, and changes nothing there", () => {
    const station = made();
    station.memory = null;
    expect(station.run(SHIP)).toMatchObject({ kind: "rest", memory: { state: "awaiting" } });
    station.run(FEWER);
    expect(station.there?.items.map(({ quantity }) => quantity)).toEqual([2]);
    const held = made();
    held.people({ state: "on hold", items: [] });
    held.memory = null;
    for (const intent of [SHIP, FEWER, SHIP]) held.run(intent);
    expect(held.there).toMatchObject({ state: "on hold", items: [] });
  });
});
