/** `npm run pictures`: installs and builds what is missing, a browser included, and takes the pictures. */
import path from "node:path";
import process from "node:process";
import { pathToFileURL } from "node:url";
import { build, fail, install, requireNode, root } from "./set-up.mjs";

requireNode();
process.chdir(root);
install(["dependencies", "devDependencies"]);
await build();
const { readyChromium } = await import("../build/dev/chromium.mjs");
try {
  process.env.CHROME_PATH = readyChromium();
} catch (error) {
  fail(error.message);
}
const { buildProgram } = await import("../esbuild.config.mjs");
const program = path.join(root, "build", "dev", "pictures.mjs");
await buildProgram(path.join(root, "dev", "pictures", "main.ts"), program);
process.setSourceMapsEnabled(true);
await import(pathToFileURL(program).href);
