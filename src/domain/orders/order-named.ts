/** Which order a person means who types a number where a PO belongs. */
import { groupBy } from "../values/groups";
import { slipsIn } from "../values/near-misses";
import { enumerated } from "../values/words";
import type { OrderRow } from "./order-columns";

/**
 * `customer order`: the number that the buyer sees, and the POs it stands for. `near`: POs or customer orders that read
 * nearly the same.
 */
export type OrderNamed =
  | { readonly kind: "po"; readonly po: string }
  | { readonly kind: "customer order"; readonly pos: readonly string[] }
  | { readonly kind: "near"; readonly pos: readonly string[] }
  | { readonly kind: "unknown" };

/** Letters and digits decide. People type blanks and dashes for themselves. */
const key = (text: string): string => text.replace(/[\s\u00ad\u2010-\u2015#-]+/g, "").toUpperCase();

/**
 * Gives for a typed number the order in these rows that it means. A PO that reads exactly so comes first.
 * @example
 * const rows = [{ values: { po: "1796277083022", customerOrder: "200013456789012" } }];
 * orderNamed(rows)("2000-13456789012") // => { kind: "customer order", pos: ["1796277083022"] }
 * orderNamed(rows)("1796277083202") // => { kind: "near", pos: ["1796277083022"] }
 */
export function orderNamed(rows: readonly OrderRow[]): (text: string) => OrderNamed {
  const poOf = new Map(rows.flatMap(({ values: { po } }) => (po === null ? [] : [[key(po), po] as const])));
  const byCustomer = groupBy(rows, ({ values: { customerOrder } }) => customerOrder && key(customerOrder));
  const posOf = (customerOrder: string): string[] => [
    ...new Set((byCustomer.get(customerOrder) ?? []).flatMap(({ values }) => values.po ?? [])),
  ];
  let near: ReturnType<typeof slipsIn> | null = null;
  return (text) => {
    const typed = key(text);
    const po = rows.find(({ values }) => values.po === text)?.values.po ?? poOf.get(typed);
    if (po != null) return { kind: "po", po };
    const pos = posOf(typed);
    if (pos.length > 0) return { kind: "customer order", pos };
    near ??= slipsIn([...poOf.keys(), ...byCustomer.keys()].filter((one): one is string => one !== null));
    const meant = near(typed).flatMap((one) => poOf.get(one) ?? posOf(one));
    return meant.length > 0 ? { kind: "near", pos: [...new Set(meant)] } : { kind: "unknown" };
  };
}

/** The most orders that are named. */
const NAMED = 3;

/**
 * Says which PO was meant, as sentences; `null`: nobody can tell.
 * @example
 * namedInstead("200013", { kind: "customer order", pos: ["1796277083022"] }) // => "200013 is a customer order number. Its PO is 1796277083022. Type the PO."
 */
export function namedInstead(text: string, named: OrderNamed): string | null {
  if (named.kind === "unknown") return null;
  if (named.kind === "po") return `The PO reads ${named.po}. Type it so.`;
  const pos = enumerated(named.pos.slice(0, NAMED));
  if (named.kind === "near") return `Orders has ${pos}, which is nearly the same. Correct the PO.`;
  return named.pos.length === 1
    ? `${text} is a customer order number. Its PO is ${pos}. Type the PO.`
    : `${text} is a customer order number of several POs: ${pos}. Type the one that is meant.`;
}
