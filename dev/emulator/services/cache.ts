import { type CallContext, isRecord, numberAt, type Services, textAt } from "../core/service";
import { ServiceError } from "../core/service-error";
import type { CacheItem } from "../core/state";

/** Source of the limits: [CACHE]; hard errors measured just above them in [JP-CACHE]. */
const KEY_LIMIT = 250;
const VALUE_LIMIT_BYTES = 100 * 1024;
const DEFAULT_SECONDS = 600;
const MAX_SECONDS = 21_600;
const ITEM_LIMIT = 1_000;
const EVICTED_SHARE = 0.1;

type Items = Record<string, CacheItem>;

/** CacheService: strings that expire by the virtual clock. Source: [CACHE]. */
export const CACHE: Services = {
  "CacheService.getUserCache": () => true,
  "CacheService.getScriptCache": () => true,
  // Null unless bound to or active in a document. Source: [CACHE].
  "CacheService.getDocumentCache": (_args, context) => context.execution.inDocument,
  "Cache.get": (args, context) => fresh(openCache(args, context), keyAt(args, 1), context.now),
  "Cache.getAll": (args, context) => {
    const items = openCache(args, context);
    const found = keysAt(args, 1).map((key) => [key, fresh(items, key, context.now)] as const);
    return Object.fromEntries(found.filter(([, value]) => value !== null));
  },
  "Cache.put": (args, context) => {
    put(openCache(args, context), keyAt(args, 1), textAt(args, 2, "value"), expiry(args, 3, context));
    return null;
  },
  "Cache.putAll": (args, context) => {
    const items = openCache(args, context);
    if (!isRecord(args[1])) throw new ServiceError("Invalid argument: values");
    for (const [key, value] of Object.entries(args[1])) {
      put(items, checkedKey(key), String(value), expiry(args, 2, context));
    }
    return null;
  },
  "Cache.remove": (args, context) => {
    delete openCache(args, context)[keyAt(args, 1)];
    return null;
  },
  "Cache.removeAll": (args, context) => {
    const items = openCache(args, context);
    for (const key of keysAt(args, 1)) delete items[key];
    return null;
  },
};

function openCache(args: readonly unknown[], context: CallContext): Items {
  const scope = textAt(args, 0, "cache");
  const name = scope === "user" ? `user:${context.execution.user}` : scope;
  context.state.caches[name] ??= {};
  return context.state.caches[name];
}

function fresh(items: Items, key: string, now: number): string | null {
  const item = items[key];
  return item !== undefined && now < item.expiresAt ? item.value : null;
}

function put(items: Items, key: string, value: string, expiresAt: number): void {
  if (Buffer.byteLength(value) > VALUE_LIMIT_BYTES) throw new ServiceError("Argument too large: value");
  delete items[key];
  items[key] = { value, expiresAt };
  const keys = Object.keys(items);
  if (keys.length <= ITEM_LIMIT) return;
  // First in, first out, about a tenth at a time. Source: [JP-CACHE].
  for (const old of keys.slice(0, Math.ceil(ITEM_LIMIT * EVICTED_SHARE))) delete items[old];
}

function expiry(args: readonly unknown[], index: number, context: CallContext): number {
  const isGiven = args[index] !== undefined && args[index] !== null;
  const seconds = isGiven ? numberAt(args, index, "expirationInSeconds") : DEFAULT_SECONDS;
  // The documents name the maximum, but not what happens above it. Refusing is the stricter reading.
  if (seconds < 1 || seconds > MAX_SECONDS) throw new ServiceError("Invalid argument: expirationInSeconds");
  return context.now + seconds * 1000;
}

function keysAt(args: readonly unknown[], index: number): string[] {
  const keys = args[index];
  if (!Array.isArray(keys)) throw new ServiceError("Invalid argument: keys");
  return keys.map((key) => checkedKey(String(key)));
}

function keyAt(args: readonly unknown[], index: number): string {
  return checkedKey(textAt(args, index, "key"));
}

function checkedKey(key: string): string {
  if (key.length > KEY_LIMIT) throw new ServiceError("Argument too large: key");
  return key;
}
