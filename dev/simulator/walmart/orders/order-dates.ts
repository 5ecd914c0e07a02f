/** Dates in order queries, all UTC. Source: [S:orders]; milliseconds are refused [T:63565234390]. */

/** Epoch ms of `yyyy-MM-dd` or `yyyy-MM-dd'T'HH:mm:ssZ`; undefined for anything else, impossible dates included. */
export function parseOrderDate(text: string): number | undefined {
  if (!/^\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\dZ)?$/.test(text)) return undefined;
  return toInstant(text);
}

/** Cursors contain milliseconds, which a client's own query may not. */
export function parseCursorDate(text: string): number | undefined {
  if (!/^\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\d(\.\d{3})?Z)?$/.test(text)) return undefined;
  return toInstant(text);
}

function toInstant(text: string): number | undefined {
  const instant = Date.parse(text);
  // Date.parse turns February 31 into a day in March.
  return Number.isNaN(instant) || !new Date(instant).toISOString().startsWith(text.slice(0, 10)) ? undefined : instant;
}
