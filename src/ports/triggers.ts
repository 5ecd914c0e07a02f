/** The clock that starts runs while nobody looks. One schedule a spreadsheet, owned by one person. */
export interface Triggers {
  /** E-mail of the person whose schedule this is; `null` when there is none. */
  owner(): string | null;
  /** Whether the person running owns the schedule, or nobody was ever noted as its owner. */
  isOwn(): boolean;
  /**
   * Starts a run every hour in the name of the person asking, who owns the schedule from then on. Makes no second trigger.
   * Fails: `setup` when the platform makes none.
   */
  startHourly(): void;
  /** Removes the triggers of the person asking; the schedule stays whose it is. Nobody can remove another's. */
  leave(): void;
  /** There is no schedule any more. */
  stop(): void;
}
