import { NO_REACH, type Reach, reachAfter, readReach, setBackOf } from "../../../src/domain/ledger/reach";

const HOUR = 3_600_000;
const reach: Reach = {
  ...NO_REACH,
  last: 12,
  ids: { U: 7 },
  runs: [
    [3, HOUR],
    [9, 2 * HOUR],
  ],
};
const shown = (...stamps: readonly number[]) => ({ stamps, isEmptied: false, fence: 12 });

describe("a spreadsheet that was set back", () => {
  test("is not one in which the last commit stands, or only later ones do", () => {
    expect(setBackOf(reach, shown(11, 12))).toBeNull();
    expect(setBackOf(reach, shown(12, 13))).toBeNull();
    expect(setBackOf(reach, shown(13, 14))).toBeNull();
  });

  test("is one whose ledger ends earlier, whatever its metadata shows, and the time it comes from is told", () => {
    expect(setBackOf(reach, shown(10, 11))).toEqual({
      asOf: 2 * HOUR,
      unsentFrom: 2 * HOUR,
      isOfOneRun: false,
      isMixed: false,
    });
    expect(setBackOf(reach, shown(4, 5))?.asOf).toBe(HOUR);
    expect(setBackOf(reach, shown(1, 2))?.asOf).toBeNull();
  });

  test("is one into which a run that died has written once since", () => {
    expect(setBackOf(reach, shown(10, 13))).not.toBeNull();
  });

  test("is one without anything in its ledger, unless listings stand and metadata goes as far: then somebody emptied the ledger", () => {
    expect(setBackOf(reach, { stamps: [], isEmptied: true, fence: 12 })).toBeNull();
    expect(setBackOf(reach, { stamps: [], isEmptied: true, fence: 2 })).not.toBeNull();
    expect(setBackOf(reach, { stamps: [], isEmptied: false, fence: 12 })).not.toBeNull();
  });

  test("lost no person's work where a run saw its own writes alone taken back", () => {
    expect(setBackOf({ ...reach, takenBackTo: 9 }, shown(13, 14))).toMatchObject({
      isOfOneRun: true,
      unsentFrom: HOUR,
    });
    expect(setBackOf({ ...reach, takenBackTo: 5 }, shown(13, 14))).toMatchObject({ isOfOneRun: false });
  });
});

test("what is kept beside the spreadsheet never goes back: neither numbers nor ids", () => {
  const after = reachAfter(reach, { last: 8, ids: { U: 2, S: 1 }, given: [], startedAt: 3 * HOUR, isFirst: false });
  expect(after).toMatchObject({ last: 12, ids: { U: 7, S: 1 }, runs: reach.runs });
});

test("a property that somebody edited counts as not kept", () => {
  expect(["{", "null", '{"last":"x"}', '{"last":3}', null].map(readReach)).toEqual(Array(5).fill(NO_REACH));
});

test("to a state that no run knew: what is written of it may be mixed", () => {
  expect(setBackOf({ ...reach, takenBackTo: 0 }, shown(13, 14))).toMatchObject({ isMixed: true, isOfOneRun: false });
});
