/** Installs what is missing, and runs a developer's tool with all further arguments: `node dev/tool.mjs biome check`. */
import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import process from "node:process";
import { fail, install, requireNode, root } from "./set-up.mjs";

const PROGRAMS = { biome: "@biomejs/biome/bin/biome", tsc: "typescript/bin/tsc" };

requireNode();
const [, , name, ...rest] = process.argv;
if (!Object.hasOwn(PROGRAMS, name)) fail(`node dev/tool.mjs <${Object.keys(PROGRAMS).join(" or ")}> …`);
install(["dependencies", "devDependencies"]);
const program = createRequire(import.meta.url).resolve(PROGRAMS[name]);
const { status } = spawnSync(process.execPath, [program, ...rest], { cwd: root, stdio: "inherit" });
process.exitCode = status ?? 1;
