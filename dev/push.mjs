/**
 * Builds and uploads the add-on: `npm run push -- <script id>` the first time, then `npm run push`. The id is stored in
 * `.clasp.json`, where clasp looks for it. Git ignores this file, so a deployer's tree stays clean.
 */
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import process from "node:process";
import { scriptProject } from "./script-project.mjs";
import { build, fail, install, requireNode, root } from "./set-up.mjs";

const KEPT = path.join(root, ".clasp.json");

requireNode();
const [, , given] = process.argv;
const project = scriptProject(given, existsSync(KEPT) ? readFileSync(KEPT, "utf8") : null);
if ("problem" in project) fail(project.problem);
install(["dependencies", "devDependencies"]);
await build();
if (given !== undefined) writeFileSync(KEPT, project.text);
const clasp = createRequire(import.meta.url).resolve("@google/clasp/build/src/index.js");
const { status } = spawnSync(process.execPath, [clasp, "push", "--force"], { cwd: root, stdio: "inherit" });
process.exitCode = status ?? 1;
