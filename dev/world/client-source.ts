import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

/** In this order: the first one makes the kit that the others use, the last one removes it. */
const SCRIPTS = ["client", "clock", "storage", "document", "network", "invoke"];
const FOLDER = path.join("dev", "emulator", "client");

let cached: string | null = null;

/** The client scripts as one text, to be run in a fresh context before the bundle. Read once per process. */
export function clientSource(): string {
  cached ??= SCRIPTS.map((name) => readFileSync(path.join(clientFolder(), `${name}.js`), "utf8")).join("\n");
  return cached;
}

/** Searches upwards, because this file may run from its own place or from a bundle in `build`. */
function clientFolder(): string {
  let folder = path.dirname(fileURLToPath(import.meta.url));
  while (!existsSync(path.join(folder, FOLDER))) {
    const parent = path.dirname(folder);
    if (parent === folder) throw new Error(`No ${FOLDER} above ${import.meta.url}`);
    folder = parent;
  }
  return path.join(folder, FOLDER);
}
