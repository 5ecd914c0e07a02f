/** Ports that follow a script: a workbook on paper, a marketplace that answers as told, a clock that is moved. */
import type { ShipNode } from "../../src/domain/inventory/ship-nodes";
import type { MarketplaceListing } from "../../src/domain/listings/listing";
import type { MarketplaceOrder } from "../../src/domain/orders/order";
import type { OrderWindow } from "../../src/domain/orders/order-windows";
import type { ListingStock } from "../../src/domain/quantities/drift/listing-stock";
import type { FeedAnswer } from "../../src/domain/quantities/history/feeds";
import type { Allowance } from "../../src/domain/quantities/push/ways";
import type { Package, TrackingCorrection } from "../../src/domain/shipments/package";
import { type Instant, instant, listingSku } from "../../src/domain/values/brand";
import type { Change } from "../../src/domain/values/change";
import { issue } from "../../src/domain/values/issue";
import type { Outcome } from "../../src/domain/values/outcome";
import type { TabName } from "../../src/domain/workbook/tabs";
import type { World } from "../../src/jobs/world";
import type { Marketplace, QuantityUpdate, ReportAnswer, UnreadableOrder } from "../../src/ports/marketplace";
import type { Credentials, StationKey } from "../../src/ports/secrets";
import type { ShipStation } from "../../src/ports/ship-station";
import type { PlatformFinding, ReadSet, SelectedRow } from "../../src/ports/workbook";
import { aPaper, inUtc, NOW, OPEN_GATE } from "./builders";
import { differences, type Paper, tablesOf, written } from "./paper";

const BOOK_ID = "book";

export interface Script {
  /** The spreadsheet as it stands. */
  paper: Paper;
  now: Instant;
  readonly unusable: Map<TabName, string>;
  outdated: string | null;
  /** The row that the person has selected. */
  selected: SelectedRow | null;
  readonly store: Map<string, string>;
  /** Everything that crossed a port, in order: `commit orders`, `getOrder 1001`, … */
  readonly events: string[];
  /** Every plan, written or not, with the number of its wishes. */
  readonly planned: { readonly about: string; readonly wishes: number }[];
  /** The changes of each commit that was written. */
  readonly commits: { readonly about: string; readonly changes: readonly Change[] }[];
  readonly shipped: Package[];
  readonly corrected: TrackingCorrection[];
  readonly sent: QuantityUpdate[];
  readonly windows: OrderWindow[];
  /** What a self-test of the platform finds. */
  findings: readonly PlatformFinding[] | null;
  lockHeld: boolean;
  /** Who clicked Stop. */
  stoppedBy: string | null;
  credentials: Credentials | null;
  stationKey: StationKey | null;
  /** What ShipStation does; a call without an entry fails the test. */
  station: Partial<ShipStation>;
  /** What Walmart holds. */
  orders: MarketplaceOrder[];
  /** The POs of those that the marketplace fulfills itself. */
  readonly fulfilledElsewhere: Set<string>;
  unreadable: UnreadableOrder[];
  listings: MarketplaceListing[];
  complete: boolean;
  /** Whether as many orders come as Walmart tells. */
  ordersComplete: boolean;
  /** The report of all listings. */
  reportId: string | null;
  report: ReportAnswer;
  /**
   * Called before each event; may throw, may move the paper. Gives `stale` to refuse a commit, `moved` to write it on rows
   * that moved.
   */
  before: (event: string) => unknown;
  acknowledge: (order: MarketplaceOrder) => Outcome<MarketplaceOrder>;
  ship: (shipment: Package) => Outcome<MarketplaceOrder>;
  correct: (correction: TrackingCorrection) => Outcome<MarketplaceOrder>;
  setQuantity: (wish: QuantityUpdate) => Outcome<number>;
  /** How many quantities one call gets through. */
  quantitiesInTime: number;
  /** What may leave at once, and how fast more may follow. */
  allowance: Allowance;
  /** Feeds that reached Walmart, oldest first. */
  readonly feeds: ScriptedFeed[];
  /** What the post of a feed gives; `lost`: it arrives, but no answer comes. */
  postFeed: (wishes: readonly QuantityUpdate[]) => Outcome<string> | "lost" | null;
  /** What is said of a feed. */
  readFeed: (feed: ScriptedFeed) => FeedAnswer;
  /** How many looks it takes until a feed is found. */
  looksUntilFound: number;
  /** Pages of what Walmart holds. */
  stock: readonly (readonly ListingStock[])[];
  /** What a look at one listing gives. */
  getStock: (sku: string) => ListingStock | null;
  /** Mails that left, by subject and body. */
  readonly mails: { readonly subject: string; readonly body: string }[];
  shipNodes: readonly ShipNode[];
  remainingMs: number;
  scheduleOwner: string | null;
}

