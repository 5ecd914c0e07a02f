/**
 * The definition's schemas as JSON Schema, tightened: as published they accept `{}`, any further member, and half a
 * phone. Objects are closed unless the definition opens them, roots are required, stock is whole and not negative.
 */
export type Schema = { readonly [keyword: string]: unknown };

/** For roots with several members: the members that make the answer or request what it is. */
const ROOTS: Readonly<Record<string, readonly string[]>> = {
  "GET /v3/feeds": ["totalResults", "results"],
  "GET /v3/feeds/{feedId}": ["feedId", "feedStatus"],
  "GET /v3/inventories": ["meta", "elements"],
  "GET /v3/inventories/{sku}": ["sku", "nodes"],
  "GET /v3/items": ["ItemResponse"],
  "GET /v3/reports/downloadReport": ["requestId", "downloadURL"],
  "GET /v3/reports/reportRequests": ["requests"],
  "GET /v3/reports/reportRequests/{requestId}": ["requestId", "requestStatus"],
  "GET /v3/settings/partnerprofile": ["configurations"],
  "POST /v3/feeds": ["feedId"],
  "POST /v3/items/catalog/search": ["payload"],
  "POST /v3/reports/reportRequests": ["requestId", "requestStatus"],
  "PUT /v3/inventories/{sku}": ["sku", "nodes"],
};

/** The keywords of JSON Schema that the definition uses. Everything else is text for people. */
const KEPT = ["type", "format", "pattern", "minimum", "maximum", "minLength", "maxLength", "minItems", "maxItems"];

export function toRequestSchema(schema: Schema): Schema {
  return withRoot(closed(schema), []);
}

export function toAnswerSchema(route: string, schema: Schema): Schema {
  return withRoot(closed(schema), ROOTS[route] ?? []);
}

/**
 * The content of a feed's file; null: no schema is published. Of multi-node feeds only an example is published, so the
 * schema is that example's shape. Source: [S:inv].
 */
export function toFeedSchema(feedType: string, read: (name: string) => Schema): Schema | null {
  if (feedType === "MP_INVENTORY") return closed(MULTI_NODE_FEED);
  if (feedType !== "inventory") return null;
  const feed = read("InventoryFeed.json") as { properties: { Inventory: Schema } };
  const members = { ...feed.properties.Inventory, items: read("Inventory.json") };
  const properties = { InventoryHeader: read("InventoryHeader.json"), Inventory: members };
  return closed({ type: "object", required: ["InventoryHeader", "Inventory"], properties });
}

const TEXT = { type: "string" };
const MULTI_NODE_FEED: Schema = objectOf({
  inventoryHeader: objectOf({ version: { type: "string", enum: ["1.5"] } }),
  inventory: listOf(
    objectOf({
      sku: TEXT,
      shipNodes: listOf(
        objectOf({ shipNode: TEXT, quantity: objectOf({ unit: { enum: ["EACH"] }, amount: { type: "integer" } }) }),
      ),
    }),
  ),
});

function objectOf(properties: Readonly<Record<string, Schema>>): Schema {
  return { type: "object", required: Object.keys(properties), properties };
}

function listOf(items: Schema): Schema {
  return { type: "array", minItems: 1, items };
}

/** A root with a single member always has it. */
function withRoot(schema: Schema, roots: readonly string[]): Schema {
  const names = Object.keys((schema.properties ?? {}) as object);
  const wanted = [...((schema.required ?? []) as readonly string[]), ...roots, ...(names.length === 1 ? names : [])];
  return wanted.length === 0 ? schema : { ...schema, required: [...new Set(wanted)] };
}

function closed(schema: Schema): Schema {
  const { properties, items, anyOf, required, additionalProperties, nullable } = schema;
  const kept = KEPT.filter((keyword) => schema[keyword] !== undefined).map((keyword) => [keyword, schema[keyword]]);
  const tightened: Record<string, unknown> = Object.fromEntries(kept);
  if (schema.enum !== undefined) tightened.enum = nullable === true ? [...(schema.enum as []), null] : schema.enum;
  if (nullable === true) tightened.nullable = true;
  // In some members `required` is a boolean, which is an older dialect.
  if (Array.isArray(required)) tightened.required = required;
  if (items !== undefined) tightened.items = closed(items as Schema);
  if (Array.isArray(anyOf)) tightened.anyOf = anyOf.map(closed);
  if (additionalProperties !== undefined) tightened.additionalProperties = additionalProperties;
  if (properties !== undefined) {
    const members = Object.entries(properties as Record<string, Schema>);
    tightened.properties = Object.fromEntries(members.map(([name, one]) => [name, closed(one)]));
    tightened.additionalProperties ??= false;
    if (isQuantity(tightened.properties as object)) countWhole(tightened.properties as Record<string, Schema>);
  }
  return tightened;
}

/** Money has a currency, quantities have a unit. */
const isQuantity = (members: object): boolean =>
  "amount" in members && ("unit" in members || "unitOfMeasurement" in members);

/** A number in the inventory area, a text of digits in the orders area. */
function countWhole(members: Record<string, Schema>): void {
  const isText = members.amount?.type === "string";
  members.amount = isText ? { type: "string", pattern: "^\\d+$" } : { type: "integer", minimum: 0 };
}
