/** A seller's day, step by step: what the seller types, what Aisle is asked, what buyers do. */
import { DEFAULT_KEY } from "../simulator/shipstation/wire/settings";
import { DEFAULT_KEYS } from "../simulator/walmart/wire/settings";
import {
  actor,
  buy,
  type DayStep,
  type Glimpse,
  imeisOf,
  LISTING_COLUMNS,
  ORDER_COLUMNS,
  poOf,
  SHIPMENT_COLUMNS,
} from "./actors";
import { FULFILLMENT } from "./fulfillment";
import { orderPackages, pack, shipTheRest, useShipStation } from "./packing";

const actorListings: Glimpse = {
  tab: "Listings",
  columns: LISTING_COLUMNS,
  rows: (day) => [0, 1, 2, 3].map((index) => actor(day, index)),
};
const actorChanges: Glimpse = {
  tab: "Preview",
  columns: ["Listing SKU", "On Walmart", "Will become", "Because", "Approve"],
  rows: (day) => [0, 1, 2, 3].map((index) => actor(day, index)),
};
const handListings: Glimpse = {
  tab: "Listings",
  columns: ["Listing SKU", "Connection", "Connected to", "To send", "Sync"],
  rows: ({ shop }) => shop.handConnections.map(({ listingSku }) => listingSku),
};

const connectWith = (secret: string) => JSON.stringify({ clientId: DEFAULT_KEYS[0]?.clientId, clientSecret: secret });

