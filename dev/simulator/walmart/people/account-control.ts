/** The account's own knobs, all of them at run time: keys, permissions, who fulfills what. */

import type { FulfillmentType } from "../state/account-state";
import type { Marketplace } from "../state/call";
import { arrive } from "../time/clock";
import { nextDigits } from "../wire/random";
import type { Scopes } from "../wire/scopes";
import type { Environment, Keys } from "../wire/settings";

export interface AccountControl {
  /** What the keys may do. Areas that are not named stay. */
  allow(scopes: Partial<Scopes>): void;
  /** A colleague resets the key: the old secret is dead for everybody. Throws if there is no such pair. */
  resetKeys(environment: Environment, now: number): Keys;
  /** Sets who fulfills a listing. */
  setFulfillment(sku: string, type: FulfillmentType): void;
  /** Joins Walmart's fulfillment program with this stock in wire shape; null leaves the program. */
  setWfsInventory(inventory: readonly unknown[] | null): void;
}

export function createAccountControl(market: Marketplace): AccountControl {
  return {
    allow: (scopes) => {
      const { account } = market.state;
      account.scopes = { ...account.scopes, ...scopes };
    },
    resetKeys: (environment, now) => resetKeys(market, environment, arrive(market, now)),
    setFulfillment: (sku, type) => void market.state.account.fulfillment.set(sku, type),
    setWfsInventory: (inventory) => {
      market.state.account.wfsInventory = inventory;
    },
  };
}

/** Keys belong to the partner, not to a user. Source: [P:authentication]. */
function resetKeys(market: Marketplace, environment: Environment, now: number): Keys {
  const { account, tokens } = market.state;
  const old = account.keys.find((keys) => keys.environment === environment);
  if (old === undefined) throw new Error(`There are no keys of ${environment}.`);
  const fresh = { ...old, clientSecret: `secret-${nextDigits(market.state, 24)}` };
  account.keys = account.keys.map((keys) => (keys === old ? fresh : keys));
  account.secrets.add(fresh.clientSecret);
  if (market.settings.switches.resetEndsTokens) {
    for (const token of tokens) if (token.clientId === old.clientId) token.expiresAt = Math.min(token.expiresAt, now);
  }
  return fresh;
}
