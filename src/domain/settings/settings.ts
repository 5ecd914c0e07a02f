/** The settings, as data. The tab `Settings`, its validation and the parsed values come from this list. */
import type { Instant } from "../values/brand";

export interface SettingDescription {
  readonly key: string;
  readonly name: string;
  readonly meaning: string;
  readonly initial: string;
  /** The values that may be chosen. Absent: free text. */
  readonly choices?: readonly string[];
  /** The choices are the names in `Order Statuses`. Blank: not mapped. */
  readonly choosesStatus?: true;
  /** The value is a date and time in the spreadsheet's time zone. Blank: none. */
  readonly isInstant?: true;
}

/** A choice of *Order Acknowledgment*. */
export const COVERED = "Only when every line is recognized and covered";

/** The choices of *ShipStation Items*. */
export const STATION_ITEMS = {
  "Order lines": "order lines",
  "Committed units with IMEI": "units",
  "Grouped committed units": "grouped",
} as const;
export type StationItems = (typeof STATION_ITEMS)[keyof typeof STATION_ITEMS];

const ON_OFF = ["On", "Off"] as const;

export const SETTINGS = [
  {
    key: "environment",
    name: "Walmart account",
    meaning: "Production: your live account. The sandboxes are for trying.",
    initial: "Production",
    choices: ["Production", "Sandbox", "Dynamic sandbox"],
  },
  {
    key: "orderImport",
    name: "Order Import",
    meaning: "On brings every Walmart order into Orders.",
    initial: "Off",
    choices: ON_OFF,
  },
  {
    key: "minimumOrderDate",
    name: "Minimum Order Date",
    meaning: "Orders placed before are not imported. Blank: from now on. At most 180 days back.",
    initial: "",
    isInstant: true,
  },
  {
    key: "quantitySync",
    name: "Inventory Quantity Sync",
    meaning: "On sends the numbers in To send to Walmart.",
    initial: "Off",
    choices: ON_OFF,
  },
  {
    key: "reservesOwnOrders",
    name: "Walmart reserves its own orders",
    meaning: "On adds what Walmart keeps aside. Explain says which choice fits.",
    initial: "Off",
    choices: ON_OFF,
  },
  {
    key: "shipStation",
    name: "ShipStation",
    meaning: "On sends ticked orders to ShipStation, and labels to Walmart.",
    initial: "Off",
    choices: ON_OFF,
  },
  {
    key: "stationStore",
    name: "ShipStation Store",
    meaning: "Where orders are made. Blank: the only manual store.",
    initial: "",
  },
  {
    key: "stationItems",
    name: "ShipStation Items",
    meaning: "What packers see of an order.",
    initial: "Order lines",
    choices: Object.keys(STATION_ITEMS),
  },
  {
    key: "acknowledgment",
    name: "Order Acknowledgment",
    meaning: "When Walmart is told of an order. On import is recommended.",
    initial: "On import",
    choices: ["On import", COVERED, "Manually"],
  },
  {
    key: "customers",
    name: "Organization Type",
    meaning: "New orders go under one customer for each buyer's name, or one for all.",
    initial: "Single customer Walmart",
    choices: ["By name", "Single customer Walmart"],
  },
  {
    key: "recognizesThroughSkuMap",
    name: "Recognize Orders through SKU Map",
    meaning: "On gives a line the SKU of its listing's connection.",
    initial: "Off",
    choices: ON_OFF,
  },
  {
    key: "autoCancelDays",
    name: "Auto-Cancel Days",
    meaning: "Walmart cancels what is not shipped this many days after Ship by. Blank: 4.",
    initial: "4",
  },
  {
    key: "uniqueSkus",
    name: "Unique SKUs",
    meaning: "On allows each SKU in one row of Products only.",
    initial: "Off",
    choices: ON_OFF,
  },
  {
    key: "lowerLots",
    name: "Lower Counted Lots When Shipped",
    meaning: "On takes what was shipped off counted lots, the oldest first.",
    initial: "On",
    choices: ON_OFF,
  },
  {
    key: "statusAfterCommit",
    name: "Status After Commit",
    meaning: "A unit's Status in Inventory once it is committed. Blank: as it was.",
    initial: "",
  },
  {
    key: "statusAfterShipping",
    name: "Status After Shipping",
    meaning: "A unit's Status in Inventory once it is shipped. Blank: as it was.",
    initial: "",
  },
  {
    key: "mails",
    name: "Mail About Problems",
    meaning: "On mails you what an automatic run could not do, once a day each.",
    initial: "On",
    choices: ON_OFF,
  },
  {
    key: "createdStatus",
    name: "Walmart Created",
    meaning: "Its order status here. Blank: not imported.",
    initial: "New",
    choosesStatus: true,
  },
  {
    key: "acknowledgedStatus",
    name: "Walmart Acknowledged",
    meaning: "Its order status here. Blank: not imported.",
    initial: "Ready to Ship",
    choosesStatus: true,
  },
  {
    key: "shippedStatus",
    name: "Walmart Shipped",
    meaning: "Its order status here. Blank: not imported.",
    initial: "Shipped",
    choosesStatus: true,
  },
  {
    key: "deliveredStatus",
    name: "Walmart Delivered",
    meaning: "Its order status here. Blank: not imported.",
    initial: "Delivered",
    choosesStatus: true,
  },
  {
    key: "cancelledStatus",
    name: "Walmart Cancelled",
    meaning: "Its order status here. Blank: not imported.",
    initial: "Canceled",
    choosesStatus: true,
  },
] as const satisfies readonly SettingDescription[];

