/** How many requests the platform lets one person send in a day, as far as Aisle has counted. */
export interface Quota {
  /** How many more requests may leave today. */
  left(): number;
  /** Counts requests that are about to leave. */
  spend(requests: number): void;
}
