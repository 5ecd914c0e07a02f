import { syncNow } from "../../src/jobs/run";
import { aListing, aProduct, settingRows, units } from "../support/builders";
import { aScript, elapse, type Script, stockOf, worldOf } from "../support/scripted-world";

const DAY = 86_400_000;
const sync = (script: Script) => syncNow(worldOf(script));
const cellsOf = ({ paper }: Script, sku = "A") => paper.listings?.find((cells) => cells.sku === sku);
const looks = ({ events }: Script) => events.filter((event) => /Stock/.test(event));

/** One listing with three units, in step, and an hour later. */
function inStep(): Script {
  const script = aScript({ products: [aProduct()], listings: [aListing()], inventory: units(3) });
  script.stock = [[stockOf("A", 3)]];
  sync(script);
  elapse(script, 3_600_000);
  return script;
}

describe("reading back what Walmart holds", () => {
  test("On Walmart is what is set there, Sellable there what buyers can order", () => {
    const script = inStep();
    script.stock = [[stockOf("A", 3, 1)]];
    sync(script);
    expect(cellsOf(script)).toMatchObject({ onWalmart: 3, sellableThere: 2, readAt: { instant: script.now } });
  });

  test("an idle run writes nothing, not even the time of reading; once a day the time is written", () => {
    const script = inStep();
    sync(script);
    const first = cellsOf(script)?.readAt;
    const commits = script.commits.length;
    elapse(script, 3_600_000);
    expect(sync(script).summary).toBe("Up to date.");
    expect(script.commits).toHaveLength(commits);
    expect(cellsOf(script)?.readAt).toEqual(first);
    elapse(script, DAY);
    sync(script);
    expect(cellsOf(script)?.readAt).toMatchObject({ instant: script.now });
  });

  test("another number there is shown, and what Walmart accepted stays what it was", () => {
    const script = inStep();
    script.stock = [[stockOf("A", 8)]];
    sync(script);
    expect(cellsOf(script)).toMatchObject({ lastSent: 3, onWalmart: 8 });
  });

  test("a read right after a send may still give the number before it, so it is not believed", () => {
    const script = inStep();
    sync(script);
    script.paper = { ...script.paper, inventory: units(7) };
    sync(script);
    expect(cellsOf(script)).toMatchObject({ lastSent: 7, onWalmart: 7 });
  });

  test("what was accepted later than it was read counts", () => {
    const script = inStep();
    script.stock = [[stockOf("A", 8)]];
    sync(script);
    script.paper = { ...script.paper, inventory: units(5) };
    elapse(script, 60_000);
    sync(script);
    expect(cellsOf(script)).toMatchObject({ lastSent: 5, onWalmart: 5 });
  });

  test("of several ship nodes the default one counts, which is the one that Aisle sets; Why tells of the others", () => {
    const script = inStep();
    const { sku, nodes } = stockOf("A", 3, 1);
    script.stock = [[{ sku, nodes: [...nodes, ...stockOf("A", 4, 0, "10002").nodes] }]];
    sync(script);
    expect(cellsOf(script)).toMatchObject({
      onWalmart: 3,
      sellableThere: 2,
      why: "3 − 0 = 3 · 4 more stand at ship nodes that Aisle does not set",
    });
  });

  test("where nobody knows which ship node is the default one, all are added up and nothing is judged", () => {
    const script = aScript({ products: [aProduct()], listings: [aListing()], inventory: units(3) });
    const { sku, nodes } = stockOf("A", 3);
    script.stock = [[{ sku, nodes: [...nodes, ...stockOf("A", 4, 0, "10002").nodes] }]];
    for (let hour = 0; hour < 4; hour += 1) {
      sync(script);
      elapse(script, 3_600_000);
    }
    expect(cellsOf(script)).toMatchObject({ onWalmart: 7, lastSent: 3, sync: "In sync" });
    expect(script.sent).toHaveLength(1);
  });

  test("goes on in the next run where time ended", () => {
    const script = inStep();
    script.stock = Array.from({ length: 50 }, (_, page) => [stockOf(page === 45 ? "A" : `X${page}`, 6)]);
    script.events.length = 0;
    sync(script);
    expect(looks(script)).toHaveLength(40);
    expect(cellsOf(script)?.onWalmart).toBe(3);
    script.events.length = 0;
    sync(script);
    expect(looks(script)[0]).toBe("listStock 40");
    expect(looks(script)).toHaveLength(10);
    expect(cellsOf(script)?.onWalmart).toBe(6);
    script.events.length = 0;
    sync(script);
    expect(looks(script)[0]).toBe("listStock first");
  });

  test("a listing that the whole list leaves out is read singly, once a day", () => {
    const script = inStep();
    script.stock = [[stockOf("X", 1)]];
    elapse(script, DAY);
    script.getStock = (sku) => stockOf(sku, 3, 1);
    script.events.length = 0;
    sync(script);
    expect(looks(script)).toEqual(["listStock first", "getStock A"]);
    expect(cellsOf(script)?.sellableThere).toBe(2);
    script.events.length = 0;
    sync(script);
    expect(looks(script)).toEqual(["listStock first"]);
  });

  test("a list that never ends is left where it only repeats itself, and what it leaves out is read singly", () => {
    const script = inStep();
    script.stock = Array.from({ length: 1_000 }, (_, page) => (page % 3 === 1 ? [] : [stockOf(`X${page % 3}`, 1)]));
    elapse(script, DAY);
    script.getStock = (sku) => stockOf(sku, 3, 1);
    script.events.length = 0;
    sync(script);
    expect(looks(script)).toEqual(["listStock first", "listStock 1", "listStock 2", "listStock 3", "getStock A"]);
    expect(cellsOf(script)?.sellableThere).toBe(2);
    script.events.length = 0;
    sync(script);
    expect(looks(script)[0]).toBe("listStock first");
  });

  test("not more than forty are read singly in one run, and none that ended", () => {
    const listings = Array.from({ length: 60 }, (_, at) =>
      aListing({ sku: `L${at}`, onWalmartAs: at < 5 ? "Ended" : "Active" }),
    );
    const script = aScript({ listings });
    script.stock = [[]];
    sync(script);
    const asked = looks(script).at(-1)?.split(" ").slice(1) ?? [];
    expect(asked).toHaveLength(40);
    expect(asked[0]).toBe("L5");
  });

  test("reads nothing while Quantity Sync is off, nor when time is short", () => {
    const off = aScript({ listings: [aListing()], settings: settingRows({ "Order Import": "On" }) });
    sync(off);
    expect(looks(off)).toEqual([]);
    const short = inStep();
    short.remainingMs = 50_000;
    short.events.length = 0;
    sync(short);
    expect(looks(short)).toEqual([]);
  });
});
