/** Every tab of the workbook. Set-up, reading, writing and the guide follow this list. */
import { PRODUCTS } from "../catalog/product-columns";
import { SKU_MAP } from "../connections/connection-columns";
import { CUSTOMERS } from "../customers/customer-columns";
import { INVENTORY, INVENTORY_STATUSES, WAREHOUSES } from "../inventory/inventory-columns";
import { LEDGER } from "../ledger/ledger-columns";
import { LISTINGS } from "../listings/listing-columns";
import { LOG } from "../log/log-columns";
import { CHANNELS, ORDER_STATUSES, ORDERS } from "../orders/order-columns";
import { DASHBOARD, PREVIEW } from "../quantities/guards/preview-columns";
import { SETTINGS_TAB } from "../settings/settings-columns";
import { CARRIERS, SHIPMENTS } from "../shipments/shipment-columns";
import type { Columns, Row, Tab } from "../values/column";

export const TABS = {
  listings: LISTINGS,
  orders: ORDERS,
  shipments: SHIPMENTS,
  inventory: INVENTORY,
  skuMap: SKU_MAP,
  products: PRODUCTS,
  settings: SETTINGS_TAB,
  preview: PREVIEW,
  customers: CUSTOMERS,
  orderStatuses: ORDER_STATUSES,
  channels: CHANNELS,
  warehouses: WAREHOUSES,
  inventoryStatuses: INVENTORY_STATUSES,
  carriers: CARRIERS,
  dashboard: DASHBOARD,
  log: LOG,
  ledger: LEDGER,
} as const;

export type TabName = keyof typeof TABS;
export type ColumnsOf<Name extends TabName> = (typeof TABS)[Name]["columns"];
export type RowOf<Name extends TabName> = Row<ColumnsOf<Name>>;

/** The parsed rows of all tabs, in sheet order. */
export type Tables = { readonly [Name in TabName]: readonly RowOf<Name>[] };

export const ALL_TABS: readonly Tab<string, Columns>[] = Object.values(TABS);

/** The tabs without which no number can be trusted. */
export const QUANTITY_TABS: readonly TabName[] = [
  "listings",
  "orders",
  "inventory",
  "skuMap",
  "products",
  "warehouses",
  "inventoryStatuses",
];

/** The tabs that numbers and order lines are made of. */
export const SHOP_TABS: readonly TabName[] = [...QUANTITY_TABS, "settings", "ledger"];
