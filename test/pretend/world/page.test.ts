/** docs/pretend-world.md: its experiment runs as it stands there, and prints what the page says. */
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import process from "node:process";
import { pathToFileURL } from "node:url";
import { ROOT } from "../../support/project";

const page = readFileSync(path.join(ROOT, "docs/pretend-world.md"), "utf8");
const [experiment = "", , printed] = [...page.matchAll(/^```(?:ts)?\n(.*?)^```$/gms)].map(([, text]) => text);

const node = (...args: readonly string[]): string =>
  execFileSync(process.execPath, args, { cwd: ROOT, encoding: "utf8" });

/** As `npm run try` does, in a folder of its own in which `dev` is the project's. */
function tried(text: string): string {
  const folder = mkdtempSync(path.join(tmpdir(), "aisle-experiment-"));
  const program = path.join(ROOT, "build", "dev", `${path.basename(folder)}.mjs`);
  try {
    symlinkSync(path.join(ROOT, "dev"), path.join(folder, "dev"), "junction");
    const file = path.join(folder, "experiment.ts");
    writeFileSync(file, text);
    const builder = JSON.stringify(pathToFileURL(path.join(ROOT, "esbuild.config.mjs")));
    const call = `await buildProgram(${JSON.stringify(file)}, ${JSON.stringify(program)});`;
    node("--input-type=module", "-e", `import { buildProgram } from ${builder}; ${call}`);
    return node(program);
  } finally {
    for (const one of [folder, program]) rmSync(one, { recursive: true, force: true });
  }
}

test("the experiment prints what the page says", () => {
  expect(printed).toContain("Walmart now offers");
  expect(tried(experiment)).toBe(printed);
});

test("everything else that the page offers can be called", () => {
  const calls = [...page.matchAll(/`((?:shop\.|openShop\()[^`]*)`/g)].map(([, call]) => call);
  expect(calls.length).toBeGreaterThan(15);
  const lines = [
    'import { createShipStation } from "./dev/simulator/shipstation/shipstation";',
    'import { createWalmart } from "./dev/simulator/walmart/walmart";',
    'import { makeReady, openShop } from "./dev/world/shop";',
    'import { item } from "./dev/world/shop-parts";',
    'const shop = openShop();\nmakeReady(shop, [["A", 10]]);',
    ...calls.map((call) => `console.log((${call}) === null);`),
  ];
  expect(tried(lines.join("\n"))).toBe("false\n".repeat(calls.length));
});

test("the experiment imports one file and fits in ten lines", () => {
  expect(experiment.split("\n").filter((line) => line !== "").length).toBeLessThanOrEqual(10);
  expect(experiment.match(/^import /gm)).toHaveLength(1);
});