export const DAY: readonly DayStep[] = [
  {
    title: "The seller chooses Aisle ▸ More ▸ Set up / repair in an empty spreadsheet",
    door: "setUpWorkbook",
  },
  {
    title: "The seller pastes the catalog into Products and the stock into Inventory",
    act: ({ shop, hands }) => {
      hands.fill(
        "Products",
        ["Manufacturer", "Model", "Variant", "Network", "Capacity", "Color", "Grade", "Damages", "SKU"],
        shop.variations.map((one) => [
          one.manufacturer,
          one.model,
          one.variant || "unknown",
          one.network,
          one.capacity,
          one.color,
          one.grade,
          one.damages,
          one.sku,
        ]),
      );
      hands.fill(
        "Inventory",
        ["IMEI", "SKU or Variation ID", "Qty", "Status", "Warehouse", "Location", "Cost"],
        shop.units.map((unit) => [
          unit.imei,
          unit.skuOrVariation,
          unit.imei === "" ? String(unit.qty) : "",
          unit.status,
          unit.warehouse,
          unit.location,
          String(unit.cost),
        ]),
      );
    },
  },
  {
    title: "The seller types a wrong key into the sidebar",
    door: "sidebarDo",
    args: ["connect", connectWith("not-the-secret")],
    from: "sidebar",
  },
  {
    title: "The seller types the right key",
    door: "sidebarDo",
    args: ["connect", connectWith(DEFAULT_KEYS[0]?.clientSecret ?? "")],
    from: "sidebar",
  },
  { title: "The seller clicks Import Listings", door: "importListings", show: [actorListings, handListings] },
  {
    title: "The seller connects listings by hand in SKU Map",
    act: ({ shop, hands }) => {
      const rows = shop.handConnections.flatMap(({ listingSku, skus }) => skus.map((sku) => [listingSku, "SKU", sku]));
      hands.fill("SKU Map", ["Listing SKU", "Connect to", "Target"], rows);
    },
  },
  {
    title: "The seller types ShipStation's key into the sidebar",
    door: "sidebarDo",
    args: ["connectShipStation", JSON.stringify({ key: DEFAULT_KEY.key, secret: DEFAULT_KEY.secret })],
    from: "sidebar",
  },
  {
    title: "The seller ticks what counts, and switches Order Import, Inventory Quantity Sync and ShipStation on",
    act: (day) => {
      const { hands } = day;
      hands.tick("Inventory Statuses", "Status", "Available", "Counts");
      hands.tick("Warehouses", "Warehouse", "Main", "Counts");
      hands.tick("Warehouses", "Warehouse", "Annex", "Counts");
      hands.type("Settings", "Setting", "Order Import", "Value", "On");
      hands.type("Settings", "Setting", "Inventory Quantity Sync", "Value", "On");
      useShipStation(day);
    },
  },
  { title: "The seller clicks Sync Now, and every number waits in Preview", door: "syncNow", show: [actorChanges] },
  {
    title: "The seller looks through Preview and ticks every row",
    act: ({ hands }) =>
      hands.overwrite(
        "Preview",
        "Approve",
        hands.column("Preview", "Listing SKU").map(() => "TRUE"),
      ),
  },
  { title: "The seller chooses Send Approved", door: "sendApproved", show: [actorListings, handListings] },
  {
    title: "The seller counts the stock: one unit more, two on repair; and sets rules for three listings",
    act: (day) => {
      const { hands } = day;
      hands.fill(
        "Inventory",
        ["IMEI", "SKU or Variation ID", "Status", "Warehouse"],
        [["353000000000011", actor(day, 3), "Available", "Main"]],
      );
      for (const imei of imeisOf(day, actor(day, 2)).slice(0, 2))
        hands.type("Inventory", "IMEI", imei, "Status", "In repair");
      hands.type("Listings", "Listing SKU", actor(day, 4), "Percent", "50%");
      hands.type("Listings", "Listing SKU", actor(day, 5), "Hold back", "1");
      hands.type("Listings", "Listing SKU", actor(day, 6), "Fixed number", "3");
    },
  },
  {
    title: "Buyers order six times on Walmart",
    act: (day) => {
      buy(day, "one phone", [{ sku: actor(day, 0), quantity: 1 }]);
      buy(day, "two of one", [{ sku: actor(day, 1), quantity: 2 }]);
      buy(day, "two kinds", [
        { sku: actor(day, 7), quantity: 1 },
        { sku: actor(day, 8), quantity: 1 },
      ]);
      buy(day, "by hand", [{ sku: day.shop.handConnections[0]?.listingSku ?? "", quantity: 1 }]);
      orderPackages(day);
      day.clock.advance(20 * 60_000);
    },
  },
  {
    title: "The seller clicks Sync Now",
    door: "syncNow",
    show: [actorListings, { tab: "Orders", columns: ORDER_COLUMNS }],
  },
  {
    title: "The seller clicks into the row of a listing that was sold",
    act: (day) => day.hands.select("Listings", "Listing SKU", actor(day, 1)),
  },
  { title: "The seller clicks Explain", door: "sidebarDo", args: ["explain", '{"about":null}'], from: "sidebar" },
  {
    title:
      "The seller commits an IMEI to each unit sold, types tracking numbers, and buys a label for one order in ShipStation",
    act: (day) => {
      const { hands } = day;
      const commit = (name: string, index: number, units: number): void => {
        const imeis = imeisOf(day, actor(day, index)).slice(0, units);
        hands.type("Orders", "SKU as sold", actor(day, index), "IMEIs / units", imeis.join(", "));
        poOf(day, name);
      };
      commit("one phone", 0, 1);
      commit("two of one", 1, 2);
      commit("two kinds", 7, 1);
      commit("two kinds", 8, 1);
      hands.fill(
        "Shipments",
        ["PO", "Carrier", "Tracking number"],
        [
          [poOf(day, "one phone"), "ups", "1Z999AA10123456784"],
          [poOf(day, "two kinds"), "USPS", "9400110898825022579493"],
          [poOf(day, "two of one"), "Pony Express", "986578788855"],
        ],
      );
      pack(day);
      day.clock.advance(30 * 60_000);
    },
  },
  {
    title: "The seller clicks Sync Now",
    door: "syncNow",
    show: [{ tab: "Shipments", columns: SHIPMENT_COLUMNS }, { tab: "Orders", columns: ORDER_COLUMNS }, actorListings],
  },
  {
    title:
      "The seller corrects a carrier that Walmart does not know and a number that was typed wrongly, and ships the rest",
    act: (day) => {
      day.hands.type("Shipments", "PO", poOf(day, "two of one"), "Carrier", "FedEx");
      shipTheRest(day);
      day.clock.advance(10 * 60_000);
    },
  },
  {
    title: "The hourly run does the rest",
    door: "runScheduled",
    show: [{ tab: "Shipments", columns: SHIPMENT_COLUMNS }],
  },
  ...FULFILLMENT,
  {
    title: "A half-finished paste clears Status in every row of Inventory",
    act: ({ hands, copies, clock }) => {
      const statuses = hands.column("Inventory", "Status");
      copies.set("statuses", statuses);
      hands.overwrite(
        "Inventory",
        "Status",
        statuses.map(() => ""),
      );
      clock.advance(10 * 60_000);
    },
  },
  {
    title: "The hourly run would set nearly every listing to 0: the zero guard holds that back",
    door: "runScheduled",
    show: [actorListings, actorChanges],
  },
  {
    title: "The seller reads the mail and brings the column back",
    act: ({ hands, copies, clock }) => {
      hands.overwrite("Inventory", "Status", copies.get("statuses") ?? []);
      clock.advance(10 * 60_000);
    },
  },
  {
    title: "The seller clicks Sync Now, and nothing waits any more",
    door: "syncNow",
    show: [actorListings, actorChanges],
  },
  { title: "An hour later nothing has happened", act: ({ clock }) => clock.advance(60 * 60_000) },
  { title: "The hourly run finds everything in step", door: "runScheduled" },
];
