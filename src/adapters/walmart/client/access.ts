/** Decides whether a refusal because of missing rights concerns the key, or only this one call. */
import * as z from "zod/mini";
import type { Call, Reply } from "./call";
import { CALL_REFUSED, failed, KEY_REFUSED, type Verdict } from "./errors";
import type { Family } from "./pace";

/** Source: Walmart Marketplace, token detail. */
export const TOKEN_DETAIL: Call = { family: "token", method: "get", path: "/v3/token/detail" };

/** Walmart's name for an area that a key may open. */
export type Scope = "item" | "inventory" | "orders" | "feeds" | "shipping" | "reports";

/**
 * What the key allows, by Walmart's names. About a scope that is not named nothing is known. `null`: Walmart does not
 * say.
 */
export type Scopes = Readonly<Partial<Record<string, string>>>;

/** Reads Walmart's answer about the key's rights; `null`: not such an answer. */
export function readScopes(json: unknown): Scopes | null {
  const levels = z.catch(z.optional(z.record(z.string(), z.string())), {});
  const answer = z.object({ scopes: levels }).safeParse(json);
  return answer.success ? (answer.data.scopes ?? {}) : null;
}

/** Source: Walmart Marketplace, API scopes. */
const SCOPES: Readonly<Partial<Record<Family, readonly Scope[]>>> = {
  items: ["item"],
  item: ["item"],
  orders: ["orders"],
  order: ["orders"],
  acknowledge: ["orders"],
  shipping: ["orders"],
  inventory: ["inventory"],
  "node-inventory": ["inventory"],
  stock: ["inventory"],
  "stock-list": ["inventory"],
  feed: ["feeds", "inventory"],
  "node-feed": ["feeds", "inventory"],
  "feed-status": ["feeds"],
  "feed-times": ["feeds"],
  "ship-nodes": ["shipping"],
  "report-list": ["reports"],
  "report-request": ["reports"],
  "report-status": ["reports"],
  "report-download": ["reports"],
};

const isDenied = (reply: Reply): reply is Reply & { readonly kind: "refused" } =>
  reply.kind === "refused" && reply.verdict.kind === "setup";

/** Calls that are not about a single thing. A refusal of such a call is a refusal of the whole area. */
const LISTS: ReadonlySet<Family> = new Set([
  "items",
  "orders",
  "stock-list",
  "feed-status",
  "report-list",
  "ship-nodes",
]);

/**
 * Gives a function that judges the replies to calls of one kind. A refusal counts for its own call only, if another
 * call of the kind got through, or if a single thing was asked for and Walmart says that the key may do it. Otherwise
 * it fails with `setup`, since every call of the kind would be refused. `detail`: asks what the key allows, at most
 * once a run; `null` if Walmart does not accept the key.
 */
export function createAccess(
  detail: () => unknown,
): (calls: readonly Call[], replies: readonly Reply[]) => readonly Reply[] {
  const opened = new Set<string>();
  let asked: { readonly scopes: Scopes | null } | null = null;

  const scopesNow = (): Scopes | null => {
    asked ??= { scopes: readScopes(detail()) };
    return asked.scopes;
  };

  const maySay = ({ family, method }: Call): boolean => {
    const levels = (SCOPES[family] ?? []).map((scope) => scopesNow()?.[scope]);
    return levels.every((level) => level === "full_access" || (method === "get" && level === "view_only"));
  };

  /** What the refusal means if nothing of the kind got through. */
  const meaningOf = (call: Call, { code }: Verdict, calls: number): Verdict | null => {
    const isOfCall = calls === 1 && !LISTS.has(call.family);
    if (code === KEY_REFUSED)
      return scopesNow() === null ? null : { ...CALL_REFUSED, kind: isOfCall ? "refused" : "setup" };
    return isOfCall && maySay(call) ? CALL_REFUSED : null;
  };

  return (calls, replies) => {
    const [call] = calls;
    const [first] = replies;
    if (call === undefined || first === undefined || call.family === "token") return replies;
    const kind = `${SCOPES[call.family]?.join(" ")} ${call.method}`;
    if (replies.some((reply) => reply.kind !== "unknown" && !isDenied(reply))) opened.add(kind);
    if (!replies.some(isDenied)) return replies;
    if (!opened.has(kind) && isDenied(first) && replies.every(isDenied)) {
      const meaning = meaningOf(call, first.verdict, calls.length) ?? first.verdict;
      if (meaning.kind === "setup") throw failed(meaning);
    }
    return replies.map((reply) => (isDenied(reply) ? { ...reply, verdict: CALL_REFUSED } : reply));
  };
}
