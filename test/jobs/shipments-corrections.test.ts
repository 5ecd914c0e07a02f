/** The seller types another tracking number into the row of a package that Walmart was told of. */
import type { Cells } from "../support/paper";
import {
  cancel,
  loseAnswers,
  packagesOn,
  parcelDesk,
  retype,
  said,
  shipElsewhere,
  states,
  sync,
} from "../support/parcel-desk";
import { elapse, REFUSED, type Script } from "../support/scripted-world";

const HOUR_MS = 3_600_000;

/** The rows were sent. */
function told(shipments: readonly Cells<"shipments">[] = [{}], lines: Parameters<typeof parcelDesk>[1] = [{}]): Script {
  const script = parcelDesk(shipments, lines);
  sync(script);
  expect(states(script)).toEqual(shipments.map(() => "Sent"));
  return script;
}

describe("a corrected number within Walmart's hours", () => {
  test("is sent once as a correction, and the row keeps its id and says which number it replaced", () => {
    const script = told();
    const id = script.paper.shipments?.[0]?.shipmentId;
    retype(script, "1Z1", { tracking: "1Z2" });
    for (let run = 0; run < 3; run += 1) sync(script);
    expect(script.corrected).toHaveLength(1);
    expect(script.shipped).toHaveLength(1);
    expect(packagesOn(script)).toEqual(["1×1 1Z2"]);
    expect(script.paper.shipments).toEqual([
      expect.objectContaining({
        shipmentId: id,
        state: "Sent",
        walmartSaid: "Walmart shows this tracking number. It replaced 1Z1.",
      }),
    ]);
  });

  test("of one of several packages leaves the others as they are", () => {
    const script = told(
      [
        { line: "1", quantity: 1 },
        { line: "1", quantity: 2, tracking: "1Z9" },
      ],
      [{ quantity: 3 }],
    );
    retype(script, "1Z1", { tracking: "1Z2" });
    sync(script);
    expect(packagesOn(script)).toEqual(["1×1 1Z2", "1×2 1Z9"]);
    expect(states(script)).toEqual(["Sent", "Sent"]);
  });

  test("of a whole order is corrected on every line", () => {
    const script = told([{}], [{}, { line: "2", quantity: 2 }]);
    retype(script, "1Z1", { tracking: "1Z2" });
    sync(script);
    expect(packagesOn(script)).toEqual(["1×1 1Z2", "2×2 1Z2"]);
    expect(script.corrected).toHaveLength(1);
  });

  test("may be corrected again, and back", () => {
    const script = told();
    for (const [from, to] of [
      ["1Z1", "1Z2"],
      ["1Z2", "1Z3"],
      ["1Z3", "1Z1"],
    ] as const) {
      retype(script, from, { tracking: to });
      sync(script);
      sync(script);
      expect([packagesOn(script), states(script)]).toEqual([[`1×1 ${to}`], ["Sent"]]);
    }
    expect(script.corrected).toHaveLength(3);
  });

  test.each(["before", "after"] as const)(
    "whose answer is lost %s Walmart processed it is there once in the end",
    (when) => {
      const script = told();
      retype(script, "1Z1", { tracking: "1Z2" });
      loseAnswers(script, when);
      sync(script);
      loseAnswers(script, null);
      sync(script);
      expect([packagesOn(script), states(script)]).toEqual([["1×1 1Z2"], ["Sent"]]);
      expect(script.shipped).toHaveLength(1);
    },
  );

  test.each(["before", "after"] as const)(
    "whose answer is lost %s Walmart processed it, and typed back meanwhile: Walmart shows what the row shows",
    (when) => {
      const script = told();
      retype(script, "1Z1", { tracking: "1Z2" });
      loseAnswers(script, when);
      script.before = (event) => {
        // Nor can the order be read once more.
        if (event === "getOrder 1001" && script.corrected.length > 0) throw new Error("dead");
      };
      sync(script);
      script.before = () => undefined;
      loseAnswers(script, null);
      retype(script, "1Z2", { tracking: "1Z1" });
      sync(script);
      sync(script);
      expect([packagesOn(script), states(script)]).toEqual([["1×1 1Z1"], ["Sent"]]);
    },
  );

  test("that was retyped while the first answer was lost corrects what arrived, and never ships a second unit", () => {
    for (const when of ["before", "after"] as const) {
      const script = parcelDesk([{ line: "1", quantity: 1 }], [{ quantity: 3 }]);
      loseAnswers(script, when);
      script.before = (event) => {
        if (event === "getOrder 1001" && script.shipped.length > 0) throw new Error("dead");
      };
      sync(script);
      script.before = () => undefined;
      loseAnswers(script, null);
      expect(states(script)).toEqual(["Sending"]);
      retype(script, "1Z1", { tracking: "1Z2" });
      sync(script);
      sync(script);
      expect([when, packagesOn(script), states(script)]).toEqual([when, ["1×1 1Z2"], ["Sent"]]);
    }
  });

  test("refused by Walmart: its words stand in the row, and it is not tried again until it is edited", () => {
    const script = told();
    script.correct = () => REFUSED;
    retype(script, "1Z1", { tracking: "1Z2" });
    sync(script);
    sync(script);
    expect(script.corrected).toHaveLength(1);
    expect([states(script), said(script)]).toEqual([["Problem"], ["Walmart says no."]]);
  });
});

