/** Walmart's own sample bodies, looked for beside the project's folder. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { ROOT } from "./project";

const FOLDER = path.resolve(ROOT, "../shared/walmart-samples");
const isThere = existsSync(FOLDER);
// Past jest's own console, which stays silent for a file whose tests are all skipped.
if (!isThere) {
  const file = path.basename(expect.getState().testPath ?? "");
  process.stderr.write(`Skipped: ${file}, because Walmart's own samples are not at ${FOLDER}.\n`);
}

/** A test that needs the samples. */
export const withSamples: typeof test = isThere ? test : (test.skip as typeof test);

/** A body of any shape to look into; texts and numbers are read with `String` and `Number`. */
export interface Json {
  readonly [name: string]: Json;
  [Symbol.iterator](): Iterator<Json>;
}

/** The members of a list that may be missing. */
export const listOf = (json: Json | undefined): readonly Json[] => (json === undefined ? [] : [...json]);

export const sampleText = (file: string): string => readFileSync(path.join(FOLDER, file), "utf8");
export const sample = (file: string): Json => JSON.parse(sampleText(file));

/** The names of all sample files, such as `orders/order-200.json`. */
export const sampleFiles = (): readonly string[] =>
  readdirSync(FOLDER, { recursive: true })
    .map((name) => String(name).replaceAll("\\", "/"))
    .filter((name) => name.includes("/") && name.includes("."))
    .sort();
