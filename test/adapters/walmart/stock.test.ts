import { listingSku } from "../../../src/domain/values/brand";
import { account, failureOf, items, wish } from "../../support/account-under-test";
import { error, scriptedAccount } from "../../support/scripted-account";

const skus = (count: number) => Array.from({ length: count }, (_, at) => `L${at + 1}`);
const shop = (count: number, more: object = {}) =>
  account({ items: items(skus(count)), quantities: skus(count).map((sku, at) => [sku, at] as const), ...more });

const node = (shipNode: string, input: number, sellable: number, reserved: number) => ({
  shipNode,
  inputQty: { unit: "EACH", amount: input },
  availToSellQty: { unit: "EACH", amount: sellable },
  reservedQty: { unit: "EACH", amount: reserved },
});
const page = (some: readonly object[], nextCursor?: string | null) => ({
  body: { meta: { totalCount: 9, nextCursor }, elements: { inventories: some } },
});

describe("reading all quantities", () => {
  test("each listing with what is set, sellable and reserved at each ship node; ids stay text", () => {
    const { marketplace, asked } = scriptedAccount(() =>
      page([{ sku: "A", nodes: [node("361451354333223041", 93, 93, 0), node("100009", 436, 433, 3)] }]),
    );
    expect(marketplace.listStock(null)).toEqual({
      stock: [
        {
          sku: "A",
          nodes: [
            { node: "361451354333223041", set: 93, sellable: 93, reserved: 0 },
            { node: "100009", set: 436, sellable: 433, reserved: 3 },
          ],
        },
      ],
      next: null,
    });
    expect(asked[0]).toMatchObject({ path: "/v3/inventories", query: { limit: "50" } });
    expect(asked[0]?.query).not.toHaveProperty("nextCursor");
  });

  test("the cursor of each page leads to the next; only its absence is the end, not a short or an empty page", () => {
    const pages = [page([], "one/two+3="), page([{ sku: "A", nodes: [] }], "last"), page([])];
    const { marketplace, asked } = scriptedAccount(() => pages[asked.length - 1] ?? page([]));
    const first = marketplace.listStock(null);
    expect(first.next).toBe("one/two+3=");
    const second = marketplace.listStock(first.next);
    expect(second).toMatchObject({ stock: [{ sku: "A" }], next: "last" });
    expect(marketplace.listStock(second.next).next).toBeNull();
    expect(asked.map(({ query }) => query.nextCursor)).toEqual([undefined, "one/two+3=", "last"]);
  });

  test("a cursor that is no longer known starts from the beginning", () => {
    const { marketplace } = scriptedAccount(({ query }) =>
      query.nextCursor === undefined
        ? page([{ sku: "A", nodes: [] }], "fresh")
        : { status: 400, body: error("INVALID_REQUEST_PARAM", "Invalid Cursor") },
    );
    expect(marketplace.listStock("dead")).toMatchObject({ stock: [{ sku: "A" }], next: "fresh" });
  });

  test("a cursor that leads to itself ends", () => {
    const { marketplace } = scriptedAccount(() => page([], "same"));
    expect(marketplace.listStock("same").next).toBeNull();
  });

  test("an empty account is no failure", () => {
    const { marketplace } = scriptedAccount(() => ({ status: 404, body: error("CONTENT_NOT_FOUND") }));
    expect(marketplace.listStock(null)).toEqual({ stock: [], next: null });
  });

  test("one listing that cannot be read does not take the others with it", () => {
    const { marketplace } = scriptedAccount(() =>
      page([
        { sku: 7 },
        { sku: "B", nodes: [{ shipNode: "1", inputQty: { amount: 3 }, reservedQty: null }] },
        { nodes: [] },
      ]),
    );
    expect(marketplace.listStock(null).stock).toEqual([
      { sku: "B", nodes: [{ node: "1", set: 3, sellable: 3, reserved: 0 }] },
    ]);
  });

  test.each([
    ["no quantity", { shipNode: "1", inputQty: null }],
    ["a quantity without a number", { shipNode: "1", inputQty: { amount: null } }],
    ["a node without an id", { shipNode: "", inputQty: { amount: 3 } }],
  ])("%s is none, not zero: where all are so, it is a failure", (_, entry) => {
    const good = { sku: "B", nodes: [{ shipNode: "1", inputQty: { amount: 3 } }] };
    const odd = { sku: "A", nodes: [entry] };
    const some = scriptedAccount(() => page([odd, good]));
    expect(some.marketplace.listStock(null).stock.map(({ sku }) => sku)).toEqual(["B"]);
    const all = scriptedAccount(() => page([odd]));
    expect(failureOf(() => all.marketplace.listStock(null)).code).toBe("answer-unreadable");
  });

  test("an answer of another shape is a failure, and so is an outage", () => {
    const { marketplace } = scriptedAccount(() => ({ body: { elements: 7 } }));
    expect(failureOf(() => marketplace.listStock(null)).code).toBe("answer-unreadable");
    const down = scriptedAccount(() => "lost");
    expect(failureOf(() => down.marketplace.listStock("x")).kind).toBe("transient");
  });

  test("the simulated Walmart's short pages give every listing once", () => {
    const one = shop(230);
    const found: string[] = [];
    let next: string | null = null;
    do {
      const read: ReturnType<typeof one.marketplace.listStock> = one.marketplace.listStock(next);
      found.push(...read.stock.map(({ sku }) => sku));
      next = read.next;
    } while (next !== null);
    expect(found.sort()).toEqual(skus(230).sort());
    expect(one.walmart.ledger().flatMap(({ violations }) => violations)).toEqual([]);
  });
});

