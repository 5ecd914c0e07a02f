/**
 * A date as Walmart accepts it: whole seconds and `Z`. Milliseconds were refused in practice. Source: Walmart
 * Marketplace, Orders API, date filters.
 * @example
 * toWalmartDate(Date.UTC(2026, 10, 30, 14, 39, 5, 250)) // => "2026-11-30T14:39:05Z"
 */
export const toWalmartDate = (epochMs: number): string => new Date(epochMs).toISOString().replace(/\.\d{3}Z$/, "Z");
