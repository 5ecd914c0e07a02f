import { documentLock, leaseLock } from "../../../src/adapters/platform/lock";
import { fakeLock, fakeStore } from "../../support/platform-fakes";

const MINUTE = 60_000;

test("of two runs at once the second leaves at once, and the first is not disturbed", () => {
  const { lock, isTaken } = fakeLock();
  const inner = documentLock(lock);
  let second: string | null = "not asked";
  const first = documentLock(lock).tryLocked(() => {
    second = inner.tryLocked(() => "second");
    expect(isTaken()).toBe(true);
    return "first";
  });
  expect([first, second]).toEqual(["first", null]);
  expect(isTaken()).toBe(false);
});

test("a run that fails gives the lock back, and its failure is told", () => {
  const { lock, isTaken } = fakeLock();
  const fails = () => {
    throw new Error("broken");
  };
  expect(() => documentLock(lock).tryLocked(fails)).toThrow("broken");
  expect(isTaken()).toBe(false);
});

test("with a lease, too, the second of two runs leaves at once", () => {
  const store = fakeStore();
  const now = () => 1_000;
  let second: string | null = "not asked";
  const first = leaseLock(store, now, "run 1").tryLocked(() => {
    second = leaseLock(store, now, "run 2").tryLocked(() => "second");
    return "first";
  });
  expect([first, second]).toEqual(["first", null]);
  expect(leaseLock(store, now, "run 3").tryLocked(() => "third")).toBe("third");
});

test("a lease whose run failed is given back", () => {
  const store = fakeStore();
  const fails = () => {
    throw new Error("broken");
  };
  expect(() => leaseLock(store, () => 0, "run 1").tryLocked(fails)).toThrow("broken");
  expect(leaseLock(store, () => 1, "run 2").tryLocked(() => "next")).toBe("next");
});

test("the lease of a run that died is taken over once no execution can still be alive, not before", () => {
  const store = fakeStore();
  let now = 0;
  const dies = leaseLock(store, () => now, "run 1");
  dies.tryLocked(() => {
    // What a killed execution leaves behind: the lease as it stands while it works.
    store.texts.set("left", store.get("lease") ?? "");
  });
  store.set("lease", store.get("left") ?? "");
  now = 6 * MINUTE;
  expect(leaseLock(store, () => now, "run 2").tryLocked(() => "too early")).toBeNull();
  now = 8 * MINUTE;
  expect(leaseLock(store, () => now, "run 2").tryLocked(() => "in time")).toBe("in time");
});

test("a run does not give back a lease that another one has taken over", () => {
  const store = fakeStore();
  leaseLock(store, () => 0, "run 1").tryLocked(() => {
    store.set("lease", `${9 * MINUTE} run 2`);
  });
  expect(leaseLock(store, () => MINUTE, "run 3").tryLocked(() => "third")).toBeNull();
});
