/** Which store of ShipStation's gets the orders, and what keeps every order away. */
import { WALMART_CHANNEL } from "../orders/order-line";
import { folded } from "../values/near-misses";
import { enumerated } from "../values/words";

/** `marketplace: null`: a manual store, the only kind in which orders can be made. */
interface Store {
  readonly id: string;
  readonly name: string;
  readonly marketplace: string | null;
  readonly isActive: boolean;
}

/** The stores that ShipStation fills from Walmart by itself: every order would be there twice, and told to Walmart twice. */
export const ownWalmartStores = (stores: readonly Store[]): readonly Store[] =>
  stores.filter(({ marketplace, isActive }) => isActive && folded(marketplace ?? "").includes(folded(WALMART_CHANNEL)));

/** The stores in which orders can be made. */
export const manualStores = <One extends Store>(stores: readonly One[]): readonly One[] =>
  stores.filter(({ marketplace, isActive }) => isActive && marketplace === null);

const quoted = (stores: readonly Store[]): string => enumerated(stores.map(({ name }) => `“${name}”`));

/**
 * The id of the store that the seller named, or why there is none, as a sentence. `name: null`: none was named.
 * @example
 * const store = (id: string, name: string, marketplace: string | null = null) => ({ id, name, marketplace, isActive: true });
 * storeFor([store("1", "Shop")], null) // => { id: "1", problem: null }
 * storeFor([store("1", "Shop")], "shop").problem // => "ShipStation has no store “shop”, but “Shop”: a name counts to the letter. Correct it in Settings ▸ ShipStation Store."
 */
export function storeFor(
  stores: readonly Store[],
  name: string | null,
): { readonly id: string; readonly problem: null } | { readonly id: null; readonly problem: string } {
  const none = (problem: string) => ({ id: null, problem });
  const [walmart] = ownWalmartStores(stores);
  if (walmart !== undefined)
    return none(
      `No order goes to ShipStation: its store “${walmart.name}” brings Walmart's orders there by itself, so each would be there twice and buyers would get two parcels. Deactivate that store in ShipStation ▸ Settings ▸ Stores, or switch ShipStation off in Settings.`,
    );
  const manual = manualStores(stores);
  const others =
    manual.length === 0
      ? "Make a manual store in ShipStation first."
      : `Choose ${quoted(manual)} in Settings ▸ ShipStation Store.`;
  if (name === null)
    return manual.length === 1 && manual[0] !== undefined
      ? { id: manual[0].id, problem: null }
      : none(`No order goes to ShipStation, because no store is chosen. ${others}`);
  const named = stores.filter((one) => one.name === name);
  const [usable, second] = manualStores(named);
  if (second !== undefined) return none(`ShipStation has two stores “${name}”. Rename one of them there.`);
  if (usable !== undefined) return { id: usable.id, problem: null };
  const [market] = named.filter(({ marketplace }) => marketplace !== null);
  if (market !== undefined)
    return none(
      `The store “${name}” belongs to ${market.marketplace}, and ShipStation takes no orders for it. ${others}`,
    );
  if (named.length > 0) return none(`The store “${name}” is not active in ShipStation. Activate it there. ${others}`);
  const [near] = manual.filter((one) => folded(one.name) === folded(name));
  return none(
    near === undefined
      ? `ShipStation has no store “${name}”. ${others}`
      : `ShipStation has no store “${name}”, but “${near.name}”: a name counts to the letter. Correct it in Settings ▸ ShipStation Store.`,
  );
}
