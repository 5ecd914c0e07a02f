/** The packages that left by ShipStation: labels, and orders that somebody marked as shipped there. */
import type { PackedItem, StationPackage } from "../../domain/shipstation/station-package";
import type { Instant } from "../../domain/values/brand";
import { type Failure, isFailure } from "../../domain/values/failure";
import { type Issue, issue } from "../../domain/values/issue";
import type { StationList } from "../../ports/ship-station";
import { memberAt } from "../wire/member";
import type { StationClient } from "./client";
import { latestInstant, shippedAt, windowStart } from "./dates";
import { type ListAsked, readPages } from "./pages";
import { type Label, type Marked, parseLabel, parseMarked, parsePackedItem } from "./wire/packages";

/**
 * Labels made since, labels voided since, and orders marked as shipped since, the oldest first. A list that fails stops
 * no other. Fails if none can be read, or if the key is refused. Source: ShipStation API V1, list shipments (labels
 * only), list fulfillments (marked orders only).
 */
export function listPackages(client: StationClient, since: Instant): StationList<StationPackage> {
  const start = windowStart(since);
  const sorted = { sortBy: "CreateDate", sortDir: "ASC" };
  const labels = {
    path: "/shipments",
    list: "shipments",
    id: "shipmentId",
    what: "labels",
    query: { createDateStart: start, includeShipmentItems: "true", ...sorted },
  };
  const asked: readonly (ListAsked & { readonly read: (json: unknown) => StationPackage | null })[] = [
    { ...labels, read: readLabel },
    { ...labels, query: { voidDateStart: start, includeShipmentItems: "true", ...sorted }, read: readLabel },
    {
      path: "/fulfillments",
      list: "fulfillments",
      id: "fulfillmentId",
      what: "fulfillments",
      query: { createDateStart: start, ...sorted },
      read: readMarked,
    },
  ];
  const packages = new Map<string, StationPackage>();
  const issues: Issue[] = [];
  const failures: Failure[] = [];
  let complete = true;
  for (const one of asked) {
    try {
      const listed = readPages(client, one);
      complete &&= listed.complete;
      if (listed.failure !== null) failures.push(listed.failure);
      for (const json of listed.entries) {
        const found = one.read(json);
        if (found === null) issues.push(odd(String(memberAt(json, one.id) ?? "without a number")));
        else packages.set(found.id, found);
      }
    } catch (error) {
      if (!isFailure(error) || error.kind === "setup") throw error;
      failures.push(error);
      complete = false;
    }
  }
  const [failure = null] = failures;
  if (failures.length === asked.length && failure !== null) throw failure;
  const entries = [...packages.values()].sort((one, other) => (one.createdAt ?? 0) - (other.createdAt ?? 0));
  return { entries, complete, issues, failure };
}

const odd = (id: string): Issue =>
  issue(
    "package-unreadable",
    id,
    `ShipStation's package ${id} cannot be understood, so it was left out. Look it up in ShipStation; if it is an order of Walmart's, type its tracking number into Shipments.`,
  );

const isTrue = (flag: boolean | string | null | undefined): boolean => flag === true || flag === "true";

function readLabel(json: unknown): StationPackage | null {
  const label = parseLabel(json);
  const common = label === null ? null : commonOf(label);
  if (label === null || common === null) return null;
  const { parentId, mergedIds } = label.advancedOptions ?? {};
  return {
    ...common,
    id: `label ${label.shipmentId}`,
    kind: "label",
    key: label.orderKey || null,
    service: label.serviceCode ?? "",
    isReturn: isTrue(label.isReturnLabel),
    items: (label.shipmentItems ?? []).flatMap(readItem),
    parent: parentId || null,
    merged: (mergedIds ?? []).filter((id) => id !== ""),
  };
}

function readMarked(json: unknown): StationPackage | null {
  const marked = parseMarked(json);
  const common = marked === null ? null : commonOf(marked);
  if (marked === null || common === null) return null;
  return {
    ...common,
    id: `marked ${marked.fulfillmentId}`,
    kind: "marked",
    key: null,
    service: marked.fulfillmentServiceCode ?? "",
    isReturn: false,
    items: [],
    parent: null,
    merged: [],
  };
}

/** `null`: nobody can tell to which order it belongs. */
function commonOf({ orderId, orderNumber, createDate, shipDate, voidDate, voided, ...rest }: Label | Marked) {
  if (!orderId && !orderNumber) return null;
  return {
    orderId: orderId ?? "",
    number: orderNumber ?? "",
    createdAt: latestInstant(createDate),
    shippedAt: shippedAt(shipDate, createDate),
    carrier: rest.carrierCode ?? "",
    tracking: rest.trackingNumber?.trim() || null,
    isVoided: isTrue(voided) || (voided == null && (voidDate ?? "") !== ""),
  };
}

/** An item that cannot be read is one of which nothing is known. Without units nothing of it is in the package. */
function readItem(json: unknown): readonly PackedItem[] {
  const item = parsePackedItem(json);
  if (item === null) return [{ key: null, sku: null, quantity: null }];
  const { lineItemKey, sku, quantity = null } = item;
  return quantity === 0 ? [] : [{ key: lineItemKey || null, sku: sku || null, quantity }];
}