describe("later than Walmart allows", () => {
  test("nothing is sent, and the row says what happened, why and what to do; the old number ends it", () => {
    const script = told();
    elapse(script, 5 * HOUR_MS);
    retype(script, "1Z1", { tracking: "1Z2" });
    sync(script);
    expect(script.corrected).toEqual([]);
    expect(states(script)).toEqual(["Problem"]);
    expect(said(script)[0]).toMatch(/^Walmart still shows 1Z1 .* only for about 4 hours .* Tell the buyer .* type 1Z1/);
    retype(script, "1Z2", { tracking: "1Z1" });
    sync(script);
    expect(states(script)).toEqual(["Sent"]);
  });

  test("corrected in Seller Center: the row follows by itself", () => {
    const script = told();
    elapse(script, 5 * HOUR_MS);
    retype(script, "1Z1", { tracking: "1Z2" });
    sync(script);
    script.orders = script.orders.map((order) => ({
      ...order,
      lines: order.lines.map((line) => ({ ...line, shares: line.shares.map((one) => ({ ...one, tracking: "1Z2" })) })),
    }));
    sync(script);
    expect([states(script), said(script)]).toEqual([["Sent"], ["Walmart shows this tracking number."]]);
  });

  test("somebody changed it on Walmart in between: nothing is sent, and both numbers are named", () => {
    const script = told();
    script.orders = script.orders.map((order) => ({
      ...order,
      lines: order.lines.map((line) => ({ ...line, shares: line.shares.map((one) => ({ ...one, tracking: "1Z9" })) })),
    }));
    retype(script, "1Z1", { tracking: "1Z2" });
    sync(script);
    expect(script.corrected).toEqual([]);
    expect(said(script)[0]).toMatch(/no longer shows 1Z1 for this package, but 1Z9/);
  });
});

describe("a column that somebody sorted or typed over is no wave of corrections", () => {
  /** Six orders of one unit each were told. */
  function six(): Script {
    const script = parcelDesk([]);
    const pos = ["1001", "1002", "1003", "1004", "1005", "1006"];
    const [order] = script.orders;
    const [row] = script.paper.orders ?? [];
    if (order === undefined || row === undefined) throw new Error("no order");
    script.orders = pos.map((po) => ({ ...order, po: po as typeof order.po }));
    script.paper = {
      ...script.paper,
      orders: pos.map((po) => ({ ...row, po })),
      shipments: pos.map((po, index) => ({ po, carrier: "UPS", tracking: `1Z${index}` })),
    };
    sync(script);
    expect(states(script)).toEqual(pos.map(() => "Sent"));
    return script;
  }
  const column = (script: Script, typed: readonly (string | null)[]): void => {
    script.paper = {
      ...script.paper,
      shipments: (script.paper.shipments ?? []).map((row, at) => ({ ...row, tracking: typed[at] ?? null })),
    };
  };
  const numbers = (script: Script) => (script.paper.shipments ?? []).map(({ tracking }) => String(tracking));

  test.each([
    ["sorted the other way round", (all: readonly string[]) => [...all].reverse()],
    ["moved up by one cell", (all: readonly string[]) => [...all.slice(1), null]],
    ["moved down by one cell, with a new number on top", (all: readonly string[]) => ["1Znew", ...all.slice(0, -1)]],
    ["filled down from the first cell", (all: readonly string[]) => all.map(() => all[0] ?? null)],
    ["two exchanged", ([one, other, ...rest]: readonly string[]) => [other ?? null, one ?? null, ...rest]],
    ["filled as a series of new numbers", (all: readonly string[]) => all.map((_, at) => `1Znew${at}`)],
  ])("%s: nothing is sent, and undoing it heals every row", (_, change) => {
    const script = six();
    const before = numbers(script);
    column(script, change(before));
    sync(script);
    sync(script);
    expect(script.corrected).toEqual([]);
    expect(script.shipped).toHaveLength(6);
    column(script, before);
    sync(script);
    expect(states(script)).toEqual(before.map(() => "Sent"));
  });

  test("five at once are corrected", () => {
    const script = six();
    column(
      script,
      numbers(script).map((number, at) => (at < 5 ? `${number}new` : number)),
    );
    sync(script);
    expect(script.corrected).toHaveLength(5);
    expect(states(script)).toEqual(script.orders.map(() => "Sent"));
  });

  test("PO or Line typed over: no correction, and the row says so", () => {
    for (const cells of [{ po: "1002" }, { line: "1" }]) {
      const script = six();
      retype(script, "1Z0", cells);
      sync(script);
      expect(script.corrected).toEqual([]);
      expect(said(script)[0]).toMatch(/^This package was told to Walmart with another PO, Line or Tracking number/);
    }
  });
});

test("a copied row with another number is another package, not a correction", () => {
  const script = told([{ line: "1", quantity: 1 }], [{ quantity: 2 }]);
  const [row] = script.paper.shipments ?? [];
  script.paper = { ...script.paper, shipments: [row ?? {}, { ...row, tracking: "1Z2" }] };
  sync(script);
  expect(script.corrected).toEqual([]);
  expect(packagesOn(script)).toEqual(["1×1 1Z1", "1×1 1Z2"]);
  const ids = script.paper.shipments?.map(({ shipmentId }) => shipmentId);
  expect(new Set(ids).size).toBe(2);
});

test("a number corrected after a cancellation of the rest stays the package's own quantity", () => {
  const script = told([{ line: "1", quantity: 1 }], [{ quantity: 2 }]);
  cancel(script, "1", 1);
  retype(script, "1Z1", { tracking: "1Z2" });
  sync(script);
  expect(script.corrected[0]?.package.lines).toEqual([{ line: "1", quantity: 1, shipAnyway: false }]);
  expect(packagesOn(script)).toEqual(["1×1 1Z2"]);
});

test("a correction leaves units alone that left elsewhere with another number", () => {
  const script = told([{ line: "1", quantity: 1 }], [{ quantity: 2 }]);
  shipElsewhere(script, "1", 1, "94");
  retype(script, "1Z1", { tracking: "1Z2" });
  sync(script);
  expect(packagesOn(script)).toEqual(["1×1 1Z2", "1×1 94"]);
});
