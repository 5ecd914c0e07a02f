import { failure } from "../../src/domain/values/failure";
import { syncNow, undoLastPush } from "../../src/jobs/run";
import { aListing, anOrder, aProduct, SYNC_ON, settingRows, units } from "../support/builders";
import { allOf, aScript, elapse, NO_ANSWER, type Script, worldOf } from "../support/scripted-world";

const NAMES = ["A", "B"];
const HOUR_MS = 3_600_000;
const sync = (script: Script) => syncNow(worldOf(script));
const undo = (script: Script) => undoLastPush(worldOf(script));
const setting = ({ paper }: Script, name: string) => paper.settings?.find((row) => row.setting === name)?.value;
const newSends = (script: Script, work: () => unknown): string[] => {
  const { length } = script.sent;
  work();
  return script.sent.slice(length).map(({ sku, quantity }) => `${sku} ${quantity}`);
};

/** Two listings that Walmart offered 5 of, until a push an hour later set them to 2. */
function pushed(): Script {
  const script = aScript({
    products: NAMES.map((sku, index) => aProduct({ variationId: `V-00000${index + 1}`, sku })),
    listings: NAMES.map((sku) => aListing({ sku })),
    inventory: NAMES.flatMap((sku) => units(5, sku)),
  });
  sync(script);
  elapse(script, HOUR_MS);
  script.paper = { ...script.paper, listings: (script.paper.listings ?? []).map((row) => ({ ...row, max: 2 })) };
  expect(newSends(script, () => sync(script))).toEqual(["A 2", "B 2"]);
  elapse(script, HOUR_MS);
  return script;
}

describe("Undo Last Push", () => {
  test("sends what Walmart had minus what was ordered since, and switches the sync off; later runs leave it so", () => {
    const script = pushed();
    script.orders = [anOrder({ orderedAt: script.now, lines: [{ sku: "A", quantity: 2 }] })];
    let summary = "";
    expect(newSends(script, () => ({ summary } = undo(script)))).toEqual(["A 3", "B 5"]);
    expect(summary).toMatch(
      /^The last push is undone\. Inventory Quantity Sync is off now.*1 order imported, 2 quantities sent\.$/,
    );
    expect([setting(script, "Inventory Quantity Sync"), setting(script, "Order Import")]).toEqual(["Off", "On"]);
    expect(script.paper.listings?.map(({ lastSent, sync: state }) => [lastSent, state])).toEqual([
      [3, "Skipped: Inventory Quantity Sync is off in Settings."],
      [5, "Skipped: Inventory Quantity Sync is off in Settings."],
    ]);
    expect(newSends(script, () => [sync(script), sync(script)])).toEqual([]);
    expect(script.paper.log?.some(({ what }) => String(what).startsWith("The last push is undone"))).toBe(true);
  });

  test("on again, everything goes through Preview", () => {
    const script = pushed();
    undo(script);
    script.paper = { ...script.paper, settings: settingRows(SYNC_ON) };
    elapse(script, HOUR_MS);
    expect(newSends(script, () => sync(script))).toEqual([]);
    expect(script.paper.preview?.map(({ sku, onWalmart, willBecome }) => [sku, onWalmart, willBecome])).toEqual([
      ["A", 5, 2],
      ["B", 5, 2],
    ]);
  });

  test("undoes one push once", () => {
    const script = pushed();
    undo(script);
    expect(newSends(script, () => expect(undo(script).summary).toContain("There is no push to undo"))).toEqual([]);
    expect(aScriptWithoutPush().summary).toContain("There is no push to undo");
  });

  test("sends nothing, and leaves the sync on, while orders cannot be read", () => {
    const script = pushed();
    script.before = (event) => {
      if (event === "listOrders") throw failure("transient", "down", "Walmart cannot be reached.");
    };
    expect(newSends(script, () => undo(script))).toEqual([]);
    expect(setting(script, "Inventory Quantity Sync")).toBe("On");
  });

  test("with no push to undo sends nothing, least of all the numbers of an ordinary push", () => {
    const script = aScript({ products: [aProduct()], listings: [aListing()], inventory: units(5) });
    let summary = "";
    expect(newSends(script, () => ({ summary } = undo(script)))).toEqual([]);
    expect(summary).toContain("There is no push to undo");
    expect(newSends(script, () => sync(script))).toEqual(["A 5"]);
  });

  test("that cannot be written down sends nothing, least of all the numbers of an ordinary push", () => {
    const script = pushed();
    script.paper = { ...script.paper, listings: (script.paper.listings ?? []).map((row) => ({ ...row, max: 1 })) };
    script.before = (event) => {
      if (event === "commit undo") throw failure("transient", "down", "Google cannot be reached.");
    };
    expect(newSends(script, () => undo(script))).toEqual([]);
    expect(script.paper.listings?.map(({ lastSent }) => lastSent)).toEqual([2, 2]);
  });

  test.each(["commit undo", "setQuantities 2", "commit record quantities", "commit undone"])(
    "dies at “%s”: the next click, or a later run, brings it to its end",
    (gap) => {
      const script = pushed();
      script.before = (event) => {
        if (event === gap) throw failure("defect", "dead", "dead");
      };
      undo(script);
      script.before = () => undefined;
      if (setting(script, "Inventory Quantity Sync") === "On") undo(script);
      else sync(script);
      expect(script.paper.listings?.map(({ lastSent }) => lastSent)).toEqual([5, 5]);
      expect(newSends(script, () => sync(script))).toEqual([]);
    },
  );

  test("without an answer it is sent again in the next run", () => {
    const script = pushed();
    const { setQuantity } = script;
    script.setQuantity = (wish) => (wish.sku === "A" ? NO_ANSWER : setQuantity(wish));
    expect(newSends(script, () => undo(script))).toEqual(["A 5", "B 5"]);
    script.setQuantity = setQuantity;
    expect(newSends(script, () => sync(script))).toEqual(["A 5"]);
    expect(newSends(script, () => sync(script))).toEqual([]);
  });

  test("a feed that lands after it does not have the last word", () => {
    const script = pushed();
    script.allowance = { ...script.allowance, singles: { left: 1, perHour: 1 } };
    script.scheduleOwner = "seller@example.com";
    script.paper = { ...script.paper, listings: (script.paper.listings ?? []).map((row) => ({ ...row, max: 1 })) };
    sync(script);
    expect(script.feeds).toHaveLength(1);
    elapse(script, 60_000);
    expect(newSends(script, () => undo(script))).toEqual([]);
    script.readFeed = (feed) => allOf(feed, { kind: "accepted", answer: null });
    script.allowance = { ...script.allowance, singles: { left: 200, perHour: 12_000 } };
    expect(newSends(script, () => sync(script))).toEqual(["A 2", "B 2"]);
    expect(newSends(script, () => sync(script))).toEqual([]);
  });
});

const aScriptWithoutPush = () => undo(aScript());
