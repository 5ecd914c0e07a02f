/** One thing that the judge looks at. */
export interface Check {
  readonly rule: string;
  readonly holds: boolean;
  /** What is there, for a check that fails. */
  readonly seen: string;
}

export const check = (rule: string, found: Omit<Check, "rule">): Check => ({ rule, ...found });
