/** What a request is about: the single things that a fault can strike while their neighbors stay well. */

import type { Call, Marketplace } from "../state/call";
import type { Resource } from "../state/fault";
import type { State } from "../state/state";
import { inventoriesStart } from "../wire/cursors";
import type { Family } from "../wire/families";
import { parameter, type Target } from "../wire/target";
import { isRecord } from "../wire/wire";

/** The names under which answers identify things. */
const MEMBERS = { po: "purchaseOrderId", sku: "sku", feedId: "feedId", requestId: "requestId" } as const;
type Id = keyof typeof MEMBERS;
const IDS: readonly Id[] = ["po", "sku", "feedId", "requestId"];

/** The things that the request itself names. */
export function resourceOf(market: Marketplace, call: Call, target: Target): Resource {
  const { family, pathValues, query } = call;
  const [id] = pathValues;
  if (family === "report-file") return { requestId: fileOwner(market, target) };
  if (family === "report-status") return { requestId: id };
  if (family === "report-download") return { requestId: parameter(query, "requestId") };
  if (OF_ONE_ORDER.includes(family)) return { po: id };
  if (family === "feeds") return { feedId: id ?? parameter(query, "feedId"), page: pageOf(market, call) };
  return { po: parameter(query, "purchaseOrderId"), sku: skuOf(call), page: pageOf(market, call) };
}

const OF_ONE_ORDER: readonly Family[] = ["order", "acknowledge", "shipping", "cancel"];

/** The SKU of a call, if it names one. */
export function skuOf({ family, pathValues, query }: Call): string | undefined {
  const isInPath = family.startsWith("node-inventory") || family.startsWith("item");
  return (isInPath ? pathValues[0] : undefined) ?? parameter(query, "sku");
}

function fileOwner({ state }: Marketplace, { query }: Target): string | undefined {
  return state.account.reportFiles.find(({ signature }) => signature === parameter(query, "sig"))?.requestId;
}

/** Undefined if the call asks for no list. */
function pageOf({ settings, state }: Marketplace, call: Call): number | undefined {
  const whole = (name: string, fallback: number): number => Number(parameter(call.query, name) ?? fallback);
  const first = FIRST_ENTRY[call.family];
  if (first === undefined) return undefined;
  const size = Math.min(whole("limit", first.limit), settings.switches.mostPerPage);
  const page = Math.floor(first.of(call, whole, state) / size) + 1;
  return Number.isFinite(page) ? page : undefined;
}

interface ListStart {
  /** Entries on a page, unless the request says otherwise. */
  readonly limit: number;
  readonly of: FirstEntry;
}

/** The first entry of the requested page, from 0. */
type FirstEntry = (call: Call, whole: (name: string, fallback: number) => number, state: State) => number;

const BY_OFFSET: { readonly of: FirstEntry } = { of: (_, whole) => whole("offset", 0) };
const BY_PO_INDEX: { readonly of: FirstEntry } = { of: (_, whole) => whole("poIndex", 0) };
const BY_EITHER: { readonly of: FirstEntry } = {
  of: ({ query }, whole, { itemCursors }) =>
    itemCursors.find(({ text }) => text === parameter(query, "nextCursor"))?.from ?? whole("offset", 0),
};

const FIRST_ENTRY: Readonly<Partial<Record<Family, ListStart>>> = {
  orders: { limit: 100, ...BY_PO_INDEX },
  "orders-released": { limit: 100, ...BY_PO_INDEX },
  items: { limit: 20, ...BY_EITHER },
  "items-filtered": { limit: 20, ...BY_EITHER },
  feeds: { limit: 50, ...BY_OFFSET },
  "wfs-inventory": { limit: 10, ...BY_OFFSET },
  inventories: { limit: 10, of: ({ query }) => inventoriesStart(parameter(query, "nextCursor")) ?? 0 },
  "report-list": { limit: 10, of: (_, whole) => (whole("page", 1) - 1) * whole("limit", 10) },
};

/** Whether the request names everything that is wanted. */
export function isAbout(named: Resource, wanted: Resource): boolean {
  return (
    IDS.every((id) => wanted[id] === undefined || named[id] === wanted[id]) &&
    (wanted.page === undefined || named.page === wanted.page)
  );
}

/**
 * What has to be found among the entries of the answer, by the members that identify it. Undefined if the request is
 * about something else, or names all of it itself.
 */
export function soughtIn(named: Resource, wanted: Resource): Readonly<Record<string, string>> | undefined {
  const isElsewhere = IDS.some((id) => named[id] !== undefined && wanted[id] !== undefined && named[id] !== wanted[id]);
  if (isElsewhere || (wanted.page !== undefined && named.page !== wanted.page)) return undefined;
  const sought = IDS.flatMap((id) => {
    const text = wanted[id];
    return text === undefined || named[id] !== undefined ? [] : [[MEMBERS[id], text] as const];
  });
  return sought.length === 0 ? undefined : Object.fromEntries(sought);
}

/** The value with each entry changed that has those members; the very same value if there is none. */
export function withEntries(
  value: unknown,
  sought: Readonly<Record<string, string>>,
  change: (entry: unknown) => unknown,
): unknown {
  if (Array.isArray(value)) {
    const members = value.map((member) => withEntries(member, sought, change));
    return members.every((member, at) => member === value[at]) ? value : members;
  }
  if (!isRecord(value)) return value;
  if (Object.entries(sought).every(([name, text]) => value[name] === text)) return change(value);
  const members = Object.entries(value).map(([name, member]) => [name, withEntries(member, sought, change)] as const);
  return members.every(([name, member]) => member === value[name]) ? value : Object.fromEntries(members);
}
