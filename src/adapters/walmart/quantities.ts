/** Sends quantities, one SKU in each request. */
import { issue } from "../../domain/values/issue";
import type { Outcome } from "../../domain/values/outcome";
import type { QuantityUpdate } from "../../ports/marketplace";
import { encodeValue } from "../wire/query";
import type { Call, Reply, WalmartClient } from "./client/call";
import { sendAll } from "./send-all";
import { parseInventory } from "./wire/inventory";
import { nodeErrors, parseNodeAnswer, parseStockUpdate } from "./wire/stock";

/** The outcomes are in the order of `updates`. If time runs out, the outcomes of the last ones are missing. */
export function setQuantities(client: WalmartClient, updates: readonly QuantityUpdate[]): readonly Outcome<number>[] {
  const calls = updates.map((update) => (update.nodes === undefined ? toCall(update) : toNodeCall(update)));
  const replies = sendAll(client, calls);
  const firstOpen = calls.findIndex((call) => !replies.has(call));
  return updates.slice(0, firstOpen === -1 ? updates.length : firstOpen).flatMap((update, index) => {
    const reply = replies.get(calls[index] as Call);
    return reply === undefined ? [] : toOutcome(reply, update, update.nodes === undefined ? isSet : areSet);
  });
}

const each = (amount: number) => ({ unit: "EACH", amount });

/** The SKU is in both query and body. Source: Walmart Marketplace, Inventory API, update inventory. */
const toCall = ({ sku, quantity }: QuantityUpdate): Call => ({
  family: "inventory",
  method: "put",
  path: "/v3/inventory",
  query: { sku },
  body: { sku, quantity: each(quantity) },
});

/** Several nodes of one SKU. Source: Inventory API, update multi node inventory. */
const toNodeCall = ({ sku, nodes }: QuantityUpdate): Call => ({
  family: "node-inventory",
  method: "put",
  path: `/v3/inventories/${encodeValue(sku)}`,
  body: {
    inventories: {
      nodes: Object.entries(nodes ?? {}).map(([shipNode, amount]) => ({ shipNode, inputQty: each(amount) })),
    },
  },
});

const noAnswer = (sku: string): Outcome<number> => ({
  kind: "unknown",
  issue: issue("no-answer", sku, "Walmart gave no clear answer. The next run sends it again."),
});

/** `judge`: reads an answer that is neither a refusal nor missing. */
function toOutcome(
  reply: Reply,
  update: QuantityUpdate,
  judge: (json: unknown, update: QuantityUpdate) => Outcome<number>,
): Outcome<number> {
  if (reply.kind === "ok") return judge(reply.json, update);
  if (reply.kind === "unknown" || reply.verdict.kind === "transient") return noAnswer(update.sku);
  return { kind: "refused", issue: issue(reply.verdict.code, update.sku, reply.verdict.message) };
}

/** Accepted only if the answer names the same SKU and quantity. */
function isSet(json: unknown, { sku, quantity }: QuantityUpdate): Outcome<number> {
  const answer = parseInventory(json);
  const isSame = answer !== null && answer.sku === sku && answer.quantity.amount === quantity;
  return isSame ? { kind: "accepted", answer: quantity } : noAnswer(sku);
}

/** Accepted only if every node says so, because a success may contain a node's refusal. */
function areSet(json: unknown, { sku, quantity, nodes }: QuantityUpdate): Outcome<number> {
  const answer = parseStockUpdate(json);
  const said = (answer?.nodes ?? []).flatMap((node) => parseNodeAnswer(node) ?? []);
  const own = Object.keys(nodes ?? {}).map((id) =>
    answer?.sku === sku ? said.find((node) => node.shipNode === id) : undefined,
  );
  const against = own.flatMap((node) => (node === undefined ? [] : (nodeErrors(node) ?? [])));
  if (against.length > 0) return { kind: "refused", issue: issue("node-refused", sku, against.join(" ")) };
  const isClear = own.every((node) => node?.status?.toLowerCase() === "success");
  return isClear ? { kind: "accepted", answer: quantity } : noAnswer(sku);
}
