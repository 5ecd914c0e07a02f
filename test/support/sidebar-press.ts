/** Clicks in the sidebar, with question and answer as the contract has them. */
import type { SidebarActions } from "../../src/sidebar-api";
import type { Shop } from "./shop-under-test";

/** Gives the answer. Throws the sentence of a problem. */
export function press<Name extends keyof SidebarActions>(
  shop: Pick<Shop, "press">,
  name: Name,
  ask: SidebarActions[Name]["ask"],
): SidebarActions[Name]["answer"] {
  const result = shop.press(name, ask);
  const answer = JSON.parse(result.outcome === "returned" ? String(result.value) : "{}");
  if (answer.ok !== true) throw new Error(answer.problem);
  return answer.data;
}
