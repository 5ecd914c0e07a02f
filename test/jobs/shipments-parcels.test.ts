/** Which units are in which package: rows of one order beside each other, and what left or was canceled elsewhere. */
import { moment } from "../support/builders";
import type { Cells } from "../support/paper";
import { cancel, packagesOn, parcelDesk, retype, said, shipElsewhere, states, sync } from "../support/parcel-desk";
import { elapse, REFUSED } from "../support/scripted-world";

describe("rows of one order beside each other", () => {
  const three = [{ quantity: 2 }, { line: "2" }];
  const rows: readonly (readonly [string, readonly Cells<"shipments">[], readonly string[], readonly string[]])[] = [
    [
      "a row for the whole order above one for a line",
      [{ tracking: "1Z77" }, { line: "1", tracking: "1Z88" }],
      ["1×2 1Z88", "2×1 1Z77"],
      ["Sent", "Sent"],
    ],
    [
      "a row for the whole order above one for a part of a line",
      [{ tracking: "1Z77" }, { line: "1", quantity: 1, tracking: "1Z55" }],
      ["1×1 1Z55", "1×1 1Z77", "2×1 1Z77"],
      ["Sent", "Sent"],
    ],
    [
      "what is left of a line above a part of it",
      [
        { line: "1", tracking: "1Z66" },
        { line: "1", quantity: 1, tracking: "1Z55" },
      ],
      ["1×1 1Z55", "1×1 1Z66"],
      ["Sent", "Sent"],
    ],
    [
      "a package for each unit",
      [
        { line: "1", quantity: 1, tracking: "1Z11" },
        { line: "1", quantity: 1, tracking: "1Z22" },
        { line: "2", quantity: 1, tracking: "1Z33" },
      ],
      ["1×1 1Z11", "1×1 1Z22", "2×1 1Z33"],
      ["Sent", "Sent", "Sent"],
    ],
    [
      "one package with both lines, named apart",
      [
        { line: "1", tracking: "1Z11" },
        { line: "2", tracking: "1Z11" },
      ],
      ["1×2 1Z11", "2×1 1Z11"],
      ["Sent", "Sent"],
    ],
    [
      "a line whose carrier has a slip, below a row for the whole order",
      [{ tracking: "1Z77" }, { line: "2", carrier: "Fedx", tracking: "1Z88" }],
      ["1×2 1Z77"],
      ["Sent", "Problem"],
    ],
    [
      "a line that is still being typed, below a row for the whole order",
      [{ tracking: "1Z77" }, { line: "2", carrier: null, tracking: null }],
      ["1×2 1Z77"],
      ["Sent", null as never],
    ],
  ];
  test.each(rows)("%s: each unit leaves with its own number", (_, shipments, expected, words) => {
    const script = parcelDesk(shipments, three);
    sync(script);
    sync(script);
    expect([packagesOn(script), states(script)]).toEqual([expected, words]);
  });

  test("several rows for all that is left of a line are a question, unless one unit is left", () => {
    const both = [
      { line: "1", tracking: "1Z11" },
      { line: "1", tracking: "1Z22" },
    ];
    const two = parcelDesk(both, [{ quantity: 2 }]);
    sync(two);
    expect([packagesOn(two), states(two)]).toEqual([[], ["Problem", "Problem"]]);
    expect(said(two)[0]).toMatch(/^How many units are in which parcel\?/);
    const one = parcelDesk(both);
    sync(one);
    expect([packagesOn(one), states(one)]).toEqual([["1×1 1Z11"], ["Sent", "Not needed"]]);
  });

  test("a row with a mistake still asks which line is in which parcel", () => {
    const script = parcelDesk([{ carrier: "Fedx" }, { tracking: "1Z22" }], three);
    sync(script);
    expect([packagesOn(script), states(script)]).toEqual([[], ["Problem", "Problem"]]);
  });

  test("the row for what is left waits while the rows that name everything cannot be sent, and follows them", () => {
    const script = parcelDesk([{ tracking: "1Z77" }, { line: "1", tracking: "1Z88" }]);
    script.ship = () => REFUSED;
    sync(script);
    expect(states(script)).toEqual(["Pending", "Problem"]);
    expect(said(script)[0]).toMatch(/^Other rows of this order name everything that is left/);
    expect(script.shipped).toHaveLength(1);
  });
});

