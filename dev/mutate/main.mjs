/**
 * Breaks the domain's code in small ways, one at a time, and says which breaks no test notices: `npm run mutate --
 * values quantities/stock` for two folders of src/domain, without names for all of it. Uses one core.
 * - `--tests=test/domain,test/jobs`: the files and folders of tests to run, by default `test/domain`;
 * - `--sample=300`: only 300 mutants, drawn by `--seed=1`, and how far the share may be off;
 * - `--list`: only counts the mutants. `--table`: only the counts, as the table of docs/mutation.md, without survivors.
 */
import { readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import { fail, install, requireNode, root } from "../set-up.mjs";

requireNode();
install(["dependencies", "devDependencies"]);
const { withMutants } = await import("./mutants.mjs");

const DOMAIN = path.join(root, "src", "domain");
const given = process.argv.slice(2);
const option = (name, otherwise) =>
  given.find((one) => one.startsWith(`--${name}=`))?.slice(name.length + 3) ?? otherwise;
const named = given.filter((one) => !one.startsWith("-"));
const equivalents = JSON.parse(readFileSync(path.join(root, "dev/mutate/equivalent.json"), "utf8"));

const texts = new Map();
const mutants = [];
for (const file of filesBelow(DOMAIN)) {
  const name = path.relative(DOMAIN, file).replaceAll("\\", "/");
  const made = withMutants(name, readFileSync(file, "utf8"), mutants.length);
  texts.set(file, made.text);
  const folder = path.posix.dirname(name);
  mutants.push(...made.mutants.map((mutant) => ({ ...mutant, folder, reason: equivalents[mutant.id] })));
}
const wanted = mutants.filter(({ path: name }) => isNamed(path.join(DOMAIN, name)));
if (wanted.length === 0) fail("No folder or file of src/domain has this name.");
if (given.includes("--list")) {
  for (const [folder, group] of byFolder(wanted)) console.log(`${folder}: ${group.length} mutants`);
} else await judge();

async function judge() {
  const { judgeOf } = await import("./judge.mjs");
  const tests = option("tests", "test/domain")
    .split(",")
    .map((name) => path.join(root, name))
    .flatMap((name) => (statSync(name).isDirectory() ? filesBelow(name) : [name]))
    .filter((name) => name.endsWith(".test.ts"));
  const textOf = (file) => texts.get(file) ?? readFileSync(file, "utf8");
  const { isNoticed, isReached, count, long, failed } = await judgeOf(textOf, tests);
  if (failed.length > 0) fail(`These tests fail without any mutant:\n${failed.join("\n")}`);
  console.log(`${count} tests, ${long} of them long, of which only the beginning is run`);

  const chosen = drawn(wanted);
  const survivors = new Set();
  const isTable = given.includes("--table");
  if (isTable) console.log("| Folder | Mutants | Noticed | Share | Equivalent |\n| --- | --: | --: | --: | --: |");
  for (const [folder, group] of byFolder(chosen)) {
    for (const mutant of group) {
      const isKilled = await isNoticed(mutant);
      if (!isKilled) survivors.add(mutant);
      if (!(isKilled || isTable) && mutant.reason === undefined)
        console.log(`  ${mutant.line} ${mutant.id}${isReached(mutant) ? "" : " (no test comes by)"}`);
      if (isKilled && mutant.reason !== undefined) console.log(`  listed as equivalent, but noticed: ${mutant.id}`);
    }
    if (isTable) row(folder, group, survivors);
    else console.log(`${folder}: ${score(group, survivors)}`);
  }
  if (isTable) row("all", chosen, survivors);
  console.log(`all: ${score(chosen, survivors)}${margin(chosen, survivors)}`);
  const ids = new Set(mutants.map(({ id }) => id));
  const isHere = (id) => isNamed(path.join(DOMAIN, id.slice(0, id.indexOf(" "))));
  for (const id of Object.keys(equivalents).filter((one) => isHere(one) && !ids.has(one)))
    console.log(`listed as equivalent, but no mutant: ${id}`);
}

/** Equivalent mutants do not count. */
function counts(group, survivors) {
  const counted = group.filter(({ reason }) => reason === undefined);
  const killed = counted.filter((mutant) => !survivors.has(mutant)).length;
  return { killed, of: counted.length, share: (100 * killed) / Math.max(1, counted.length) };
}

function score(group, survivors) {
  const { killed, of, share } = counts(group, survivors);
  return `${killed} of ${of} mutants noticed, ${share.toFixed(1)} %`;
}

function row(name, group, survivors) {
  const { killed, of, share } = counts(group, survivors);
  console.log(`| ${name} | ${of} | ${killed} | ${share.toFixed(1)} % | ${group.length - of} |`);
}

/** For a sample: half the width of the interval that contains the true share in 19 of 20 cases. */
function margin(chosen, survivors) {
  if (chosen.length === wanted.length) return "";
  const { of, share } = counts(chosen, survivors);
  return ` (± ${(1.96 * Math.sqrt((share * (100 - share)) / of)).toFixed(1)} by chance, a sample of ${chosen.length} from ${wanted.length})`;
}

/** All mutants, or the number that `--sample` names: the same seed draws the same ones. */
function drawn(all) {
  const size = Number(option("sample", all.length));
  let state = Number(option("seed", 1));
  const next = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state;
  };
  const lots = new Map(all.map((mutant) => [mutant, next()]));
  const last = [...lots.values()].sort((one, other) => one - other)[size - 1];
  return all.filter((mutant) => lots.get(mutant) <= last);
}

function byFolder(all) {
  const groups = new Map();
  for (const one of all) groups.set(one.folder, [...(groups.get(one.folder) ?? []), one]);
  return groups;
}

function filesBelow(folder) {
  return readdirSync(folder, { recursive: true })
    .map((name) => path.join(folder, name))
    .filter((name) => name.endsWith(".ts"))
    .sort();
}

function isNamed(file) {
  const isBelow = (folder) => !path.relative(folder, file).startsWith("..");
  return named.length === 0 || named.some((name) => isBelow(path.join(DOMAIN, name)));
}
