/** Which lines hold units of a counted lot, as *Committed to* of its row says it. */

/** Some units of a lot that are set aside for a line. */
export interface LotHolder {
  readonly label: string;
  readonly units: number;
}

/** The most lines that a cell names. */
const NAMED = 20;

/**
 * The text of the cell. `null`: no line holds any.
 * @example
 * lotHoldersText([{ label: "1001 / 1", units: 2 }, { label: "1002 / 1", units: 1 }]) // => "1001 / 1 x2, 1002 / 1 x1"
 */
export function lotHoldersText(holders: readonly LotHolder[]): string | null {
  if (holders.length === 0) return null;
  const named = holders.slice(0, NAMED).map(({ label, units }) => `${label} x${units}`);
  const more = holders.length - named.length;
  return [...named, ...(more > 0 ? [`and ${more} more`] : [])].join(", ");
}

/**
 * Reads such a text.
 * @example
 * lotHoldersIn("1001 / 1 x2, 1002 / 1 x1")[1] // => { label: "1002 / 1", units: 1 }
 */
export const lotHoldersIn = (text: string | null): readonly LotHolder[] =>
  [...(text ?? "").matchAll(/(.+?) x(\d+)(?:, |$)/g)].map(([, label = "", units]) => ({ label, units: Number(units) }));
