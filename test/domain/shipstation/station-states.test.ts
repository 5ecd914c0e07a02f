/** The life of an order in ShipStation: every pair of a state and an event, and the picture in the docs. */
import { readFileSync } from "node:fs";
import path from "node:path";
import type { StationState } from "../../../src/domain/shipstation/station-order";
import {
  mayBeOpen,
  STATION_STEPS,
  type Standing,
  type StationEvent,
  seenAs,
  standingAfter,
} from "../../../src/domain/shipstation/station-states";
import { ROOT } from "../../support/project";

type Table = Readonly<Record<string, Readonly<Partial<Record<string, string>>>>>;
const STATES = Object.keys(STATION_STEPS) as Standing[];
const EVENTS: readonly StationEvent[] = ["await", "hold", "cancel", "move", "join", "leave", "miss"];
const SHOWN: readonly StationState[] = [
  "awaiting payment",
  "awaiting",
  "pending fulfillment",
  "on hold",
  "shipped",
  "canceled",
];
const pairs = STATES.flatMap((state) => EVENTS.map((event): [Standing, StationEvent] => [state, event]));

test.each(pairs)("%s, then %s: where the table says, or not at all", (state, event) => {
  const next = (STATION_STEPS as Table)[state]?.[event];
  if (next === undefined)
    expect(() => standingAfter(state, event)).toThrow(expect.objectContaining({ kind: "defect" }));
  else expect(standingAfter(state, event)).toBe(next);
});

test("whatever ShipStation shows, and whatever was about to be saved, the table has a step for it", () => {
  for (const state of STATES)
    for (const shown of SHOWN)
      for (const ahead of [undefined, ...SHOWN.map((one) => ({ state: one }))])
        for (const intent of ["ship", "other"] as const)
          expect(STATES).toContain(standingAfter(state, seenAs({ state, ahead }, shown, intent)));
});

test("no state that people set becomes Aisle's own, unless they set what Aisle wants", () => {
  for (const state of ["theirs", "left", "canceled", "deleted"] as const)
    for (const shown of SHOWN)
      for (const ahead of [undefined, ...SHOWN.map((one) => ({ state: one }))])
        expect(["awaiting", "held"]).not.toContain(standingAfter(state, seenAs({ state, ahead }, shown, "other")));
});

test("an order that left or was canceled is not looked at any more", () => {
  expect(STATES.filter((state) => mayBeOpen({ state }))).toEqual(["new", "awaiting", "held", "theirs", "combined"]);
});

/** One arrow for each pair of states, with every event that leads along it. */
function pictureOf(table: Table): string {
  const arrows = Object.entries(table).flatMap(([state, steps]) =>
    [...new Set(Object.values(steps))].map((next) => {
      const along = Object.keys(steps).filter((event) => steps[event] === next);
      return `    ${state} --> ${next}: ${along.join(", ")}`;
    }),
  );
  return ["```mermaid", "stateDiagram-v2", ...arrows, "```"].join("\n");
}

test("docs/states.md has the picture of an order in ShipStation as the table has it", () => {
  const page = readFileSync(path.join(ROOT, "docs", "states.md"), "utf8");
  const picture = pictureOf(STATION_STEPS);
  if (!page.includes(picture)) throw new Error(`docs/states.md lacks:\n${picture}`);
});
