/**
 * Installs what is missing, builds, and runs one of the programs in build/dev: `node dev/start.mjs demo`. The program
 * gets all further arguments.
 */
import path from "node:path";
import process from "node:process";
import { pathToFileURL } from "node:url";
import { setFlagsFromString } from "node:v8";
import { build, install, LONG_BEFORE_OPTIMIZING, requireNode, root } from "./set-up.mjs";

requireNode();
process.chdir(root);
install(["dependencies"]);
await build();

const [, , name, ...rest] = process.argv;
const program = path.join(root, "build", "dev", `${name}.mjs`);
process.argv = [process.argv[0], program, ...rest];
process.setSourceMapsEnabled(true);
setFlagsFromString(LONG_BEFORE_OPTIMIZING);
// In this process, so that the exit code and signals are the program's.
await import(pathToFileURL(program).href);
