/** Lets people watch a run that is at work, and stop it. */
import type { Progress } from "../domain/log/progress";

/** Hears how far a list has come. `of: null`: how many there are is not known. */
export type HowFar = (done: number, of: number | null) => void;

export interface ProgressBoard {
  /** A run begins: from now on it can be watched and stopped. */
  begin(): void;
  /** Tells what is being done. `of: null`: how many there are is not known. Most calls cost nothing. */
  tell(what: string, done?: number, of?: number | null): void;
  /** Who wants this run to stop, as an e-mail; `null`: nobody. Most calls cost nothing. */
  stoppedBy(): string | null;
  end(): void;
  /** The run that is at work, whoever started it; `null`: none that has told of itself. */
  now(): Progress | null;
  /** Stops that run, and no later one. */
  stop(run: string, who: string): void;
}
