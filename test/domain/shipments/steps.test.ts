/** The life of a shipment: every pair of a state and an event, every path, and the picture in the docs. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { readLedger, remember } from "../../../src/domain/ledger/ledger";
import { shipmentMemory } from "../../../src/domain/shipments/shipment-names";
import {
  isUnderWay,
  mayHaveLeft,
  SHIPMENT_STEPS,
  type ShipmentEvent,
  type ShipmentMemory,
  type ShipmentState,
  STATE_WORDS,
  shipmentAfterEvent,
} from "../../../src/domain/shipments/shipment-states";
import { NOW } from "../../support/builders";
import { rowsOf, written } from "../../support/paper";
import { ROOT } from "../../support/project";

const TABLE: Readonly<Record<string, Readonly<Partial<Record<string, string>>>>> = SHIPMENT_STEPS;

const known = { id: "S-000001", content: "[1]", departed: 1, at: NOW - 9 };
const STATES: Readonly<Record<ShipmentState, ShipmentMemory | null>> = {
  typed: null,
  sending: { ...known, state: "sending" },
  unknown: { ...known, state: "unknown" },
  sent: { ...known, state: "sent", said: "Shown.", sentAt: NOW - 5 },
  "not needed": { ...known, state: "not needed", said: "Nothing left." },
  refused: { ...known, state: "refused", said: "No." },
  replaced: { ...known, state: "replaced", said: "Shown.", sentAt: NOW - 5 },
};
const EVENTS: Readonly<Record<ShipmentEvent["kind"], ShipmentEvent>> = {
  write: { kind: "write", id: "S-000001", content: "[2]", departed: 2, at: NOW },
  withdraw: { kind: "withdraw" },
  lose: { kind: "lose" },
  show: { kind: "show", said: "Shown.", at: NOW },
  spare: { kind: "spare", said: "Nothing left.", at: NOW },
  refuse: { kind: "refuse", said: "No.", at: NOW },
  find: { kind: "find", id: "S-000002", said: "Found.", at: NOW },
  replace: { kind: "replace" },
  void: { kind: "void", id: "S-000003", said: "Voided.", at: NOW },
};
const KINDS = Object.keys(EVENTS) as ShipmentEvent["kind"][];
const pairs = (Object.keys(STATES) as ShipmentState[]).flatMap((state) => KINDS.map((kind) => [state, kind] as const));

/** What the ledger gives back of a memory that was written down. */
function recalled(memory: object): ShipmentMemory | null {
  const paper = written({}, [remember(readLedger([]), "shipment", "[]", memory as ShipmentMemory)]);
  return shipmentMemory(readLedger(rowsOf("ledger", paper.ledger ?? [])), "[]");
}
const defined = (memory: object): object => JSON.parse(JSON.stringify(memory));

test.each(pairs)("%s, then %s: where the table says, or not at all", (state, kind) => {
  const next = TABLE[state]?.[kind];
  if (next === undefined) {
    expect(() => shipmentAfterEvent(STATES[state], EVENTS[kind])).toThrow(expect.objectContaining({ kind: "defect" }));
    return;
  }
  const after = shipmentAfterEvent(STATES[state], EVENTS[kind]);
  expect(after?.state ?? "typed").toBe(next);
  if (after !== null) expect(recalled(after)).toEqual(defined(after));
});

/** All paths of so many steps from a typed row, as lists of events. */
function paths(length: number): readonly (readonly ShipmentEvent["kind"][])[] {
  let all: { readonly state: string; readonly events: readonly ShipmentEvent["kind"][] }[] = [
    { state: "typed", events: [] },
  ];
  for (let step = 0; step < length; step += 1)
    all = all.flatMap(({ state, events }) =>
      KINDS.flatMap((kind) => {
        const next = TABLE[state]?.[kind];
        return next === undefined ? [] : [{ state: next, events: [...events, kind] }];
      }),
    );
  return all.map(({ events }) => events);
}

