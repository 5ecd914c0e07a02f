/** What Aisle remembers between runs, keyed by content: people may sort and delete every other tab. */
import * as z from "zod/mini";
import { type Change, insert, remove, update } from "../values/change";
import { digest } from "../values/digest";
import { clipped } from "../values/words";
import { LEDGER, type LedgerRow } from "./ledger-columns";

const epochMs = () => z.number();

/** Built on first use: every menu click evaluates the whole script, few need the ledger. */
let schemas: ReturnType<typeof makeSchemas> | null = null;

const stockParts = () =>
  z.array(z.object({ kit: z.number(), part: z.number(), per: z.number(), of: z.array(z.string()) }));

const is = <Name extends string>(name: Name) => z.enum([name]);
const none = () => z.nullable(z.never());

/** The states are those of `SENT_STEPS`; the most frequent one is tried first. */
const sentSchema = () => {
  const seen = {
    /** A feed may have brought an older number, or may yet: once it is over, this one is sent once more, by itself. */
    again: z.optional(z.boolean()),
    /** What Walmart held when it was last read at the nodes that Aisle sets; `elsewhere` at all others. */
    read: z.optional(
      z.object({
        quantity: z.number(),
        sellable: z.number(),
        at: epochMs(),
        nodes: z.optional(z.record(z.string(), z.object({ set: z.number(), sellable: z.number() }))),
        elsewhere: z.optional(z.number()),
      }),
    ),
    /** Numbers that somebody else set in the place of `told`, latest first. */
    outside: z.optional(
      z.array(z.object({ told: z.number(), found: z.number(), at: epochMs(), node: z.optional(z.string()) })),
    ),
  };
  const beside = {
    /** What of the number went to which ship node, where nodes were named. */
    nodes: z.optional(z.record(z.string(), z.number())),
    /** When the feed that brought it was posted. */
    posted: z.optional(epochMs()),
    /** What had become of its orders by then: Walmart may lower or raise a quantity by what follows. */
    went: z.optional(z.object({ shipped: z.number(), cancelled: z.number(), returned: z.number() })),
    /** Listings that orders took of its stock by then. */
    owed: z.optional(z.number()),
    ...seen,
  };
  const confirmed = { quantity: z.number(), at: epochMs(), ...beside };
  const refused = z.object({ quantity: z.number(), message: z.string() });
  const open = {
    quantity: z.nullable(z.number()),
    at: z.nullable(epochMs()),
    ...beside,
    /** Walmart holds so many or more; absent where that is not known either. */
    least: z.optional(z.number()),
    /** What Walmart said last against a number of the listing; it stays until one is confirmed. */
    refused: z.optional(refused),
  };
  return z.union([
    z.object({ state: is("confirmed"), ...confirmed }),
    z.object({ state: is("never"), quantity: none(), at: none(), ...beside }),
    z.object({ state: is("submitted"), ...open }),
    z.object({ state: is("refused"), ...open, refused }),
    z.object({ state: is("unknown"), ...open }),
    z.object({ state: is("outside"), ...open }),
    z.object({ state: is("paused"), ...confirmed }),
  ]);
};

/** The states are those of `FEED_STEPS`. `id`: Walmart's name for it. `said`: a state of Walmart's that nobody knows, told once. */
const feedSchema = () => {
  const maybe = { id: z.optional(z.string()), said: z.optional(z.string()) };
  return z.union([
    z.object({ state: is("posted"), at: epochMs(), said: z.optional(z.string()) }),
    z.object({ state: is("named"), at: epochMs(), id: z.string(), said: z.optional(z.string()) }),
    z.object({ state: is("released"), at: epochMs(), ...maybe }),
    z.object({ state: is("settled"), at: epochMs(), ...maybe }),
  ]);
};

