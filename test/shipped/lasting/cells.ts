/** One cell of the table: the history with one failure of one thing, and what is wrong with it. */

import type { Fault, FaultName, Resource } from "../../../dev/simulator/walmart/state/fault";
import type { Family } from "../../../dev/simulator/walmart/wire/families";
import { type Deed, FAULT_HOURS, goBack, LAST_HOUR, type Life, live, type Moment } from "./history";
import { differences, type Seen, seenIn, subjectOf } from "./seen";

/** The columns of the table, by what the seller's side sees. */
export const FAILURES: Readonly<Record<string, FaultName>> = {
  "500": "error-500",
  "404, empty": "not-found-bare",
  "no JSON": "garbage",
  "{}": "empty-object",
  "no answer": "down",
};

/** A row of the table: an operation, and the thing that fails in it. */
export interface Row {
  /** Method and path; `{}` stands for what is filled in. */
  readonly operation: string;
  /** Which thing it is, in words. */
  readonly thing: string;
  readonly families: readonly Family[];
  /** What a fault is about; absent where the operation has only one thing. */
  readonly resource?: (life: Life) => Resource;
  /** What else has to be odd for the operation to be asked of this thing. */
  readonly beside?: (life: Life) => readonly Fault[];
  readonly deeds?: Readonly<Record<number, readonly Deed[]>>;
  /** Before the run of this hour it begins to fail; the first one where the thing is there from the beginning. */
  readonly from?: number;
  /** After so many hours the thing is given up and nothing is open any more; it is still named. */
  readonly over?: number;
  /** What goes on as ever while it fails; a word for the printed table. */
  readonly meanwhile: Meanwhile;
  /** Failures in which Walmart did it and only the answer is odd: a look shows that it is done, so nothing is to be told. */
  readonly settled?: readonly string[];
  /** How the seller is told which thing fails; absent where nothing the seller turned on depends on it. */
  readonly named?: (life: Life) => string | RegExp;
}

/** `counts`: which places have to be as without the fault while it lasts. */
export interface Meanwhile {
  readonly words: string;
  readonly counts: (key: string) => boolean;
  /** What else has to hold in the middle, such as which numbers wait. */
  readonly also?: (seen: Seen) => readonly string[];
}

export interface Lived {
  readonly middle: Seen;
  readonly end: Seen;
  /** What the status says after the last run, without what the run did. */
  readonly status: string;
}

/** In one of these last hours the listings may just have been read, which the status says instead. */
const LAST_LOOKS_HOURS = 8;
const AGE = /\b(an hour|\d+ (hours|days)|since \d)\b/;
const ALL_WELL = /Everything is in step|(?<!not )up to date/i;

/** What the seller reads in the sidebar. */
function shownBy({ world }: Life): string {
  const result = world.run("sidebarLoad", [], { from: "sidebar" });
  if (result.outcome !== "returned") throw new Error(JSON.stringify(result));
  return String(result.value);
}

/** The history without a fault. */
export function liveWell(life: Life, moment: Moment, deeds: Row["deeds"] = {}): Lived {
  goBack(life, moment);
  let middle: Seen = new Map();
  live(life, {
    deeds,
    afterRun: (hour) => {
      if (hour === FAULT_HOURS) middle = seenIn(life);
    },
  });
  return { middle, end: seenIn(life), status: statusIn(shownBy(life)) };
}

/** What is wrong with a history in which the thing fails in that way; nothing is how it should be. */
export function complaints(life: Life, moment: Moment, row: Row, failure: string, well: Lived): readonly string[] {
  const name = nameOf(failure);
  const named = row.settled?.includes(failure) === true ? undefined : row.named;
  goBack(life, moment);
  const found: string[] = [];
  const from = life.walmart.ledger().length;
  let isStruck = false;
  let middle: Seen = new Map();
  let told: readonly string[] = [];
  const last: string[] = [];
  live(life, {
    deeds: row.deeds,
    from: row.from,
    faultsOf: (at) => [
      { name, families: row.families, ...(row.resource === undefined ? {} : { resource: row.resource(at) }) },
      ...(row.beside?.(at) ?? []),
    ],
    afterRun: (hour) => {
      if (hour >= LAST_HOUR - LAST_LOOKS_HOURS) last.push(wordsOf(shownBy(life)));
      if (hour > FAULT_HOURS) return;
      isStruck ||= (life.walmart.faults.list()[0]?.struck ?? 0) > 0;
      const shown = shownBy(life);
      if (isStruck && named !== undefined && hour < (row.over ?? LAST_HOUR) && ALL_WELL.test(wordsOf(shown)))
        found.push(`hour ${hour}: the status says “${wordsOf(shown)}”`);
      if (hour !== FAULT_HOURS) return;
      middle = seenIn(life);
      told = toldIn(life, shown);
    },
  });
  if (!isStruck) return ["the operation was never asked of this thing"];
  const { words, counts, also } = row.meanwhile;
  const apart = [...differences(well.middle, middle, counts), ...(also?.(middle) ?? [])];
  const end = [
    ...differences(well.end, seenIn(life), () => true),
    ...(last.some((text) => ALL_WELL.test(text)) || statusIn(shownBy(life)) === well.status
      ? []
      : [`the status says “${last.at(-1)}”`]),
  ];
  const sent = life.walmart.ledger().slice(from);
  const marks = [...new Set(sent.flatMap(({ violations }) => violations))];
  return [
    ...shortened(found),
    ...apart.map((text) => `meanwhile (${words}): ${text}`),
    ...namedWithAge(named?.(life), told),
    ...end.map((text) => `${LAST_HOUR - FAULT_HOURS} hours after the fault: ${text}`),
    ...marks.map((mark) => `Walmart noted: ${mark}`),
  ];
}

function nameOf(failure: string): FaultName {
  const name = FAILURES[failure];
  if (name === undefined) throw new Error(`There is no column ${failure}.`);
  return name;
}

/** The first of many like it. */
const shortened = (texts: readonly string[]): readonly string[] =>
  texts.length < 2 ? texts : [`${texts[0]} (and in ${texts.length - 1} more runs)`];

const statusIn = (sidebar: string): string => JSON.stringify(JSON.parse(sidebar).lastRun?.status ?? null);

function wordsOf(sidebar: string): string {
  return JSON.parse(sidebar).lastRun?.summary ?? "";
}

/** Everything that the seller can read: the last report's sentences, and each row of each tab. */
function toldIn({ book, rows }: Life, sidebar: string): readonly string[] {
  const { summary, problems } = JSON.parse(sidebar).lastRun;
  const cells = book.view
    .tabs()
    .filter(({ title }) => !title.startsWith("_"))
    .flatMap(({ title }) => rows(title).map((row) => Object.values(row).join(" | ")));
  return [summary, ...problems, ...cells];
}

function namedWithAge(name: string | RegExp | undefined, told: readonly string[]): readonly string[] {
  if (name === undefined) return [];
  const about = told.filter((text) =>
    typeof name === "string" ? text.toLowerCase().includes(name.toLowerCase()) : name.test(text),
  );
  if (about.some((text) => AGE.test(text))) return [];
  return [about.length === 0 ? `nothing names “${name}”` : `“${name}” is named without its age`];
}

export const notAbout =
  (...subjects: readonly string[]) =>
  (key: string): boolean =>
    !subjects.includes(subjectOf(key));
