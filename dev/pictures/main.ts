/**
 * `npm run pictures`: what a seller sees, tab by tab and view by view, at the stages of the demo's day, as PNG files in
 * build/pictures. `told.txt` beside them says what does not fit. `-- review` takes only the stages so named.
 */
import { rmSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import { startBrowser } from "../browser/browser";
import { openDay } from "../demo/actors";
import { DAY } from "../demo/day";
import { sellerParts } from "../demo/parts";
import { inProcess } from "../world/carriers";
import { photograph } from "./camera";

/** Each stage, and how the title of the step begins after which it is reached; the first is before all steps. */
const STAGES: readonly (readonly [name: string, after: string])[] = [
  ["1-fresh", ""],
  ["2-set-up", "The seller chooses Aisle ▸ More ▸ Set up"],
  ["3-imported", "The seller connects listings by hand"],
  ["4-first-review", "The seller clicks Sync Now, and every number waits"],
  ["5-orders", "The seller clicks into the row of a listing"],
  ["6-shipments", "The hourly run does the rest"],
  ["7-problems", "The hourly run would set nearly every listing"],
];

const wanted = process.argv.slice(2);
const isWanted = (name: string): boolean => wanted.length === 0 || wanted.some((word) => name.includes(word));
const folder = path.join("build", "pictures");
const parts = sellerParts();
const world = inProcess(parts);
const day = openDay(parts);
const browser = await startBrowser();
try {
  await take("");
  for (const step of DAY) {
    if ("act" in step) step.act(day);
    else world.run(step.door, step.args ?? [], { from: step.from ?? "menu" });
    await take(step.title);
  }
} finally {
  await browser.close();
}

async function take(title: string): Promise<void> {
  const [name] = STAGES.find(([, after]) => (after === "" ? title === "" : title.startsWith(after))) ?? [];
  if (name === undefined || !isWanted(name)) return;
  rmSync(path.join(folder, name), { recursive: true, force: true });
  const before = world.snapshot();
  const told = await photograph({ name, parts, before }, browser, folder);
  world.restore(before);
  console.log(`${path.join(folder, name)}\n${told.map((line) => `  ${line}`).join("\n")}`);
}
