/** Installs what is missing, builds, and plays a seller's day. Arguments go to the demo. */
import path from "node:path";
import process from "node:process";
import { pathToFileURL } from "node:url";
import { build, install, requireNode, root } from "./set-up.mjs";

requireNode();
process.chdir(root);
install(["dependencies"]);
await build();

const demo = path.join(root, "build", "dev", "demo.mjs");
process.argv[1] = demo;
process.setSourceMapsEnabled(true);
// In this very process, so that the exit code and signals are the demo's.
await import(pathToFileURL(demo).href);
