/** What a job may use. Every job takes it as its first argument. */

import type { Settings } from "../domain/settings/settings";
import type { DayUsage } from "../domain/status/schedule";
import type { Clock } from "../ports/clock";
import type { Lock } from "../ports/lock";
import type { Mail } from "../ports/mail";
import type { Marketplace } from "../ports/marketplace";
import type { ProgressBoard } from "../ports/progress";
import type { Credentials, Secrets, StationKey } from "../ports/secrets";
import type { ShipStation } from "../ports/ship-station";
import type { Cache, Store } from "../ports/store";
import type { Triggers } from "../ports/triggers";
import type { Workbook } from "../ports/workbook";

export interface World {
  readonly workbook: Workbook;
  /** `credentials`: a key to test; absent: the saved key of the person who runs Aisle. */
  readonly marketplace: (environment: Settings["environment"], credentials?: Credentials | null) => Marketplace;
  /** `key`: one to test; absent: the saved key of the person who runs Aisle. */
  readonly shipStation: (key?: StationKey | null) => ShipStation;
  readonly clock: Clock;
  readonly lock: Lock;
  readonly secrets: Secrets;
  readonly store: Store;
  readonly cache: Cache;
  readonly progress: ProgressBoard;
  readonly triggers: Triggers;
  readonly mail: Mail;
  /** The spreadsheet's own id. */
  readonly bookId: string;
  /** E-mail of the person who runs Aisle. */
  readonly user: () => string;
  /** Whether a person waits for the run. */
  readonly startedBy: "person" | "schedule";
  /** Marks the run's rows in Log and its commits. */
  readonly runId: string;
  /** The run is over. The time it did not use is left for later runs of the day. */
  readonly endRun: () => void;
  /** What scheduled runs and requests used today of what the platform allows. */
  readonly usage: () => DayUsage;
}
