/** Finds out which mutants no test notices. */
import path from "node:path";
import { moduleLoader } from "./modules.mjs";
import { testsOf } from "./tests.mjs";

/**
 * How many places of mutants a test may pass, which takes about a tenth of a second. Then the test is stopped. A test
 * that gets this far without a mutant, for example a property, is long: only its first cases count. Any other test that
 * gets this far does not end because of the mutant, so it has noticed it.
 */
const LONGEST = 1e6;

let active = -1;
let left = 0;
let seen = new Set();
globalThis.__isOn = (number) => {
  seen?.add(number);
  left -= 1;
  if (left < 0) throw new Error("stopped");
  return number === active;
};

/**
 * `textOf` gives each file's text; `testFiles` are paths. Gives `isNoticed(mutant)`, `isReached(mutant)`, the number of
 * tests, the number of long ones, and each test that fails without any mutant.
 */
export async function judgeOf(textOf, testFiles) {
  const load = moduleLoader(textOf);
  const files = [];
  for (const file of testFiles) files.push(await withoutMutant(load, file));
  const tests = files.flatMap((file) => file.tests);
  const kills = new Map();
  const candidates = (mutant) =>
    files.map((file) => ({ file, tests: reaching(file, mutant) })).filter((one) => one.tests.size > 0);

  /** Runs one file after the other, the likely ones first, until one notices the mutant. */
  async function isNoticed(mutant) {
    const key = ({ file }) => `${mutant.path} ${file.path}`;
    const likelihood = (one) => kills.get(key(one)) ?? (isNamedAs(one.file.path, mutant) ? 0.5 : 0);
    const byLikelihood = candidates(mutant).sort(
      (one, other) => likelihood(other) - likelihood(one) || costOf(one.tests) - costOf(other.tests),
    );
    for (const one of byLikelihood) {
      if (!(await notices(load, one, mutant))) continue;
      kills.set(key(one), (kills.get(key(one)) ?? 0) + 1);
      return true;
    }
    return false;
  }

  return {
    isNoticed,
    isReached: (mutant) => candidates(mutant).length > 0,
    count: tests.length,
    long: tests.filter(({ isLong }) => isLong).length,
    failed: tests.filter(({ error }) => error !== null).map(({ name, error }) => `${name}: ${error}`),
  };
}

/**
 * Runs each test without a mutant and notes which mutants' places it passes. Places that are passed while the file
 * loads count for every test.
 */
async function withoutMutant(load, file) {
  active = -1;
  left = Number.POSITIVE_INFINITY;
  seen = new Set();
  const all = testsOf(() => load(file));
  const onLoading = seen;
  const tests = [];
  for (const { name, run } of all) {
    seen = new Set();
    left = LONGEST;
    const error = await errorOf(run);
    const isLong = left < 0;
    tests.push({ name, error: isLong ? null : error, seen, isLong, cost: LONGEST - left });
  }
  seen = null;
  return { path: file, onLoading, tests };
}

function reaching(file, { number }) {
  const tests = file.onLoading.has(number) ? file.tests : file.tests.filter((test) => test.seen.has(number));
  return new Map(tests.map((test) => [test.name, test]));
}

const costOf = (tests) => [...tests.values()].reduce((sum, { cost }) => sum + cost, 0);

/**
 * Runs the tests that pass the mutant's place, the quick ones first, and tests that exist only because of the mutant.
 */
async function notices(load, { file, tests }, mutant) {
  const names = new Set(file.tests.map(({ name }) => name));
  const cost = ({ name }) => tests.get(name)?.cost ?? 0;
  active = mutant.number;
  left = LONGEST;
  let all = [];
  try {
    all = testsOf(() => load(file.path));
  } catch {
    return true;
  }
  const chosen = all.filter(({ name }) => tests.has(name) || !names.has(name));
  for (const { name, run } of chosen.sort((one, other) => cost(one) - cost(other))) {
    active = mutant.number;
    left = LONGEST;
    const error = await errorOf(run);
    if (error === null || (left < 0 && tests.get(name)?.isLong)) continue;
    await requireAlone(load, file, name);
    return true;
  }
  return false;
}

const holdingAlone = new Set();

/** Fails if the test needs the tests before it: it would seem to notice mutants that it does not notice. */
async function requireAlone(load, file, name) {
  const key = `${file.path} ${name}`;
  if (holdingAlone.has(key)) return;
  active = -1;
  left = LONGEST;
  const test = testsOf(() => load(file.path)).find((one) => one.name === name);
  const error = test === undefined ? null : await errorOf(test.run);
  if (error !== null && left >= 0) throw new Error(`${key} fails without the tests before it: ${error}`);
  holdingAlone.add(key);
}

async function errorOf(run) {
  try {
    await run();
    return null;
  } catch (error) {
    return String(error?.message ?? error);
  }
}

const isNamedAs = (testFile, { path: file }) =>
  [path.basename(file, ".ts"), path.basename(path.dirname(file))].some((word) =>
    path.basename(testFile).startsWith(word),
  );