const makeSchemas = () => ({
  /** Last seen of an order; its lines so that a row deleted by the seller stays away. Name: PO. */
  order: z.object({
    walmart: z.string(),
    local: z.string(),
    lines: z.array(z.string()),
    /** When the buyer ordered. */
    at: z.optional(epochMs()),
    acknowledgedAt: z.optional(epochMs()),
    /** The status that its rows showed last, where it is not the one that Aisle wrote. */
    seen: z.optional(z.string()),
    /** A digest of what Walmart told of each line, as its row holds it. */
    told: z.optional(z.record(z.string(), z.string())),
    /** The units of lines whose rows were deleted, by line. */
    freed: z.optional(z.record(z.string(), z.array(z.string()))),
    /** Units of each line that left and are dealt with; absent where that was never looked at. */
    gone: z.optional(z.record(z.string(), z.number())),
  }),
  /** The same of an order of another channel. Name: PO. */
  gone: z.object({ lines: z.record(z.string(), z.number()), at: epochMs() }),
  /** An order that waits because its status is not mapped. Name: PO. */
  waiting: z.object({ walmart: z.string(), at: z.optional(epochMs()) }),
  /** A shipment from before it is sent. Name: PO, line and tracking number. */
  shipment: z.object({
    id: z.string(),
    state: z.enum(["sending", "sent", "not needed", "refused"]),
    content: z.string(),
    /** Units that were left on the sheet when it was first sent. */
    left: z.number(),
    /** A run before this one may have sent it. */
    again: z.optional(z.boolean()),
    said: z.optional(z.string()),
    sentAt: z.optional(epochMs()),
    /** When it was settled without being sent. */
    at: z.optional(epochMs()),
  }),
  /** What became of a listing's number: last confirmed by Walmart, and what happened since. Name: listing SKU. */
  sent: sentSchema(),
  /** A report of all listings that was asked for. `whole`: it stands for the list, which is too long. Name: what. */
  report: z.object({ id: z.string(), at: epochMs(), whole: z.optional(z.boolean()) }),
  /** Some of the listings that a complete list left out and that are to be looked up, since when, by SKU. Name: a number. */
  missing: z.object({ items: z.record(z.string(), z.number()) }),
  /** A feed of quantities from before it is posted. Name: run and number. */
  feed: feedSchema(),
  /** Some of the numbers that the seller approved and that have not been accepted yet, by listing SKU. Name: a number. */
  approved: z.object({ items: z.record(z.string(), z.number()) }),
  /**
   * Listings whose number on Walmart can no longer be sent, by SKU: why, in short, and since when. `dismissed`: the seller
   * lets it be so. `zero`: the seller wants it to be 0. Name: a number.
   */
  lost: z.object({
    items: z.record(
      z.string(),
      z.object({ code: z.string(), at: epochMs(), dismissed: z.optional(z.boolean()), zero: z.optional(z.boolean()) }),
    ),
  }),
  /** Something that looks like an accident and holds numbers back. `told`: a mail said so. Name: which guard. */
  guard: z.object({ at: epochMs(), told: z.optional(z.boolean()) }),
  /** Some of the order lines that held stock at the end of the last run, by digest. Name: a number. */
  openLines: z.object({ items: z.record(z.string(), z.number()) }),
  /**
   * What Walmart had before the last push, and since when orders are to be subtracted from it, by listing SKU. Name: a
   * number.
   */
  before: z.object({ items: z.record(z.string(), z.array(z.number())) }),
  /**
   * The spreadsheet was set back. `isLookedThrough`: numbers that rise wait for a person. `unsentFrom`: orders placed from then on
   * may not be in Walmart's numbers. `untold`: what the report of no run that tells of the shop has said yet. Name: `sheet`.
   */
  setBack: z.object({
    at: epochMs(),
    isLookedThrough: z.boolean(),
    unsentFrom: epochMs(),
    untold: z.optional(z.string()),
  }),
  /**
   * Some of Walmart's numbers as they were read first after that, by listing SKU, and from the end of that run on whether the
   * sheet's own number waited (1) or not (0). Name: a number.
   */
  standing: z.object({ items: z.record(z.string(), z.array(z.number())) }),
  /** The last push is being undone. Name: `push`. */
  undo: z.object({ at: epochMs() }),
  /** Some of a feed's quantities by listing SKU, and where nodes are named by node. Name: the feed's, and a number. */
  feedPart: z.object({
    items: z.record(z.string(), z.union([z.number(), z.record(z.string(), z.number())])),
  }),
  /**
   * Rows of which somebody might sort the name without the rest: a digest of what stands beside it, and the name where the
   * key is another. Name: tab, column and a number.
   */
  named: z.object({ items: z.record(z.string(), z.string()) }),
  /** A place that the seller ships from. Name: its id. */
  shipNode: z.object({ name: z.string(), isDefault: z.boolean() }),
  /** When an order was placed and when Walmart accepted a number because of it, latest last. Name: what was pushed. */
  latency: z.object({ pushes: z.array(z.object({ placed: epochMs(), accepted: epochMs() })) }),
  /**
   * Stock that some open lines of one SKU as sold were resolved to: so many units a line unit of any of `of`. `kit`: the
   * number of the kit that it is a part of, 0 for none. `lines`: PO and line of each. Name: a digest of SKU and stock, and
   * a number; the rows of one digest belong together.
   */
  held: z.object({ sold: z.string(), parts: stockParts(), lines: z.array(z.string()) }),
  /** The same by SKU as sold, in ledgers of before: it belongs to the lines that were open then. Name: SKU and a number. */
  resolved: z.object({ parts: stockParts() }),
  /**
   * Something that failed and has not worked since. `at`: when it was tried last; `said`: why it failed then. Name: what it
   * is, and which one.
   */
  retry: z.object({ since: epochMs(), at: epochMs(), tries: z.number(), said: z.string() }),
  /** A digest of what Log told last. Name: of what. */
  logged: z.object({ said: z.string() }),
  /** The number last issued. Name: what is numbered. */
  counter: z.object({ last: z.number() }),
  /** How far something has been read, from when on, and a digest of what it told as the tab holds it. Name: what. */
  cursor: z.object({ at: epochMs(), from: z.optional(epochMs()), told: z.optional(z.string()) }),
});

