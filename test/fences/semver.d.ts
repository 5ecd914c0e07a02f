declare module "semver" {
  /** Whether a version lies in a range, as npm reads ranges. */
  export function satisfies(version: string, range: string): boolean;
  /** The version, or `null` where it is none. */
  export function valid(version: string): string | null;
  /** For sorting: the newest first. */
  export function rcompare(one: string, other: string): number;
}
