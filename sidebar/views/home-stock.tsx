/** The step in which stock comes into the sheet. */
import type { JSX } from "preact";
import type { Home } from "../../src/sidebar-api";
import { doing, showTab } from "../shared/clicks";
import { refresh } from "../shared/page";
import { Button } from "../shared/parts";
import { countOf } from "../shared/reports";
import { ask } from "../shared/server";

export function Stock({ home, look }: { readonly home: Home; readonly look: "main" | "plain" }): JSX.Element {
  const { rows, notInProducts, samples } = home.stock;
  const create = () => doing("Creating products…", () => ask("createProducts", null));
  return (
    <>
      <p>
        Paste your units into Inventory, one row for each phone or counted lot, with SKU, Qty or IMEI, Status and
        Warehouse. Products says what each SKU is; Aisle can make it from your listings.
      </p>
      {rows === 0 ? null : <p>{stockSentence(rows, notInProducts)}</p>}
      <div class="buttons">
        <Button label="Open Inventory" look={rows === 0 ? look : "plain"} click={() => showTab("inventory")} />
        <Button label="Open Products" click={() => showTab("products")} />
        <Button label="Create products from my listings" look={rows === 0 ? "plain" : look} click={create} />
        <Button label="Look again" click={refresh} />
      </div>
      <p class="hint">
        {samples === 0
          ? "To see how rows are filled in, put ten in. They count for nothing."
          : "Rows of the warehouse Sample, and products whose SKU begins with SAMPLE, are samples. They count for nothing."}
      </p>
      {samples === 0 ? (
        <Button
          label="Put in ten sample rows"
          click={() => doing("Putting in sample rows…", () => ask("putSamples", null))}
        />
      ) : (
        <Button
          label="Take the sample rows out again"
          click={() => doing("Taking the sample rows out…", () => ask("takeSamples", null))}
        />
      )}
    </>
  );
}

function stockSentence(rows: number, notInProducts: number): string {
  const found = `${countOf(rows, "row of stock is", "rows of stock are")} in Inventory.`;
  if (notInProducts === 0) return found;
  return `${found} The SKU of ${notInProducts} is not in Products, so ${notInProducts === 1 ? "it counts" : "they count"} for nothing yet.`;
}
