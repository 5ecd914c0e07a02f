import { failure } from "../../src/domain/values/failure";
import { syncNow } from "../../src/jobs/run";
import { aListing, anOrder, aProduct, units } from "../support/builders";
import { type Cells, type Paper, tablesOf } from "../support/paper";
import { allOf, aScript, elapse, REFUSED, type Script, stockOf, toldBeside, worldOf } from "../support/scripted-world";

const HOUR = 3_600_000;
const W1 = { warehouse: "W1", counts: true, shipNode: "n1" };
const W2 = { warehouse: "W2", counts: true, shipNode: "n2" };
const sync = (script: Script) => syncNow(worldOf(script));
const cellsOf = ({ paper }: Script, sku = "A") => paper.listings?.find((cells) => cells.sku === sku);
const inventory = (one: number, other: number): Cells<"inventory">[] => [
  ...units(one, "A", { warehouse: "W1" }),
  ...units(other, "A", { warehouse: "W2" }).map((unit, at) => ({ ...unit, imei: `B-${at}` })),
];
const change = (script: Script, more: Paper) => {
  script.paper = { ...script.paper, ...more };
  elapse(script, HOUR);
};
/** What Walmart holds of A at each node. */
const holds = (numbers: Readonly<Record<string, number>>) => {
  const nodes = Object.entries(numbers).flatMap(([node, set]) => stockOf("A", set, 0, node).nodes);
  return [[{ ...stockOf("A", 0), nodes }]];
};
const remembered = ({ paper }: Script) =>
  (tablesOf(paper).ledger ?? []).flatMap(({ values }) =>
    values.key === "sent:A" ? JSON.parse(values.data ?? "") : [],
  );

/** Four of A at n1, three at n2, sent and read. */
function inStep(): Script {
  const script = aScript({
    products: [aProduct()],
    listings: [aListing()],
    inventory: inventory(4, 3),
    warehouses: [W1, W2],
  });
  script.stock = holds({ n1: 4, n2: 3 });
  script.shipNodes = ["n1", "n2", "n3"].map((id) => ({ id, name: "", isDefault: false }));
  sync(script);
  elapse(script, HOUR);
  return script;
}

describe("quantities at ship nodes", () => {
  test("all nodes of a listing are sent together and remembered by node; then a run is idle", () => {
    const script = inStep();
    expect(script.sent).toEqual([{ sku: "A", quantity: 7, nodes: { n1: 4, n2: 3 } }]);
    expect(remembered(script)).toMatchObject([{ quantity: 7, nodes: { n1: 4, n2: 3 } }]);
    const commits = script.commits.length;
    expect(sync(script).summary).toBe("Up to date.");
    expect(script.commits).toHaveLength(commits);
  });

  const changes: readonly [string, Paper, object][] = [
    ["stock moved from one warehouse to another", { inventory: inventory(3, 4) }, { n1: 3, n2: 4 }],
    ["a warehouse got another node", { warehouses: [W1, { ...W2, shipNode: "n3" }] }, { n1: 4, n3: 3 }],
    ["a warehouse stopped counting", { warehouses: [W1, { ...W2, counts: false }] }, { n1: 4 }],
  ];
  test.each(changes)("%s: sent, even where the number is the same", (_, more, nodes) => {
    const script = inStep();
    change(script, more);
    sync(script);
    expect(script.sent.at(-1)?.nodes).toEqual(nodes);
    expect(script.sent).toHaveLength(2);
  });

  test("no node is named any longer: the number is sent to the default one", () => {
    const script = inStep();
    change(script, { warehouses: [W1, W2].map((row) => ({ ...row, shipNode: null })) });
    sync(script);
    expect(script.sent.at(-1)).toEqual({ sku: "A", quantity: 7, nodes: undefined });
  });

  test("a node that refuses its part refuses the listing, which is sent again whole", () => {
    const script = inStep();
    script.setQuantity = () => REFUSED;
    change(script, { inventory: inventory(2, 3) });
    sync(script);
    expect(cellsOf(script)).toMatchObject({ lastSent: 7, sync: "Problem: Walmart says no." });
    sync(script);
    expect(script.sent.slice(1).map(({ nodes }) => nodes)).toEqual([
      { n1: 2, n2: 3 },
      { n1: 2, n2: 3 },
    ]);
  });

  test("another number at one node is corrected after two looks, although the sum is right", () => {
    const script = inStep();
    script.stock = holds({ n1: 2, n2: 5 });
    for (const _ of [1, 2]) {
      sync(script);
      elapse(script, HOUR);
    }
    expect(cellsOf(script)?.why).toContain("changed outside: 2 on Walmart at ship node n1 instead of 4");
    sync(script);
    expect(script.sent).toHaveLength(2);
  });

  test("what stands at other nodes is told, logged once, and changes nothing", () => {
    const script = inStep();
    script.stock = holds({ n1: 4, n2: 3, n3: 9 });
    for (const _ of [1, 2, 3]) {
      sync(script);
      elapse(script, HOUR);
    }
    expect(script.sent).toHaveLength(1);
    expect(cellsOf(script)).toMatchObject({
      onWalmart: 7,
      why: "7 − 0 = 7 · W1 4, W2 3 · 9 more stand at ship nodes that Aisle does not set",
    });
    expect(toldBeside(script)).toEqual([
      expect.stringMatching(/^Buyers can order stock of A at ship nodes that no counting/),
    ]);
  });
});

