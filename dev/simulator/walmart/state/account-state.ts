/** The changeable facts of the account: keys, permissions, reports, programs. Saved as a part of the state. */

import { FULL_ACCESS, type Scopes } from "../wire/scopes";
import type { Keys } from "../wire/settings";

export interface AccountState {
  /** The keys that work now. */
  keys: readonly Keys[];
  /** Every secret that ever worked, so that the ledger can keep them out. */
  readonly secrets: Set<string>;
  scopes: Scopes;
  readonly reports: ReportRequest[];
  readonly reportFiles: ReportFile[];
  /** Who fulfills a listing; the seller unless named. Only search and report show it. */
  readonly fulfillment: Map<string, FulfillmentType>;
  /** Stock at Walmart in wire shape; null for an account outside the program. */
  wfsInventory: readonly unknown[] | null;
}

/** Words of the ITEM report. Source: walmart-api section 3.4. */
export type FulfillmentType = "Seller Fulfilled" | "Walmart Fulfilled" | "WFS Eligible";

/** Unit: epoch ms. The report is RECEIVED until `startsAt`, INPROGRESS until `endsAt`, then `outcome`. */
export interface ReportRequest {
  readonly requestId: string;
  readonly reportType: string;
  readonly reportVersion: string;
  /** The body of the request, which answers repeat. */
  readonly payload: unknown;
  readonly requestedAt: number;
  startsAt: number;
  endsAt: number;
  outcome: "READY" | "ERROR";
  /** What the file will contain, frozen when the report was requested (assumed). */
  readonly csv: string;
}

/** One signed address of a report's file; the signature is the only key to it. */
export interface ReportFile {
  readonly requestId: string;
  readonly path: string;
  readonly signature: string;
  readonly expiresAt: number;
}

export interface SavedAccount extends Omit<AccountState, "secrets" | "fulfillment"> {
  readonly secrets: readonly string[];
  readonly fulfillment: readonly (readonly [string, FulfillmentType])[];
}

export function emptyAccount(): AccountState {
  return {
    keys: [],
    secrets: new Set(),
    scopes: FULL_ACCESS,
    reports: [],
    reportFiles: [],
    fulfillment: new Map(),
    wfsInventory: null,
  };
}

export function toSavedAccount(account: AccountState): SavedAccount {
  return { ...account, secrets: [...account.secrets], fulfillment: [...account.fulfillment] };
}

export function accountFromSaved(saved: SavedAccount): AccountState {
  return { ...saved, secrets: new Set(saved.secrets), fulfillment: new Map(saved.fulfillment) };
}
