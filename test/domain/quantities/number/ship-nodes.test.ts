import * as fc from "fast-check";
import { withDefault } from "../../../../src/domain/inventory/ship-nodes";
import { allocateToNodes, roomsAfter } from "../../../../src/domain/quantities/number/ship-nodes";
import { targetAs } from "../../../../src/domain/workbook/numbers";
import {
  aListing,
  aMapping,
  anOrderRow,
  aProduct,
  aShop,
  listingOf,
  SYNC_ON,
  settingRows,
  units,
} from "../../../support/builders";
import type { Cells, Paper } from "../../../support/paper";
import "../../../support/seed";

const HOME = "90001";
const nodeRow = (id: string, isDefault = false): Cells<"ledger"> => ({
  key: `shipNode:${id}`,
  kind: "shipNode",
  data: JSON.stringify({ name: "", isDefault }),
});
const LEDGER = [nodeRow(HOME, true), nodeRow("n1"), nodeRow("n2"), nodeRow("n9")];

/** Four of A in W1 at n1, three in W2 at n2. */
const twoNodes = (more: Paper = {}): Paper => ({
  products: [aProduct()],
  listings: [aListing()],
  inventory: [...units(4, "A", { warehouse: "W1" }), ...more3],
  warehouses: [
    { warehouse: "W1", counts: true, shipNode: "n1" },
    { warehouse: "W2", counts: true, shipNode: "n2" },
    { warehouse: "W9", counts: false, shipNode: "n9" },
  ],
  ledger: LEDGER,
  ...more,
});
const more3 = Array.from({ length: 3 }, (_, at) => ({ ...units(1, "A", { warehouse: "W2" })[0], imei: `B-${at}` }));
const sent = (paper: Paper) => listingOf(aShop(paper)).quantity;

describe("a number is dealt out to ship nodes", () => {
  const rooms = new Map([
    ["n2", 3],
    ["n1", 4],
    ["n3", 3],
  ]);

  test.each([
    [0, { n1: 0, n2: 0, n3: 0 }, 0],
    [3, { n1: 3, n2: 0, n3: 0 }, 0],
    [6, { n1: 4, n2: 2, n3: 0 }, 0],
    [10, { n1: 4, n2: 3, n3: 3 }, 0],
    [12, { n1: 4, n2: 3, n3: 3 }, 2],
  ])("%i: the roomiest first, never above its room, else by id", (number, nodes, over) =>
    expect(allocateToNodes(number, rooms)).toEqual({ nodes, over }),
  );

  test.each([
    [0, { n1: 4, n2: 3, n3: 3 }],
    [2, { n1: 2, n2: 3, n3: 3 }],
    [6, { n1: 0, n2: 1, n3: 3 }],
    [99, { n1: 0, n2: 0, n3: 0 }],
  ])("orders of %i that name no node use up the roomiest first", (ordered, left) =>
    expect(Object.fromEntries(roomsAfter(rooms, ordered))).toEqual(left),
  );
});

