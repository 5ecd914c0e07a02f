/** Plays the day: seller and buyers act, doors are called, and somebody may look on. */
import type { RunOptions, RunResult } from "../world/run";
import { type Day, type DayStep, openDay } from "./actors";
import { DAY } from "./day";
import type { SellerParts } from "./parts";

/** Calls a door of the built bundle; either carrier. */
export type CallDoor = (door: string, args: readonly unknown[], options: RunOptions) => RunResult | Promise<RunResult>;

export interface Onlooker {
  before(step: DayStep, day: Day): void;
  after(step: DayStep, day: Day, result: RunResult | null): void;
}

export interface PlayedRun {
  readonly step: DayStep;
  /** When it began. Epoch ms. */
  readonly at: number;
  readonly result: RunResult;
}

export interface Played {
  readonly day: Day;
  readonly runs: readonly PlayedRun[];
}

/** If a run does not return, the judge will see it; the day goes on. */
export async function playDay(parts: SellerParts, call: CallDoor, onlooker?: Onlooker): Promise<Played> {
  const day = openDay(parts);
  const runs: PlayedRun[] = [];
  for (const step of DAY) {
    onlooker?.before(step, day);
    const at = parts.clock.now();
    const result = "door" in step ? await call(step.door, step.args ?? [], { from: step.from ?? "menu" }) : null;
    if ("act" in step) step.act(day);
    if (result !== null) runs.push({ step, at, result });
    onlooker?.after(step, day, result);
  }
  return { day, runs };
}