describe("the older label is told, the second kept as extra tracking", () => {
  test.each([
    ["by its Ship date", { shipDate: moment("2026-11-23T11:00:00Z") }, { shipDate: moment("2026-11-23T10:00:00Z") }],
  ])("%s, wherever it is in the tab", (_, later, earlier) => {
    const cell = ({ shipDate }: { shipDate: number }) => ({ shipDate: { instant: shipDate, text: "" } }) as never;
    const script = parcelDesk([
      { tracking: "1Z91", ...(cell(later) as object) },
      { tracking: "1Z90", ...(cell(earlier) as object) },
    ]);
    sync(script);
    expect(packagesOn(script)).toEqual(["1×1 1Z90"]);
    expect(states(script)).toEqual(["Not needed", "Sent"]);
    expect(said(script)[0]).toBe(
      "Nothing of it is left to ship: Walmart shows it shipped with 1Z90. This number stays here as an extra one; Walmart was not told of it.",
    );
  });

  test("typed later it is never sent, in any later run", () => {
    const script = parcelDesk([{ line: "1", quantity: 1 }]);
    sync(script);
    const [first] = script.paper.shipments ?? [];
    script.paper = {
      ...script.paper,
      shipments: [first ?? {}, { po: "1001", line: "1", quantity: 1, carrier: "UPS", tracking: "1Z99" }],
    };
    for (let run = 0; run < 3; run += 1) sync(script);
    expect(packagesOn(script)).toEqual(["1×1 1Z1"]);
    expect(states(script)).toEqual(["Sent", "Not needed"]);
  });
});

describe("a label for units that were canceled since", () => {
  test("all of them: stop this package", () => {
    const script = parcelDesk([{}], [{ quantity: 2 }]);
    cancel(script, "1", 2);
    sync(script);
    expect([script.shipped, states(script)]).toEqual([[], ["Problem"]]);
    expect(said(script)[0]).toBe(
      "2 units of this were canceled on Walmart. Stop this package: do not hand it over, or call it back. Then delete this row.",
    );
  });

  test("canceled between the look and the call: the row says stop, not Walmart's words", () => {
    const script = parcelDesk([{}]);
    script.before = (event) => {
      if (event === "shipPackage 1001") cancel(script, "1", 1);
    };
    sync(script);
    expect(said(script)[0]).toMatch(/^1 unit of this was canceled on Walmart\. Stop this package/);
  });

  test("one of two is shipped and the other canceled in Seller Center: the sheet follows, nothing else leaves", () => {
    const script = parcelDesk([{ line: "1", quantity: 1 }], [{ quantity: 2 }]);
    sync(script);
    cancel(script, "1", 1);
    sync(script);
    expect(packagesOn(script)).toEqual(["1×1 1Z1"]);
    expect(states(script)).toEqual(["Sent"]);
    expect(script.paper.orders?.[0]).toMatchObject({ shipped: 1, cancelled: 1, status: "Shipped" });
  });

  test("a Qty that is too much by what was canceled says so", () => {
    const script = parcelDesk([{ line: "1", quantity: 2 }], [{ quantity: 2 }]);
    cancel(script, "1", 1);
    sync(script);
    expect(said(script)).toEqual(["Only 1 of this line is left to ship, not 2: 1 was canceled. Correct the Qty."]);
    retype(script, "1Z1", { quantity: 1 });
    sync(script);
    expect(packagesOn(script)).toEqual(["1×1 1Z1"]);
  });

  test("a line of a whole order's package: the rest is told, and the row says what must not be in it", () => {
    const script = parcelDesk([{}], [{}, { line: "2" }]);
    cancel(script, "2", 1);
    sync(script);
    expect(packagesOn(script)).toEqual(["1×1 1Z1"]);
    expect(said(script)[0]).toBe(
      "Walmart shows this tracking number. Line 2 of the order was canceled: that must not leave.",
    );
  });
});

