/** The shape of each memory in `_Ledger`, by kind. A row of another shape counts as not remembered. */
import * as z from "zod/mini";
import { feedSchema, sentSchema } from "./number-memories";

const epochMs = () => z.number();

const stockParts = () =>
  z.array(z.object({ kit: z.number(), part: z.number(), per: z.number(), of: z.array(z.string()) }));

/**
 * Shipped units of a line that are dealt with, and the stock units that counted lots answered for. A number alone: an
 * earlier version noted it, or the line had left before Aisle looked at it; lots then answered for all that no IMEI did.
 */
const goneSchema = () => z.record(z.string(), z.union([z.number(), z.array(z.number())]));

/** The states are those of `SHIPMENT_STEPS`. */
const shipmentSchema = () =>
  z.object({
    id: z.string(),
    state: z.enum(["sending", "unknown", "sent", "not needed", "refused", "replaced"]),
    content: z.string(),
    /** Units that had left of its lines according to the sheet when it was first written ahead. */
    departed: z.optional(z.number()),
    /** From earlier versions: units left, instead of `departed`; `sending` with `again` means `unknown`. */
    ...{ left: z.optional(z.number()), again: z.optional(z.boolean()) },
    said: z.optional(z.string()),
    /** `at`: when it was first written ahead, or settled without being sent. */
    ...{ sentAt: z.optional(epochMs()), at: z.optional(epochMs()) },
  });

/** Digests of an order's address and items in ShipStation, and its ship-by date. */
const toldSchema = () =>
  z.object({
    shipTo: z.optional(z.string()),
    items: z.optional(z.string()),
    shipBy: z.optional(epochMs()),
  });

/** What Aisle remembers of ShipStation. */
const stationSchemas = () => ({
  /**
   * An order in ShipStation. The states are those of `STATION_STEPS`; `shown`: where ShipStation had it last. `told`: what
   * Aisle wanted last; `ahead`: what is about to be saved; `kept`: what people changed there, so that it stays. `id`:
   * ShipStation's own. Name: PO.
   */
  station: z.object({
    state: z.enum(["new", "awaiting", "held", "theirs", "combined", "left", "canceled", "deleted"]),
    at: epochMs(),
    id: z.optional(z.string()),
    shown: z.optional(z.string()),
    told: toldSchema(),
    ahead: z.optional(z.object({ state: z.string(), told: toldSchema() })),
    kept: z.optional(z.array(z.enum(["shipTo", "items", "shipBy"]))),
  }),
  /** The store in ShipStation in which orders are made, and the name by which it was found. Name: `store`. */
  stationStore: z.object({ name: z.string(), id: z.string(), at: epochMs() }),
});

