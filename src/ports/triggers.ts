import type { Interval } from "../domain/status/schedule";

/** The schedule that starts runs while nobody looks. A spreadsheet has one schedule, owned by one person. */
export interface Triggers {
  /** E-mail of the schedule's owner; `null`: there is no schedule. */
  owner(): string | null;
  /** Whether the person who runs Aisle owns the schedule, or nobody was ever noted as its owner. */
  isOwn(): boolean;
  /** How often it runs, or would run if it is started again as it was. */
  interval(): Interval;
  /** What can be asked for: hourly alone, once the platform has refused everything else. */
  intervals(): readonly Interval[];
  /**
   * Starts runs in the name of the person who asks, who becomes the schedule's owner. Makes no second trigger. Gives the
   * interval that was made: hourly if the platform refuses the wanted one. Fails: `setup` when the platform makes none;
   * a schedule of before is then as it was.
   */
  start(wanted: Interval): Interval;
  /**
   * Removes the triggers of the person who asks. The schedule keeps its owner. Nobody can remove another person's
   * triggers.
   */
  leave(): void;
  /** Notes that there is no schedule any more. */
  stop(): void;
}
