/** What the seller wants a listing to sell, and the rows of `SKU Map` that say so. */
import type { Catalog } from "../catalog/catalog";
import { catalogSku, variationId } from "../values/brand";
import { type Change, insert, remove, update } from "../values/change";
import { MAX_QUANTITY } from "../values/parse-cell";
import { twinsOf } from "../values/twins";
import { SKU_MAP, type SkuMapRow } from "./connection-columns";

export interface Target {
  readonly kind: "SKU" | "Variation";
  readonly target: string;
  /** Units in one listing, 1 or more. */
  readonly perListing: number;
  readonly partOfKit: boolean;
}

/** `automatic`: the product with the listing's own SKU. `nothing`: disconnected. */
export type ConnectionChoice = "automatic" | "nothing" | readonly Target[];

const isTarget = (kind: string | null): kind is Target["kind"] => kind === "SKU" || kind === "Variation";

/** What the rows of a listing say. Rows without a usable target are left out. */
export function choiceOf(rows: readonly SkuMapRow[]): ConnectionChoice {
  if (rows.length === 0) return "automatic";
  if (rows.some(({ values }) => values.connectTo === "Nothing")) return "nothing";
  return rows.flatMap(({ values: { connectTo, target, perListing, partOfKit } }) =>
    isTarget(connectTo) && target !== null
      ? [{ kind: connectTo, target, perListing: perListing ?? 1, partOfKit: partOfKit === true }]
      : [],
  );
}

/** Why a choice cannot be carried out, as a sentence for the seller; `null` if it can. */
export function wrongWith(choice: ConnectionChoice, { skuOf, variationsOf }: Catalog): string | null {
  if (typeof choice === "string") return null;
  if (choice.length === 0) return "Choose what the listing sells, or Nothing.";
  const unknown = choice.find(({ kind, target }) =>
    kind === "SKU" ? !variationsOf.has(catalogSku(target)) : !skuOf.has(variationId(target)),
  );
  if (unknown !== undefined) {
    const what = unknown.kind === "SKU" ? "SKU" : "Variation ID";
    return `“${unknown.target}” is no ${what} in Products. Correct it, or add it to Products.`;
  }
  const [twice] = twinsOf(choice.map(({ target }) => target));
  if (twice !== undefined) return `“${twice}” is chosen twice. Choose it once.`;
  if (choice.some(({ perListing }) => !Number.isInteger(perListing) || perListing < 1 || perListing > MAX_QUANTITY))
    return "Qty per listing is a whole number, 1 or more.";
  const parts = choice.filter(({ partOfKit }) => partOfKit).length;
  return parts === 0 || parts === choice.length ? null : "Tick Part of kit for every target or for none.";
}

type Cells = Pick<SkuMapRow["values"], "connectTo" | "target" | "perListing" | "partOfKit">;

/**
 * Makes a listing's rows say exactly what the seller wants. Rows that already say it stay; others are overwritten,
 * missing rows are added at the end, and surplus rows are removed. Rows of other listings are left alone.
 */
export function planConnection(rows: readonly SkuMapRow[], sku: string, choice: ConnectionChoice): Change[] {
  const own = rows.filter(({ values }) => values.sku === sku);
  const wanted = cellsOf(choice);
  const said = wanted.map((cells) => own.find((row) => saysSame(row, cells)));
  const spare = own.filter((row) => !said.includes(row));
  const changes = wanted.map((cells, index): Change => {
    const row = said[index] ?? spare.shift();
    return row === undefined ? insert(SKU_MAP, { sku, ...cells }) : update(SKU_MAP, row, asLittle(row, cells));
  });
  return [...changes, ...spare.map((row) => remove(SKU_MAP, row))];
}

function cellsOf(choice: ConnectionChoice): readonly Cells[] {
  if (choice === "automatic") return [];
  if (choice === "nothing") return [{ connectTo: "Nothing", target: null, perListing: null, partOfKit: false }];
  return choice.map(({ kind, target, perListing, partOfKit }) => ({
    connectTo: kind,
    target,
    perListing: perListing === 1 ? null : perListing,
    partOfKit,
  }));
}

const saysSame = ({ values }: SkuMapRow, { connectTo, target }: Cells): boolean =>
  values.connectTo === connectTo && values.target === target;

/** Leaves out cells whose present value means the same. */
const asLittle = ({ values }: SkuMapRow, { perListing, partOfKit, ...cells }: Cells): Partial<Cells> => ({
  ...cells,
  perListing: perListing === null && values.perListing === 1 ? 1 : perListing,
  partOfKit: partOfKit || values.partOfKit !== null ? partOfKit : null,
});
