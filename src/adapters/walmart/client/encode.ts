/**
 * Encodes a value for a path or a query as Walmart asks: a blank as %20, and also the characters that
 * `encodeURIComponent` leaves alone. Source: Walmart Marketplace, Inventory API, parameter `sku`.
 * @example
 * encodeValue("A/1 (new)") // => "A%2F1%20%28new%29"
 */
export const encodeValue = (value: string): string =>
  encodeURIComponent(value).replace(/[!'()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`);

/** Begins with `?`; no parameters give "". */
export const queryString = (parameters: Readonly<Record<string, string | number>>): string => {
  const pairs = Object.entries(parameters).map(([name, value]) => `${name}=${encodeValue(String(value))}`);
  return pairs.length === 0 ? "" : `?${pairs.join("&")}`;
};

/**
 * A date as Walmart accepts it: whole seconds and `Z`. Milliseconds were refused in practice. Source: Walmart
 * Marketplace, Orders API, date filters.
 * @example
 * toWalmartDate(Date.UTC(2026, 10, 30, 14, 39, 5, 250)) // => "2026-11-30T14:39:05Z"
 */
export const toWalmartDate = (epochMs: number): string => new Date(epochMs).toISOString().replace(/\.\d{3}Z$/, "Z");
