/** Lets one run at a time work on the spreadsheet. */
export interface Lock {
  /** Runs `work` and gives its result, or gives `null` at once when another run holds the lock. */
  tryRun<Result>(work: () => Result): Result | null;
}
