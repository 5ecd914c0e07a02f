/**
 * The query of the next page, as Walmart accepts it. A cursor is a ready query string and goes back unchanged. Only
 * these are undone: an address before it, a missing question mark, XML entities, and one encoding too many. `null`:
 * there is no further page. Source: Orders API, paging; forms reported by integrators.
 * @example
 * nextQuery("?limit=200&hasMoreElements=true") // => "?limit=200&hasMoreElements=true"
 * nextQuery("limit=200&amp;soIndex=200") // => "?limit=200&soIndex=200"
 * nextQuery("?limit=200&hasMoreElements=false") // => null
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

/** Characters that no address may contain. Everything else is right as it came. */
const NOT_IN_A_QUERY = /[\s"<>\\^`{|}\u0080-\uffff]+/g;

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // It was not encoded, so it stays as it is.
    return text;
  }
}
