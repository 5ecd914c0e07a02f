import type { Source } from "../../support/project";
import { importsOf } from "./imports";

/** The files that stand in an area itself, beside its rooms. */
export const BESIDE = ".";

/**
 * The rooms of each area, from the ground up, as the document shows them. A file may import from its own room and from
 * those on lower floors; rooms on one floor do not know each other.
 */
export const FLOORS: Readonly<Record<string, readonly (readonly string[])[]>> = {
  src: [["domain"], ["ports"], ["adapters", "jobs"], [BESIDE]],
  "src/domain": [
    ["values"],
    ["catalog", "ledger", "settings", "status"],
    ["inventory", "listings", "log", "retries"],
    ["connections", "orders"],
    ["customers", "fulfillment", "shipments"],
    ["quantities", "shipstation"],
    ["workbook"],
    ["explain"],
  ],
  "src/domain/quantities": [["history", "stock"], ["drift"], ["number"], ["guards", "push"]],
  "src/domain/workbook": [[BESIDE], ["plans"]],
  "src/adapters": [["wire"], ["platform", "sheets", "shipstation", "walmart"]],
  "src/adapters/sheets": [["google"], ["shape"], ["read"], ["write"], ["run", "set-up"], [BESIDE]],
  "src/adapters/shipstation": [["wire"], [BESIDE]],
  "src/adapters/walmart": [["wire"], ["client"], [BESIDE]],
  sidebar: [["shared"], ["views"], [BESIDE]],
  dev: [
    [BESIDE],
    ["conformance", "emulator", "simulator"],
    ["fixtures", "world"],
    ["bench", "browser", "demo", "served"],
    ["pictures", "week"],
  ],
  "dev/conformance": [[BESIDE], ["deviations"]],
  "dev/emulator": [
    ["core", "workbook"],
    ["services", "sheets-api"],
    ["sheets-http", BESIDE],
  ],
  "dev/emulator/sheets-api": [["base"], ["requests"], [BESIDE]],
  "dev/simulator": [["shipstation", "walmart"]],
  "dev/simulator/shipstation": [
    ["wire"],
    ["state"],
    ["faults"],
    ["orders", "stores"],
    ["packages"],
    ["people"],
    ["gateway"],
    [BESIDE],
  ],
  "dev/simulator/walmart": [
    ["wire"],
    ["state"],
    ["account", "faults"],
    ["stock"],
    ["feeds", "items", "orders"],
    ["time"],
    ["people"],
    ["gateway"],
    [BESIDE],
  ],
};

/** A sentence for each import of a room that stands as high or higher, and for each room that has no floor. */
export function floorBreaches(sources: readonly Source[]): readonly string[] {
  const imports = sources.flatMap(importsOf);
  return [
    ...homeless(sources),
    ...Object.keys(FLOORS).flatMap((area) =>
      imports.flatMap(({ from, target }) => {
        const [home, away] = [roomOf(from, area), roomOf(target, area)];
        if (home === null || away === null || home === away) return [];
        const isBelow = floorOf(area, away) < floorOf(area, home);
        return isBelow ? [] : [`${from} imports ${target}, and ${away} does not stand below ${home} in ${area}`];
      }),
    ),
  ];
}

/** Rooms that are not in the table, in areas that have several. */
function homeless(sources: readonly Source[]): readonly string[] {
  const rooms = new Map<string, Set<string>>();
  for (const { path } of sources) {
    for (const area of areasOf(path)) rooms.set(area, (rooms.get(area) ?? new Set()).add(roomOf(path, area) ?? ""));
  }
  return [...rooms]
    .filter(([, found]) => found.size > 1)
    .flatMap(([area, found]) => [...found].filter((room) => floorOf(area, room) < 0).map((room) => `${area}/${room}`))
    .map((room) => `${room} has no floor`);
}

const areasOf = (path: string): readonly string[] =>
  path.split("/").flatMap((_, at, parts) => (at === 0 ? [] : [parts.slice(0, at).join("/")]));

/** The room of an area in which a file stands; `null`: it stands elsewhere. */
function roomOf(path: string, area: string): string | null {
  if (!path.startsWith(`${area}/`)) return null;
  const [room = "", ...below] = path.slice(area.length + 1).split("/");
  return below.length === 0 ? BESIDE : room;
}

const floorOf = (area: string, room: string): number => FLOORS[area]?.findIndex((floor) => floor.includes(room)) ?? -1;
