/** A shop whose buyers' data the seller purges, on the built bundle. */
import { answerOf } from "../../../dev/world/shop";
import { runningShop, type Shop } from "../../support/shop-under-test";

export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;

interface Shown {
  readonly contents: string;
  readonly orders: number;
  readonly customers: number;
  readonly open: number;
  readonly sentences: readonly string[];
}

export const showPurge = (shop: Shop, day: string): Shown => answerOf<Shown>(shop.press("showPurge", { day }));

export const purge = (shop: Shop, day: string, { contents }: Pick<Shown, "contents">) =>
  answerOf<{ readonly said: { readonly isDone: boolean; readonly message: string }; readonly shown: Shown }>(
    shop.press("purgeBuyerData", { day, contents }),
  );

export const shipped = (shop: Shop, po: string): void =>
  shop.walmart.sellerCenter.ship(po, { carrier: "UPS", trackingNumber: `1Z${po}` }, shop.clock.now());

/** What a row of `Orders` says of its buyer. */
export function buyerOf(shop: Shop, po: string): string {
  const row = shop.rows("Orders").find((one) => one.PO === po);
  if (row === undefined) throw new Error(`Orders has no ${po}`);
  const cells = Object.entries(row).filter(([heading]) => /^Ship-to (?!country)/.test(heading));
  if (cells.length !== 6) throw new Error(`${cells.length} cells`);
  const customer = row.Customer === "Walmart" ? "" : row.Customer;
  return `${customer}${cells.map(([, text]) => text).join("")}`;
}

export const problemsOf = (shop: Shop): readonly string[] =>
  shop.rows("Orders").flatMap((row) => (row.Problem === "" ? [] : [`${row.PO}: ${row.Problem}`]));

export function later(shop: Shop, ms = HOUR): void {
  shop.clock.advance(ms);
  shop.sync();
  shop.walmart.passTime(shop.clock.now());
}

export interface PurgedShop {
  readonly shop: Shop;
  /** Placed before `day` and shipped. */
  readonly old: string;
  /** The same, canceled. */
  readonly canceled: string;
  /** Placed before `day` and still open. */
  readonly open: string;
  /** Placed after `day` and shipped. */
  readonly fresh: string;
}

/** The day before which buyer data is purged. */
export const BEFORE = "2026-03-04";

/** Four orders, none purged yet. */
export function shopToPurge(customers = "Single customer Walmart"): PurgedShop {
  const shop = runningShop();
  shop.switchOn({ "Organization Type": customers });
  const [old, canceled, open] = [shop.buy("A"), shop.buy("B"), shop.buy("C")] as const;
  later(shop);
  shipped(shop, old);
  shop.walmart.sellerCenter.cancel(canceled, { reason: "CUSTOMER_REQUESTED_SELLER_TO_CANCEL" }, shop.clock.now());
  later(shop);
  later(shop, 2.5 * DAY);
  const fresh = shop.buy("D");
  later(shop);
  shipped(shop, fresh);
  later(shop);
  return { shop, old, canceled, open, fresh };
}

/** The same after the purge. */
export function purgedShop(customers?: string): PurgedShop {
  const made = shopToPurge(customers);
  const { said } = purge(made.shop, BEFORE, showPurge(made.shop, BEFORE));
  if (!said.isDone) throw new Error(said.message);
  return made;
}
