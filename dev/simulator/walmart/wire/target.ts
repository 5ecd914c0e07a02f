/** Splits a request URL exactly as it was sent. Percent-encoding is decoded once. */

/** The query as sent (`raw`, without the question mark) and its decoded pairs, in order. */
export interface Query {
  readonly raw: string;
  readonly pairs: readonly (readonly [name: string, value: string])[];
}

export interface Target {
  readonly host: string;
  readonly rawPath: string;
  /** Decoded path segments. */
  readonly segments: readonly string[];
  readonly query: Query;
  /** Whether a percent sign is not followed by two hex digits of valid UTF-8. */
  readonly isMalformed: boolean;
}

/** What `+` means in a query. */
export type Plus = "plus" | "blank";

/** A fragment is never sent, so anything after `#` is lost, as with a real client. */
export function parseTarget(url: string, plus: Plus = "plus"): Target {
  const match = /^https:\/\/([^/?#]+)([^?#]*)(?:\?([^#]*))?/.exec(url);
  const [, host = "", rawPath = "", raw = ""] = match ?? [];
  const segments = rawPath.split("/").slice(1).map(decode);
  const read = plus === "blank" ? raw.replaceAll("+", "%20") : raw;
  const pairs = read.split("&").filter(Boolean).map(toPair);
  const parts = [...segments, ...pairs.flat()];
  return {
    host: host.toLowerCase(),
    rawPath,
    segments: segments.map((part) => part ?? ""),
    query: { raw, pairs: pairs.map(([name, value]) => [name ?? "", value ?? ""]) },
    isMalformed: parts.includes(undefined),
  };
}

/** The value of a query parameter, or undefined when it was not sent. */
export function parameter(query: Query, name: string): string | undefined {
  return query.pairs.find(([key]) => key === name)?.[1];
}

/**
 * Whether a SKU was sent with a character that Walmart wants percent-encoded. `encodeURIComponent` leaves `! ' ( ) *`
 * as they are. Source: [S:inv].
 */
export function hasUnencodedSku(raw: string, sku: string): boolean {
  return !raw.toUpperCase().includes(encodeSku(sku).toUpperCase());
}

/** A SKU as Walmart wants it in a path or a query. Source: [S:inv]. */
export function encodeSku(sku: string): string {
  return encodeURIComponent(sku).replace(/[!'()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`);
}

function toPair(text: string): readonly [string | undefined, string | undefined] {
  const at = text.indexOf("=");
  return at < 0 ? [decode(text), ""] : [decode(text.slice(0, at)), decode(text.slice(at + 1))];
}

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch (error) {
    if (error instanceof URIError) return undefined;
    throw error;
  }
}
