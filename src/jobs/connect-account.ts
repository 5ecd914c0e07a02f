/** Tests the key that the seller typed, saves it unless Walmart refuses it, and says what it allows. */
import type { Account } from "../domain/settings/account";
import { parseSettings } from "../domain/settings/parse-settings";
import { type Failure, toFailure } from "../domain/values/failure";
import { clipped } from "../domain/values/words";
import type { ConnectionReport } from "../ports/marketplace";
import type { Credentials } from "../ports/secrets";
import { needNoCopy, readChoice } from "./whose";
import type { World } from "./world";

export interface ConnectionAnswer {
  readonly isConnected: boolean;
  readonly message: string;
}

/** `isSaved`: Walmart did not refuse the key, so it is used from now on. */
export interface KeyAnswer extends ConnectionAnswer {
  readonly isSaved: boolean;
}

/**
 * A refused key never replaces a working one. If Walmart is down, the key is saved, so that the seller need not type it
 * again.
 */
export function connectAccount(world: World, typed: Credentials): KeyAnswer {
  const refused = refusedCopy(world);
  if (refused !== null) return { isConnected: false, message: refused, isSaved: false };
  const credentials = { clientId: typed.clientId.trim(), clientSecret: typed.clientSecret.trim() };
  const tried = tryKey(world, credentials);
  if ("missing" in tried) {
    world.secrets.saveCredentials(credentials);
    keepAccount(world, tried);
    return { ...answerOf(tried), isSaved: true };
  }
  if (REFUSED.has(tried.code)) {
    const kept = world.secrets.credentials() === null ? "It was not saved." : "The key saved before stays in use.";
    return { isConnected: false, message: `${tried.message} ${kept}`, isSaved: false };
  }
  world.secrets.saveCredentials(credentials);
  return { isConnected: false, message: `${tried.message} ${UNTRIED}`, isSaved: true };
}

const REFUSED: ReadonlySet<string> = new Set(["key-refused", "wrong-environment"]);

const UNTRIED = "The key was saved, but it could not be tried. Sync Now tries it.";

/** Fetches a token for the saved key and reads what it allows. */
export function testConnection(world: World): ConnectionAnswer {
  const refused = refusedCopy(world);
  if (refused !== null) return { isConnected: false, message: refused };
  const tried = tryKey(world);
  if (!("missing" in tried)) return { isConnected: false, message: tried.message };
  keepAccount(world, tried);
  return answerOf(tried);
}

/** Stored outside the spreadsheet: whose account the key opened at its last test. Not secret. */
const ACCOUNT = "account";
/** A longer name is cut. Unit: characters. */
const LONGEST_NAME = 200;

function keepAccount({ store }: World, { account }: ConnectionReport): void {
  if (account === null) return;
  const { name, partnerId } = account;
  store.set(
    ACCOUNT,
    JSON.stringify({ name: clipped(name, LONGEST_NAME), partnerId: clipped(partnerId, LONGEST_NAME) }),
  );
}

/** Whose account is connected; `null`: Walmart did not say. */
export function savedAccount({ store }: World): Account | null {
  try {
    return JSON.parse(store.get(ACCOUNT) || "null");
  } catch {
    // Somebody edited the property by hand.
    return null;
  }
}

/** Why a copy may have no key; `null`: it may. Moving Aisle there needs one, so that Walmart can be asked. */
function refusedCopy(world: World): string | null {
  try {
    if (readChoice(world).asked === undefined) needNoCopy(world);
    return null;
  } catch (error) {
    return toFailure(error).message;
  }
}

function tryKey({ workbook, marketplace }: World, credentials?: Credentials): ConnectionReport | Failure {
  try {
    const { settings } = parseSettings(workbook.read().tables.settings, new Set());
    return marketplace(settings.environment, credentials).testConnection();
  } catch (error) {
    return toFailure(error);
  }
}

function answerOf({ missing, unchecked }: ConnectionReport): ConnectionAnswer {
  const unsure = unchecked.length === 0 ? "" : ` Not to be told just now: ${unchecked.join("; ")}.`;
  if (missing.length === 0) return { isConnected: true, message: `Connected to Walmart.${unsure}` };
  return {
    isConnected: false,
    message: `Walmart accepts the key, but it lacks: ${missing.join("; ")}. Give it these permissions in Seller Center ▸ Settings ▸ API Key Management.${unsure}`,
  };
}
