import { type CallContext, isRecord, type Services, textAt } from "../core/service";
import { ServiceError } from "../core/service-error";
import { spend } from "./allowances";

/** Documented sizes in bytes: 9 KB a value, 500 KB a store over keys and values. Source: [QUOTA], [TAN-PROP]. */
const VALUE_LIMIT = 9 * 1024;
const STORE_LIMIT = 500 * 1024;

/** PropertiesService: three stores of strings. Source: [PROP]. */
export const PROPERTIES: Services = {
  "PropertiesService.getUserProperties": () => true,
  "PropertiesService.getScriptProperties": () => true,
  // Null unless bound to or active in a document. Source: [PROP].
  "PropertiesService.getDocumentProperties": (_args, context) => context.execution.inDocument,
  "Properties.getProperty": (args, context) => {
    const store = openStore(args, context);
    spend("properties", 1, context);
    return store[textAt(args, 1, "key")] ?? null;
  },
  "Properties.getKeys": (args, context) => Object.keys(readAll(args, context)),
  "Properties.getProperties": (args, context) => readAll(args, context),
  "Properties.setProperty": (args, context) => {
    write(args, context, { [textAt(args, 1, "key")]: textAt(args, 2, "value") }, "kept");
    return null;
  },
  "Properties.setProperties": (args, context) => {
    write(args, context, textsOf(args[1]), args[2] === true ? "deleted" : "kept");
    return null;
  },
  "Properties.deleteProperty": (args, context) => {
    const store = openStore(args, context);
    spend("properties", 1, context);
    delete store[textAt(args, 1, "key")];
    return null;
  },
  "Properties.deleteAllProperties": (args, context) => {
    spend("properties", 1, context);
    const store = openStore(args, context);
    for (const key of Object.keys(store)) delete store[key];
    return null;
  },
};

function openStore(args: readonly unknown[], context: CallContext): Record<string, string> {
  const scope = textAt(args, 0, "store");
  // User properties belong to the effective user. Source: [PROP].
  const name = scope === "user" ? `user:${context.execution.user}` : scope;
  context.state.properties[name] ??= {};
  return context.state.properties[name];
}

function readAll(args: readonly unknown[], context: CallContext): Record<string, string> {
  const store = openStore(args, context);
  // It is not documented how a bulk read counts. Counting each key is the stricter reading.
  spend("properties", Math.max(1, Object.keys(store).length), context);
  return store;
}

function write(
  args: readonly unknown[],
  context: CallContext,
  values: Readonly<Record<string, string>>,
  others: "kept" | "deleted",
): void {
  const store = openStore(args, context);
  spend("properties", Math.max(1, Object.keys(values).length), context);
  for (const value of Object.values(values)) {
    if (Buffer.byteLength(value) > VALUE_LIMIT) throw new ServiceError("Argument too large: value");
  }
  const next = others === "deleted" ? { ...values } : { ...store, ...values };
  if (sizeOf(next) > STORE_LIMIT) {
    throw new ServiceError(
      "You have exceeded the property storage quota. Please remove some properties and try again.",
    );
  }
  for (const key of Object.keys(store)) if (!(key in next)) delete store[key];
  Object.assign(store, values);
}

function sizeOf(store: Readonly<Record<string, string>>): number {
  return Object.entries(store).reduce(
    (sum, [key, value]) => sum + Buffer.byteLength(key) + Buffer.byteLength(value),
    0,
  );
}

function textsOf(value: unknown): Record<string, string> {
  if (!isRecord(value)) throw new ServiceError("Invalid argument: properties");
  return Object.fromEntries(Object.entries(value).map(([key, text]) => [key, String(text)]));
}
