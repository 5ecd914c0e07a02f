/** How the shop stands after a run, in the sentences of toast, sidebar, mail and Log. */
import { sumOf } from "../values/groups";
import { clipped, counted, enumerated } from "../values/words";

/** Rows of one tab that need the seller. `rows`: the names of the first ones. */
export interface RowsOfTab {
  readonly tab: string;
  readonly count: number;
  readonly rows: readonly string[];
}

/**
 * How the shop stands:
 *
 * - `copy`: the spreadsheet is a copy of one in which Aisle works; `isForLooking`: the seller chose to keep it so;
 * - `failed`: a phase ended before its work was done;
 * - `blocked`: a switch is on and could not do all of its work;
 * - `off`: the names of the switches that are off;
 * - `waits`: this many changes wait for approval;
 * - `rows`: this many rows need the seller;
 * - `running`: nobody has to act, and something is still on its way.
 */
export type Status =
  | { readonly kind: "not set up"; readonly missing: "tabs" | "key" }
  | { readonly kind: "copy"; readonly isForLooking: boolean }
  | { readonly kind: "failed"; readonly reasons: readonly string[] }
  | { readonly kind: "blocked"; readonly reasons: readonly string[] }
  | { readonly kind: "off"; readonly switches: readonly string[] }
  | { readonly kind: "waits"; readonly toApprove: number }
  | { readonly kind: "rows"; readonly count: number; readonly where: readonly RowsOfTab[] }
  | { readonly kind: "running"; readonly what: readonly string[] }
  | { readonly kind: "up to date" };

/** The spreadsheet has none of Aisle's tabs. */
export const NEW_SHEET: Status = { kind: "not set up", missing: "tabs" };

/** Everything that decides the status. Sentences end with a full stop; names are those of tabs and settings. */
export interface StatusFacts {
  readonly missing: "tabs" | "key" | null;
  readonly failures: readonly string[];
  readonly obstacles: readonly string[];
  readonly switchedOff: readonly string[];
  readonly toApprove: number;
  readonly needy: readonly RowsOfTab[];
  /** What will still happen without anybody's help, each as a sentence. */
  readonly underWay: readonly string[];
}

/**
 * Every status that holds, the worst first; at least one.
 * @example
 * const calm = { missing: null, failures: [], obstacles: [], switchedOff: [], toApprove: 0, needy: [], underWay: [] };
 * statusesOf(calm) // => [{ kind: "up to date" }]
 * statusesOf({ ...calm, toApprove: 2, failures: ["No key."] }).map(({ kind }) => kind) // => ["failed", "waits"]
 */
export function statusesOf(facts: StatusFacts): readonly [Status, ...Status[]] {
  const { missing, failures, obstacles, switchedOff, toApprove, needy, underWay } = facts;
  const count = sumOf(needy.map((one) => one.count));
  const found: readonly (Status | false)[] = [
    missing !== null && { kind: "not set up", missing },
    failures.length > 0 && { kind: "failed", reasons: failures },
    obstacles.length > 0 && { kind: "blocked", reasons: obstacles },
    switchedOff.length > 0 && { kind: "off", switches: switchedOff },
    toApprove > 0 && { kind: "waits", toApprove },
    count > 0 && { kind: "rows", count, where: needy },
    underWay.length > 0 && { kind: "running", what: underWay },
  ];
  const [worst, ...others] = found.filter((one) => one !== false);
  return worst === undefined ? [{ kind: "up to date" }] : [worst, ...others];
}

/** The most characters of a sentence, since some reasons quote the seller's own texts. */
const LONGEST = 900;

/** One sentence for the seller, cut to a length that fits the toast and the sidebar. */
export function statusSentence(status: Status): string {
  switch (status.kind) {
    case "not set up":
      return NOT_SET_UP[status.missing];
    case "copy":
      return status.isForLooking ? LOOKING : COPIED;
    case "failed":
      return clipped(`The run failed. ${status.reasons.join(" ")}`, LONGEST);
    case "blocked":
      return clipped(status.reasons.join(" "), LONGEST);
    case "off":
      return offSentence(status.switches);
    case "waits":
      return `Waits for you: ${counted(status.toApprove, "change")} to look through in Preview. Tick what may be sent, then click Send approved in the sidebar.`;
    case "rows":
      return `${counted(status.count, "row needs", "rows need")} you: ${status.where.map(ofTab).join("; ")}.`;
    case "running":
      return clipped(status.what.join(" "), LONGEST);
    case "up to date":
      return "Up to date.";
  }
}

const NOT_SET_UP = {
  tabs: "Aisle is not set up in this spreadsheet yet. Open the sidebar and click Set up.",
  key: "Aisle has no Walmart key yet. Open the sidebar and type it.",
} as const;

const COPIED =
  "This is a copy of a spreadsheet in which Aisle works, so nothing was asked of Walmart and nothing was written. Choose under Aisle ▸ More or in the sidebar: This Copy Is for Looking, or Move Aisle Here.";

const LOOKING =
  "This copy is for looking: Aisle does nothing in it. Should it work here after all, choose Aisle ▸ More ▸ Move Aisle Here.";

const offSentence = (switches: readonly string[]): string =>
  `Sync is off: ${enumerated(switches)} ${switches.length === 1 ? "is" : "are"} off in Settings.`;

function ofTab({ tab, count, rows }: RowsOfTab): string {
  const rest = count > rows.length ? ", …" : "";
  return `${count} in ${tab} (${rows.join(", ")}${rest})`;
}
