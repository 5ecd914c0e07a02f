/** Quantities out, one SKU a request. */
import { issue } from "../../domain/values/issue";
import type { Outcome } from "../../domain/values/outcome";
import type { QuantityWish } from "../../ports/marketplace";
import type { Call, Reply, WalmartClient } from "./client";
import { encodeValue } from "./encode";
import { parseInventory } from "./wire/inventory";
import { nodeErrors, parseStockUpdate } from "./wire/stock";

/** Quantities for the default ship node first, then those that name one; the outcomes stand in the order asked. */
export function setQuantities(client: WalmartClient, wishes: readonly QuantityWish[]): readonly Outcome<number>[] {
  const outcomes = new Map<QuantityWish, Outcome<number>>();
  const ordinary = wishes.filter(({ node }) => node === undefined);
  client.send(ordinary.map(toCall)).forEach((reply, index) => {
    const wish = ordinary[index] as QuantityWish;
    outcomes.set(wish, toOutcome(reply, wish, isSet));
  });
  const atNodes = [...bySku(wishes.filter(({ node }) => node !== undefined)).values()];
  client.send(atNodes.map(toNodeCall)).forEach((reply, index) => {
    for (const wish of atNodes[index] ?? []) outcomes.set(wish, nodeOutcome(reply, wish));
  });
  const firstOpen = wishes.findIndex((wish) => !outcomes.has(wish));
  return wishes.slice(0, firstOpen === -1 ? wishes.length : firstOpen).flatMap((wish) => outcomes.get(wish) ?? []);
}

const each = (amount: number) => ({ unit: "EACH", amount });

/** The SKU stands in query and body. Source: Walmart Marketplace, Inventory API, update inventory. */
const toCall = ({ sku, quantity }: QuantityWish): Call => ({
  family: "inventory",
  method: "put",
  path: "/v3/inventory",
  query: { sku },
  body: { sku, quantity: each(quantity) },
});

/** Several nodes of one SKU. Source: Inventory API, update multi node inventory. */
const toNodeCall = (wishes: readonly QuantityWish[]): Call => ({
  family: "node-inventory",
  method: "put",
  path: `/v3/inventories/${encodeValue(wishes[0]?.sku ?? "")}`,
  body: { inventories: { nodes: wishes.map(({ node, quantity }) => ({ shipNode: node, inputQty: each(quantity) })) } },
});

function bySku(wishes: readonly QuantityWish[]): ReadonlyMap<string, readonly QuantityWish[]> {
  const found = new Map<string, QuantityWish[]>();
  for (const wish of wishes) found.set(wish.sku, [...(found.get(wish.sku) ?? []), wish]);
  return found;
}

const noAnswer = (sku: string): Outcome<number> => ({
  kind: "unknown",
  issue: issue("no-answer", sku, "Walmart gave no clear answer. The next run sends it again."),
});

/** `judge` reads an answer that says neither no nor nothing. */
function toOutcome(
  reply: Reply,
  wish: QuantityWish,
  judge: (json: unknown, wish: QuantityWish) => Outcome<number>,
): Outcome<number> {
  if (reply.kind === "ok") return judge(reply.json, wish);
  if (reply.kind === "unknown" || reply.verdict.kind === "transient") return noAnswer(wish.sku);
  return { kind: "refused", issue: issue(reply.verdict.code, wish.sku, reply.verdict.message) };
}

/** Accepted only if the answer names the same SKU and quantity. */
function isSet(json: unknown, { sku, quantity }: QuantityWish): Outcome<number> {
  const answer = parseInventory(json);
  const isSame = answer !== null && answer.sku === sku && answer.quantity.amount === quantity;
  return isSame ? { kind: "accepted", answer: quantity } : noAnswer(sku);
}

/** A node's refusal stands inside of a success. */
const nodeOutcome = (reply: Reply, wished: QuantityWish): Outcome<number> =>
  toOutcome(reply, wished, (json, { sku, node, quantity }) => {
    const answer = parseStockUpdate(json);
    const own = answer?.sku === sku ? answer.nodes.find(({ shipNode }) => shipNode === node) : undefined;
    if (own === undefined) return noAnswer(sku);
    const said = nodeErrors(own);
    if (said !== null) return { kind: "refused", issue: issue("node-refused", sku, said) };
    return own.status?.toLowerCase() === "success" ? { kind: "accepted", answer: quantity } : noAnswer(sku);
  });