export interface ScriptedFeed {
  readonly id: string;
  readonly items: readonly QuantityUpdate[];
}

/** So many units of a listing at one ship node. */
export const stockOf = (sku: string, set: number, reserved = 0, node = "10001"): ListingStock => ({
  sku: listingSku(sku),
  nodes: [{ node, set, reserved, sellable: set - reserved }],
});

/** Every quantity of a feed has this outcome. */
export const allOf = ({ items }: ScriptedFeed, outcome: Outcome<null>): FeedAnswer => ({
  kind: "done",
  items: new Map(items.map(({ sku }) => [sku, outcome])),
});

export const NO_ANSWER: Outcome<never> = { kind: "unknown", issue: issue("silence", "", "Walmart did not answer.") };
export const REFUSED: Outcome<never> = { kind: "refused", issue: issue("no", "", "Walmart says no.") };

/** Changes the status of every line. */
export const moved = (order: MarketplaceOrder, status: string, tracking: string | null = null): MarketplaceOrder => ({
  ...order,
  lines: order.lines.map((line) => ({ ...line, shares: [{ status, quantity: line.quantity, tracking }] })),
});

export function aScript(paper: Paper = {}): Script {
  const script: Script = {
    paper: aPaper(paper),
    now: NOW,
    unusable: new Map(),
    outdated: null,
    selected: null,
    store: new Map([["gate", JSON.stringify(OPEN_GATE)]]),
    events: [],
    planned: [],
    commits: [],
    shipped: [],
    corrected: [],
    sent: [],
    windows: [],
    findings: [],
    lockHeld: false,
    stoppedBy: null,
    credentials: { clientId: "id", clientSecret: "secret" },
    stationKey: null,
    station: {},
    orders: [],
    fulfilledElsewhere: new Set(),
    unreadable: [],
    listings: [],
    complete: true,
    ordersComplete: true,
    reportId: null,
    report: "waiting",
    before: () => undefined,
    acknowledge: (order) => accept(script, moved(order, "Acknowledged")),
    ship: ({ po, tracking }) => {
      const order = script.orders.find((one) => one.po === po);
      return order === undefined ? REFUSED : accept(script, moved(order, "Shipped", tracking));
    },
    correct: ({ package: { po, tracking } }) => {
      const order = script.orders.find((one) => one.po === po);
      return order === undefined ? REFUSED : accept(script, moved(order, "Shipped", tracking));
    },
    setQuantity: ({ quantity }) => ({ kind: "accepted", answer: quantity }),
    quantitiesInTime: Number.POSITIVE_INFINITY,
    allowance: { singles: { left: 200, perHour: 12_000 }, feeds: { left: 10, perHour: 10 }, feedSize: 10_000 },
    feeds: [],
    postFeed: () => ({ kind: "accepted", answer: `feed-${script.feeds.length + 1}` }),
    readFeed: () => ({ kind: "waiting" }),
    looksUntilFound: 1,
    stock: [],
    getStock: () => null,
    mails: [],
    shipNodes: [],
    remainingMs: 240_000,
    scheduleOwner: null,
  };
  return script;
}

export function accept(script: Script, order: MarketplaceOrder): Outcome<MarketplaceOrder> {
  script.orders = script.orders.map((one) => (one.po === order.po ? order : one));
  return { kind: "accepted", answer: order };
}

