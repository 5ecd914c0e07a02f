/**
 * The query of the next page, as Walmart takes it. It is a ready query string that goes back unchanged; where it comes with
 * its address before it, without its question mark, with marks written as XML entities, or encoded once too often, only
 * that is undone. `null`: no further page. Source: Orders API, paging; forms reported by integrators.
 */
export function nextQuery(cursor: string): string | null {
  const given = cursor
    .trim()
    .replace(/&amp;/gi, "&")
    .replace(/%25(?=[0-9a-f]{2})/gi, "%");
  const text = /[=&]/.test(given) ? given : decoded(given);
  const query = text.slice(text.indexOf("?") + 1).replace(/#.*$/, "");
  if (query === "" || /(^|&)hasMoreElements=false(&|$)/.test(query)) return null;
  return `?${query.replace(NOT_IN_A_QUERY, encodeURIComponent)}`;
}

/** What no address may hold; everything else is right as it came. */
const NOT_IN_A_QUERY = /[\s"<>\\^`{|}\u0080-\uffff]+/g;

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // Not encoded, then: it stays as it is.
    return text;
  }
}
