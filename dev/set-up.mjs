/** What the commands do before their own work, so that a fresh clone needs nothing but Node. Uses no package. */
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";

export const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

/**
 * The engine compiles a function for speed only once it has run long. Runs on the pretend world are many, short and
 * varied: with the engine's own budget, a quarter of all processor time goes into compiling what is hardly used again.
 */
export const LONG_BEFORE_OPTIMIZING = "--interrupt-budget=1000000";

/**
 * Options of Node for tests. Runs on the emulator make much JSON, so short-lived objects get room (in MB); the collector's
 * helpers would only take turns with the tests, which keep every core busy.
 */
export const FOR_SHORT_RUNS = [
  LONG_BEFORE_OPTIMIZING,
  "--min-semi-space-size=64",
  "--max-semi-space-size=64",
  "--single-threaded-gc",
];

/** The lowest version that `engines` in package.json allows. */
const FLOOR = [20, 11];

/** Ends the process with one sentence if Node is too old. */
export function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  if (major > FLOOR[0] || (major === FLOOR[0] && minor >= FLOOR[1])) return;
  fail(`Aisle needs Node ${FLOOR.join(".")} or newer; this is Node ${process.versions.node}.`);
}

/** Prints one sentence and ends the process as failed. */
export function fail(sentence) {
  console.error(sentence);
  process.exit(1);
}

/** Installs the packages that are missing or of another version than in the lock. `kinds` are keys of package.json. */
export function install(kinds) {
  const project = readJson("package.json");
  const wanted = kinds.flatMap((kind) => Object.entries(project[kind]));
  if (wanted.every(([name, version]) => installedVersion(name) === version)) return;
  const command = kinds.includes("devDependencies") ? "npm ci --include=dev" : "npm ci --omit=dev";
  console.error(`Installing packages (${command}) …`);
  // One text through a shell, because npm is a script on Windows. All output goes to stderr, because stdout belongs to
  // the command.
  const { status } = spawnSync(command, { cwd: root, shell: true, stdio: ["ignore", 2, 2] });
  if (status !== 0) fail(`${command} failed, so nothing was started; its own message stands above.`);
}

/** Builds dist and build. The build script is loaded only here, since it needs a package. */
export async function build() {
  const { buildAll } = await import("../esbuild.config.mjs");
  await buildAll();
}

function installedVersion(name) {
  try {
    return readJson("node_modules", name, "package.json").version;
  } catch {
    // The package is missing, or half installed after an interruption.
    return null;
  }
}

function readJson(...parts) {
  return JSON.parse(readFileSync(path.join(root, ...parts), "utf8"));
}
