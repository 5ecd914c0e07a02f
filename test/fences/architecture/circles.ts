/** Circles of imports, type imports included: between files, or between the folders in which they stand. */
import path from "node:path";
import type { Source } from "../../support/project";
import { importsOf } from "./imports";

type Edges = ReadonlyMap<string, ReadonlySet<string>>;

/** Each circle as the names on it, in the order of their paths. `placeOf`: the thing that a file stands for. */
export function circlesOf(sources: readonly Source[], placeOf: (file: string) => string): readonly string[][] {
  const edges = new Map<string, Set<string>>();
  const files = new Set(sources.map((source) => source.path));
  for (const source of sources) {
    const from = placeOf(source.path);
    const targets = edges.get(from) ?? new Set<string>();
    edges.set(from, targets);
    for (const { target } of importsOf(source)) if (files.has(target)) targets.add(placeOf(target));
    targets.delete(from);
  }
  const reached = new Map([...edges.keys()].map((place) => [place, reachedFrom(place, edges)]));
  const onCircle = [...edges.keys()].filter((place) => reached.get(place)?.has(place));
  const circles = onCircle.map((place) =>
    onCircle.filter((other) => reached.get(place)?.has(other) && reached.get(other)?.has(place)).sort(),
  );
  return [...new Map(circles.map((circle) => [circle.join(), circle])).values()];
}

/** Everything to which a way of one step or more leads. */
function reachedFrom(start: string, edges: Edges): ReadonlySet<string> {
  const found = new Set<string>();
  const open = [...(edges.get(start) ?? [])];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (found.has(next)) continue;
    found.add(next);
    open.push(...(edges.get(next) ?? []));
  }
  return found;
}

export const fileItself = (file: string): string => file;

export const folderOf = (file: string): string => path.posix.dirname(file);

/** A noun of the domain with all its rooms; elsewhere the folder. */
export const nounOf = (file: string): string => /^src\/domain\/[^/]+/.exec(folderOf(file))?.[0] ?? folderOf(file);
