/** Values in the address of a call. */

/**
 * Encodes a value for a path or a query: a blank as %20, and also the characters that `encodeURIComponent` leaves alone,
 * because Walmart asks for that. Source: Walmart Marketplace, Inventory API, parameter `sku`.
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
