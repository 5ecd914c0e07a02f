/** Runs a file of yours on the pretend world: `npm run try -- experiment.ts`. Installs and builds what is missing. */
import { existsSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import { pathToFileURL } from "node:url";
import { build, fail, install, requireNode, root } from "./set-up.mjs";

requireNode();
process.chdir(root);
const [, , file = ""] = process.argv;
if (file === "" || !existsSync(file)) fail("npm run try -- <file>: a file such as docs/pretend-world.md shows.");
install(["dependencies"]);
await build();
const { buildProgram } = await import("../esbuild.config.mjs");
const program = path.join(root, "build", "dev", "try.mjs");
await buildProgram(path.resolve(file), program);
process.setSourceMapsEnabled(true);
await import(pathToFileURL(program).href);
