import { type Source, sourcesIn, withLine } from "../../support/project";
import { BESIDE, FLOORS, floorBreaches } from "./floors";

const SOURCES = sourcesIn(["src", "sidebar", "dev"], [".ts", ".tsx"]);

test("every room imports from rooms below it alone, and every room has its floor", () => {
  expect(SOURCES.length).toBeGreaterThan(400);
  expect(floorBreaches(SOURCES)).toEqual([]);
});

test("every room of the table is there", () => {
  const isThere = (area: string, room: string): boolean =>
    SOURCES.some(({ path }) => (room === BESIDE ? isBeside(path, area) : path.startsWith(`${area}/${room}/`)));
  const absent = Object.entries(FLOORS).flatMap(([area, floors]) =>
    floors.flat().flatMap((room) => (isThere(area, room) ? [] : [`${area}/${room}`])),
  );
  expect(absent).toEqual([]);
});

/** For each area: the lowest room imports from the highest one. */
test.each(Object.entries(FLOORS).filter(([, floors]) => floors.length > 1))(
  "in %s an import of a higher room is reported",
  (area, floors) => {
    const [low = "", high = ""] = [floors[0]?.[0], floors.at(-1)?.[0]];
    const file = fileIn(area, low);
    const target = fileIn(area, high);
    const line = `import "${"../".repeat(file.split("/").length - 1)}${target}";`;
    const changed = SOURCES.map((source) => (source.path === file ? withLine(source, line) : source));
    expect(floorBreaches(changed)).toContain(
      `${file} imports ${target}, and ${high} does not stand below ${low} in ${area}`,
    );
  },
);

test("rooms on one floor do not know each other", () => {
  const source: Source = {
    path: "src/domain/orders/order.ts",
    text: 'import type { A } from "../connections/recipe";',
  };
  expect(floorBreaches([source])).toEqual([
    "src/domain/orders/order.ts imports src/domain/connections/recipe.ts, and connections does not stand below orders in src/domain",
  ]);
});

test("a new room is reported until it has a floor", () => {
  const sources = ["attic/roof.ts", "wire/wire.ts"].map((name) => ({
    path: `dev/simulator/walmart/${name}`,
    text: "",
  }));
  expect(floorBreaches(sources)).toEqual(["dev/simulator/walmart/attic has no floor"]);
});

const isBeside = (path: string, area: string): boolean =>
  path.startsWith(`${area}/`) && !path.slice(area.length + 1).includes("/");

function fileIn(area: string, room: string): string {
  const found = SOURCES.find(({ path }) =>
    room === BESIDE ? isBeside(path, area) : path.startsWith(`${area}/${room}/`),
  );
  return found?.path ?? "";
}
