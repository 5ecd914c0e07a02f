/** Listings: what a listing sells, and what is left of listings that follow no stock any more. */
import type { JSX } from "preact";
import { doing } from "../shared/clicks";
import { Button } from "../shared/parts";
import { ask } from "../shared/server";
import { Connect } from "./listings-connect";
import { meantSku } from "./listings-connection";

export function Listings(): JSX.Element {
  return (
    <>
      <Connect />
      <h2>Listings that follow no stock any more</h2>
      <p class="hint">
        Where Walmart still offers what no longer follows your stock: the listing above, or the selected row.
      </p>
      <div class="buttons">
        <Button label="Set to 0" click={() => doing("Setting to 0…", () => ask("setToZero", { sku: meantSku() }))} />
        <Button label="Dismiss" click={() => doing("Dismissing…", () => ask("dismissLead", { sku: meantSku() }))} />
      </div>
      <h2>Products</h2>
      <p class="hint">Makes products for all SKUs of Listings and Inventory that have none yet.</p>
      <Button label="Create products" click={() => doing("Creating products…", () => ask("createProducts", null))} />
    </>
  );
}
