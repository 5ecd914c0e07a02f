/**
 * Reads the file of an inventory feed. The code for wrong letter case is Walmart's [EJ]; the others are invented in its
 * form. Source of the forms: [S:inv; D:bulk-inventory-update-feed; feed-schemas/Inventory.json].
 */

import { dataError, type FeedContent, type FeedItem, type FeedType, type IngestionError } from "../state/feed";
import { AVAILABLE_DATE } from "../stock/inventory";
import { QUANTITY, type Quantity } from "../stock/quantity";
import { type Check, list, object, oneOf, parseJson, text } from "../wire/shape";
import { isRecord } from "../wire/wire";

/** Item/node pairs in one file [EJ:refdata]; that a larger one is rejected as a whole is assumed. */
const MAX_PAIRS = 10_000;

interface Form {
  readonly header: string;
  readonly list: string;
  readonly version: string;
  readonly item: Check;
}

const NODE_AMOUNT = object({ shipNode: text(), quantity: QUANTITY });

/** Capitalized members in 1.4, lower-case ones in 1.5. */
const FORMS: Readonly<Record<FeedType, Form>> = {
  inventory: {
    header: "InventoryHeader",
    list: "Inventory",
    version: "1.4",
    item: object({ sku: text(), quantity: QUANTITY, inventoryAvailableDate: AVAILABLE_DATE }, [
      "inventoryAvailableDate",
    ]),
  },
  MP_INVENTORY: {
    header: "inventoryHeader",
    list: "inventory",
    version: "1.5",
    item: object({ sku: text(), shipNodes: list(NODE_AMOUNT) }),
  },
};

/** The items of a file, each with its errors. `shipNode`: the node for the items of a 1.4 file. */
export function readFile(file: string, feedType: FeedType, shipNode: string, nodeIds: readonly string[]): FeedContent {
  const content = parseJson(file);
  const form = FORMS[feedType];
  const error = refuseFile(content, form);
  if (error !== undefined || !isRecord(content)) return rejected(error ?? NO_JSON);
  const entries: unknown = content[form.list];
  const items = (Array.isArray(entries) ? entries : []).map((entry) => toItem(entry, form.item, { shipNode, nodeIds }));
  const pairs = items.reduce((sum, { amounts }) => sum + Math.max(1, amounts.length), 0);
  if (pairs <= MAX_PAIRS) return { items, errors: [] };
  return rejected(dataError("ERR_EXT_DATA_0900001", form.list, `More than ${MAX_PAIRS} items and ship nodes`));
}

const NO_JSON = dataError("ERR_EXT_DATA_0900002", "", "The file is not a JSON object");

function rejected(error: IngestionError): FeedContent {
  return { items: [], errors: [error] };
}

function refuseFile(content: unknown, form: Form): IngestionError | undefined {
  if (!isRecord(content)) return NO_JSON;
  const wrongCase = Object.keys(content).find((name) =>
    [form.header, form.list].some((right) => right.toLowerCase() === name.toLowerCase() && right !== name),
  );
  if (wrongCase !== undefined) return dataError("ERR_EXT_DATA_0503009", wrongCase, `${wrongCase} is not recognized`);
  const header = object({ version: oneOf([form.version]) });
  const complaint = object({ [form.header]: header, [form.list]: list(() => undefined) })(content, "");
  return complaint === undefined ? undefined : dataError("ERR_EXT_DATA_0900003", "", complaint);
}

interface Nodes {
  readonly shipNode: string;
  readonly nodeIds: readonly string[];
}

/** An item that does not fit is refused alone; the others in its file are not. Assumed. */
function toItem(entry: unknown, check: Check, { shipNode, nodeIds }: Nodes): FeedItem {
  const complaint = check(entry, "");
  if (complaint !== undefined || !isEntry(entry)) {
    const sku = isRecord(entry) && typeof entry.sku === "string" ? entry.sku : "";
    return { sku, amounts: [], errors: [dataError("ERR_EXT_DATA_0900004", "", complaint ?? "Not an item")] };
  }
  const amounts =
    "shipNodes" in entry
      ? entry.shipNodes.map((node) => ({ shipNode: node.shipNode, amount: node.quantity.amount }))
      : [{ shipNode, amount: entry.quantity.amount }];
  const errors = amounts
    .filter((node) => !nodeIds.includes(node.shipNode))
    .map((node) => dataError("ERR_EXT_DATA_0900005", "shipNode", `Unknown ship node ${node.shipNode}`));
  return { sku: entry.sku, amounts, errors };
}

type Entry = { readonly sku: string } & (
  | { readonly quantity: Quantity }
  | { readonly shipNodes: readonly { readonly shipNode: string; readonly quantity: Quantity }[] }
);

/** Valid only after the form's check has passed. */
function isEntry(entry: unknown): entry is Entry {
  return isRecord(entry) && typeof entry.sku === "string";
}