describe("what left elsewhere", () => {
  /** Aisle knows the order. */
  function watched(lines: Parameters<typeof parcelDesk>[1]) {
    const script = parcelDesk([], lines);
    sync(script);
    return script;
  }

  test("comes into Shipments once, as Walmart's, and nothing is told", () => {
    const script = watched([{ quantity: 2 }, { line: "2" }]);
    shipElsewhere(script, "1", 1, "94001");
    for (let run = 0; run < 3; run += 1) sync(script);
    expect(script.shipped).toEqual([]);
    expect(script.paper.shipments).toEqual([
      expect.objectContaining({
        shipmentId: "S-000001",
        po: "1001",
        line: "1",
        quantity: 1,
        carrier: "USPS",
        tracking: "94001",
        source: "Walmart",
        state: "Not needed",
      }),
    ]);
  });

  test("a number that a row has in any spelling does not come a second time", () => {
    const script = parcelDesk([{ tracking: "94-001" }]);
    shipElsewhere(script, "1", 1, "94 001");
    sync(script);
    sync(script);
    expect(script.paper.shipments).toHaveLength(1);
    expect(states(script)).toEqual(["Sent"]);
  });

  test("deleted by the seller it stays away; a second package still comes", () => {
    const script = watched([{ quantity: 2 }]);
    shipElsewhere(script, "1", 1, "94001");
    sync(script);
    script.paper = { ...script.paper, shipments: [] };
    shipElsewhere(script, "1", 1, "94002");
    sync(script);
    sync(script);
    expect(script.paper.shipments?.map(({ tracking, shipmentId }) => [tracking, shipmentId])).toEqual([
      ["94002", "S-000002"],
    ]);
  });

  test("a number on all of several lines is one row for the whole order", () => {
    const script = watched([{ quantity: 2 }, { line: "2" }]);
    shipElsewhere(script, "1", 2, "94001");
    shipElsewhere(script, "2", 1, "94001");
    sync(script);
    expect(script.paper.shipments?.map(({ line, quantity }) => [line ?? null, quantity ?? null])).toEqual([
      [null, null],
    ]);
  });

  test("without the ledger's memory it is neither told nor doubled", () => {
    const script = watched([{ quantity: 2 }]);
    shipElsewhere(script, "1", 1, "94001");
    sync(script);
    script.paper = { ...script.paper, ledger: [] };
    sync(script);
    sync(script);
    expect(script.shipped).toEqual([]);
    expect(states(script)).toEqual(["Not needed"]);
  });

  test("copied, and the copy given another number and Qty, the copy is the seller's own package", () => {
    const script = watched([{ quantity: 2 }]);
    shipElsewhere(script, "1", 1, "94001");
    sync(script);
    const [row] = script.paper.shipments ?? [];
    script.paper = { ...script.paper, shipments: [row ?? {}, { ...row, tracking: "1Z1", carrier: "UPS" }] };
    sync(script);
    expect(packagesOn(script)).toEqual(["1×1 1Z1", "1×1 94001"]);
    expect(script.paper.shipments?.map(({ source }) => source)).toEqual(["Walmart", "typed"]);
  });
});

describe("an order that Walmart cannot be told about", () => {
  test("older than Walmart knows: the row says so", () => {
    const script = parcelDesk([{}]);
    script.orders = [];
    elapse(script, 200 * 86_400_000);
    sync(script);
    expect(said(script)[0]).toMatch(/^The order 1001 is older than 180 days/);
  });

  test("deleted from Orders: the row says how it comes back", () => {
    const script = parcelDesk([{}]);
    sync(script);
    script.paper = { ...script.paper, orders: [], shipments: [{ po: "1001", carrier: "UPS", tracking: "1Z98" }] };
    sync(script);
    expect(said(script)[0]).toMatch(/^You deleted the order 1001 from Orders\. Bring it back/);
  });
});

test("one number on two POs is a combined package: both are told", () => {
  const script = parcelDesk([{}, { po: "1002" }]);
  const [order] = script.orders;
  script.orders = [...script.orders, { ...(order as NonNullable<typeof order>), po: "1002" as never }];
  script.paper = {
    ...script.paper,
    orders: [...(script.paper.orders ?? []), { ...script.paper.orders?.[0], po: "1002" }],
  };
  sync(script);
  expect(packagesOn(script)).toEqual(["1×1 1Z1", "1×1 1Z1"]);
  expect(states(script)).toEqual(["Sent", "Sent"]);
});