export type SettingKey = (typeof SETTINGS)[number]["key"];

export const nameOfSetting = (key: SettingKey): string => SETTINGS.find((one) => one.key === key)?.name ?? key;

/** Where the seller says what each of Walmart's order states is called here. */
export const STATUS_SETTINGS = {
  Created: "createdStatus",
  Acknowledged: "acknowledgedStatus",
  Shipped: "shippedStatus",
  Delivered: "deliveredStatus",
  Cancelled: "cancelledStatus",
} as const satisfies Readonly<Record<string, SettingKey>>;

/**
 * Which of the marketplace's systems to use. Both sandboxes use the same key. `not known`: the cell cannot be read, so
 * Aisle calls none of them.
 */
export type Environment = "production" | "sandbox" | "dynamic sandbox" | "not known";

/** When Walmart is told that an order was received. `covered`: once every line is recognized and in stock. */
export type Acknowledgment = "on import" | "covered" | "manually";

/** The settings as the phases use them. A state of Walmart's without a status is absent from the map. */
export interface Settings {
  readonly environment: Environment;
  readonly orderImport: boolean;
  /** `null`: nothing was typed. */
  readonly minimumOrderDate: Instant | null;
  readonly quantitySync: boolean;
  readonly reservesOwnOrders: boolean;
  readonly acknowledgment: Acknowledgment;
  /** Each buyer's name is a customer. Otherwise all of Walmart's orders belong to one. */
  readonly customersByName: boolean;
  /** A line whose listing is connected by hand reads what the listing is connected to. */
  readonly recognizesThroughSkuMap: boolean;
  /** Walmart cancels what is not shipped this many days after *Ship by*. */
  readonly autoCancelDays: number;
  /** No SKU may be in two rows of `Products`. */
  readonly uniqueSkus: boolean;
  /** Shipped units are deducted from counted lots. */
  readonly lowerLots: boolean;
  /** Orders go to ShipStation, and its labels come back. */
  readonly shipStation: boolean;
  /** The name of the store there; `null`: the only manual one. */
  readonly stationStore: string | null;
  readonly stationItems: StationItems;
  /** What is written to *Status* of a unit when it is committed; `null`: nothing. */
  readonly statusAfterCommit: string | null;
  /** The same when it is sold. */
  readonly statusAfterShipping: string | null;
  /** Problems of scheduled runs are mailed. */
  readonly mails: boolean;
  /** Local status by Walmart's order state. */
  readonly statusMap: Readonly<Partial<Record<keyof typeof STATUS_SETTINGS, string>>>;
}
