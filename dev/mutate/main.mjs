/**
 * Breaks the domain's code in small ways, one at a time, and says which breaks no test notices:
 * `npm run mutate -- values retries` for folders of src/domain; without names, each folder, which takes hours.
 * `--tests=test/domain,test/jobs` names the tests by the beginnings of their paths; `--list` only counts the mutants. Uses one core.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import process from "node:process";
import { install, requireNode, root } from "../set-up.mjs";

requireNode();
install(["dependencies", "devDependencies"]);
const { withMutants } = await import("./mutants.mjs");
const require = createRequire(import.meta.url);
const { runCLI } = require("@jest/core");

const WORK = mkdtempSync(path.join(tmpdir(), "aisle-mutants-"));
process.on("exit", () => rmSync(WORK, { recursive: true, force: true }));
const SEEN = path.join(WORK, "seen.jsonl");
const given = process.argv.slice(2);
const option = (name) => given.find((one) => one.startsWith(`--${name}=`))?.slice(name.length + 3);
const TESTS = (option("tests") ?? "test/domain,test/jobs/mail,test/fences/kept-texts").split(",");
const named = given.filter((one) => !one.startsWith("-"));
const folders = named.length > 0 ? named : readdirSync(path.join(root, "src/domain"));
// One seed, so that a mutant's fate does not hang on chance.
process.env.SEED ??= "20261123";

let count = 0;
const mutants = folders.flatMap(mutantsOf);
if (given.includes("--list")) {
  for (const [folder, group] of byFolder(mutants)) console.log(`${folder}: ${group.length} mutants`);
} else await judge();

/** Writes the text with mutants of each file of the folder, and gives all mutants. */
function mutantsOf(folder) {
  const files = readdirSync(path.join(root, "src/domain", folder)).filter((name) => name.endsWith(".ts"));
  return files.flatMap((name) => {
    const file = path.join("src/domain", folder, name);
    const made = withMutants(file, readFileSync(path.join(root, file), "utf8"), count);
    count += made.mutants.length;
    writeFileSync(path.join(WORK, file.replaceAll(path.sep, "-")), made.text);
    return made.mutants.map((mutant) => ({ ...mutant, folder }));
  });
}

async function judge() {
  process.env.AISLE_SEEN = SEEN;
  writeFileSync(SEEN, "");
  const first = await run({ _: TESTS });
  if (!first.success) throw new Error(`The tests fail without any mutant: ${first.failed.join(", ")}`);
  process.env.AISLE_SEEN = "";
  const seen = readFileSync(SEEN, "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  const survivors = [];
  for (const [folder, group] of byFolder(mutants)) {
    let killed = 0;
    for (const mutant of group) {
      const tests = seen.filter((one) => one.seen.includes(mutant.number)).map(({ testPath }) => testPath);
      process.env.AISLE_MUTANT = String(mutant.number);
      if (await isNoticed(likelyFirst(tests, mutant, first.durations))) killed += 1;
      else survivors.push({ ...mutant, isRun: tests.length > 0 });
    }
    console.log(
      `${folder}: ${killed} of ${group.length} mutants noticed, ${((100 * killed) / group.length).toFixed(1)} %`,
    );
    for (const one of survivors.filter((survivor) => survivor.folder === folder)) console.log(`  ${sentence(one)}`);
  }
  const share = 1 - survivors.length / mutants.length;
  console.log(`all: ${mutants.length - survivors.length} of ${mutants.length}, ${(100 * share).toFixed(1)} %`);
}

/** Tests named as the file or its folder, then the quick ones. */
function likelyFirst(tests, { path: file, folder }, durations) {
  const words = [path.basename(file, ".ts"), folder];
  const isNamed = (test) => words.some((word) => path.basename(test).startsWith(word));
  const cost = (test) => (isNamed(test) ? 0 : 1e9) + (durations.get(test) ?? 0);
  return [...tests].sort((one, other) => cost(one) - cost(other));
}

/** Runs one test file, then ever more at once, until one fails. */
async function isNoticed(tests) {
  for (let [at, size] = [0, 1]; at < tests.length; at += size, size *= 3) {
    const { success } = await run({ _: tests.slice(at, at + size), runTestsByPath: true });
    if (!success) return true;
  }
  return false;
}

async function run(chosen) {
  const { jest } = JSON.parse(readFileSync(path.join(root, "package.json"), "utf8"));
  const [[pattern, [, swc]]] = Object.entries(jest.transform);
  const local = (name) => path.join(root, "dev", "mutate", name);
  const config = {
    ...jest,
    rootDir: root,
    modulePathIgnorePatterns: ["<rootDir>/build", "<rootDir>/dist"],
    transform: { [pattern]: [local("transform.cjs"), { swc, folder: WORK, root }] },
    setupFilesAfterEnv: [local("record.cjs")],
  };
  const options = { runInBand: true, silent: true, reporters: [], watchman: false, $0: "mutate" };
  const { results } = await runCLI({ ...options, ...chosen, config: JSON.stringify(config) }, [root]);
  const { success, testResults } = results;
  return {
    success,
    failed: testResults
      .filter((one) => one.numFailingTests > 0 || one.testExecError)
      .map(({ testFilePath }) => testFilePath),
    durations: new Map(testResults.map(({ testFilePath, perfStats }) => [testFilePath, perfStats.runtime])),
  };
}

function byFolder(all) {
  const groups = new Map();
  for (const one of all) groups.set(one.folder, [...(groups.get(one.folder) ?? []), one]);
  return groups;
}

function sentence({ path: file, line, from, to, isRun }) {
  const short = (text) => text.replace(/\s+/g, " ").slice(0, 70);
  return `${file}:${line} ${short(from)} → ${short(to)}${isRun ? "" : " (no test comes by)"}`;
}
