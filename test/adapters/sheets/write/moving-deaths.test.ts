/**
 * A run dies between a write on rows that moved and its putting right, or while the next run puts it right: the run that
 * lives on leaves every cell on its own row.
 */
import { update } from "../../../../src/domain/values/change";
import { TABS } from "../../../../src/domain/workbook/tabs";
import {
  commitAsARun,
  letter,
  shopBook,
  shown,
  type UnderTest,
  workbookOn,
} from "../../../support/workbook-under-test";
import { type Case, expectAllRight, INVENTORY, idsOf, LISTINGS, SHIPMENTS, sellersCells } from "./moving-cases";

type Hand = (one: UnderTest, about: Case) => void;

const sortBy =
  (heading: string | null, order: "A to Z" | "Z to A"): Hand =>
  ({ people, ...one }, { tab, key }) =>
    people.sort(tab, letter(one, tab, heading ?? key), order);

const MOVES: readonly (readonly [string, Hand])[] = [
  ["sort downwards", sortBy(null, "Z to A")],
  ["insert a row above", ({ people }, { tab }) => people.insertRows(tab, 2, 1)],
  ["insert two rows among them", ({ people }, { tab }) => people.insertRows(tab, 5, 2)],
  ["delete the first row", ({ people }, { tab }) => people.deleteRows(tab, 2, 1)],
  ["delete two rows among them", ({ people }, { tab }) => people.deleteRows(tab, 4, 2)],
  ["drag the last row to the top", ({ people }, { tab }) => people.moveRows(tab, 7, 1, 2)],
];

/** What people do once the run is dead. */
const LATER: readonly (readonly [string, Hand])[] = [
  ["nobody does anything", () => {}],
  ["people insert a row above", ({ people }, { tab }) => people.insertRows(tab, 2, 1)],
  ["people sort upwards", sortBy(null, "A to Z")],
];

/** Lots: of one thing and several sizes, of which what was shipped is taken off. */
const SHIPPED: Readonly<Record<string, number>> = { "shelf 1": 30, "shelf 2": 20, "shelf 4": 5 };
const LEFT: Readonly<Record<string, string>> = {
  ...{ "shelf 1": "20", "shelf 2": "10", "shelf 3": "30", "shelf 4": "25", "shelf 5": "7", "shelf 6": "10" },
};

const LOTS: Case = {
  tab: "Inventory",
  key: "Location",
  sellers: ["Notes", "SKU or Variation ID"],
  seed(one) {
    const rows = ["50", "30", "30", "30", "7", "10"].map((units, index) => [
      `U-00000${index + 1}`,
      `shelf ${index + 1}`,
      units,
    ]);
    for (const [place, heading] of ["Unit ID", "Location", "Qty"].entries())
      one.people.paste(
        "Inventory",
        `${letter(one, "Inventory", heading)}2`,
        rows.map((row) => [row[place] ?? ""]),
      );
    for (const heading of ["Notes", "SKU or Variation ID"])
      one.people.paste(
        "Inventory",
        `${letter(one, "Inventory", heading)}2`,
        rows.map(([, shelf]) => [heading === "Notes" ? `note of ${shelf}` : "A"]),
      );
  },
  // What was shipped is taken off once: whether it was, the ledger tells, in the very commit.
  plan: ({ tables }) => {
    if (tables.ledger.some(({ values }) => values.key === "test:shipped")) return [];
    return [
      { kind: "insert", tab: "ledger", cells: { key: "test:shipped", kind: "test", data: "{}" } },
      ...tables.inventory.flatMap((row) => {
        const shipped = SHIPPED[row.values.location ?? ""];
        return shipped === undefined
          ? []
          : [update(TABS.inventory, row, { quantity: (row.values.quantity ?? 0) - shipped })];
      }),
    ];
  },
  isRight: (row) => row.Qty === LEFT[row.Location ?? ""] && row["Unit ID"] === `U-00000${row.Location?.slice(-1)}`,
  aisles: ["Unit ID", "Qty", "Problem"],
};

