/** A workbook of an earlier version is brought up to date step by step; one of a later version is left alone. */

import { setUpWorkbook } from "../../../../src/adapters/sheets/set-up/set-up";
import { layoutAfter, MIGRATIONS, type Migration } from "../../../../src/adapters/sheets/shape/layouts";
import { LAYOUT, LAYOUT_KEY, sheetOf } from "../../../../src/adapters/sheets/shape/structure";
import { testConnection } from "../../../../src/jobs/connect-account";
import { restoreRemovedOrders, runScheduled } from "../../../../src/jobs/run";
import { aScript, worldOf } from "../../../support/scripted-world";
import {
  blankBook,
  failureOf,
  NOTHING_MISSING,
  shopBook,
  type UnderTest,
  workbookOn,
} from "../../../support/workbook-under-test";

const COLOURS = [{ red: 1 }, { green: 1 }, { blue: 1 }];

/** A made-up step: colours a cell of `Listings`, and counts how often it was carried out. */
const step = (to: number): Migration => ({
  to,
  about: `step ${to}`,
  requests: (structure) => {
    const sheetId = sheetOf(structure, "listings")?.sheetId ?? 0;
    const range = { sheetId, dimension: "ROWS", startIndex: 1, endIndex: 1 + to };
    return [
      { insertDimension: { range, inheritFromBefore: false } },
      { updateSheetProperties: { properties: { sheetId, tabColor: COLOURS[to - 2] ?? {} }, fields: "tabColor" } },
    ];
  },
});
const STEPS = [step(2), step(3)];

const layoutOf = ({ book }: UnderTest) =>
  book.view
    .metadata()
    .filter(({ metadataKey }) => metadataKey === LAYOUT_KEY)
    .map(({ metadataValue }) => metadataValue);
const rowsOf = ({ book }: UnderTest) => book.view.tabs().find(({ title }) => title === "Listings")?.rowCount;

test("the steps that this script knows lead to the layout that it reads", () => {
  expect(layoutAfter(MIGRATIONS)).toBe(LAYOUT);
});

test("a new workbook has the present layout, and no step is taken in it", () => {
  const one = blankBook();
  expect(setUpWorkbook(one.api, "run-1", STEPS).updated).toEqual([]);
  expect(layoutOf(one)).toEqual(["3"]);
  expect(rowsOf(one)).toBe(1000);
});

test("each step is taken once, in order, in a commit of its own with its number", () => {
  const one = shopBook();
  expect(layoutOf(one)).toEqual([String(LAYOUT)]);
  const seen: unknown[] = [];
  one.wire.after = (method) => void (method === "batchUpdate" && seen.push([layoutOf(one), rowsOf(one)]));
  expect(setUpWorkbook(one.api, "run-1", [step(3), step(2)])).toEqual({
    ...NOTHING_MISSING,
    updated: ["step 2", "step 3"],
  });
  expect(seen.slice(0, 2)).toEqual([
    [["2"], 1002],
    [["3"], 1005],
  ]);
  one.wire.calls.length = 0;
  expect(setUpWorkbook(one.api, "run-2", STEPS)).toEqual(NOTHING_MISSING);
  expect(one.wire.calls).not.toContain("batchUpdate");
});

test("a workbook from before there were numbers counts as the first layout", () => {
  const one = shopBook();
  const lookup = { developerMetadataLookup: { metadataKey: LAYOUT_KEY } };
  const requests = [{ deleteDeveloperMetadata: { dataFilter: lookup } }];
  one.api.batchUpdate({ requests }, "spreadsheetId");
  expect(one.workbook.read().unusable.size).toBe(0);
  expect(setUpWorkbook(one.api, "run-1", STEPS).updated).toEqual(["step 2", "step 3"]);
  expect(layoutOf(one)).toEqual(["3"]);
});

test.each(["before", "after"] as const)(
  "an update that is interrupted %s a step was carried out goes on where it stopped",
  (when) => {
    for (const stopAt of [1, 2]) {
      const one = shopBook();
      let commits = 0;
      one.wire[when] = (method) => {
        if (method !== "batchUpdate") return;
        commits += 1;
        if (commits === stopAt) throw new Error("API call to sheets failed with error: Internal error encountered.");
      };
      expect(failureOf(() => setUpWorkbook(one.api, "run-1", STEPS))).toMatchObject({ kind: "transient" });
      one.wire[when] = () => {};
      setUpWorkbook(one.api, "run-2", STEPS);
      expect([layoutOf(one), rowsOf(one)]).toEqual([["3"], 1005]);
      expect(setUpWorkbook(one.api, "run-3", STEPS)).toEqual(NOTHING_MISSING);
    }
  },
);

test("of two people who update at once one does it, and the other is told to try again", () => {
  const one = shopBook();
  let isFirst = true;
  one.wire.before = (method) => {
    if (method !== "batchUpdate" || !isFirst) return;
    isFirst = false;
    setUpWorkbook(one.api, "run-2", STEPS);
  };
  expect(failureOf(() => setUpWorkbook(one.api, "run-1", STEPS))).toMatchObject({ code: "set-up-interrupted" });
  expect([layoutOf(one), rowsOf(one)]).toEqual([["3"], 1005]);
});

test("reads that lag behind writes never carry a step out twice", () => {
  const one = shopBook({ switches: { readAfterWrite: "stale" } });
  expect(failureOf(() => setUpWorkbook(one.api, "run-1", STEPS))).toMatchObject({ code: "set-up-interrupted" });
  expect([layoutOf(one), rowsOf(one)]).toEqual([["2"], 1002]);
});

test("a workbook that waits for an update is read, and a run says what to choose and writes nothing", () => {
  const one = shopBook();
  const workbook = workbookOn(one.api, "run-1", { migrations: STEPS });
  const script = aScript();
  const run = () => runScheduled({ ...worldOf(script), workbook });
  const before = one.book.snapshot();
  expect(run()).toMatchObject({
    kind: "failed",
    problems: [expect.stringMatching(/earlier version of Aisle, so nothing was written.*Set up \/ repair/)],
  });
  expect(restoreRemovedOrders({ ...worldOf(script), workbook })).toContain("Set up / repair");
  expect(one.book.snapshot()).toBe(before);
  expect(testConnection({ ...worldOf(script), workbook })).toMatchObject({ isConnected: true });
  expect(workbook.setUp().updated).toEqual(["step 2", "step 3"]);
  expect(run().kind).toBe("done");
});

test("a workbook newer than the script is named; nothing is written", () => {
  const one = shopBook();
  setUpWorkbook(one.api, "run-1", STEPS);
  const before = one.book.snapshot();
  for (const act of [() => one.workbook.read(), () => one.workbook.setUp()]) {
    expect(failureOf(act)).toMatchObject({
      kind: "setup",
      code: "workbook-newer",
      message: expect.stringMatching(/newer version of Aisle.*Update Aisle.*Nothing was written/),
    });
  }
  expect(one.book.snapshot()).toBe(before);
});
