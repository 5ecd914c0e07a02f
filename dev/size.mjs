/** Builds, and writes into docs/size.json what the shipped script is made of: bytes by folder and package. */
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { build, install, requireNode, root } from "./set-up.mjs";

const KEPT = path.join(root, "docs", "size.json");

requireNode();
install(["dependencies"]);
const before = read(KEPT);
await build();
const now = read(path.join(root, "build", "size.json"));
writeFileSync(KEPT, `${JSON.stringify(now, null, 2)}\n`);
for (const [part, bytes] of Object.entries(now.parts)) console.log(line(part, bytes, before.parts[part] ?? 0));
for (const part of Object.keys(before.parts)) if (!(part in now.parts)) console.log(line(part, 0, before.parts[part]));
console.log(line("dist/Code.js", now.bytes, before.bytes));

/** Gives nothing if there is no such file yet. */
function read(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return { bytes: 0, parts: {} };
  }
}

function line(part, bytes, was) {
  const change = bytes - was;
  const grown = change === 0 ? "" : `${change > 0 ? "+" : ""}${change.toLocaleString("en-US")}`;
  return `${bytes.toLocaleString("en-US").padStart(9)} ${grown.padStart(9)}  ${part}`;
}