const CASES: readonly (readonly [string, Case])[] = [
  ["listings", LISTINGS],
  ["units", INVENTORY],
  ["shipments", SHIPMENTS],
  ["lots", LOTS],
];

/**
 * A run that dies once its request number `at` was carried out; gives how many requests it made. A dead run does nothing
 * any more.
 */
function runDying(one: UnderTest, about: Case, at: number, meanwhile: () => void): number {
  let request = 0;
  let isDead = false;
  let isMoved = false;
  const die = (): never => {
    isDead = true;
    throw new Error("killed");
  };
  one.wire.before = (method) => {
    if (isDead) die();
    if (method === "batchUpdate" && !isMoved) {
      isMoved = true;
      meanwhile();
    }
  };
  one.wire.after = () => {
    if (request === at) die();
    request += 1;
  };
  const settled = {
    get: one.settled.get,
    set: (commit: number) => {
      if (isDead) die();
      one.settled.set(commit);
    },
  };
  const run = workbookOn(one.api, "dying", { settled });
  try {
    commitAsARun(run, run.read(), about.plan);
  } catch {
    // It is dead; what counts is what it left behind.
  }
  one.wire.before = () => {};
  one.wire.after = () => {};
  return request;
}

/** The write is the first request after the three of the read set. */
const WRITE = 3;

let deaths = 0;
let wrong = 0;

describe.each(CASES)("%s", (_, about) => {
  const seeded = shopBook();
  about.seed(seeded);
  const start = seeded.book.snapshot();

  const history = (move: Hand, later: Hand, at: number, again: number | null): number => {
    const one = seeded;
    one.book.restore(start);
    one.settled.set(null);
    commitAsARun(one.workbook, one.workbook.read(), () => []);
    const ids = idsOf(one, about);
    const requests = runDying(one, about, at, () => move(one, about));
    later(one, about);
    const sellers = sellersCells(one, about);
    if (again !== null) runDying(one, about, again, () => {});
    const next = one.anotherRun("next");
    deaths += again === null ? 1 : 2;
    try {
      commitAsARun(next, next.read(), about.plan);
      expect(sellersCells(one, about)).toEqual(sellers);
      expectAllRight(one, about, ids);
    } catch (error) {
      wrong += 1;
      throw error;
    }
    return requests;
  };

  test.each(MOVES)("people %s: a death at any call is mended by the next run", (_name, move) => {
    const whole = history(move, () => {}, Number.POSITIVE_INFINITY, null);
    for (const [, later] of LATER) {
      for (let at = WRITE; at < whole; at += 1) history(move, later, at, null);
    }
  });

  test.each(MOVES)("people %s: so is one more death while it is mended", (_name, move) => {
    for (let again = WRITE; again < 14; again += 1) history(move, sortBy(null, "A to Z"), WRITE, again);
  });

  test.each(MOVES)("people %s: so is a death of which nothing beside the spreadsheet tells", (_name, move) => {
    history(move, ({ settled }) => settled.set(null), WRITE, null);
  });

  test("nothing is left to write afterwards, and a row that people change then stays changed", () => {
    history(sortBy(null, "Z to A"), () => {}, WRITE, null);
    const idle = seeded.anotherRun("idle");
    expect(idle.commit(about.plan(idle.read()), "test").kind).toBe("idle");
    const [heading = ""] = about.sellers;
    seeded.people.type(about.tab, `${letter(seeded, about.tab, heading)}3`, "5");
    const last = seeded.anotherRun("last");
    last.commit(about.plan(last.read()), "test");
    expect(shown(seeded, about.tab)[1]?.[heading]).toBe("5");
  });
});

afterAll(() => {
  console.info(`${deaths} deaths while rows moved, ${wrong} histories ended wrong`);
});