export function worldOf(script: Script): World {
  const said = (event: string): unknown => {
    script.events.push(event);
    return script.before(event);
  };
  const passes = (event: string): boolean => said(event) !== "stale";
  return {
    workbook: {
      read: () => {
        passes("read");
        return readSet(script);
      },
      commit: (changes, about) => {
        script.planned.push({ about, wishes: changes.length });
        const effective = differences(script.paper, changes);
        if (effective.every(({ onlyAlongside }) => onlyAlongside === true)) return { kind: "idle" };
        const verdict = said(`commit ${about}`);
        if (verdict === "stale") return { kind: "stale", isWritten: false };
        script.paper = written(script.paper, effective);
        script.commits.push({ about, changes: effective });
        return verdict === "moved" ? { kind: "stale", isWritten: true } : done(script);
      },
      asShown: (at) => at,
      shownTime: inUtc,
      startOf: (day) => (Number.isNaN(Date.parse(day)) ? null : instant(Date.parse(day))),
      typedCells: (tab, column) => (script.paper[tab] ?? []).map((cells) => Object(cells)[column] ?? null),
      selectedRow: () => script.selected,
      show: (tab, position) => void passes(`show ${tab} ${position}`),
      selectedRows: () => (script.selected === null ? [] : [script.selected]),
      visibleRows: (tab) => (script.paper[tab] ?? []).map((_, position) => position),
      testPlatform: () => {
        passes("testPlatform");
        return script.findings;
      },
      setUp: (changedHeadings) => {
        passes(changedHeadings === "keep" ? "setUp keeping headings" : "setUp");
        return { updated: [], tabsMade: [], headingsMade: [], headingsKept: [], restored: [], leftToYou: [] };
      },
    },
    marketplace: () => marketplaceOf(script, passes),
    shipStation: () => stationOf(script, passes),
    clock: { now: () => script.now, sleep: (ms) => elapse(script, ms), remainingMs: () => script.remainingMs },
    lock: { tryLocked: (work) => (script.lockHeld ? null : work()) },
    secrets: {
      credentials: () => script.credentials,
      saveCredentials: (credentials) => {
        script.credentials = credentials;
      },
      stationKey: () => script.stationKey,
      saveStationKey: (key) => {
        script.stationKey = key;
      },
    },
    store: {
      get: (key) => script.store.get(key) ?? null,
      set: (key, text) => {
        script.store.set(key, text);
      },
    },
    cache: { get: () => null, set: () => undefined, remove: () => undefined },
    progress: {
      begin: () => undefined,
      tell: () => undefined,
      stoppedBy: () => script.stoppedBy,
      end: () => undefined,
      now: () => null,
      stop: () => undefined,
    },
    triggers: {
      owner: () => script.scheduleOwner,
      isOwn: () => true,
      interval: () => 60,
      intervals: () => [60],
      start: () => 60,
      leave: () => undefined,
      stop: () => undefined,
    },
    bookId: BOOK_ID,
    user: () => "seller@example.com",
    mail: {
      send: (subject, body) => {
        said("mail");
        script.mails.push({ subject, body });
      },
    },
    startedBy: "person" as const,
    runId: "run-1",
    endRun: () => void passes("end of run"),
    usage: () => ({ runs: 0, runMs: 0, requests: 0, allowed: { runMs: 5_400_000, requests: 20_000 } }),
  };
}

export function elapse(script: Script, ms: number): void {
  script.now = instant(script.now + ms);
}

const readSet = ({ paper, unusable, outdated }: Script): ReadSet => {
  const readable = Object.fromEntries(Object.entries(paper).filter(([tab]) => !unusable.has(tab as TabName)));
  const unread = new Map(unusable);
  return { tables: tablesOf(readable), unusable: unread, noted: [BOOK_ID], outdated, setBack: null, assigned: {} };
};
const done = (script: Script) => ({ kind: "done", readSet: readSet(script) }) as const;

function stationOf({ station }: Script, passes: (event: string) => boolean): ShipStation {
  const told = <Name extends keyof ShipStation>(name: Name): ShipStation[Name] => {
    passes(`station ${name}`);
    const answer = station[name];
    if (answer === undefined) throw new Error(`The test does not say what ${name} of ShipStation does.`);
    return answer;
  };
  return {
    listStores: () => told("listStores")(),
    listOrders: (since) => told("listOrders")(since),
    findOrders: (number) => told("findOrders")(number),
    getOrder: (id) => told("getOrder")(id),
    saveOrders: (orders, store) => told("saveOrders")(orders, store),
    listPackages: (since) => told("listPackages")(since),
  };
}

