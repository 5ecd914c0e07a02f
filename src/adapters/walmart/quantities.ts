/** Quantities out, one SKU a request. */
import { issue } from "../../domain/values/issue";
import type { Outcome } from "../../domain/values/outcome";
import type { QuantityWish } from "../../ports/marketplace";
import type { Call, Reply, WalmartClient } from "./client";
import { parseInventory } from "./wire/inventory";

/**
 * Accepted only if the answer names the same SKU and quantity. The SKU stands in query and body.
 * Source: Walmart Marketplace, Inventory API, update inventory.
 */
export function setQuantities(client: WalmartClient, wishes: readonly QuantityWish[]): readonly Outcome<number>[] {
  return client.send(wishes.map(toCall)).map((reply, index) => toOutcome(reply, wishes[index]));
}

const toCall = ({ sku, quantity }: QuantityWish): Call => ({
  family: "inventory",
  method: "put",
  path: "/v3/inventory",
  query: { sku },
  body: { sku, quantity: { unit: "EACH", amount: quantity } },
});

function toOutcome(reply: Reply, wish: QuantityWish | undefined): Outcome<number> {
  const sku = wish?.sku ?? "";
  const noAnswer: Outcome<number> = {
    kind: "unknown",
    issue: issue("no-answer", sku, "Walmart gave no clear answer. The next run sends it again."),
  };
  if (reply.kind === "unknown") return noAnswer;
  if (reply.kind === "refused") {
    const { kind, code, message } = reply.verdict;
    return kind === "transient" ? noAnswer : { kind: "refused", issue: issue(code, sku, message) };
  }
  const answer = parseInventory(reply.json);
  const isSame = answer !== null && answer.sku === wish?.sku && answer.quantity.amount === wish.quantity;
  return isSame ? { kind: "accepted", answer: answer.quantity.amount } : noAnswer;
}
