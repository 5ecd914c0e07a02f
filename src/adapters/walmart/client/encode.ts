/**
 * Encodes a value for a path or a query as Walmart asks: a blank as %20, and also the marks that `encodeURIComponent`
 * leaves alone. Source: Walmart Marketplace, Inventory API, parameter `sku`.
 */
export const encodeValue = (value: string): string =>
  encodeURIComponent(value).replace(/[!'()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`);

export const queryString = (parameters: Readonly<Record<string, string | number>>): string => {
  const pairs = Object.entries(parameters).map(([name, value]) => `${name}=${encodeValue(String(value))}`);
  return pairs.length === 0 ? "" : `?${pairs.join("&")}`;
};

/**
 * Dates as Walmart takes them: whole seconds and `Z`; milliseconds were refused in practice.
 * Source: Walmart Marketplace, Orders API, date filters.
 */
export const toWalmartDate = (epochMs: number): string => new Date(epochMs).toISOString().replace(/\.\d{3}Z$/, "Z");
