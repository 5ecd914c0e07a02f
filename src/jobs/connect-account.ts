/** Saves the key that the seller typed and says what it opens. */
import { parseSettings } from "../domain/settings/parse-settings";
import { toFailure } from "../domain/values/failure";
import type { Credentials } from "../ports/secrets";
import type { World } from "./world";

export interface ConnectionAnswer {
  readonly isConnected: boolean;
  readonly message: string;
}

/** The key is saved before it is tried: a seller whose Walmart is down need not type it again. */
export function connectAccount(world: World, credentials: Credentials): ConnectionAnswer {
  world.secrets.saveCredentials({
    clientId: credentials.clientId.trim(),
    clientSecret: credentials.clientSecret.trim(),
  });
  return testConnection(world);
}

/** Fetches a token and reads what it may do. */
export function testConnection({ workbook, marketplace }: World): ConnectionAnswer {
  try {
    const { settings } = parseSettings(workbook.read().tables.settings, new Set());
    const { missing, unchecked } = marketplace(settings.environment).testConnection();
    const unsure = unchecked.length === 0 ? "" : ` Not to be told just now: ${unchecked.join("; ")}.`;
    if (missing.length === 0) return { isConnected: true, message: `Connected to Walmart.${unsure}` };
    return {
      isConnected: false,
      message: `Walmart accepts the key, but it lacks: ${missing.join("; ")}. Give it these permissions in Seller Center ▸ Settings ▸ API Key Management.${unsure}`,
    };
  } catch (error) {
    return { isConnected: false, message: toFailure(error).message };
  }
}