export type Kind = keyof ReturnType<typeof makeSchemas>;
export type Memory<K extends Kind> = z.infer<ReturnType<typeof makeSchemas>[K]>;

export interface Ledger {
  readonly recall: <K extends Kind>(kind: K, name: string) => Memory<K> | null;
  readonly names: (kind: Kind) => readonly string[];
  readonly position: (kind: Kind, name: string) => number | null;
}

interface Alongside {
  readonly onlyAlongside?: boolean;
}

/** A longer name is shortened to less than that, so that a cell holds the key and a shortened name stays as it is. */
const NAME_LIMIT = 500;

const keyOf = (kind: Kind, name: string): string =>
  `${kind}:${name.length > NAME_LIMIT ? `${clipped(name, NAME_LIMIT - 20)}${digest(name)}` : name}`;

/** A row that cannot be read counts as not remembered. Of two rows with one key the first counts. */
export function readLedger(rows: readonly LedgerRow[]): Ledger {
  const byKey = new Map<string, LedgerRow>();
  for (const row of rows) {
    const { key } = row.values;
    if (key !== null && !byKey.has(key)) byKey.set(key, row);
  }
  const recalled = new Map<string, unknown>();
  return {
    recall: <K extends Kind>(kind: K, name: string) => {
      const key = keyOf(kind, name);
      const data = byKey.get(key)?.values.data ?? null;
      if (data !== null && !recalled.has(key)) recalled.set(key, parse(kind, data));
      // Under this key stands what was parsed as this very kind.
      return (recalled.get(key) ?? null) as Memory<K> | null;
    },
    names: (kind) => {
      const start = keyOf(kind, "");
      return [...byKey.keys()].filter((key) => key.startsWith(start)).map((key) => key.slice(start.length));
    },
    position: (kind, name) => byKey.get(keyOf(kind, name))?.position ?? null,
  };
}

function parse<K extends Kind>(kind: K, data: string): Memory<K> | null {
  schemas ??= makeSchemas();
  try {
    const result = schemas[kind].safeParse(JSON.parse(data));
    // The schema of this very kind has just accepted it.
    return result.success ? (result.data as Memory<K>) : null;
  } catch {
    // Not JSON any more: somebody typed into the hidden tab. Forgetting is what the seller is promised.
    return null;
  }
}

/** The most that one row holds. Unit: characters. */
export const DATA_LIMIT = 2_000;

/** The most that one text in it holds. Unit: characters. */
const TEXT_LIMIT = 400;

/** Replaces what is remembered under a name. `onlyAlongside`: not worth a commit of its own. */
export function remember<K extends Kind>(
  ledger: Ledger,
  kind: K,
  name: string,
  memory: Memory<K>,
  options: Alongside = {},
): Change {
  schemas ??= makeSchemas();
  // Parsing gives the members in the schema's order, so the same memory is the same text and causes no write.
  const ordered = schemas[kind].parse(memory);
  const data = JSON.stringify(ordered, (_key, value: unknown) =>
    typeof value === "string" ? shortened(value) : value,
  );
  const position = ledger.position(kind, name);
  const change: Change =
    position === null ? insert(LEDGER, { key: keyOf(kind, name), kind, data }) : update(LEDGER, { position }, { data });
  return options.onlyAlongside ? { ...change, onlyAlongside: true } : change;
}

/** Texts from outside may be of any length. */
const shortened = (text: string): string => (text.length > TEXT_LIMIT ? `${text.slice(0, TEXT_LIMIT)}…` : text);

/** Drops what is remembered under a name. */
export function forget(ledger: Ledger, kind: Kind, name: string, options: Alongside = {}): Change[] {
  const position = ledger.position(kind, name);
  if (position === null) return [];
  return [
    options.onlyAlongside ? { ...remove(LEDGER, { position }), onlyAlongside: true } : remove(LEDGER, { position }),
  ];
}
