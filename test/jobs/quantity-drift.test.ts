import { instant } from "../../src/domain/values/brand";
import { syncNow } from "../../src/jobs/run";
import { aListing, anOrderRow, aProduct, units } from "../support/builders";
import type { Cells } from "../support/paper";
import {
  allOf,
  aScript,
  elapse,
  NO_ANSWER,
  type Script,
  stockOf,
  toldBeside,
  worldOf,
} from "../support/scripted-world";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const sync = (script: Script) => syncNow(worldOf(script));
const cellsOf = ({ paper }: Script, sku = "A") => paper.listings?.find((cells) => cells.sku === sku);
const logged = ({ paper }: Script) => (paper.log ?? []).filter(({ area }) => area === "Quantities");
const told = (script: Script) => toldBeside({ paper: { log: logged(script) } });

/** An hour later Walmart holds so many of A, which is what the next run reads. */
function read(script: Script, quantity: number) {
  elapse(script, HOUR);
  script.stock = [[stockOf("A", quantity)]];
  const before = script.sent.length;
  const report = sync(script);
  return { report, sent: script.sent.slice(before).map((wish) => wish.quantity) };
}

/** Ten units of A in step, and the order rows that stand in the sheet. */
function inStep(orders: readonly Cells<"orders">[] = []): Script {
  const script = aScript({ products: [aProduct()], listings: [aListing()], inventory: units(10), orders });
  script.stock = [[stockOf("A", 10)]];
  sync(script);
  return script;
}

/** Somebody sets a number, until Aisle has found it and set its own again. */
function changedOutside(script: Script, quantity: number): void {
  read(script, quantity);
  read(script, quantity);
  read(script, 10);
}

describe("a number that Aisle did not set", () => {
  test("is shown after one look and corrected only after a second one that agrees, in the run that follows", () => {
    const script = inStep();
    expect(read(script, 25).sent).toEqual([]);
    expect(cellsOf(script)).toMatchObject({ onWalmart: 25, sync: "In sync" });
    expect(read(script, 25).sent).toEqual([]);
    expect(cellsOf(script)).toMatchObject({
      sync: "Pending",
      why: "10 − 0 = 10 · changed outside: 25 on Walmart instead of 10",
    });
    expect(told(script)).toEqual([
      expect.stringContaining("A was changed outside: Walmart held 25 where Aisle had set 10"),
    ]);
    expect(read(script, 10).sent).toEqual([10]);
    expect(cellsOf(script)).toMatchObject({ onWalmart: 10, sync: "In sync", why: "10 − 0 = 10" });
    expect(told(script)).toHaveLength(1);
  });

  test("that is gone at the second look was none", () => {
    const script = inStep();
    read(script, 25);
    read(script, 10);
    expect(read(script, 10).sent).toEqual([]);
    expect(told(script)).toEqual([]);
  });

  test("that is another one at each look is not believed until two agree", () => {
    const script = inStep();
    read(script, 25);
    read(script, 26);
    read(script, 27);
    expect(told(script)).toEqual([]);
    read(script, 27);
    expect(told(script)).toHaveLength(1);
  });

  test("right after a send is what stood there before, so it says nothing", () => {
    const script = inStep();
    script.paper = { ...script.paper, inventory: units(7) };
    elapse(script, HOUR);
    const sentAt = script.now;
    script.before = (event) => void (event.startsWith("listStock") && elapse(script, 1_000));
    for (const minutes of [0, 4, 8, 12]) {
      script.now = instant(sentAt + minutes * 60_000);
      sync(script);
    }
    expect(told(script)).toEqual([]);
    expect(script.sent.map(({ quantity }) => quantity)).toEqual([10, 7]);
  });

  test("says nothing while it is not known whether Aisle's own number arrived", () => {
    const script = inStep();
    script.paper = { ...script.paper, inventory: units(7) };
    script.setQuantity = () => NO_ANSWER;
    read(script, 10);
    read(script, 10);
    read(script, 10);
    expect(told(script)).toEqual([]);
  });

  test("says nothing while a feed with the listing is under way", () => {
    const script = inStep();
    script.paper = { ...script.paper, inventory: units(17) };
    script.allowance = { singles: { left: 0, perHour: 1 }, feeds: { left: 10, perHour: 10 }, feedSize: 100 };
    read(script, 12);
    read(script, 12);
    expect(script.feeds).toHaveLength(1);
    expect(told(script)).toEqual([]);
    script.readFeed = (feed) => allOf(feed, { kind: "accepted", answer: null });
    read(script, 17);
    expect(cellsOf(script)).toMatchObject({ lastSent: 17, onWalmart: 17, sync: "In sync" });
  });

  test("is looked at again in the next run, wherever the reading of the whole list stands", () => {
    const script = inStep();
    read(script, 25);
    script.stock = Array.from({ length: 60 }, () => [stockOf("X", 1)]);
    script.getStock = (sku) => stockOf(sku, 25);
    elapse(script, HOUR);
    sync(script);
    expect(script.events).toContain("getStock A");
    expect(told(script)).toHaveLength(1);
  });
});

