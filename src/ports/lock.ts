/** Lets only one run at a time work on the spreadsheet. */
export interface Lock {
  /** Runs `work` and gives its result. Gives `null` at once if another run holds the lock. */
  tryLocked<Result>(work: () => Result): Result | null;
}
