/**
 * Installs what is missing, builds, and runs the tests. `npm test -- sheet order` runs a file below test/ if its name
 * or a folder's name begins with one of the words. Without words all run but those in a browser, because not every machine
 * has one: `npm test -- browser` uses the installed Chrome or Chromium, or installs it where it may. An argument that
 * begins with `-` goes to jest (`--name=value`). Prints which of the product's test vectors held, then one line of
 * counts. Fails if no test ran.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import process from "node:process";
import { build, FOR_SHORT_RUNS, fail, install, requireNode, root } from "./set-up.mjs";
import { namedTests } from "./test-names.mjs";

requireNode();
install(["dependencies", "devDependencies"]);

const given = process.argv.slice(2);
const words = given.filter((argument) => !argument.startsWith("-"));
const options = given.filter((argument) => argument.startsWith("-"));
const files = chosenFiles(words);
if (files.length === 0) fail(`No test file below test/ has a name beginning with ${words.join(" or ")}.`);

await build();
if (words.length > 0 && files.some(isInBrowser)) await nameBrowser();
const ended = runJest(words.length === 0 ? [] : files, options);
if (ended.vectors.length > 0) console.log(`${ended.vectors.length} vectors held: ${ended.vectors.join(" ")}`);
console.log(closingLine(ended.counts));
process.exitCode = ended.status === 0 && ended.counts.passed > 0 && ended.counts.failed === 0 ? 0 : 1;

function isInBrowser(name) {
  return name.startsWith("browser/");
}

function chosenFiles(beginnings) {
  const all = readdirSync(path.join(root, "test"), { recursive: true })
    .map((name) => name.replaceAll("\\", "/"))
    .filter((name) => name.endsWith(".test.ts"))
    .sort();
  return namedTests(all, beginnings);
}

/** Tells the tests which browser to use, and installs one first where this machine has none. */
async function nameBrowser() {
  const { readyChromium } = await import("../build/dev/chromium.mjs");
  try {
    process.env.CHROME_PATH = readyChromium();
  } catch (error) {
    fail(error.message);
  }
}

/** Without names, runs all tests but those in a browser. */
function runJest(names, jestOptions) {
  const folder = mkdtempSync(path.join(tmpdir(), "aisle-tests-"));
  const results = path.join(folder, "results.json");
  const jest = createRequire(import.meta.url).resolve("jest/bin/jest");
  const chosen =
    names.length === 0
      ? ["--testPathIgnorePatterns=/node_modules/", "--testPathIgnorePatterns=/test/browser/"]
      : ["--runTestsByPath", ...names.map((name) => path.join("test", name))];
  const ours = ["--json", `--outputFile=${results}`, ...chosen];
  // All output of jest goes to stderr, so that stdout holds only the counts. Its workers inherit the options of Node.
  const { status } = spawnSync(process.execPath, [...FOR_SHORT_RUNS, jest, ...jestOptions, ...ours], {
    cwd: root,
    stdio: ["inherit", 2, 2],
  });
  const { counts, vectors } = readResults(results);
  rmSync(folder, { recursive: true });
  return { status, counts, vectors };
}

/** A file that could not run counts as one failure. Without results nothing ran. */
function readResults(results) {
  try {
    const found = JSON.parse(readFileSync(results, "utf8"));
    const counts = {
      passed: found.numPassedTests,
      failed: found.numFailedTests + found.numRuntimeErrorTestSuites,
      skipped: found.numPendingTests + found.numTodoTests,
    };
    return { counts, vectors: vectorsIn(found.testResults) };
  } catch {
    return { counts: { passed: 0, failed: 0, skipped: 0 }, vectors: [] };
  }
}

/** A vector is a test whose name begins with its letters, such as `vector ab:`. One name may hold several vectors. */
function vectorsIn(testResults) {
  const tests = testResults.flatMap(({ assertionResults }) => assertionResults);
  const lettersOf = ({ title }) => [...(/^(vector \w+[,:] ?)+/.exec(title)?.[0] ?? "").matchAll(/vector (\w+)/g)];
  const ofOutcome = (isHeld) =>
    tests
      .filter(({ status }) => (status === "passed") === isHeld)
      .flatMap((one) => lettersOf(one).map(([, name]) => name));
  const broken = new Set(ofOutcome(false));
  return [...new Set(ofOutcome(true))].filter((name) => !broken.has(name)).sort(byLength);
}

/** Sorts a to z before aa. */
function byLength(one, other) {
  const length = (name) => name.replace(/\d/, "").length;
  return length(one) - length(other) || (one < other ? -1 : 1);
}

function closingLine({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`;
}