/** What Aisle remembers of orders and of what left. */
const orderSchemas = () => ({
  /** What Aisle saw of an order last. `lines`: so that a line whose row the seller deleted stays away. Name: PO. */
  order: z.object({
    walmart: z.string(),
    local: z.string(),
    lines: z.array(z.string()),
    /** When the buyer ordered. */
    at: z.optional(epochMs()),
    acknowledgedAt: z.optional(epochMs()),
    /** A check of the customer's name. Absent: the single customer. */
    customer: z.optional(z.number()),
    /** The status that the order's rows showed last, if Aisle did not write it. */
    seen: z.optional(z.string()),
    /** For each line a digest of what Walmart said, as the row holds it. */
    told: z.optional(z.record(z.string(), z.string())),
    /** The units of lines whose rows were deleted, by line. */
    freed: z.optional(z.record(z.string(), z.array(z.string()))),
    /** What has left of each line. Absent: Aisle has not looked at the order. */
    gone: z.optional(goneSchema()),
    /** Units of each line that had left before the order came into the sheet: the seller had counted them off. */
    counted: z.optional(z.record(z.string(), z.number())),
    /** The seller had its buyer data emptied. It is not read again. */
    purged: z.optional(z.boolean()),
  }),
  /** The same for an order of another channel. Name: PO. */
  gone: z.object({ lines: goneSchema(), at: epochMs() }),
  /** An order that waits because Settings map no status to its state. Name: PO. */
  waiting: z.object({ walmart: z.string(), at: z.optional(epochMs()) }),
  /** Digests of SKU cells that read what a listing is connected to, by line. Name: PO and a number. */
  reads: z.object({ lines: z.record(z.string(), z.string()) }),
  /** A shipment, remembered before it is sent, or shipped elsewhere. Name: PO, line and tracking number. */
  shipment: shipmentSchema(),
  /**
   * The stock that some open lines of one sold SKU may take: `per` units of any of `of` for each unit of the line.
   * `kit`: the number of the kit that the part belongs to, 0 for none. `lines`: PO and line. Name: a digest of SKU and
   * stock, and a number; the rows of one digest belong together.
   */
  held: z.object({ sold: z.string(), parts: stockParts(), lines: z.array(z.string()) }),
  /**
   * The same by sold SKU, from earlier versions. It counts for the lines that were open then. Name: SKU and a number.
   */
  resolved: z.object({ parts: stockParts() }),
  /**
   * Packages that were taken from ShipStation lately, by package and PO, and those of orders that are not in the sheet: when.
   * Name: a number.
   */
  pulled: z.object({ items: z.record(z.string(), z.number()) }),
  /** Order lines that held stock at the end of the last run, by digest. Name: a number. */
  openLines: z.object({ items: z.record(z.string(), z.number()) }),
  /** When an order was placed, and when Walmart accepted a number because of it; latest last. Name: what was pushed. */
  latency: z.object({ pushes: z.array(z.object({ placed: epochMs(), accepted: epochMs() })) }),
});

/** What Aisle remembers of listings and of the numbers that were sent. */
const listingSchemas = () => ({
  /** The number that Walmart confirmed last for a listing, and what happened since. Name: listing SKU. */
  sent: sentSchema(),
  /**
   * A requested report of all listings. `whole`: it takes the place of the list, which is too long. Name: the kind of
   * report.
   */
  report: z.object({ id: z.string(), at: epochMs(), whole: z.optional(z.boolean()) }),
  /** Listings that a complete list left out and that will be looked up: since when, by SKU. Name: a number. */
  missing: z.object({ items: z.record(z.string(), z.number()) }),
  /** A feed of quantities, remembered before it is posted. Name: run and number. */
  feed: feedSchema(),
  /** Quantities of a feed by listing SKU, and by node if nodes were named. Name: the feed's name and a number. */
  feedPart: z.object({
    items: z.record(z.string(), z.union([z.number(), z.record(z.string(), z.number())])),
  }),
  /** Numbers that the seller approved and Walmart has not accepted yet, by listing SKU. Name: a number. */
  approved: z.object({ items: z.record(z.string(), z.number()) }),
  /**
   * Listings whose number on Walmart can no longer be sent: the reason in short, and since when, by SKU. `dismissed`:
   * the seller accepts that. `zero`: the seller wants the number to be 0. Name: a number.
   */
  lost: z.object({
    items: z.record(
      z.string(),
      z.object({ code: z.string(), at: epochMs(), dismissed: z.optional(z.boolean()), zero: z.optional(z.boolean()) }),
    ),
  }),
  /**
   * What Walmart held before the last push, and from when on orders have to be subtracted from it, by listing SKU.
   * Name: a number.
   */
  before: z.object({ items: z.record(z.string(), z.array(z.number())) }),
  /**
   * Walmart's numbers as read first after that, by listing SKU; from the end of that run on also whether the sheet's
   * own number waited (1) or not (0). Name: a number.
   */
  standing: z.object({ items: z.record(z.string(), z.array(z.number())) }),
  /** The last push is being undone. Name: `push`. */
  undo: z.object({ at: epochMs() }),
  /** A place from which the seller ships. Name: its id. */
  shipNode: z.object({ name: z.string(), isDefault: z.boolean() }),
});

