/** What the platform lets one person do in a day, as far as Aisle has counted it. */
export interface Quota {
  /** How many requests may still leave. */
  left(): number;
  /** Counts requests that leave now. */
  spend(requests: number): void;
}
