import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

export const ROOT = path.resolve(__dirname, "../..");

/** A file of the project: its path from the root, with forward slashes, and its text. */
export interface Source {
  readonly path: string;
  readonly text: string;
}

/** The files in these folders whose names end so, in the order of their paths. */
export function sourcesIn(folders: readonly string[], endings: readonly string[]): readonly Source[] {
  return folders
    .flatMap((folder) => readdirSync(path.join(ROOT, folder), { recursive: true }).map((name) => `${folder}/${name}`))
    .map((name) => name.replaceAll("\\", "/"))
    .filter((name) => endings.some((ending) => name.endsWith(ending)))
    .sort()
    .map((name) => ({ path: name, text: readFileSync(path.join(ROOT, name), "utf8") }));
}

/** A copy with a line more at its beginning. */
export function withLine(source: Source, line: string): Source {
  return { ...source, text: `${line}\n${source.text}` };
}
