/**
 * A run of shipments dies before each thing it does outside, with and without an answer that gets lost before or after Walmart
 * processed it, and with people at work in between: each unit is shipped once, with the right number.
 */
import type { Cells } from "../support/paper";
import { loseAnswers, packagesOn, parcelDesk, retype, states, sync } from "../support/parcel-desk";
import type { Script } from "../support/scripted-world";

interface Case {
  readonly open: () => Script;
  /** What Walmart shows in the end. */
  readonly packages: readonly string[];
}

const partly: readonly Cells<"shipments">[] = [
  { line: "1", quantity: 1, tracking: "1Z11" },
  { line: "1", quantity: 2, tracking: "1Z22" },
];

function told(): Script {
  const script = parcelDesk([{ line: "1", quantity: 1 }], [{ quantity: 2 }]);
  sync(script);
  retype(script, "1Z1", { tracking: "1Z2" });
  return script;
}

const CASES: Readonly<Record<string, Case>> = {
  "a whole order": {
    open: () => parcelDesk([{}], [{ quantity: 2 }, { line: "2" }]),
    packages: ["1×2 1Z1", "2×1 1Z1"],
  },
  "one line": { open: () => parcelDesk([{ line: "2" }], [{}, { line: "2", quantity: 3 }]), packages: ["2×3 1Z1"] },
  "a part of a line": {
    open: () => parcelDesk([{ line: "1", quantity: 2 }], [{ quantity: 3 }]),
    packages: ["1×2 1Z1"],
  },
  "several packages of a line": {
    open: () => parcelDesk(partly, [{ quantity: 4 }]),
    packages: ["1×1 1Z11", "1×2 1Z22"],
  },
  "a line's row below the whole order's": {
    open: () =>
      parcelDesk(
        [{ tracking: "1Z77" }, { line: "1", quantity: 1, tracking: "1Z55" }],
        [{ quantity: 2 }, { line: "2" }],
      ),
    packages: ["1×1 1Z55", "1×1 1Z77", "2×1 1Z77"],
  },
  "an order to acknowledge first": {
    open: () => parcelDesk([{}], [{ status: "Created", quantity: 2 }]),
    packages: ["1×2 1Z1"],
  },
  "a correction": { open: told, packages: ["1×1 1Z2"] },
};

const DEEDS: Readonly<Record<string, (rows: readonly Cells<"shipments">[]) => readonly Cells<"shipments">[]>> = {
  nobody: (rows) => rows,
  "sorts the rows": (rows) => [...rows].reverse(),
  "copies every row": (rows) => [...rows, ...rows],
  "deletes the rows and types them again": (rows) =>
    rows.map(({ po, line, quantity, carrier, tracking }) => ({ po, line, quantity, carrier, tracking }) as never),
};

/** One run that dies before the event with this number, counted from 0. Gives how many events there were. */
function dying(script: Script, at: number): number {
  let events = 0;
  script.before = () => {
    events += 1;
    // A killed execution is dead: nothing that follows has an effect.
    if (events > at) throw new Error("the execution was killed");
  };
  try {
    sync(script);
  } catch {
    // Nobody is there to catch it.
  }
  script.before = () => undefined;
  return events;
}

let deaths = 0;

describe.each(Object.entries(CASES))("%s", (name, { open, packages }) => {
  test.each([null, "before", "after"] as const)("with an answer that is lost: %s", (lost) => {
    const undisturbed = open();
    loseAnswers(undisturbed, lost);
    const before = undisturbed.events.length;
    const events = dying(undisturbed, Number.POSITIVE_INFINITY);
    const phase = undisturbed.events.slice(before);
    const [first, last] = ["commit write shipments ahead", "commit record shipments"].map((one) => phase.indexOf(one));
    for (const [deed, work] of Object.entries(DEEDS)) {
      // A sent row that is typed anew without its id is another package, not a correction.
      if (name === "a correction" && deed.startsWith("deletes")) continue;
      for (let at = 0; at <= events; at += 1) {
        // Elsewhere in the run the shipments are as before it or after it.
        const isAmid = at >= (first ?? 0) && at <= (last ?? 0) + 1;
        if (!isAmid && (deed !== "nobody" || lost !== null)) continue;
        const script = open();
        loseAnswers(script, lost);
        dying(script, at);
        loseAnswers(script, null);
        script.paper = { ...script.paper, shipments: work(script.paper.shipments ?? []) };
        for (let run = 0; run < 3; run += 1) sync(script);
        const end = {
          lost,
          deed,
          at,
          packages: packagesOn(script),
          open: states(script).filter((state) => state !== "Sent" && state !== "Not needed"),
        };
        expect(end).toEqual({ lost, deed, at, packages, open: [] });
        deaths += 1;
      }
    }
  });
});

afterAll(() => console.info(`deaths of runs with shipments, each followed by three runs: ${deaths}`));
