import { readLedger } from "../../../../src/domain/ledger/ledger";
import { instant } from "../../../../src/domain/values/brand";
import type { Change } from "../../../../src/domain/values/change";
import { planAssigned, planSetBack } from "../../../../src/domain/workbook/plans/set-back";

const ledgerOf = (memory: Readonly<Record<string, unknown>>) =>
  readLedger(
    Object.entries(memory).map(([key, value], position) => ({
      position,
      values: { key, kind: key.split(":")[0] ?? "", data: JSON.stringify(value) },
      issues: [],
    })),
  );

const data = (change: Change | undefined) =>
  change === undefined || change.kind === "remove" ? null : JSON.parse(String(change.cells.data));

const ONE_RUN = { asOf: null, unsentFrom: null, isOfOneRun: false, isMixed: false };

test("ids go on after the highest that was ever issued, and what the ledger has beyond stays", () => {
  const ledger = ledgerOf({ "counter:U": { last: 4 }, "counter:V": { last: 9 } });
  expect(planAssigned(ledger, { U: 7, V: 3, S: 2 }).map(data)).toEqual([{ last: 7 }, { last: 2 }]);
});

test("approvals, the last push, its undoing, and what was dismissed or wished to be 0 belong to another time", () => {
  const ledger = ledgerOf({
    "approved:0": { items: { A: 9 } },
    "before:0": { items: { A: [3, 1] } },
    "undo:push": { at: 1 },
    "lost:0": { items: { A: { code: "c", at: 1, dismissed: true, zero: true } } },
  });
  const changes = planSetBack({ ledger, tables: { orders: [] } }, ONE_RUN, instant(5));
  expect(changes.filter(({ kind }) => kind === "remove")).toHaveLength(3);
  expect(data(changes.find((one) => one.kind === "update" && one.position === 3))).toEqual({
    items: { A: { code: "c", at: 1 } },
  });
});

test("no number that the ledger remembers is believed, and a feed of then brings none that counts", () => {
  const ledger = ledgerOf({
    "sent:A": { state: "confirmed", quantity: 9, at: 1, read: { quantity: 9, sellable: 9, at: 2 } },
    "feed:x": { state: "posted", at: 1 },
  });
  const changes = planSetBack({ ledger, tables: { orders: [] } }, ONE_RUN, instant(5));
  expect(changes.map(data)).toContainEqual({ state: "unknown", quantity: 9, at: 1 });
  expect(changes.map(data)).toContainEqual({ at: 1, state: "released" });
});
