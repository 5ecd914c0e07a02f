import { mailOf } from "../../../src/domain/status/mail";

const DAY = 86_400_000;
const waiting = { holds: ["waits"], summary: "2 quantity changes are ready.", problems: [], rows: [] } as const;

test("what waits for approval is mailed once it has waited for a day, and then once a day", () => {
  const first = mailOf(waiting, {}, 1_000);
  expect(first).toEqual({ mail: null, mailed: { waits: 1_000 } });
  expect(mailOf(waiting, first.mailed, DAY).mail).toBeNull();
  const due = mailOf(waiting, first.mailed, DAY + 1_000);
  expect(due.mail?.body).toContain("2 quantity changes are ready.");
  expect(mailOf(waiting, due.mailed, DAY + 2_000).mail).toBeNull();
  expect(mailOf(waiting, due.mailed, 2 * DAY + 1_000).mail).not.toBeNull();
});

test("once nothing waits, the next wait begins anew", () => {
  const calm = mailOf({ ...waiting, holds: ["up to date"] }, { waits: 1_000, rows: 5 }, DAY * 3);
  expect(calm).toEqual({ mail: null, mailed: { rows: 5 } });
  expect(mailOf(waiting, calm.mailed, DAY * 3 + 1)).toEqual({ mail: null, mailed: { rows: 5, waits: DAY * 3 + 1 } });
});