function marketplaceOf(script: Script, passes: (event: string) => boolean): Marketplace {
  const orderOf = (po: string) => script.orders.find((order) => order.po === po) ?? null;
  return {
    testConnection: () => {
      passes("testConnection");
      return { account: { name: "Phone Shop", partnerId: "10001" }, missing: [], unchecked: [] };
    },
    listListings: () => {
      passes("listListings");
      return { listings: script.listings, complete: script.complete, issues: [] };
    },
    findListings: (skus) => {
      if (skus.length > 0) passes(`findListings ${skus.join(" ")}`);
      return skus.map((sku) => ({ kind: "accepted", answer: script.listings.find((one) => one.sku === sku) ?? null }));
    },
    requestListingReport: () => {
      passes("requestListingReport");
      return script.reportId === null ? null : { id: script.reportId, at: script.now };
    },
    readListingReport: (id) => {
      passes(`readListingReport ${id}`);
      return script.report;
    },
    listOrders: (window) => {
      passes("listOrders");
      script.windows.push(window);
      const orders = script.orders.filter(({ orderedAt }) => orderedAt >= window.createdFrom);
      return { orders, complete: script.ordersComplete, unreadable: script.unreadable, gaps: [], issues: [] };
    },
    getOrder: (po) => {
      passes(`getOrder ${po}`);
      return orderOf(po);
    },
    findOrder: (number) => {
      passes(`findOrder ${number}`);
      const order = script.orders.find(({ po, customerOrder }) => po === number || customerOrder === number) ?? null;
      return order === null ? null : { order, isSellers: !script.fulfilledElsewhere.has(order.po) };
    },
    acknowledgeOrders: (pos) =>
      pos.map((po) => {
        passes(`acknowledgeOrder ${po}`);
        const order = orderOf(po);
        return order === null ? REFUSED : script.acknowledge(order);
      }),
    shipPackage: (shipment) => {
      passes(`shipPackage ${shipment.po}`);
      script.shipped.push(shipment);
      return script.ship(shipment);
    },
    correctTracking: (correction) => {
      passes(`correctTracking ${correction.package.po}`);
      script.corrected.push(correction);
      return script.correct(correction);
    },
    setQuantities: (wishes) => {
      passes(`setQuantities ${wishes.length}`);
      const inTime = wishes.slice(0, script.quantitiesInTime);
      script.sent.push(...inTime);
      return inTime.map(script.setQuantity);
    },
    allowance: () => script.allowance,
    feedDuration: () => {
      passes("feedDuration");
      return null;
    },
    postFeeds: (feeds) =>
      feeds.map((wishes) => {
        passes(`postFeed ${wishes.length}`);
        const outcome = script.postFeed(wishes);
        if (outcome !== "lost" && outcome?.kind !== "accepted") return outcome;
        const id = outcome === "lost" ? `feed-${script.feeds.length + 1}` : outcome.answer;
        script.feeds.push({ id, items: wishes });
        return outcome === "lost" ? NO_ANSWER : outcome;
      }),
    findFeed: ({ items, claimed }) => {
      passes(`findFeed ${items.size}`);
      script.looksUntilFound -= 1;
      const found = script.feeds.find((feed) => !claimed.has(feed.id) && feed.items.length === items.size);
      return script.looksUntilFound > 0 ? null : (found?.id ?? null);
    },
    readFeed: (id) => {
      passes(`readFeed ${id}`);
      const feed = script.feeds.find((one) => one.id === id);
      return feed === undefined ? { kind: "waiting" } : script.readFeed(feed);
    },
    listStock: (from) => {
      passes(`listStock ${from ?? "first"}`);
      const page = Number(from ?? 0);
      return { stock: script.stock[page] ?? [], next: page + 1 < script.stock.length ? String(page + 1) : null };
    },
    getStock: (skus) => {
      if (skus.length > 0) passes(`getStock ${skus.join(" ")}`);
      return skus.map((sku) => ({ kind: "accepted", answer: script.getStock(sku) }));
    },
    listShipNodes: () => {
      passes("listShipNodes");
      return script.shipNodes;
    },
  };
}

/** What `Log` tells beside the lines of what was set and acknowledged. */
export const toldBeside = ({ paper }: Pick<Script, "paper">): readonly string[] =>
  (paper.log ?? [])
    .map(({ what }) => String(what))
    .filter((what) => !/ in (a run that .* started|an automatic run)\.$/.test(what));
