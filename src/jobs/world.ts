/** What a job may use. Every job takes it first. */
import type { Settings } from "../domain/settings/settings";
import type { Clock } from "../ports/clock";
import type { Lock } from "../ports/lock";
import type { Mail } from "../ports/mail";
import type { Marketplace } from "../ports/marketplace";
import type { Credentials, Secrets } from "../ports/secrets";
import type { Cache, Store } from "../ports/store";
import type { Triggers } from "../ports/triggers";
import type { Workbook } from "../ports/workbook";

export interface World {
  readonly workbook: Workbook;
  /** `credentials`: a key to try; absent: the one that is saved for the person running. */
  readonly marketplace: (environment: Settings["environment"], credentials?: Credentials | null) => Marketplace;
  readonly clock: Clock;
  readonly lock: Lock;
  readonly secrets: Secrets;
  readonly store: Store;
  readonly cache: Cache;
  readonly triggers: Triggers;
  readonly mail: Mail;
  /** The spreadsheet's own id. */
  readonly bookId: string;
  /** E-mail of the person running. */
  readonly user: () => string;
  /** Whether somebody waits for the run. */
  readonly startedBy: "person" | "schedule";
  /** Marks the run's rows in Log and its commits. */
  readonly runId: string;
  /** The run is over: what it did not take of its time stays for the day's later ones. */
  readonly endRun: () => void;
}
