/** Types that the compiler keeps apart although they are plain strings and numbers at run time. */

declare const brand: unique symbol;
type Brand<Base, Name extends string> = Base & { readonly [brand]: Name };

/** A point in time. Unit: milliseconds since 1970-01-01T00:00:00Z. */
export type Instant = Brand<number, "Instant">;
/** An amount of money. Unit: hundredths of the listing's currency, a safe integer. */
export type Cents = Brand<number, "Cents">;
/** The SKU of a Walmart listing: Walmart's key for every write. Compared exactly, never trimmed. */
export type ListingSku = Brand<string, "ListingSku">;
/** A SKU of the seller's own catalog (`Products`). Compared exactly, never trimmed. */
export type CatalogSku = Brand<string, "CatalogSku">;
/** Id of a product variation, assigned by Aisle: `V-000123`. */
export type VariationId = Brand<string, "VariationId">;
/** Id of a row of `Inventory`, assigned by Aisle: `U-000123`. */
export type UnitId = Brand<string, "UnitId">;
/** Walmart's purchase order id. Text: its digits exceed what a sheet number keeps. */
export type PurchaseOrderId = Brand<string, "PurchaseOrderId">;
/** Number of an order line within its purchase order. Text: Walmart sends it as text, not counted from 1. */
export type LineNumber = Brand<string, "LineNumber">;

export const instant = (epochMs: number): Instant => epochMs as Instant;
export const cents = (hundredths: number): Cents => hundredths as Cents;
export const listingSku = (text: string): ListingSku => text as ListingSku;
export const catalogSku = (text: string): CatalogSku => text as CatalogSku;
export const variationId = (text: string): VariationId => text as VariationId;
export const unitId = (text: string): UnitId => text as UnitId;
export const purchaseOrderId = (text: string): PurchaseOrderId => text as PurchaseOrderId;
export const lineNumber = (text: string): LineNumber => text as LineNumber;
