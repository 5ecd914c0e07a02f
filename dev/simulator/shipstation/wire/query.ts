/** Splits a request's address. `+` in a query is a blank, as its framework reads it (assumed). */

export interface Target {
  readonly host: string;
  readonly path: string;
  /** Decoded, without blank ones. */
  readonly segments: readonly string[];
  readonly query: URLSearchParams;
}

/** Names of parameters have no case there (assumed), so they are read in lower case. */
export function parseTarget(address: string): Target {
  const { host, pathname, searchParams } = new URL(address);
  const pairs = [...searchParams].map(([name, value]): [string, string] => [name.toLowerCase(), value]);
  return {
    host,
    path: pathname,
    segments: pathname.split("/").filter(Boolean).map(decodeURIComponent),
    query: new URLSearchParams(pairs),
  };
}

/** The value of a parameter; a blank one counts as not sent. */
export function parameter(query: URLSearchParams, name: string): string | undefined {
  const value = query.get(name.toLowerCase());
  return value === null || value === "" ? undefined : value;
}