describe("which stock and which orders belong to a ship node", () => {
  const cases: readonly [string, Paper, object][] = [
    ["ao: an order of 2 without node", { orders: [anOrderRow({ quantity: 2 })] }, { n1: 2, n2: 3 }],
    ["an order that names a node", { orders: [anOrderRow({ quantity: 2, shipNode: "n2" })] }, { n1: 4, n2: 1 }],
    ["an order of a node that no warehouse has", { orders: [anOrderRow({ shipNode: "n9" })] }, { n1: 3, n2: 3 }],
    [
      "more ordered at a node than lies there",
      { orders: [anOrderRow({ quantity: 5, shipNode: "n2" })] },
      { n1: 2, n2: 0 },
    ],
    ["a committed unit", { orders: [anOrderRow({ shipNode: "n1", units: "A-1" })] }, { n1: 3, n2: 3 }],
    ["at most", { listings: [aListing({ max: 5 })] }, { n1: 4, n2: 1 }],
    ["a fixed number with room", { listings: [aListing({ fixedNumber: 6 })] }, { n1: 4, n2: 2 }],
    [
      "two warehouses at one node",
      {
        warehouses: [
          { warehouse: "W1", counts: true, shipNode: "n1" },
          { warehouse: "W2", counts: true, shipNode: "n1" },
        ],
      },
      { n1: 7 },
    ],
    [
      "a warehouse without a node is at the default one",
      {
        warehouses: [
          { warehouse: "W1", counts: true, shipNode: "n1" },
          { warehouse: "W2", counts: true },
        ],
      },
      { n1: 4, [HOME]: 3 },
    ],
  ];
  test.each(cases)("%s", (_, more, nodes) => expect(sent(twoNodes(more))?.nodes).toEqual(nodes));

  test("a fixed number's excess goes to the default node where a warehouse has it, to the only node, else nowhere", () => {
    const fixed = { listings: [aListing({ fixedNumber: 20 })] };
    const w = (warehouse: string, shipNode: string | null) => ({ warehouse, counts: true, shipNode });
    expect(sent(twoNodes({ ...fixed, warehouses: [w("W1", "n1"), w("W2", null)] }))).toMatchObject({
      nodes: { n1: 4, [HOME]: 16 },
      toSend: 20,
    });
    expect(sent(twoNodes({ ...fixed, warehouses: [w("W1", "n1")] }))).toMatchObject({ nodes: { n1: 20 }, toSend: 20 });
    expect(sent(twoNodes(fixed))).toMatchObject({
      nodes: { n1: 4, n2: 3 },
      toSend: 7,
      why: "7 − 0 = 7 · fixed number 20 · W1 4, W2 3 · 13 in no ship node's stock",
    });
  });

  test("a pack is not sold from two warehouses at once", () => {
    const warehouses = [
      { warehouse: "W1", counts: true, shipNode: "n1" },
      { warehouse: "W2", counts: true },
    ];
    const packs = { listings: [aListing({ sku: "L" })], skuMap: [aMapping({ perListing: 3 })], warehouses };
    const inventory = [...units(4, "A", { warehouse: "W1" }), ...more3.slice(0, 2)];
    expect(listingOf(aShop(twoNodes({ ...packs, inventory })), "L").quantity).toMatchObject({
      toSend: 1,
      nodes: { n1: 1, [HOME]: 0 },
      why: "6 − 0 = 6 · 3 a listing = 2 · W2 0, W1 1 · 1 in no ship node's stock",
    });
  });

  test("what Walmart keeps aside at a node is added there", () => {
    const read = {
      quantity: 7,
      sellable: 5,
      at: 1,
      nodes: { n1: { set: 4, sellable: 4 }, n2: { set: 3, sellable: 1 } },
    };
    const paper = twoNodes({
      settings: settingRows({ ...SYNC_ON, "Walmart reserves its own orders": "On" }),
      orders: [anOrderRow({ quantity: 2, shipNode: "n2" })],
      ledger: [
        ...LEDGER,
        { key: "sent:A", kind: "sent", data: JSON.stringify({ state: "confirmed", quantity: 7, at: 1, read }) },
      ],
    });
    expect(sent(paper)).toMatchObject({ toSend: 7, nodes: { n1: 4, n2: 3 } });
  });

  test("where no counting warehouse names a node none is named", () => {
    const warehouses = [
      { warehouse: "W1", counts: true },
      { warehouse: "W9", counts: false, shipNode: "n9" },
    ];
    expect(sent(twoNodes({ warehouses }))).toEqual({ calculated: 4, toSend: 4, why: expect.any(String) });
  });
});

test("a number that the stock does not give is dealt out alike, its excess to the default node", () => {
  const told = (paper: Paper, number: number) => {
    const shop = aShop(paper);
    return targetAs(shop)(listingOf(shop), number);
  };
  const w = (warehouse: string, shipNode: string | null) => ({ warehouse, counts: true, shipNode });
  const withHome = twoNodes({ warehouses: [w("W1", "n1"), w("W2", null)] });
  expect(told(withHome, 6)).toEqual({ quantity: 6, nodes: { n1: 4, [HOME]: 2 } });
  expect(told(withHome, 9)).toEqual({ quantity: 9, nodes: { n1: 4, [HOME]: 5 } });
  expect(told(twoNodes(), 9)).toEqual({ quantity: 7, nodes: { n1: 4, n2: 3 } });
  expect(told(twoNodes({ warehouses: [w("W1", null)] }), 9)).toEqual({ quantity: 9 });
});

describe("numbers wait while it is not clear which node is meant", () => {
  const w = (warehouse: string, shipNode: string | null) => ({ warehouse, counts: true, shipNode });
  const cases: readonly [string, Paper, RegExp][] = [
    [
      "no node is typed and the default one is not known",
      { warehouses: [w("W1", "n1"), w("W2", null)], ledger: [] },
      /^Paused: Warehouses names no Walmart ship node for W2/,
    ],
    [
      "the node is none of the account's",
      { warehouses: [w("W1", "n1"), w("W2", "n7")] },
      /^Paused: Warehouses gives W2 the ship node n7, which is not one of this account's\. Copy/,
    ],
    [
      "the node is an error, which must not pass as the default one",
      { warehouses: [w("W1", "#REF!")] },
      /^Paused: Walmart ship node/,
    ],
    [
      "one warehouse has two nodes",
      { warehouses: [w("W1", "n1"), w("W1", "n2")] },
      /^Paused: W1 is in two rows of Warehouses/,
    ],
  ];
  test.each(cases)("%s", (_, more, sentence) => expect(listingOf(aShop(twoNodes(more))).withheld).toMatch(sentence));

  test("a node that Walmart was never asked about is taken as typed", () => {
    expect(listingOf(aShop(twoNodes({ ledger: [] }))).withheld).toBeNull();
  });
});

