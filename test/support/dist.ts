import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { ROOT } from "./project";

export const DIST = path.join(ROOT, "dist");

/** A file of the built bundle. Fails with what to do where it is missing. */
export function readDist(name: string): string {
  const file = path.join(DIST, name);
  if (!existsSync(file)) throw new Error(`dist/${name} is missing: run npm run build, or npm test, which builds first`);
  return readFileSync(file, "utf8");
}

/** The functions that menu, triggers and sidebar may call: the checked-in list. */
export const doors = (): readonly string[] =>
  // A cast: the build fails where this file is anything but a list of names.
  JSON.parse(readFileSync(path.join(ROOT, "src", "doors.json"), "utf8")) as readonly string[];
