/** What people do to rows. */

import { letters } from "../../support/letters";
import { MARK } from "./busy-shop";
import { type Chance, type Deed, oneOf, type Reach } from "./reach";

/** Tabs in which sellers add rows of their own. */
const WRITTEN = ["Inventory", "Products", "Shipments", "SKU Map"] as const;

/** Names of copies begin with this. */
export const COPY = "copy";

/** Inserted between others, inserted below the last one, or typed into the blank row there. */
function newRow(reach: Reach, { row, pick, other }: Chance): void {
  const tab = oneOf(WRITTEN, other) ?? "Inventory";
  const mark = reach.nextMark();
  const below = reach.rowsOf(tab).length + 2;
  const at = pick % 3 === 0 ? reach.filled(tab, row) : below;
  if (pick % 3 !== 1) reach.people.insertRows(reach.titleOf(tab), at, 1);
  // The mark comes first, so that whoever takes back what was typed last leaves a row that can be told.
  const cells = Object.entries({ [MARK]: `new ${mark}`, ...newCells(reach, tab, mark, pick) });
  for (const [heading, text] of cells) reach.people.paste(reach.titleOf(tab), reach.cellOf(tab, heading, at), [[text]]);
}

function newCells(reach: Reach, tab: (typeof WRITTEN)[number], mark: number, pick: number): Record<string, string> {
  const sku = oneOf(["A", "B", "D", "F", "Q"], pick) ?? "A";
  const places = { "SKU or Variation ID": sku, Status: "Available", Warehouse: "Main" };
  if (tab === "Inventory" && pick % 2 === 0) return { ...places, IMEI: String(356_000_000_000_000 + mark) };
  // Lots of one thing are told apart by where they lie.
  if (tab === "Inventory") return { ...places, Qty: "5", Location: `bin ${mark}` };
  if (tab === "Shipments") {
    const pos = reach.textsUnder("Orders", "PO").filter((po) => po !== "");
    return { PO: oneOf(pos, pick) ?? "", Carrier: "UPS", "Tracking number": `1ZNEW${mark}` };
  }
  if (tab === "SKU Map")
    return { "Listing SKU": oneOf(["A", "C", "F"], pick) ?? "A", "Connect to": "SKU", Target: sku };
  const attributes = ["Manufacturer", "Variant", "Network", "Capacity", "Color", "Grade"];
  return { ...Object.fromEntries(attributes.map((one) => [one, "n"])), Model: `new ${mark}`, SKU: sku };
}

/** A unit that an order holds stays: what becomes of an order whose unit is gone is not these rules' matter. */
const isHeld = (reach: Reach, tab: string, at: number): boolean =>
  tab === "Inventory" && reach.committed().has(reach.textIn(tab, "IMEI", at) || "none");

function deleteRows(reach: Reach, { tab, row, pick }: Chance): void {
  const at = reach.filled(tab, row);
  const count = 1 + (pick % 3);
  if (Array.from({ length: count }, (_, below) => at + below).some((one) => isHeld(reach, tab, one))) return;
  reach.people.deleteRows(reach.titleOf(tab), at, count);
}

/** Pasted over another row, which is gone with that as if it were deleted. */
function cutRow(reach: Reach, { tab, row, other }: Chance): void {
  const [from, to] = [reach.filled(tab, row), reach.filled(tab, other)];
  if (from === to || isHeld(reach, tab, to)) return;
  const title = reach.titleOf(tab);
  reach.people.cutPaste(title, `A${from}:${letters(reach.headings(tab).length)}${from}`, title, `A${to}`);
}

/** Copied into a new row below its original; the copy has another name. */
function copyRow(reach: Reach, { tab, row }: Chance): void {
  const from = reach.filled(tab, row);
  const title = reach.titleOf(tab);
  if (reach.textIn(tab, MARK, from) === "" || reach.merged.has(tab)) return;
  const cells = reach.headings(tab).map((heading, column) => {
    const { effectiveValue, numberFormat } = reach.book.view.cell(title, `${letters(column)}${from}`);
    const value = Object.values(effectiveValue ?? {})[0] ?? "";
    if (heading === MARK) return { value: `${COPY} ${reach.nextMark()}` };
    return { value: typeof value === "object" ? "" : value, ...(numberFormat && { numberFormat }) };
  });
  reach.people.insertRows(title, from + 1, 1);
  reach.people.paste(title, `A${from + 1}`, [cells]);
}

export const ROW_DEEDS = {
  "new row": { weight: 4, act: newRow },
  "delete rows": { weight: 2, act: deleteRows },
  "cut a row": { weight: 1, act: cutRow },
  "copy a row": { weight: 1, act: copyRow },
  "insert rows": {
    weight: 2,
    act: (reach, { tab, row, pick }) =>
      reach.people.insertRows(reach.titleOf(tab), reach.filled(tab, row), 1 + (pick % 3)),
  },
  "drag rows": {
    weight: 3,
    act: (reach, { tab, row, other }) =>
      reach.people.moveRows(reach.titleOf(tab), reach.filled(tab, row), 1, reach.filled(tab, other)),
  },
  "hide rows": {
    weight: 1,
    act: (reach, { tab, row }) => reach.people.hideRows(reach.titleOf(tab), reach.filled(tab, row), 1),
  },
  "show rows": {
    weight: 1,
    act: (reach, { tab, row }) => reach.people.showRows(reach.titleOf(tab), reach.filled(tab, row), 1),
  },
} as const satisfies Readonly<Record<string, Deed>>;
