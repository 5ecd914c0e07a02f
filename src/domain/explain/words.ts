/** Wording of explanations. */
import { INVENTORY } from "../inventory/inventory-columns";
import type { Unit } from "../inventory/stock";
import { MINUTE_MS } from "../values/time";
import { capitalized, counted, shortList } from "../values/words";
import { TABS, type TabName } from "../workbook/tabs";
import type { Answer, Section, Step } from "./explanation";

export const fine = (question: string, answer: string): Answer => ({ question, answer, isFine: true, todo: null });

/** An answer that needs attention. `todo`: what the seller should do; `null`: nothing can be done. */
export const wrong = (question: string, answer: string, todo: string | null = null): Answer => ({
  question,
  answer,
  isFine: false,
  todo,
});

/** The answer with what is to be done next, although all is well. */
export const thenDo = (answer: Answer, todo: string): Answer => ({ ...answer, todo });

/** The answer with a button for its next step. */
export const stepping = (answer: Answer, step: Step): Answer => ({ ...answer, step });

/** A button that shows a tab, and in it the row with this key. */
export const opening = (tab: TabName, row: string | null = null): Step => ({
  label: `Open ${TABS[tab].title}`,
  action: "openTab",
  ask: { tab, row },
});

/** The most lines that a person looks through. */
const LINES = 50;

/** A section with at most `LINES` lines; the last line says how many more there are. */
export function section(title: string, lines: readonly string[]): Section {
  const rest = lines.length - LINES;
  return { title, lines: rest > 0 ? [...lines.slice(0, LINES), `and ${rest} more`] : lines };
}

const NAMED = 10;

export const listed = (names: readonly string[]): string => shortList(names, NAMED);

/**
 * A length of time in words. Unit of `ms`: milliseconds.
 * @example
 * duration(119 * 60_000) // => "119 minutes"
 * duration(3 * 3_600_000) // => "3 hours"
 */
export function duration(ms: number): string {
  const minutes = Math.round(Math.max(0, ms) / MINUTE_MS);
  if (minutes < 120) return counted(minutes, "minute");
  return minutes < 48 * 60 ? counted(Math.round(minutes / 60), "hour") : counted(Math.round(minutes / 1440), "day");
}

export const ago = (ms: number): string => (ms < MINUTE_MS ? "just now" : `${duration(ms)} ago`);

/** The name by which people know a unit. */
export const unitName = ({ imei, id, position, quantity }: Unit): string => {
  const name = imei ?? id ?? `${INVENTORY.title} row ${position + 2}`;
  return quantity === 1 ? name : `${name} (${quantity})`;
};

/** The text with a capital first letter and a full stop. */
export const sentence = (text: string): string => {
  const begun = capitalized(text);
  return /[.!?]$/.test(begun) ? begun : `${begun}.`;
};