/** What Aisle remembers of units and lots. */
const stockSchemas = () => ({
  /**
   * Some of the units that are sold, by the number in the id: a digest of *Sold on*, and a digest of the cells that
   * identify the unit. Name: a number that units with near ids share.
   */
  sold: z.object({ items: z.record(z.string(), z.string()) }),
  /**
   * Units that were sold on a line and are not any more: they came back, or their row was deleted. By the number in the
   * id: a digest of what identifies the unit, then one of each line. Name: a number.
   */
  past: z.object({ items: z.record(z.string(), z.array(z.string())) }),
  /** Units of another product that a person let go out, by line: the ids. Name: a number. */
  substitutes: z.object({ items: z.record(z.string(), z.array(z.string())) }),
  /**
   * Units whose Status Aisle wrote when they were committed, by the number in the id: a digest of the line, the Status
   * before, and the one written. Name: a number.
   */
  restated: z.object({ items: z.record(z.string(), z.array(z.string())) }),
  /**
   * Units that open lines may still take, by the number in the id: 0 while they count, otherwise when their Status was
   * first seen not to. Name: a number.
   */
  watched: z.object({ items: z.record(z.string(), z.number()) }),
  /** Some counted lots by id: when shipped units were last taken off, and each Qty before and after. Name: a number. */
  lowered: z.object({ items: z.record(z.string(), z.array(z.number())) }),
});

/** What Aisle remembers of its own runs, and of what happened to the spreadsheet. */
const runSchemas = () => ({
  /** Something that looks like an accident and holds numbers back. `told`: a mail said so. Name: which guard. */
  guard: z.object({ at: epochMs(), told: z.optional(z.boolean()) }),
  /**
   * The spreadsheet was set back. `isLookedThrough`: rises wait for a person. `unsentFrom`: Walmart's numbers may lack
   * orders placed from then on. `untold`: the sentence that no report about the shop has said yet. Name: `sheet`.
   */
  setBack: z.object({
    at: epochMs(),
    isLookedThrough: z.boolean(),
    unsentFrom: epochMs(),
    untold: z.optional(z.string()),
  }),
  /**
   * For rows whose name somebody might sort alone: a digest of the cells beside the name; and the name, if the key is
   * something else. Name: tab, column and a number.
   */
  named: z.object({ items: z.record(z.string(), z.string()) }),
  /** What failed and has not worked since. `at`: the last try. `said`: why it failed. Name: the kind and the name. */
  retry: z.object({ since: epochMs(), at: epochMs(), tries: z.number(), said: z.string() }),
  /**
   * What Walmart, the sheet and ShipStation say differently: since when, when Log told it, and why the seller ignores it.
   * By kind and PO. Name: a number.
   */
  differs: z.object({
    items: z.record(
      z.string(),
      z.object({ at: epochMs(), told: z.optional(epochMs()), ignored: z.optional(z.string()) }),
    ),
  }),
  /** A digest of what Log said last. Name: about what. */
  logged: z.object({ said: z.string() }),
  /** The last assigned number. Name: what is numbered. */
  counter: z.object({ last: z.number() }),
  /** How far something has been read, from when on, and a digest of what it told as the tab holds it. Name: what. */
  cursor: z.object({ at: epochMs(), from: z.optional(epochMs()), told: z.optional(z.string()) }),
});

const makeSchemas = () => ({
  ...orderSchemas(),
  ...stationSchemas(),
  ...listingSchemas(),
  ...stockSchemas(),
  ...runSchemas(),
});

type Schemas = ReturnType<typeof makeSchemas>;
export type Kind = keyof Schemas;
export type Memory<K extends Kind> = z.infer<Schemas[K]>;

let made: Schemas | null = null;

/** The schemas, made at first use: every menu click evaluates the whole script, and few clicks need the ledger. */
export function schemas(): Schemas {
  made ??= makeSchemas();
  return made;
}
