import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { toShipNode } from "../../../dev/simulator/walmart/stock/nodes";
import { createWalmart } from "../../../dev/simulator/walmart/walmart";
import { post, readFeed } from "../../support/feed-shop";
import { ROOT } from "../../support/project";
import { call, NOW } from "../../support/simulator-client";

const SAMPLES = join(ROOT, "../shared/walmart-samples");
const hasSamples = existsSync(SAMPLES);
const withSamples = hasSamples ? test : test.skip;
if (!hasSamples) console.info(`Skipped: Walmart's own samples are not at ${SAMPLES}.`);

const sample = (path: string) => JSON.parse(readFileSync(join(SAMPLES, path), "utf8"));
const membersOf = (value: object): readonly string[] => Object.keys(value).sort();
const LATER = NOW + 3_600_000;

withSamples("the published feed of one node is accepted, and every item lands", () => {
  const file = sample("inventory/feed-inventory-1.4.json");
  const skus: string[] = file.Inventory.map((item: { sku: string }) => item.sku);
  const walmart = createWalmart({ items: skus.map((sku) => ({ sku })) });
  const { json } = post(walmart, file);
  expect(membersOf(json)).toEqual(membersOf(sample("feeds/feed-accepted-200.json")));
  expect(readFeed(walmart, json.feedId, LATER)).toMatchObject({ feedStatus: "PROCESSED", itemsSucceeded: skus.length });
  expect([...walmart.quantities().values()]).toEqual([10, 20]);
});

withSamples("the published feed of several nodes is accepted, and every amount lands in its node", () => {
  const file = sample("inventory/feed-MP_INVENTORY-1.5.json");
  const skus: string[] = file.inventory.map((item: { sku: string }) => item.sku);
  const shipNodes = ["10000003527", "1000000352"].map((shipNode) => toShipNode(shipNode));
  const walmart = createWalmart({ items: skus.map((sku) => ({ sku })), shipNodes });
  post(walmart, file, "feedType=MP_INVENTORY");
  walmart.passTime(LATER);
  expect([...walmart.quantities("10000003527").values()]).toEqual([100, 21, 13]);
  expect([...walmart.quantities("1000000352").values()]).toEqual([12]);
});

withSamples("the published update of several nodes is accepted, and the answers have the published members", () => {
  const [request, answer] = [sample("inventory/node-put-request.json"), sample("inventory/node-put-200.json")];
  const nodes: { shipNode: string }[] = request.inventories.nodes;
  const shipNodes = nodes.map(({ shipNode }) => toShipNode(shipNode));
  const walmart = createWalmart({ items: [{ sku: answer.sku }], shipNodes });
  const got = call(walmart, `inventories/${answer.sku}`, { method: "PUT", body: request }).json;
  expect(got).toMatchObject(answer);
  const read = call(walmart, `inventories/${answer.sku}`).json;
  expect(membersOf(read.nodes[0])).toEqual(membersOf(sample("inventory/node-get-200.json").nodes[0]));
  const { meta, elements } = call(walmart, "inventories").json;
  expect(elements.inventories).toEqual([read]);
  expect(membersOf(sample("inventory/inventories-page-200.json").meta)).toEqual(
    expect.arrayContaining([...membersOf(meta)]),
  );
});

withSamples("feeds show no member that published ones lack, save those of the fact sheet", () => {
  const walmart = createWalmart({ items: [{ sku: "A", wpid: "W", gtin: "0", upc: "0" }] });
  const { feedId } = post(walmart, {
    InventoryHeader: { version: "1.4" },
    Inventory: [{ sku: "A", quantity: { unit: "EACH", amount: 4 } }],
  }).json;
  const list = sample("feeds/feeds-list-200.json");
  const listed = call(walmart, "feeds", { now: LATER }).json;
  expect(membersOf(listed)).toEqual(membersOf(list));
  const known = new Set(list.results.feed.flatMap((feed: object) => membersOf(feed)));
  expect(membersOf(listed.results.feed[0]).filter((name) => !known.has(name))).toEqual([]);
  const one = sample("feeds/feed-status-details-200.json");
  const details = readFeed(walmart, feedId, LATER);
  expect(membersOf(details).filter((name) => !(name in one))).toEqual(["ingestionErrors"]);
  const [item] = one.itemDetails.itemIngestionStatus;
  const [shown] = details.itemDetails.itemIngestionStatus;
  expect(membersOf(shown).filter((name) => !(name in item))).toEqual(["ingestionErrors"]);
});

withSamples("the published ship nodes are served as they came", () => {
  const shipNodes = sample("settings/shipnodes-200.json");
  const walmart = createWalmart({ shipNodes });
  expect(call(walmart, "settings/shipping/shipnodes").json).toEqual(shipNodes);
  expect(walmart.shipNodes()).toEqual(expect.arrayContaining(["99351656957153281", "84955660770217985"]));
});
