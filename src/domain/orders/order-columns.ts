import { aisles, DECIDES, defineTab, NEEDED, type Row, sellers } from "../values/column";

/** `Orders`: one order line a row. */
export const ORDERS = defineTab({
  name: "orders",
  title: "Orders",
  rowIs: "one order line",
  shown: "working",
  key: ["po", "line"],
  growsAt: "second",
  pinned: 2,
  columns: {
    po: aisles("identifier", "PO", "Walmart's purchase order number.", "1796277083022"),
    line: aisles("identifier", "Line", "The line's number within the order.", "1", { width: 50 }),
    shipBy: aisles("instant", "Ship by", "When the order should be shipped."),
    sku: aisles("identifier", "SKU", "The catalog SKU, or Unknown SKU.", "IP13-128-BLK", DECIDES),
    title: aisles("text", "Title", "The title under which it was sold.", "", { width: 190 }),
    quantity: aisles("quantity", "Qty", "Units ordered.", "1", DECIDES),
    status: sellers("choice", "Order status", "Your own status of the order.", "Ready to Ship", {
      mayWrite: true,
      choicesFrom: { tab: "orderStatuses", column: "status" },
    }),
    units: sellers("identifier", "IMEIs / units", "The IMEIs or unit ids that fulfill this line.", "353012345678901", {
      width: 220,
    }),
    problem: aisles("text", "Problem", "What is wrong with this row and what to do.", "", { width: 320, wraps: true }),
    outstanding: aisles("quantity", "Outstanding", "Units of this line that still hold stock.", "0"),
    committed: aisles("quantity", "Committed", "Units committed to this line.", "1"),
    cancelled: aisles("quantity", "Canceled", "Units canceled.", "0", { ...DECIDES, formerly: "Cancelled" }),
    shipped: aisles("quantity", "Shipped", "Units shipped.", "0", DECIDES),
    walmartStatus: aisles("text", "Walmart status", "The line's own status on Walmart.", "Acknowledged"),
    cancelRequested: aisles("text", "Cancel requested", "Yes when the buyer asked to cancel the line.", "Yes"),
    shipAnyway: sellers("tick", "Ship anyway", "Tick to ship a line that the buyer asked to cancel."),
    lineRemoved: sellers("tick", "Line removed", "Tick to take the line out of Outstanding and ShipStation."),
    channel: aisles("text", "Channel", "Where the order came from.", "Walmart", { ...DECIDES, width: 90 }),
    orderedAt: aisles("instant", "Ordered at", "When the buyer ordered."),
    acknowledgedAt: aisles("instant", "Acknowledged at", "When Walmart was told that the order was received."),
    customerOrder: aisles("identifier", "Customer order", "The order number that the buyer sees.", "200013456789012"),
    customer: aisles("text", "Customer", "The customer the order belongs to.", "Walmart", DECIDES),
    shipToName: aisles("text", "Ship-to name", "Who receives the package."),
    shipToStreet: aisles("text", "Ship-to street", "Street and number."),
    shipToCity: aisles("text", "Ship-to city", "City."),
    shipToState: aisles("text", "Ship-to state", "State.", "", { width: 60 }),
    shipToPostcode: aisles("identifier", "Ship-to ZIP", "ZIP code.", "", { formerly: "Ship-to postcode" }),
    shipToCountry: aisles("text", "Ship-to country", "Country.", "", { width: 70 }),
    shipToPhone: aisles("identifier", "Ship-to phone", "Phone number for the carrier."),
    soldAs: aisles("identifier", "SKU as sold", "The listing SKU that was sold.", "IP13-128-BLK", DECIDES),
    itemPrice: aisles("money", "Item price", "The price of the whole line, as Walmart gives it.", "249.00"),
    shipNode: aisles("identifier", "Ship node", "The Walmart ship node of the order.", "10000001234"),
    shipStation: aisles("text", "ShipStation", "How far the order is in ShipStation."),
  },
});

/** `Order Statuses`: one local status a row. */
export const ORDER_STATUSES = defineTab({
  name: "orderStatuses",
  title: "Order Statuses",
  rowIs: "one local status",
  shown: "on demand",
  key: ["status"],
  growsAt: "end",
  columns: {
    status: sellers("text", "Status", "The name of the status.", "Ready to Ship", NEEDED),
    colour: sellers("text", "Color", "The color in which Orders shows it.", "green", {
      formerly: "Colour",
      choices: ["blue", "green", "gray", "red", "amber", "purple"],
    }),
    open: sellers("tick", "Open", "Tick when orders in this status hold stock."),
    countsAsShipped: sellers(
      "tick",
      "Counts as shipped",
      "Tick when orders of other channels in this status have left: their units are sold, and counted lots go down.",
      "",
      { mayLack: true },
    ),
    syncToShipStation: sellers("tick", "Sync to ShipStation", "Tick when orders in this status go to ShipStation."),
    allowCommitment: sellers("tick", "Allow commitment", "Tick when units may be committed in this status."),
  },
  seeds: [
    {
      status: "New",
      colour: "blue",
      open: true,
      countsAsShipped: false,
      syncToShipStation: false,
      allowCommitment: true,
    },
    {
      status: "Ready to Ship",
      colour: "green",
      open: true,
      countsAsShipped: false,
      syncToShipStation: true,
      allowCommitment: true,
    },
    {
      status: "Shipped",
      colour: "gray",
      open: false,
      countsAsShipped: true,
      syncToShipStation: false,
      allowCommitment: true,
    },
    {
      status: "Delivered",
      colour: "gray",
      open: false,
      countsAsShipped: true,
      syncToShipStation: false,
      allowCommitment: true,
    },
    {
      status: "Canceled",
      colour: "red",
      open: false,
      countsAsShipped: false,
      syncToShipStation: false,
      allowCommitment: false,
    },
  ],
});

/** `Channels`: one sales channel a row. */
export const CHANNELS = defineTab({
  name: "channels",
  title: "Channels",
  rowIs: "one sales channel",
  shown: "on demand",
  key: ["channel"],
  growsAt: "end",
  columns: {
    channel: sellers("text", "Channel", "The channel's name, exactly as orders carry it.", "Walmart", NEEDED),
    syncToShipStation: sellers("tick", "Sync to ShipStation", "Tick when orders of this channel go to ShipStation."),
  },
  seeds: [{ channel: "Walmart", syncToShipStation: false }],
});

export type OrderRow = Row<typeof ORDERS.columns>;

export type OrderStatusRow = Row<typeof ORDER_STATUSES.columns>;

export type ChannelRow = Row<typeof CHANNELS.columns>;
