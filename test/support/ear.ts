/**
 * An ear at the seam between whoever speaks to Walmart and the pretend Walmart. It writes down what is said where a
 * folder is given, and is deaf otherwise.
 */
import { appendFileSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import type { Exchange } from "../../dev/conformance/tally";
import type { Walmart } from "../../dev/simulator/walmart/walmart";

/** In the environment of a run that is listened to: the folder to write to. */
export const EAR = "CONFORMANCE_EAR";

export interface Ear {
  readonly folder?: string | undefined;
  /** False where a test asks by hand: rightly or wrongly, and only the answer is judged. */
  readonly isAisle?: boolean;
  /** True where a test seeds what Walmart would never hold: its answers are expected to be wrong. */
  readonly isFault?: boolean;
}

/** One exchange is written once, by the ear nearest to who speaks. */
let isListening = false;

/** The same Walmart, overheard. */
export function heard(walmart: Walmart, ear: Ear = {}): Walmart {
  const { folder = process.env[EAR], isAisle = true, isFault = false } = ear;
  if (folder === undefined) return walmart;
  return {
    ...walmart,
    handle(request, now) {
      // The files of reports lie elsewhere, and are no calls.
      if (isListening || !new URL(request.url).host.endsWith(".walmartapis.com")) return walmart.handle(request, now);
      isListening = true;
      const result = walmart.handle(request, now);
      isListening = false;
      const { fault, status } = walmart.ledger().at(-1) ?? {};
      // "Not simulated" is said in nobody's name but the simulator's.
      const isNoAnswer = fault !== undefined || status === 501;
      write(folder, { request, result, isAisle, isFault: isFault || isNoAnswer });
      return result;
    },
  };
}

function write(folder: string, exchange: Exchange): void {
  appendFileSync(path.join(folder, `${process.pid}.jsonl`), `${JSON.stringify(exchange)}\n`);
}

/** Everything that was written into a folder. */
export const overheard = (folder: string): readonly Exchange[] =>
  readdirSync(folder).flatMap((name) =>
    readFileSync(path.join(folder, name), "utf8")
      .split("\n")
      .filter((line) => line !== "")
      .map((line): Exchange => JSON.parse(line)),
  );
