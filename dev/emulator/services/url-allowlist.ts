/** The manifest's `urlFetchWhitelist`. Source: [ALLOW]. */

/** Throws if a prefix breaks the manifest's own rules, because the platform refuses such a manifest. */
export function checkAllowlist(prefixes: readonly string[]): void {
  for (const prefix of prefixes) {
    // HTTPS only, and a path part is required: `https://host/`, not `https://host`. Source: [ALLOW].
    if (!/^https:\/\/[^/]+\//.test(prefix))
      throw new Error(`urlFetchWhitelist: not an HTTPS prefix with a path: ${prefix}`);
  }
}

/** Whether the URL starts with one of the prefixes. The path is case-sensitive, the host is not. */
export function isAllowed(url: string, prefixes: readonly string[] | undefined): boolean {
  return prefixes === undefined || prefixes.some((prefix) => fits(new URL(url), prefix));
}

function fits(url: URL, prefix: string): boolean {
  const [, host = "", path = "/"] = /^https:\/\/([^/]+)(\/.*)$/.exec(prefix) ?? [];
  if (url.protocol !== "https:" || !url.pathname.concat(url.search).startsWith(path)) return false;
  // One leading wildcard stands for any sub-domain. Source: [ALLOW].
  return host.startsWith("*.") ? url.host.endsWith(host.slice(1).toLowerCase()) : url.host === host.toLowerCase();
}
