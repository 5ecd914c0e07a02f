/** The contract between sidebar and script. Types only; everything crosses as JSON text. */
import type { ConnectionChoice } from "./domain/connections/plan-connection";
import type { Explanation } from "./domain/explain/explanation";
import type { CountingChoice } from "./domain/inventory/plan-counting";
import type { Progress } from "./domain/log/progress";
import type { RunReport, Said } from "./domain/log/run-report";
import type { Account } from "./domain/settings/account";
import type { Interval } from "./domain/status/schedule";
import type { DetailGroup } from "./domain/workbook/details";
import type { Home } from "./domain/workbook/home";
import type { DetailChange, RefusedDetail } from "./domain/workbook/plans/details";
import type { FoundLine } from "./domain/workbook/plans/found-line";
import type { ShownPurge } from "./domain/workbook/plans/purge-words";
import type { ShownActivity } from "./domain/workbook/plans/shown-activity";
import type { ShownConnection } from "./domain/workbook/plans/shown-connection";
import type { ShownLine } from "./domain/workbook/plans/shown-line";
import type { ListingSearch, ShownListings } from "./domain/workbook/plans/shown-listings";
import type { TabName } from "./domain/workbook/tabs";

/** What the sidebar shows when it opens. */
export interface SidebarState {
  /** What the tabs show; `null`: they cannot be read, or this spreadsheet is a copy. */
  readonly home: Home | null;
  /** Why the tabs cannot be read; `null`: they can. */
  readonly unread: string | null;
  /** Whose account it is, as Walmart named it at the last test of the key; `null`: Walmart did not say. */
  readonly account: Account | null;
  /** The person who looks has saved a key. The key itself never comes back. */
  readonly hasKey: boolean;
  /** The same for ShipStation's key. */
  readonly hasStationKey: boolean;
  readonly lastRun: RunReport | null;
  /** The panel that the menu asked for. */
  readonly panel: "purge" | null;
  /** Why Aisle does nothing here: this spreadsheet is a copy. `null`: it is not. */
  readonly copy: string | null;
  /**
   * The schedule is on, and no run has ended well for more than two intervals. `since`: when one did last, in
   * milliseconds since 1970.
   */
  readonly overdue: { readonly since: number } | null;
  /** The owner of the schedule; `null`: no schedule. */
  readonly scheduleOwner: string | null;
  /** Minutes between its runs; those that can be chosen; the shortest one that Google's limits afford this shop. */
  readonly schedule: {
    readonly interval: Interval;
    readonly intervals: readonly Interval[];
    readonly affords: Interval;
  };
  /** About when the schedule runs next, in milliseconds since 1970; `null`: it does not, or has not worked lately. */
  readonly nextRun: number | null;
  /** Since when the schedule has done no work, so that anybody may take it over. Unit: milliseconds since 1970. */
  readonly scheduleMissingSince: number | null;
  /** What Aisle does differently here because Google does not behave as documented, each as a sentence. */
  readonly workarounds: readonly string[];
}

export type { Home };
export type SwitchName = keyof Home["switches"];

