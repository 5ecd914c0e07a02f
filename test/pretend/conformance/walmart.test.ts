/** Everything that Aisle says to Walmart, and everything that the pretend Walmart answers, before Walmart's definition. */
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import process from "node:process";
import { readDefinition } from "../../../dev/conformance/definition";
import { DEVIATIONS } from "../../../dev/conformance/deviations/all";
import { createJudge } from "../../../dev/conformance/judge";
import { createTally, type Figures, type Tally } from "../../../dev/conformance/tally";
import { sellerParts } from "../../../dev/demo/parts";
import { playDay } from "../../../dev/demo/play";
import { inProcess } from "../../../dev/world/carriers";
import { EAR, heard, overheard } from "../../support/ear";
import { ROOT } from "../../support/project";
import { sampleFiles, sampleText } from "../../support/samples";
import { isUsed, usesOf } from "../../support/uses";
import { answerOf, OTHER_SAMPLES, requestOf, SAMPLE_CALLS } from "./published";

const FOLDER = path.resolve(ROOT, "../shared/walmart-openapi");
const isThere = existsSync(FOLDER);
if (!isThere) process.stderr.write(`Skipped: conformance, because Walmart's definition is not at ${FOLDER}.\n`);
const withDefinition = isThere ? test : test.skip;

/** Their tests speak with Walmart in every way that is known, so they are run once more with an ear at the seam. */
const SPEAKERS = [
  "test/adapters/walmart/",
  "test/pretend/simulator/",
  "--testPathIgnorePatterns=bad-answers|simulator/shipstation/",
];
const MOST_MS = 300_000;

let books: Tally | null = null;
const tally = (): Tally => {
  if (books === null) throw new Error("nothing was heard");
  return books;
};

beforeAll(async () => {
  if (!isThere) return;
  const folder = mkdtempSync(path.join(tmpdir(), "aisle-ear-"));
  books = createTally(createJudge(readDefinition(FOLDER), DEVIATIONS), DEVIATIONS);
  runSpeakers(folder);
  await runDay(folder);
  for (const exchange of overheard(folder)) books.hear(exchange);
  rmSync(folder, { recursive: true });
  hearSamples(books);
  process.stderr.write(`${toTable(books.figures())}\n`);
}, MOST_MS);

function runSpeakers(folder: string): void {
  const { status, stderr } = spawnSync(
    process.execPath,
    [...process.execArgv, require.resolve("jest/bin/jest"), ...SPEAKERS],
    {
      cwd: ROOT,
      env: { ...process.env, [EAR]: folder },
      encoding: "utf8",
    },
  );
  if (status !== 0) throw new Error(`The tests that are listened to failed:\n${stderr.slice(-4000)}`);
}

/** The built bundle through a whole day. */
async function runDay(folder: string): Promise<void> {
  const parts = sellerParts({ root: ROOT });
  const world = inProcess({ ...parts, walmart: heard(parts.walmart, { folder }) });
  await playDay(parts, world.run);
}

function hearSamples(judging: Tally): void {
  for (const [file, call] of Object.entries(SAMPLE_CALLS)) {
    const text = sampleText(file);
    const isRequest = !file.endsWith("-200.json");
    const result = isRequest ? { failed: "a sample of a request" } : answerOf(text);
    judging.hear({ request: requestOf(call, isRequest ? text : ""), result, isAisle: isRequest, isFault: false });
  }
}

function toTable(figures: readonly Figures[]): string {
  const sum = (name: "requests" | "answers" | "unexplained"): number =>
    figures.reduce((all, one) => all + one[name], 0);
  const row = (name: string, ...cells: readonly (string | number)[]): string =>
    name.padEnd(52) + cells.map((cell) => String(cell).padStart(12)).join("");
  return [
    row("Conformance with Walmart's definition", "requests", "answers", "deviations", "unexplained"),
    ...figures.map((one) => row(one.operation, one.requests, one.answers, one.deviations, one.unexplained)),
    row("all", sum("requests"), sum("answers"), DEVIATIONS.length, sum("unexplained")),
  ].join("\n");
}

withDefinition("no message differs from Walmart's definition, save where a listed source says what is true", () => {
  expect(tally().unexplained()).toEqual([]);
});

withDefinition("every listed deviation is still needed by some message of each operation that it names", () => {
  expect(tally().unused()).toEqual([]);
});

withDefinition("of every operation that Aisle uses, requests and answers were heard", () => {
  const uses = usesOf("src/adapters/walmart");
  expect(uses.length).toBeGreaterThan(7);
  const heardOf = tally()
    .figures()
    .filter(({ requests, answers }) => requests > 0 && answers > 0);
  const silent = uses.filter((use) => !heardOf.some(({ operation }) => isUsed(use, operation)));
  expect(silent.map((one) => `${one.method ?? "any"} ${one.path}: no test of the adapter calls it`)).toEqual([]);
});

withDefinition("so were both kinds of feeds, each by its own", () => {
  const feeds = tally()
    .figures()
    .filter(({ operation }) => operation.startsWith("POST /v3/feeds?"));
  expect(feeds.map(({ operation, requests, answers }) => [operation, requests > 0, answers > 0])).toEqual([
    ["POST /v3/feeds?feedType=MP_INVENTORY", true, true],
    ["POST /v3/feeds?feedType=inventory", true, true],
  ]);
});

withDefinition("every published sample is judged, or is of a call that neither side knows", () => {
  const others = sampleFiles().filter((file) => !OTHER_SAMPLES.some((pattern) => pattern.test(file)));
  expect(others).toEqual(Object.keys(SAMPLE_CALLS));
});
