/** The schedule that starts runs while nobody looks. A spreadsheet has one schedule, owned by one person. */
export interface Triggers {
  /** E-mail of the schedule's owner; `null`: there is no schedule. */
  owner(): string | null;
  /** Whether the person who runs Aisle owns the schedule, or nobody was ever noted as its owner. */
  isOwn(): boolean;
  /**
   * Starts hourly runs in the name of the person who asks, who becomes the schedule's owner. Makes no second trigger.
   * Fails: `setup` when the platform makes none.
   */
  startHourly(): void;
  /**
   * Removes the triggers of the person who asks. The schedule keeps its owner. Nobody can remove another person's
   * triggers.
   */
  leave(): void;
  /** Notes that there is no schedule any more. */
  stop(): void;
}