describe("in a feed", () => {
  /** A change of n2 that goes by feed. */
  function underWay(): Script {
    const script = inStep();
    script.allowance = { singles: { left: 0, perHour: 1 }, feeds: { left: 10, perHour: 10 }, feedSize: 100 };
    change(script, { inventory: inventory(4, 5) });
    sync(script);
    expect(script.feeds[0]?.items).toEqual([{ sku: "A", quantity: 9, nodes: { n1: 4, n2: 5 } }]);
    expect(cellsOf(script)).toMatchObject({ lastSent: 7, sync: "Sent, waiting for Walmart" });
    return script;
  }

  test("it is remembered by node until Walmart has said of it", () => {
    const script = underWay();
    script.readFeed = (feed) => allOf(feed, { kind: "accepted", answer: null });
    script.stock = holds({ n1: 4, n2: 5 });
    elapse(script, HOUR);
    sync(script);
    expect(remembered(script)).toMatchObject([{ quantity: 9, nodes: { n1: 4, n2: 5 } }]);
    expect(cellsOf(script)).toMatchObject({ lastSent: 9, sync: "In sync" });
  });

  test("a node whose number falls meanwhile leaves at once, also when the sum does not fall", () => {
    const script = underWay();
    change(script, { inventory: inventory(3, 6) });
    sync(script);
    expect(script.sent.at(-1)?.nodes).toEqual({ n1: 3, n2: 6 });
  });

  test("numbers that only rise wait until the feed is over", () => {
    const script = underWay();
    change(script, { inventory: inventory(5, 6) });
    sync(script);
    expect(script.sent).toHaveLength(1);
  });
});

describe("which ship nodes the account has", () => {
  const asked = ({ events }: Script) => events.filter((event) => event === "listShipNodes").length;

  test("is asked once, and again when a new one shows, at most every hour", () => {
    const script = inStep();
    sync(script);
    expect(asked(script)).toBe(1);
    script.stock = holds({ n1: 4, n2: 3, new: 1 });
    sync(script);
    sync(script);
    expect(asked(script)).toBe(2);
    elapse(script, HOUR);
    change(script, { warehouses: [W1, W2, { warehouse: "W3", counts: false, shipNode: "n4" }] });
    sync(script);
    expect(asked(script)).toBe(3);
  });

  test("is asked in every run while numbers wait for the answer", () => {
    const script = inStep();
    change(script, { warehouses: [W1, { ...W2, shipNode: "n4" }] });
    sync(script);
    expect(cellsOf(script)?.sync).toMatch(/^Paused: Warehouses gives W2 the ship node n4/);
    script.shipNodes = [...script.shipNodes, { id: "n4", name: "", isDefault: false }];
    sync(script);
    sync(script);
    expect(script.sent.at(-1)?.nodes).toEqual({ n1: 4, n4: 3 });
  });

  test("a key that may not see them changes nothing else", () => {
    const script = aScript({ products: [aProduct()], listings: [aListing()], inventory: units(3) });
    script.stock = [[stockOf("A", 3)]];
    script.before = (event) => {
      if (event === "listShipNodes") throw failure("setup", "forbidden", "No.");
    };
    expect(sync(script)).toMatchObject({ kind: "done", problems: [] });
    expect(cellsOf(script)).toMatchObject({ onWalmart: 3, sync: "In sync" });
  });

  test("an order's node takes the stock there", () => {
    const script = inStep();
    script.orders = [anOrder({ orderedAt: script.now, shipNode: "n2", lines: [{ quantity: 2 }] })];
    sync(script);
    expect(script.sent.at(-1)?.nodes).toEqual({ n1: 4, n2: 1 });
  });
});