/** What the sidebar may ask for, with the question and the answer. */
export interface SidebarActions {
  readonly connect: {
    readonly ask: { readonly clientId: string; readonly clientSecret: string };
    /** `isSaved: false`: Walmart refused the key. */
    readonly answer: { readonly isConnected: boolean; readonly message: string; readonly isSaved: boolean };
  };
  /** Makes and repairs tabs, headings and formats. */
  readonly setUp: { readonly ask: null; readonly answer: Said };
  /** Turns one of the three switches. */
  readonly turn: { readonly ask: { readonly name: SwitchName; readonly to: "On" | "Off" }; readonly answer: Said };
  /** Turns Order Import and Inventory Quantity Sync on, and shows in `Preview` what would be sent. */
  readonly startSync: { readonly ask: null; readonly answer: RunReport };
  /** Ticks in Inventory Statuses and Warehouses what counts; unticks everything else. */
  readonly saveCounting: { readonly ask: CountingChoice; readonly answer: Said };
  /** Settings and the tabs that belong to it, as fields of one form. */
  readonly showDetails: { readonly ask: null; readonly answer: readonly DetailGroup[] };
  /**
   * Saves all changes, or none. `refused`: why, by field; the form as it stands now in `groups`; `null`: nobody could
   * look.
   */
  readonly saveDetails: {
    readonly ask: { readonly changes: readonly DetailChange[] };
    readonly answer: {
      readonly said: Said;
      readonly refused: readonly RefusedDetail[];
      readonly groups: readonly DetailGroup[] | null;
    };
  };
  /** Ten rows in Products and Inventory that show how they are filled in. Only unchanged ones are taken out again. */
  readonly putSamples: { readonly ask: null; readonly answer: Said };
  readonly takeSamples: { readonly ask: null; readonly answer: Said };
  /** Ticks changes in `Preview`. `these`: the selected ones, or those that the tab's filter leaves. */
  readonly approve: { readonly ask: { readonly which: "all" | "these" }; readonly answer: Said };
  /** Runs in the name of the person who clicks, and the end of it. */
  readonly startSchedule: { readonly ask: { readonly interval: Interval }; readonly answer: Said };
  readonly stopSchedule: { readonly ask: null; readonly answer: Said };
  readonly testConnection: {
    readonly ask: null;
    readonly answer: { readonly isConnected: boolean; readonly message: string };
  };
  /** ShipStation's key. `isSaved: false`: ShipStation refused it. */
  readonly connectShipStation: {
    readonly ask: { readonly key: string; readonly secret: string };
    readonly answer: StationAnswer & { readonly isSaved: boolean };
  };
  readonly testShipStation: { readonly ask: null; readonly answer: StationAnswer };
  /** In which store orders are made, and what packers see: a choice of the setting *ShipStation Items*. */
  readonly chooseStation: { readonly ask: { readonly store: string; readonly items: string }; readonly answer: Said };
  readonly importListings: { readonly ask: null; readonly answer: RunReport };
  readonly syncNow: { readonly ask: null; readonly answer: RunReport };
  /** Writes what the next push would send into `Preview`. Nothing is sent. */
  readonly previewQuantities: { readonly ask: null; readonly answer: RunReport };
  /** Syncs, and also sends the changes that are ticked in `Preview` and still as shown. */
  readonly sendApproved: { readonly ask: null; readonly answer: RunReport };
  /** Sets the listings of the last push back to what Walmart held before, and switches the sync off. */
  readonly undoLastPush: { readonly ask: null; readonly answer: RunReport };
  /** `about`: a listing SKU, a PO or customer order number, an IMEI or a Unit ID; `null`: the selected row. */
  readonly explain: { readonly ask: { readonly about: string | null }; readonly answer: Explanation };
  /** Shows a tab, and in it the row whose key reads so: an order line as “PO / line”. `row: null`: only the tab. */
  readonly openTab: { readonly ask: { readonly tab: TabName; readonly row: string | null }; readonly answer: Said };
  /** What a purge of buyer data would empty. `day`: as in 2026-11-23; orders placed before it are meant. */
  readonly showPurge: { readonly ask: { readonly day: string }; readonly answer: ShownPurge };
  /**
   * Empties it. `contents`: of what was shown; if anything else would be emptied now, nothing is. `shown`: what could be
   * emptied now; `null`: nobody could look.
   */
  readonly purgeBuyerData: {
    readonly ask: { readonly day: string; readonly contents: string };
    readonly answer: { readonly said: Said; readonly shown: ShownPurge | null };
  };
  /** What was done lately, what can be undone or brought back, and where Walmart, the sheet and ShipStation differ. */
  readonly showActivity: { readonly ask: null; readonly answer: ShownActivity };
  /** Brings back the deleted rows of one order. `po: null`: of all orders. */
  readonly restoreOrder: { readonly ask: { readonly po: string | null }; readonly answer: Said };
  /** Does not tell again what differs about an order between Walmart, the sheet and ShipStation, until it is gone. */
  readonly ignoreDifferences: {
    readonly ask: { readonly po: string; readonly reason: string };
    readonly answer: Said;
  };
  readonly createProducts: { readonly ask: null; readonly answer: Said };
  /** How many listings are in which state, and the numbers that follow no stock. `search: null`: nothing is searched for. */
  readonly showListings: { readonly ask: { readonly search: ListingSearch | null }; readonly answer: ShownListings };
  /**
   * `sku: null`: of the selected row. `find`: what candidates have to contain; blank: candidates with a similar SKU.
   */
  readonly showConnection: {
    readonly ask: { readonly sku: string | null; readonly find: string };
    readonly answer: ShownConnection;
  };
  readonly connectListing: {
    readonly ask: { readonly sku: string; readonly choice: ConnectionChoice };
    /** `question`: what Aisle asks once, for `recognizeThroughSkuMap`; `null`: nothing. */
    readonly answer: Said & { readonly question: string | null };
  };
  /** Whether order lines are recognized by what the seller connected their listing to. */
  readonly recognizeThroughSkuMap: { readonly ask: { readonly choice: "on" | "off" }; readonly answer: Said };
  /** Tells Walmart that the orders of all selected rows were received, whatever Settings say. */
  readonly acknowledgeSelected: { readonly ask: null; readonly answer: Said };
  /** Sets a listing to 0 whose number follows no stock any more. */
  readonly setToZero: { readonly ask: { readonly sku: string }; readonly answer: Said };
  /** Leaves such a number as it is; Aisle does not mention it again. */
  readonly dismissLead: { readonly ask: { readonly sku: string }; readonly answer: Said };
  /**
   * An order line with its units. `about`: PO, PO and line, customer order number, IMEI or Unit ID; `null`: the
   * selected row.
   */
  readonly showLine: { readonly ask: { readonly about: string | null }; readonly answer: ShownLine };
  /** The same for a typed text, or, of a unit that is free, the lines that it can go out on. */
  readonly findLine: { readonly ask: { readonly text: string }; readonly answer: FoundLine };
  /**
   * Adds units to *IMEIs / units* of a line and commits them. `names`: as scanned, pasted or typed, such as
   * `353012345678901, U-000005 x3`. Names that cannot be committed are left out and said, except substitutes: those are
   * added and wait for `confirmSubstitute`.
   */
  readonly commitUnits: { readonly ask: { readonly label: string; readonly names: string }; readonly answer: LineSaid };
  /** Lets a unit of another product go out on the line. `name`: as in `ShownLine.toConfirm`; `null`: all of them. */
  readonly confirmSubstitute: {
    readonly ask: { readonly label: string; readonly name: string | null };
    readonly answer: LineSaid;
  };
  /** Removes units that were not shipped from the line, so that they are free. `name`: one of them; `null`: all. */
  readonly releaseUnits: {
    readonly ask: { readonly label: string; readonly name: string | null };
    readonly answer: LineSaid;
  };
  /**
   * A sold unit came back: *Sold on* is emptied. `name`: IMEI or Unit ID. `order`: PO, or PO and line, of the sale that
   * is meant; `null`: the latest one.
   */
  readonly takeBackUnit: {
    readonly ask: { readonly name: string; readonly order: string | null };
    readonly answer: Said;
  };
  /** The run that is at work, whoever started it. Answers while it works; reads no tab. */
  readonly progress: { readonly ask: null; readonly answer: Watched };
  /** Lets this run end after what it is doing now. Another run is not stopped. */
  readonly stop: { readonly ask: { readonly run: string }; readonly answer: null };
  /** The two choices in a copied spreadsheet. */
  readonly lookOnly: { readonly ask: null; readonly answer: Said };
  readonly moveHere: { readonly ask: null; readonly answer: Said };
}

/**
 * `now: null`: no run has told of itself. `finishedAt`: when a run ended last, in milliseconds since 1970; `null`: none
 * has.
 */
export interface Watched {
  readonly now: Progress | null;
  readonly finishedAt: number | null;
}

/** `stores`: those in which orders can be made. `store`, `items`: what is chosen in Settings. */
export interface StationAnswer {
  readonly isConnected: boolean;
  readonly message: string;
  readonly stores: readonly string[];
  readonly store: string | null;
  readonly items: string;
}

/** What a click on an order line did, and the line as it stands now; `null`: it has no row, or nothing could be read. */
export interface LineSaid {
  readonly said: Said;
  readonly line: ShownLine | null;
}

export type SidebarAction = keyof SidebarActions;

/** `shop`: how the shop stands after a click that may have changed it; `null`: as before, or nobody could look. */
export type SidebarAnswer<Data> = { readonly shop: SidebarState | null } & (
  | { readonly ok: true; readonly data: Data }
  | { readonly ok: false; readonly problem: string }
);
