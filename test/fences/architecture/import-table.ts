import type { Source } from "../../support/project";
import { type Import, importsOf } from "./imports";

/**
 * Who may import whom. A name that ends in `/` or `:` stands for everything that begins with it; `<world>` stands for
 * one folder's name, the same on both sides. The first row that fits a file is its row.
 */
interface Row {
  readonly who: string;
  readonly may: readonly string[];
  /** By type imports alone. */
  readonly mayTypes?: readonly string[];
  readonly never?: readonly string[];
}

const ZOD = "npm:zod/mini";
const LIBRARIES = ["node:", "npm:"];

/** The table of docs/architecture.md. */
export const IMPORT_TABLE: readonly Row[] = [
  {
    who: "src/main.ts",
    may: ["src/compose.ts", "src/jobs/", "src/sidebar-doors.ts", "src/sidebar-state.ts", "src/sidebar-api.ts"],
  },
  { who: "src/compose.ts", may: ["src/"] },
  {
    who: "src/sidebar-doors.ts",
    may: ["src/jobs/", "src/domain/", "src/sidebar-state.ts", "src/sidebar-api.ts", ZOD],
  },
  { who: "src/sidebar-state.ts", may: ["src/jobs/", "src/domain/", "src/ports/", "src/sidebar-api.ts"] },
  { who: "src/sidebar-api.ts", may: [], mayTypes: ["src/domain/"] },
  { who: "src/jobs/run.ts", may: ["src/jobs/", "src/domain/", "src/ports/"] },
  { who: "src/jobs/deeds.ts", may: ["src/jobs/", "src/domain/", "src/ports/"] },
  {
    who: "src/jobs/import-orders.ts",
    may: [
      "src/jobs/read-orders.ts",
      "src/jobs/open-run.ts",
      "src/jobs/phases.ts",
      "src/jobs/each.ts",
      "src/domain/",
      "src/ports/",
    ],
  },
  {
    who: "src/jobs/import-listings.ts",
    may: [
      "src/jobs/listing-report.ts",
      "src/jobs/take-listings.ts",
      "src/jobs/open-run.ts",
      "src/domain/",
      "src/ports/",
    ],
  },
  {
    who: "src/jobs/",
    may: [
      "src/jobs/open-run.ts",
      "src/jobs/phases.ts",
      "src/jobs/each.ts",
      "src/jobs/take-listings.ts",
      "src/jobs/whose.ts",
      "src/jobs/world.ts",
      "src/domain/",
      "src/ports/",
    ],
  },
  { who: "src/ports/", may: [], mayTypes: ["src/domain/", "src/ports/"] },
  { who: "src/domain/values/", may: ["src/domain/values/"] },
  { who: "src/domain/workbook/", may: ["src/domain/", ZOD] },
  { who: "src/domain/explain/", may: ["src/domain/", ZOD] },
  { who: "src/domain/<noun>/", may: ["src/domain/", ZOD], never: ["src/domain/workbook/"] },
  {
    who: "src/adapters/sheets/",
    may: ["src/adapters/sheets/", "src/domain/", "src/ports/", ZOD],
    mayTypes: ["npm:@googleapis/sheets"],
  },
  { who: "src/adapters/wire/", may: ["src/adapters/wire/", "src/domain/", ZOD] },
  {
    who: "src/adapters/<world>/",
    may: ["src/adapters/<world>/", "src/adapters/wire/", "src/domain/", "src/ports/", ZOD],
  },
  {
    who: "sidebar/",
    may: ["sidebar/", "npm:preact", "npm:preact/hooks"],
    mayTypes: ["src/sidebar-api.ts", "src/domain/"],
  },
  // Vendors are pretended from their own documents: a misreading in src must not be shared by what src is tested against.
  { who: "dev/emulator/", may: ["dev/emulator/", "dev/seam.ts", ...LIBRARIES] },
  { who: "dev/simulator/", may: ["dev/simulator/", "dev/seam.ts", ...LIBRARIES] },
  // The judge knows neither side of what it judges.
  { who: "dev/conformance/", may: ["dev/conformance/", "dev/seam.ts", ...LIBRARIES] },
  // Opens the pretend world for tests, bench and demo, so it knows none of them.
  { who: "dev/world/", may: ["dev/world/", "dev/emulator/", "dev/simulator/", "dev/seam.ts", ...LIBRARIES] },
  // The second opinion on every number: it shares no line with the first.
  { who: "dev/demo/brute-force.ts", may: ["dev/demo/commits-by-sight.ts"] },
  { who: "dev/demo/commits-by-sight.ts", may: [] },
  // The rest of dev runs the built bundle; nothing there has a door to its parts.
  { who: "dev/", may: ["dev/", ...LIBRARIES] },
];

/** A sentence for each import that the table forbids, for each file without a row, and for each cycle of nouns. */
export function importBreaches(sources: readonly Source[]): readonly string[] {
  const imports = sources.flatMap(importsOf);
  const strangers = sources.filter(({ path }) => ruleOf(path) === null);
  return [
    ...strangers.map(({ path }) => `${path} has no row in the import table`),
    ...imports.flatMap((one) => forbidden(one) ?? []),
    ...cycles(imports),
  ];
}

function forbidden({ from, target, isTypeOnly }: Import): string | null {
  const rule = ruleOf(from);
  if (rule === null) return null;
  const { row, fill } = rule;
  const fits = (names: readonly string[] = []): boolean => names.some((name) => covers(fill(name), target));
  const isAllowed = (fits(row.may) || (isTypeOnly && fits(row.mayTypes))) && !fits(row.never);
  return isAllowed ? null : `${from} imports ${target}, which ${row.who} may not`;
}

const covers = (name: string, target: string): boolean =>
  /[/:]$/.test(name) ? target.startsWith(name) : target === name;

/** The row of a file, and how to fill in the name that a placeholder stands for. */
function ruleOf(path: string): { readonly row: Row; readonly fill: (name: string) => string } | null {
  for (const row of IMPORT_TABLE) {
    const placeholder = /<\w+>/.exec(row.who)?.[0] ?? "<>";
    const pattern = `^${row.who.replace(placeholder, "([^/]+)")}${row.who.endsWith("/") ? "" : "$"}`;
    const match = new RegExp(pattern).exec(path);
    if (match !== null) return { row, fill: (name) => name.replace(placeholder, match[1] ?? "") };
  }
  return null;
}

/** Imports between folders of the domain that lead back to where they came from. */
function cycles(imports: readonly Import[]): readonly string[] {
  const between = imports
    .map((one) => ({ ...one, home: nounOf(one.from), away: nounOf(one.target) }))
    .filter(({ home, away }) => home !== null && away !== null && home !== away);
  const leadsBack = (start: string | null, goal: string | null): boolean => {
    const reached = new Set([start]);
    for (const noun of reached) for (const { home, away } of between) if (home === noun) reached.add(away);
    return reached.has(goal);
  };
  return between
    .filter(({ home, away }) => leadsBack(away, home))
    .map(
      ({ from, target, home, away }) => `${from} imports ${target}, and domain/${away} leads back to domain/${home}`,
    );
}

const nounOf = (path: string): string | null => /^src\/domain\/([^/]+)\//.exec(path)?.[1] ?? null;
