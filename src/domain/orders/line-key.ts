/** What names an order line: in Aisle's memory by PO and line, in cells and messages by one label. */
export interface LineKey {
  readonly po: string;
  readonly line: string;
}

const BETWEEN = " / ";

/**
 * The name of a line in other tabs and in messages.
 * @example
 * lineLabel({ po: "1796277083022", line: "1" }) // => "1796277083022 / 1"
 */
export const lineLabel = ({ po, line }: LineKey): string => `${po}${BETWEEN}${line}`;

/**
 * The line that a label names. A label without a line has the line "".
 * @example
 * keyOfLabel("1796277083022 / 1") // => { po: "1796277083022", line: "1" }
 */
export function keyOfLabel(label: string): LineKey {
  const [po = "", ...line] = label.split(BETWEEN);
  return { po, line: line.join(BETWEEN) };
}
