/** Store, secrets and cache on Apps Script's properties and cache. */
import * as z from "zod/mini";
import { bytesOf } from "../../domain/values/words";
import type { Credentials, Secrets, StationKey } from "../../ports/secrets";
import type { Cache, Store } from "../../ports/store";

/** The part of a property store that is used. */
export interface Properties {
  getProperty(key: string): string | null;
  setProperty(key: string, value: string): unknown;
}

/** The part of a cache that is used. */
export interface ScriptCache {
  get(key: string): string | null;
  put(key: string, value: string, seconds: number): void;
  remove(key: string): void;
}

/** The most bytes of one property. Source: Apps Script, quotas, properties value size. */
const VALUE_BYTES = 9_000;

/**
 * Keys carry the spreadsheet's id, because one property store may serve several spreadsheets. Callers keep their texts
 * short. A text that does not fit is emptied: knowing nothing is better than keeping an outdated text, or than a run
 * that ends.
 */
export const platformStore = (properties: Properties, spreadsheetId: string): Store => ({
  get: (key) => properties.getProperty(`${spreadsheetId}.${key}`),
  set: (key, text) => {
    properties.setProperty(`${spreadsheetId}.${key}`, bytesOf(text) > VALUE_BYTES ? "" : text);
  },
});

/**
 * Uses only the user's own properties, because every collaborator can read those of the document. Source: Apps Script,
 * properties service, access scopes.
 */
export function platformSecrets(userProperties: Properties, spreadsheetId: string): Secrets {
  const key = `${spreadsheetId}.walmart.credentials`;
  const station = `${spreadsheetId}.shipstation.key`;
  return {
    credentials: () => parseCredentials(userProperties.getProperty(key)),
    saveCredentials: (credentials) => {
      userProperties.setProperty(key, JSON.stringify(credentials));
    },
    stationKey: () => parseStationKey(userProperties.getProperty(station)),
    saveStationKey: (saved) => {
      userProperties.setProperty(station, JSON.stringify(saved));
    },
  };
}

function parseCredentials(text: string | null): Credentials | null {
  if (text === null) return null;
  const parsed = z.object({ clientId: z.string(), clientSecret: z.string() }).safeParse(parseJson(text));
  return parsed.success ? parsed.data : null;
}

function parseStationKey(text: string | null): StationKey | null {
  if (text === null) return null;
  const parsed = z.object({ key: z.string(), secret: z.string() }).safeParse(parseJson(text));
  return parsed.success ? parsed.data : null;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Somebody edited the property by hand; the seller is asked for the key again.
    return null;
  }
}

/** A cache of this spreadsheet alone: the script's cache is shared by all spreadsheets. */
export const platformCache = (cache: ScriptCache, spreadsheetId: string): Cache => ({
  get: (key) => cache.get(`${spreadsheetId}.${key}`),
  set: (key, text, seconds) => cache.put(`${spreadsheetId}.${key}`, text, seconds),
  remove: (key) => cache.remove(`${spreadsheetId}.${key}`),
});