describe("which node is the default one", () => {
  const node = (id: string, isDefault = false) => ({ id, name: "", isDefault });
  const found = (...parameters: Parameters<typeof withDefault>) =>
    withDefault(...parameters).flatMap(({ id, isDefault }) => (isDefault ? [id] : []));

  test.each<[string, Parameters<typeof withDefault>, string[]]>([
    ["the one that Walmart lists as such", [[node("a"), node("b", true)], new Set(["c"]), "d"], ["b"]],
    ["the only one that holds stock and is not listed", [[node("a")], new Set(["a", "c"]), null], ["c"]],
    ["the one that it was before", [[node("a")], new Set(["c", "d"]), "d"], ["d"]],
    ["none where two are not listed", [[node("a")], new Set(["c", "d"]), null], []],
    ["none where all are listed", [[node("a")], new Set(["a"]), null], []],
  ])("%s", (_, parameters, expected) => expect(found(...parameters)).toEqual(expected));
});

describe("for any shop", () => {
  const NODES = ["n1", "n2", null] as const;
  const WAREHOUSES = ["W1", "W2", "W3", "W9"] as const;
  const shops = fc.record({
    nodes: fc.tuple(fc.constant("n1"), fc.constantFrom(...NODES), fc.constantFrom(...NODES)),
    stock: fc.array(fc.record({ warehouse: fc.constantFrom(...WAREHOUSES), quantity: fc.nat(5) }), { maxLength: 6 }),
    orders: fc.array(
      fc.record({ quantity: fc.integer({ min: 1, max: 4 }), shipNode: fc.constantFrom(null, "n1", "n2", HOME, "n9") }),
      { maxLength: 4 },
    ),
    rules: fc.record({
      holdBack: fc.option(fc.nat(3), { nil: null }),
      max: fc.option(fc.nat(9), { nil: null }),
      fixedNumber: fc.option(fc.nat(20), { nil: null, freq: 4 }),
    }),
  });
  type Wish = typeof shops extends fc.Arbitrary<infer One> ? One : never;

  const paperOf = ({ nodes, stock, orders, rules }: Wish): Paper => ({
    products: [aProduct()],
    listings: [aListing(rules)],
    inventory: stock.map((cells) => ({ stockOf: "A", status: "Available", ...cells })),
    warehouses: [
      ...nodes.map((shipNode, at) => ({ warehouse: WAREHOUSES[at] ?? "", counts: true, shipNode })),
      { warehouse: "W9", counts: false, shipNode: "n9" },
    ],
    orders: orders.map((cells, at) => anOrderRow({ po: String(at), ...cells })),
    ledger: LEDGER,
  });

  /** What lies at each node and is not taken by orders that name it, added up without the product's help. */
  function roomsOf({ nodes, stock, orders }: Wish): Record<string, number> {
    const rooms: Record<string, number> = {};
    for (const node of nodes) rooms[node ?? HOME] = 0;
    for (const { warehouse, quantity } of stock) {
      const node = warehouse === "W9" ? null : (nodes[WAREHOUSES.indexOf(warehouse)] ?? HOME);
      if (node !== null) rooms[node] = (rooms[node] ?? 0) + quantity;
    }
    for (const { quantity, shipNode } of orders)
      if (shipNode !== null && shipNode in rooms) rooms[shipNode] = (rooms[shipNode] ?? 0) - quantity;
    return Object.fromEntries(Object.entries(rooms).map(([node, room]) => [node, Math.max(0, room)]));
  }

  test("the nodes add up to the number, none is above its room but by a fixed number, and no other node is named", () => {
    fc.assert(
      fc.property(shops, (wish) => {
        const paper = paperOf(wish);
        const quantity = sent(paper);
        const named = quantity?.nodes ?? {};
        const rooms = roomsOf(wish);
        const isFixed = wish.rules.fixedNumber !== null;
        const sum = Object.values(named).reduce((total, one) => total + one, 0);
        const plain = sent({
          ...paper,
          warehouses: paper.warehouses?.map((row) => ({ ...row, shipNode: null })) ?? [],
        });
        expect(Object.keys(named).sort()).toEqual(Object.keys(rooms).sort());
        expect(sum).toBe(quantity?.toSend);
        if (!isFixed || HOME in rooms) expect(sum).toBe(plain?.toSend);
        const only = Object.keys(rooms).length === 1;
        for (const [node, number] of Object.entries(named))
          if (!isFixed || (node !== HOME && !only)) expect(number).toBeLessThanOrEqual(rooms[node] ?? 0);
      }),
    );
  });

  test("the order of rows never matters", () => {
    fc.assert(
      fc.property(shops, (wish) => {
        const paper = paperOf(wish);
        const turned = Object.fromEntries(
          Object.entries(paper).map(([tab, rows]) => [tab, [...(rows as unknown[])].reverse()]),
        ) as Paper;
        expect(sent(turned)?.nodes).toEqual(sent(paper)?.nodes);
      }),
    );
  });
});
