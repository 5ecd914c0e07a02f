/** Explanations of the listing A, of a shop in which all is well but for what a test names. */
import { explainText } from "../../../src/domain/explain/explain";
import type { Explanation } from "../../../src/domain/explain/explanation";
import { aListing, aProduct, aShop, NOW, units } from "../../support/builders";
import type { Cells, Paper } from "../../support/paper";

export const HOUR_MS = 3_600_000;

/** Three units that count, and no orders. */
export const well = (more: Paper = {}): Paper => ({
  products: [aProduct()],
  listings: [aListing({ fulfilledBy: "Seller" })],
  inventory: units(3),
  ...more,
});
export const ledgerRow = (key: string, memory: object): Cells<"ledger"> => ({
  key,
  kind: key.split(":")[0] ?? "",
  data: JSON.stringify(memory),
});
export const accepted = (quantity: number, more: object = {}) =>
  ledgerRow("sent:A", {
    state: "refused" in more ? "refused" : "confirmed",
    quantity,
    at: NOW - 3 * HOUR_MS,
    ...more,
  });
export const explained = (more: Paper = {}, about = "A"): Explanation => explainText(aShop(well(more)), about, NOW);
export const lines = ({ sections }: Explanation, title: RegExp): readonly string[] =>
  sections.find((one) => title.test(one.title))?.lines ?? [];
