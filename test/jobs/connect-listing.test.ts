import type { ConnectionChoice } from "../../src/domain/connections/plan-connection";
import { showConnection } from "../../src/jobs/connect-listing";
import { connectListingNow } from "../../src/jobs/deeds";
import { aListing, aMapping, aProduct, units } from "../support/builders";
import { aScript, type Script, worldOf } from "../support/scripted-world";

const A = [{ kind: "SKU", target: "A", perListing: 1, partOfKit: false }] as const;
const shop = (): Script =>
  aScript({
    products: [aProduct()],
    listings: [aListing({ sku: "L" }), aListing({ sku: "M" })],
    inventory: units(3),
    skuMap: [aMapping({ sku: "M", target: "gone" })],
  });
const said = (script: Script, sku: string, wish: ConnectionChoice) => connectListingNow(worldOf(script), sku, wish);
const connect = (...args: Parameters<typeof said>): string => said(...args).message;
const cells = ({ paper }: Script) =>
  (paper.listings ?? []).map(({ sku, connection, available }) => [sku, connection, available ?? null]);

test("what the seller chooses is connected at once, with its number, and told", () => {
  const script = shop();
  expect(connect(script, "L", A)).toBe("L sells the stock of A.");
  expect(cells(script)).toEqual([
    ["L", "Connected", 3],
    ["M", "Target missing", null],
  ]);
  expect(connect(script, "L", "nothing")).toBe("L is disconnected: nothing is sent for it.");
  expect(cells(script)[0]).toEqual(["L", "Off", null]);
  expect(connect(script, "L", "automatic")).toMatch(/^L is not connected/);
  expect(script.paper.skuMap).toMatchObject([{ sku: "M", target: "gone" }]);
});

test.each<[string, string, ConnectionChoice, RegExp]>([
  ["a listing that was not imported", "Z", A, /No listing has the SKU “Z”/],
  ["a target that Products lacks", "L", [{ ...A[0], target: "B" }], /“B” is no SKU/],
])("%s: is said, and no connection is written", (_, sku, wish, sentence) => {
  const script = shop();
  const { skuMap } = script.paper;
  expect(said(script, sku, wish)).toEqual({
    isDone: false,
    message: expect.stringMatching(sentence),
    question: null,
  });
  expect(script.paper.skuMap?.map(({ state: _state, ...row }) => row)).toEqual(skuMap);
  expect(script.commits.map(({ about }) => about)).not.toContain("connect listing");
});

test("the selected row of Listings or SKU Map names the listing; any other row has to be told apart", () => {
  const script = shop();
  const shown = () => showConnection(worldOf(script), { sku: null, find: "" }).sku;
  script.selected = { tab: "listings", position: 0 };
  expect(shown()).toBe("L");
  script.selected = { tab: "skuMap", position: 0 };
  expect(shown()).toBe("M");
  for (const selected of [null, { tab: "orders", position: 0 } as const, { tab: "listings", position: 9 } as const]) {
    script.selected = selected;
    expect(shown).toThrow("Select a row of Listings or SKU Map, or type a Listing SKU.");
  }
  expect(script.events.filter((event) => event !== "read")).toEqual([]);
});
