/** A word that is not used in exported names, because it has meant several things or is spelled another way here. */
export interface BannedWord {
  readonly words: readonly string[];
  readonly instead: string;
  readonly because: string;
  /** Folders; absent: wherever names are looked at. */
  readonly only?: readonly string[];
}

export const BANNED: readonly BannedWord[] = [
  {
    words: ["told", "untold"],
    instead: "reported, target, mailed, or walmart…",
    because: "it left open who told whom: Walmart us, we Walmart, or we the seller",
  },
  {
    words: ["gone"],
    instead: "deducted (units), vanished (order lines), removed (rows), missing (tabs)",
    because: "each of these is another event",
  },
  { words: ["dealt", "undealt", "dealer"], instead: "allocated, allocator", because: "stock is allocated to places" },
  {
    words: ["wish", "wishes", "wished"],
    instead: "target or update (quantities), choice (connections), options, intended",
    because: "it named what a seller, a caller and a commit want",
  },
  {
    words: ["known"],
    instead: "history (of a quantity), recognized, or what is known",
    because: "everything in a variable is known",
    only: ["src/"],
  },
  {
    words: ["issued"],
    instead: "assigned",
    because: "an issue is something wrong with a row or a request",
    only: ["src/"],
  },
  {
    words: ["guarded", "unguarded"],
    instead: "held for approval, escaped (text), asserted (columns)",
    because: "a guard holds numbers back, and nothing else",
  },
  ...Object.entries({
    cancelled: "canceled",
    cancelling: "canceling",
    colour: "color",
    colours: "colors",
    fulfil: "fulfill",
    fulfils: "fulfills",
    fulfilment: "fulfillment",
    recognise: "recognize",
    recognised: "recognized",
    judgement: "judgment",
    catalogue: "catalog",
    behaviour: "behavior",
  }).map(([word, instead]) => ({ words: [word], instead, because: "names are spelled as in the US" })),
];

/** Names that are stored in sellers' sheets, where a new name would lose what they hold. */
export const STORED: ReadonlySet<string> = new Set(["OrderMoves.cancelled"]);

/** A word with one meaning is used where that meaning is at home. */
export interface HomeWord {
  readonly words: readonly string[];
  readonly folders: readonly string[];
  readonly means: string;
}

export const AT_HOME: readonly HomeWord[] = [
  {
    words: ["guard", "guards", "gate"],
    folders: ["src/domain/quantities/", "src/domain/workbook/", "src/jobs/"],
    means: "numbers that look like an accident are held for approval",
  },
  { words: ["held"], folders: ["src/domain/quantities/guards/"], means: "a number waits in Preview for approval" },
  {
    words: ["reading"],
    folders: ["src/domain/quantities/"],
    means: "a number that was read on Walmart; what is read from a cell is parsed",
  },
  {
    words: ["mark", "marks"],
    folders: ["src/adapters/sheets/"],
    means: "metadata by which tabs and columns are recognized",
  },
  {
    words: ["fence", "fences", "stamp", "stamps"],
    folders: ["src/adapters/sheets/", "src/domain/ledger/"],
    means: "what a commit leaves in the spreadsheet, so that another run and a set-back are noticed",
  },
];

/** Words of English and of programming that need no entry in the README, however often names have them. */
export const PLAIN: ReadonlySet<string> = new Set(
  `after answer as ask at before by cell change choice column count entry fact find first from get has heading id import in is
  item key kind last left level list look map message missing ms name named note now of on open parse platform read said
  selected send sheet show shown since sold state step tab take text title to typed unread up url value what with`.split(
    /\s+/,
  ),
);
