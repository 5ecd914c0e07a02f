/** The clock that starts runs while nobody looks. One schedule a spreadsheet, owned by one person. */
export interface Triggers {
  /** E-mail of the person whose schedule this is; `null` when there is none. */
  owner(): string | null;
  /** Starts a run every hour in the name of the person asking. Does nothing when it runs already. */
  startHourly(): void;
  /** Stops the schedule of the person asking. */
  stop(): void;
}