describe("what orders explain is set right without a word", () => {
  const order = anOrderRow({ quantity: 3, units: "A-1 A-2 A-3" });
  const cases: readonly [string, Cells<"orders">, number][] = [
    ["shipping lowered it", { shipped: 3, status: "Shipped" }, 4],
    ["part of an order was shipped", { shipped: 1 }, 6],
    ["a cancellation for lack of stock emptied it", { cancelled: 1 }, 0],
    ["a return raised it", { walmartStatus: "2 Shipped, 1 Refunded" }, 8],
  ];
  test.each(cases)("%s", (_, change, found) => {
    const script = inStep([order]);
    script.paper = { ...script.paper, orders: [{ ...order, ...change }] };
    read(script, found);
    read(script, found);
    expect(told(script)).toEqual([]);
    expect(read(script, 7).sent).toEqual([7]);
    expect(told(script)).toEqual([]);
  });

  test("the rows of shipped orders were deleted since, so nobody knows", () => {
    const script = inStep([anOrderRow({ shipped: 1, status: "Shipped" })]);
    script.paper = { ...script.paper, orders: [] };
    read(script, 8);
    read(script, 8);
    expect(told(script)).toEqual([]);
    expect(read(script, 10).sent).toEqual([10]);
  });

  test("more than was shipped is missing: that is somebody else", () => {
    const script = inStep([order]);
    script.paper = { ...script.paper, orders: [{ ...order, shipped: 3, status: "Shipped" }] };
    read(script, 2);
    read(script, 2);
    expect(told(script)).toHaveLength(1);
  });

  test("what was shipped before the last send explains nothing", () => {
    const script = inStep([{ ...order, shipped: 3, status: "Shipped" }]);
    read(script, 5);
    read(script, 5);
    expect(told(script)).toHaveLength(1);
  });

  test("an order of another listing explains nothing", () => {
    const script = inStep([{ ...order, soldAs: "B", units: null }]);
    script.paper = { ...script.paper, orders: [{ ...order, soldAs: "B", units: null, shipped: 3, status: "Shipped" }] };
    read(script, 8);
    read(script, 8);
    expect(told(script)).toHaveLength(1);
  });
});

describe("another tool on the account", () => {
  test("three changes outside within a week: it is said in every run, and logged once", () => {
    const script = inStep();
    changedOutside(script, 20);
    changedOutside(script, 30);
    expect(read(script, 10).report.problems).toEqual([]);
    changedOutside(script, 40);
    const sentence = expect.stringMatching(/^Another tool is connected to this account: 3 times/);
    expect(read(script, 10).report.problems).toEqual([sentence]);
    expect(read(script, 10).report.problems).toEqual([sentence]);
    expect(told(script).filter((what) => /^Another tool/.test(what))).toHaveLength(1);
  });

  test("is forgotten a week after its last change", () => {
    const script = inStep();
    for (const quantity of [20, 30, 40]) changedOutside(script, quantity);
    elapse(script, 7 * DAY);
    expect(read(script, 10).report.problems).toEqual([]);
  });

  test("an idle run beside it writes nothing", () => {
    const script = inStep();
    for (const quantity of [20, 30, 40]) changedOutside(script, quantity);
    const commits = script.commits.length;
    read(script, 10);
    expect(script.commits).toHaveLength(commits);
  });
});

describe("two writers that take turns", () => {
  /** The other one sets 25 twice, each time after Aisle set 10. */
  function flapping(): Script {
    const script = inStep();
    changedOutside(script, 25);
    read(script, 25);
    read(script, 25);
    return script;
  }

  test("the listing pauses, and Sync says what to do", () => {
    const script = flapping();
    expect(cellsOf(script)?.sync).toMatch(/^Paused: somebody else sets 25 whenever Aisle sets 10\. Disconnect/);
    expect(logged(script)[0]).toMatchObject({ severity: "Problem", key: "A" });
    for (let hour = 0; hour < 5; hour += 1) expect(read(script, 25).sent).toEqual([]);
  });

  test("it is sent again once its number changes", () => {
    const script = flapping();
    script.paper = { ...script.paper, inventory: units(9) };
    expect(read(script, 9).sent).toEqual([9]);
    expect(cellsOf(script)?.sync).toBe("In sync");
  });

  test("it is in step again once Walmart holds Aisle's number", () => {
    const script = flapping();
    read(script, 10);
    expect(cellsOf(script)?.sync).toBe("In sync");
  });

  test("a day later Aisle tries once, and rests again where the other one goes on", () => {
    const script = flapping();
    elapse(script, DAY);
    const sent = [25, 25, 25, 25, 25].map((held) => read(script, held).sent).filter(({ length }) => length > 0);
    expect(sent).toEqual([[10]]);
    expect(cellsOf(script)?.sync).toMatch(/^Paused/);
  });

  test("another number each time is no turn: it is corrected each time", () => {
    const script = inStep();
    changedOutside(script, 25);
    read(script, 26);
    read(script, 26);
    expect(read(script, 10).sent).toEqual([10]);
  });
});
