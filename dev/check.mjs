/**
 * The fast look at a change: types, style and format, and the tests of the domain and of comments, in less than 45
 * seconds and without a build. Two lanes run at once, since a machine has at least two cores. A step that passes prints
 * one line; a step that fails prints everything. `--without-tests`: for CI, which runs every test anyway.
 */
import { spawn } from "node:child_process";
import { createRequire } from "node:module";
import path from "node:path";
import process from "node:process";
import { FOR_SHORT_RUNS, install, requireNode, root } from "./set-up.mjs";

requireNode();
install(["dependencies", "devDependencies"]);

const { resolve } = createRequire(import.meta.url);

/** One project for each place where code runs, with only that place's types. */
const TYPES = [".", "src/jobs", "sidebar", "dev", "test"];
const TESTS = ["test/domain", "test/fences/examples", "test/fences/plain-words"];

const types = TYPES.map(typesOf);
const style = { name: "style and format", args: [resolve("@biomejs/biome/bin/biome"), "check"] };
const tests = {
  name: "tests of the domain and of comments",
  args: [...FOR_SHORT_RUNS, resolve("jest/bin/jest"), ...TESTS, "--maxWorkers=1"],
};

const lanes = process.argv.includes("--without-tests")
  ? [types.slice(0, 3), [...types.slice(3), style]]
  : [[...types, style], [tests]];
const outcomes = await Promise.all(lanes.map(runLane));
process.exitCode = outcomes.flat().every((isGood) => isGood) ? 0 : 1;

/** The findings of the last time are kept in build, so that only changed files are checked again. */
function typesOf(project) {
  const kept = path.join("build", "types", `${project === "." ? "src" : project.replace("/", "-")}.tsbuildinfo`);
  const args = [resolve("typescript/bin/tsc"), "-p", project, "--incremental", "--tsBuildInfoFile", kept];
  return { name: `types of ${project === "." ? "src" : project}`, args };
}

/** Runs every step, even after one has failed. */
async function runLane(steps) {
  const found = [];
  for (const step of steps) found.push(await run(step));
  return found;
}

function run({ name, args }) {
  const startedAt = Date.now();
  return new Promise((done) => {
    const child = spawn(process.execPath, args, { cwd: root, stdio: ["ignore", "pipe", "pipe"] });
    const parts = [];
    child.stdout.on("data", (part) => parts.push(part));
    child.stderr.on("data", (part) => parts.push(part));
    child.on("close", (status) => {
      const seconds = ((Date.now() - startedAt) / 1000).toFixed(1);
      if (status !== 0) process.stdout.write(Buffer.concat(parts));
      console.log(`${status === 0 ? "passed" : "FAILED"}  ${name} (${seconds} s)`);
      done(status === 0);
    });
  });
}