describe("reading single listings", () => {
  test("those that Walmart does not know are told from those that it holds", () => {
    const one = shop(3);
    const asked = ["L2", "unknown", "L3"].map(listingSku);
    expect(one.marketplace.getStock(asked)).toMatchObject([
      { kind: "accepted", answer: { sku: "L2", nodes: [{ set: 1 }] } },
      { kind: "accepted", answer: null },
      { kind: "accepted", answer: { sku: "L3", nodes: [{ set: 2 }] } },
    ]);
  });

  test("an answer about another listing is none", () => {
    const { marketplace } = scriptedAccount(() => ({ body: { sku: "B", nodes: [node("1", 1, 1, 0)] } }));
    expect(marketplace.getStock([listingSku("A")])).toMatchObject([{ kind: "unknown" }]);
  });

  test("every mark of a SKU is encoded", () => {
    const { marketplace, asked } = scriptedAccount(() => ({ status: 404, body: error("CONTENT_NOT_FOUND") }));
    marketplace.getStock([listingSku("a/b (1)'!*")]);
    expect(asked[0]?.path).toBe("/v3/inventories/a%2Fb%20%281%29%27%21%2A");
  });
});

describe("setting quantities at ship nodes", () => {
  const NODE = "361451354333223041";
  const put = (nodes: readonly object[]) => () => ({ body: { sku: "A", nodes } });

  const wished = { ...wish("A", 18), nodes: { [NODE]: 5, "02": 6, "03": 7 } };
  const success = (shipNode: string) => ({ shipNode, status: "Success" });

  test("all nodes of a listing go in one call, and are accepted when each of them is", () => {
    const { marketplace, asked } = scriptedAccount(put([NODE, "02", "03"].map(success)));
    expect(marketplace.setQuantities([wished])).toEqual([{ kind: "accepted", answer: 18 }]);
    const at = (shipNode: string, amount: number) => ({ shipNode, inputQty: { unit: "EACH", amount } });
    expect(asked).toEqual([
      {
        method: "put",
        path: "/v3/inventories/A",
        query: {},
        body: { inventories: { nodes: [at(NODE, 5), at("02", 6), at("03", 7)] } },
      },
    ]);
  });

  test("a node's refusal inside of the success refuses the listing, and says which node and why", () => {
    const refusal = { shipNode: "02", status: "Failure", errors: [{ code: "X", description: "Node is inactive." }] };
    const { marketplace } = scriptedAccount(put([success(NODE), refusal]));
    expect(marketplace.setQuantities([wished])).toMatchObject([
      { kind: "refused", issue: { message: expect.stringMatching(/ship node 02: .*Node is inactive\./) } },
    ]);
  });

  test.each([
    ["a node without an answer", [success(NODE), success("02")]],
    ["a status that is no success", [success(NODE), success("02"), { shipNode: "03", status: "Queued" }]],
  ])("%s leaves the listing unclear", (_, nodes) => {
    const { marketplace } = scriptedAccount(put(nodes));
    expect(marketplace.setQuantities([wished])).toMatchObject([{ kind: "unknown" }]);
  });

  test("with and without a node, the outcomes stand in the order asked", () => {
    const one = shop(3);
    const [place] = one.marketplace.listShipNodes();
    const outcomes = one.marketplace.setQuantities([
      wish("L1", 11),
      { ...wish("unknown", 12), nodes: { [place?.id ?? ""]: 12 } },
      { ...wish("L2", 13), nodes: { [place?.id ?? ""]: 13 } },
      wish("L3", 14),
    ]);
    expect(outcomes.map(({ kind }) => kind)).toEqual(["accepted", "refused", "accepted", "accepted"]);
    expect(Object.fromEntries(one.walmart.quantities())).toEqual({ L1: 11, L2: 13, L3: 14 });
  });
});

describe("ship nodes", () => {
  test("come as a bare list; ids keep all their digits", () => {
    const { marketplace, asked } = scriptedAccount(() => ({
      body: [
        { shipNode: "99351656957153281", shipNodeName: "North", status: "INACTIVE", nodeType: "3PL" },
        { shipNode: "00012", status: "ACTIVE" },
      ],
    }));
    expect(marketplace.listShipNodes()).toEqual([
      { id: "99351656957153281", name: "North", isDefault: false },
      { id: "00012", name: "", isDefault: false },
    ]);
    expect(asked[0]?.path).toBe("/v3/settings/shipping/shipnodes");
  });

  test.each([
    ["the virtual one is the default", ["PHYSICAL", "VIRTUAL"], [false, true]],
    ["of two virtual ones nobody knows", ["VIRTUAL", "VIRTUAL"], [false, false]],
  ])("%s", (_, types, defaults) => {
    const body = types.map((nodeType, at) => ({ shipNode: `0${at}`, nodeType }));
    const { marketplace } = scriptedAccount(() => ({ body }));
    expect(marketplace.listShipNodes().map(({ isDefault }) => isDefault)).toEqual(defaults);
  });

  test("an answer of another shape is a failure", () => {
    const { marketplace } = scriptedAccount(() => ({ body: { shipNodes: [] } }));
    expect(failureOf(() => marketplace.listShipNodes()).code).toBe("answer-unreadable");
  });
});