test("on every path, what may have left stays known until Walmart's order says what became of it", () => {
  const all = paths(6);
  for (const events of all) {
    let memory: ShipmentMemory | null = null;
    let mayBeThere = false;
    for (const kind of events) {
      const wasUnderWay: boolean = memory !== null && isUnderWay(memory);
      memory = shipmentAfterEvent(memory, EVENTS[kind]);
      // Written ahead a second time: the first time it may have left.
      if (kind === "lose" || (kind === "write" && wasUnderWay)) mayBeThere = true;
      if (kind !== "lose" && kind !== "write" && kind !== "withdraw") mayBeThere = false;
      if (mayBeThere) expect([events, memory?.state]).toEqual([events, "unknown"]);
    }
  }
  console.info(`paths of six steps walked: ${all.length}`);
});

/** Google may write a commit and say that it had not, so that it is planned again over what it wrote. */
test.each(["withdraw", "lose", "show", "spare", "refuse", "replace"] as const)(
  "%s, recorded twice, is as if it was recorded once",
  (kind) => {
    for (const before of [STATES.sending, STATES.unknown]) {
      const once = shipmentAfterEvent(before, EVENTS[kind]);
      expect(shipmentAfterEvent(once, EVENTS[kind])).toEqual(once);
    }
  },
);

test("from every state there is a way to an end", () => {
  const ends = new Set(["sent", "not needed", "refused", "replaced"]);
  const reaches = (state: string, seen: readonly string[] = []): boolean =>
    ends.has(state) ||
    Object.values(TABLE[state] ?? {}).some(
      (next) => next !== undefined && !seen.includes(next) && reaches(next, [...seen, state]),
    );
  expect(Object.keys(TABLE).filter((state) => !reaches(state))).toEqual([]);
});

test("only an edited row, or one whose number was replaced, goes out again; a sent one is only looked up", () => {
  const again = Object.entries(TABLE).flatMap(([state, steps]) => (steps.write === "sending" ? [state] : []));
  expect(again).toEqual(["typed", "refused", "replaced"]);
  expect(mayHaveLeft({ state: "refused" })).toBe(false);
});

test("what was departed when it was written ahead first stays, however often it is tried", () => {
  let memory = shipmentAfterEvent(null, { kind: "write", id: "S-000001", content: "a", departed: 1, at: 5 });
  for (const kind of ["lose", "write", "withdraw", "write", "lose"] as const)
    memory = shipmentAfterEvent(memory, EVENTS[kind]);
  expect(memory).toMatchObject({ state: "unknown", departed: 1, at: 5, content: "a" });
});

test("a row is shown with the product's words for states, and a shipment that nobody answered as Sending", () => {
  expect(new Set(Object.values(STATE_WORDS))).toEqual(new Set(["Pending", "Sending", "Sent", "Not needed", "Problem"]));
  expect(STATE_WORDS.unknown).toBe("Sending");
});

test.each([
  [{ id: "S-000001", state: "sending", content: "", left: 3 }, "sending"],
  [{ id: "S-000001", state: "sending", content: "", left: 3, again: true }, "unknown"],
  [{ id: "S-000001", state: "sent", content: "", left: 3, again: true, said: "Shown.", sentAt: NOW }, "sent"],
  [{ id: "S-000001", state: "refused", content: "", left: 3, said: "No.", at: NOW }, "refused"],
])("a memory of an earlier version is read: %j", (memory, state) => {
  expect(recalled(memory)).toMatchObject({ id: "S-000001", state });
});

/** One arrow for each pair of states, with every event that leads along it. A name in the picture has no blanks. */
function picture(): string {
  const arrows = Object.entries(TABLE).flatMap(([state, steps]) =>
    [...new Set(Object.values(steps))].map((next) => {
      const along = Object.keys(steps).filter((event) => steps[event] === next);
      return `    ${state} --> ${next}`.replaceAll("not needed", "not_needed").concat(`: ${along.join(", ")}`);
    }),
  );
  return ["```mermaid", "stateDiagram-v2", ...arrows, "```"].join("\n");
}

test("docs/states.md has the picture of a shipment as the table has it, and names every event", () => {
  const page = readFileSync(path.join(ROOT, "docs", "states.md"), "utf8");
  expect(page).toContain(picture());
  const words = page.slice(page.indexOf("## A shipment"));
  expect(KINDS.filter((kind) => !words.includes(kind))).toEqual([]);
});
