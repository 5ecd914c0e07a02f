import { failure } from "../../src/domain/values/failure";
import { previewQuantitiesNow, sendApproved, syncNow } from "../../src/jobs/run";
import { aListing, anOrder, aProduct, SYNC_ON, settingRows, units } from "../support/builders";
import type { Cells } from "../support/paper";
import { aScript, elapse, NO_ANSWER, type Script, stockOf, worldOf } from "../support/scripted-world";

const NAMES = ["A", "B", "C"];

/** Three listings with three units each; on Walmart stand 1, 2 and 3. The sync was just switched on. */
function shop(): Script {
  const script = aScript({
    products: NAMES.map((sku, index) => aProduct({ variationId: `V-00000${index + 1}`, sku })),
    listings: NAMES.map((sku) => aListing({ sku })),
    inventory: NAMES.flatMap((sku) => units(3, sku)),
  });
  script.store.delete("gate");
  const held = new Map(NAMES.map((sku, index) => [sku, index + 1]));
  const show = (): void => {
    script.stock = [[...held].map(([sku, quantity]) => stockOf(sku, quantity))];
  };
  script.setQuantity = ({ sku, quantity }) => {
    held.set(sku, quantity);
    show();
    return { kind: "accepted", answer: quantity };
  };
  show();
  return script;
}
const sync = (script: Script) => syncNow(worldOf(script));
const send = (script: Script) => sendApproved(worldOf(script));
const preview = ({ paper }: Script) => (paper.preview ?? []) as readonly Cells<"preview">[];
const sent = ({ sent: wishes }: Script) => wishes.map(({ sku, quantity }) => `${sku} ${quantity}`);
const states = ({ paper }: Script) => paper.listings?.map((cells) => cells.sync);
const tick = (script: Script, ...skus: readonly string[]): void => {
  script.paper = {
    ...script.paper,
    preview: preview(script).map((row) => (skus.includes(String(row.sku)) ? { ...row, approve: true } : row)),
  };
};
const WAITS = "Paused: waits in Preview, since the sync was switched on.";

describe("the first enabling", () => {
  test("sends only what changes nothing on Walmart; every other change stands in Preview, and the run says so", () => {
    const script = shop();
    const report = sync(script);
    expect(sent(script)).toEqual(["C 3"]);
    expect(preview(script)).toMatchObject([
      { sku: "A", onWalmart: 1, willBecome: 3, approve: false },
      { sku: "B", onWalmart: 2, willBecome: 3, approve: false },
    ]);
    expect(states(script)).toEqual([WAITS, WAITS, "In sync"]);
    expect(report).toMatchObject({ kind: "done", counts: { toApprove: 2, accepted: 1 } });
    expect(report.summary).toContain("to look through in Preview. Tick what may be sent");
  });

  test("a run that finds the same waiting writes nothing", () => {
    const script = shop();
    sync(script);
    sync(script);
    const { length } = script.commits;
    sync(script);
    expect(script.commits).toHaveLength(length);
  });

  test("Send Approved sends exactly what is ticked; the rest stays, and what was sent follows by itself", () => {
    const script = shop();
    sync(script);
    tick(script, "A");
    expect(send(script)).toMatchObject({ kind: "done", counts: { accepted: 1, toApprove: 1 } });
    expect(sent(script)).toEqual(["C 3", "A 3"]);
    expect(preview(script).map(({ sku }) => sku)).toEqual(["B"]);
    script.paper = { ...script.paper, inventory: NAMES.flatMap((sku) => units(1, sku)) };
    sync(script);
    expect(sent(script).slice(2)).toEqual(["A 1", "C 1"]);
    expect(script.store.get("gate")).toContain('"isOpen":false');
    expect(preview(script)).toMatchObject([{ sku: "B", onWalmart: 2, willBecome: 1 }]);
    expect(states(script)).toEqual(["In sync", WAITS, "In sync"]);
  });

  test("once nothing waits any more, all numbers leave by themselves", () => {
    const script = shop();
    sync(script);
    tick(script, "A", "B");
    send(script);
    expect(script.store.get("gate")).toContain('"isOpen":true');
    script.paper = {
      ...script.paper,
      products: [...(script.paper.products ?? []), aProduct({ variationId: "V-000009", sku: "D" })],
      listings: [...(script.paper.listings ?? []), aListing({ sku: "D" })],
    };
    sync(script);
    expect(sent(script).at(-1)).toBe("D 0");
  });

  test("an ordinary run sends nothing of what is ticked", () => {
    const script = shop();
    sync(script);
    tick(script, "A", "B");
    sync(script);
    expect(sent(script)).toEqual(["C 3"]);
    expect(preview(script)).toMatchObject([{ approve: true }, { approve: true }]);
  });

  test("an order that came since changes the number: it is shown again, unticked, and not sent", () => {
    const script = shop();
    sync(script);
    tick(script, "A", "B");
    script.orders = [anOrder({ orderedAt: script.now, lines: [{ sku: "A" }] })];
    const report = send(script);
    expect(sent(script)).toEqual(["C 3", "B 3"]);
    expect(report.problems).toContain(
      "Not sent, since it is no longer as you saw it: A. Look at these again in Preview.",
    );
    expect(preview(script)).toMatchObject([{ sku: "A", willBecome: 2, approve: false }]);
    tick(script, "A");
    send(script);
    expect(sent(script).at(-1)).toBe("A 2");
  });

  test("what time did not suffice for goes with an ordinary run, unless its number changed meanwhile", () => {
    const script = shop();
    sync(script);
    tick(script, "A", "B");
    script.quantitiesInTime = 1;
    send(script);
    expect(sent(script)).toEqual(["C 3", "A 3"]);
    expect(preview(script)).toEqual([]);
    sync(script);
    expect(sent(script)).toEqual(["C 3", "A 3", "B 3"]);
    const other = shop();
    sync(other);
    tick(other, "A", "B");
    other.quantitiesInTime = 1;
    send(other);
    other.paper = { ...other.paper, inventory: NAMES.flatMap((sku) => units(sku === "B" ? 1 : 3, sku)) };
    sync(other);
    expect(sent(other)).toEqual(["C 3", "A 3"]);
    expect(preview(other)).toMatchObject([{ sku: "B", willBecome: 1, approve: false }]);
  });

  test("an approved number that got no answer is sent again without another tick", () => {
    const script = shop();
    sync(script);
    tick(script, "A");
    const { setQuantity } = script;
    script.setQuantity = () => NO_ANSWER;
    send(script);
    script.setQuantity = setQuantity;
    sync(script);
    expect(sent(script)).toEqual(["C 3", "A 3", "A 3"]);
    expect(preview(script).map(({ sku }) => sku)).toEqual(["B"]);
  });

  test("a run that dies after the approval was written down has lost nothing", () => {
    const script = shop();
    sync(script);
    tick(script, "A");
    script.before = (event) => {
      if (event === "setQuantities 1") throw failure("transient", "down", "Walmart cannot be reached.");
    };
    send(script);
    script.before = () => undefined;
    sync(script);
    expect(sent(script)).toEqual(["C 3", "A 3"]);
  });

  test("off and on again: everything is looked through once more", () => {
    const script = shop();
    sync(script);
    tick(script, "A", "B");
    send(script);
    script.paper = { ...script.paper, settings: settingRows({ ...SYNC_ON, "Inventory Quantity Sync": "Off" }) };
    sync(script);
    expect(script.store.get("gate")).toBe("");
    script.paper = {
      ...script.paper,
      settings: settingRows(SYNC_ON),
      inventory: NAMES.flatMap((sku) => units(2, sku)),
    };
    elapse(script, 3_600_000);
    const { length } = script.sent;
    sync(script);
    expect(sent(script).slice(length)).toEqual([]);
    expect(preview(script).map(({ sku }) => sku)).toEqual(NAMES);
  });
});

describe("Send Approved", () => {
  test("does nothing while the sync is off, and says so", () => {
    const script = shop();
    script.paper = { ...script.paper, settings: settingRows({ "Order Import": "On" }) };
    previewQuantitiesNow(worldOf(script));
    tick(script, ...NAMES);
    expect(send(script)).toMatchObject({ kind: "done", summary: expect.stringContaining("Sync is off in Settings") });
    expect(script.sent).toEqual([]);
  });

  test("says when nothing is ticked", () => {
    const script = shop();
    sync(script);
    expect(send(script).problems[0]).toMatch(/^Nothing is ticked in Preview/);
  });

  test("a Preview that cannot be read approves nothing and keeps nothing else from leaving", () => {
    const script = shop();
    sync(script);
    tick(script, "A");
    script.unusable.set("preview", "The tab “Preview” is missing.");
    script.paper = { ...script.paper, inventory: NAMES.flatMap((sku) => units(4, sku)) };
    const report = send(script);
    expect(sent(script)).toEqual(["C 3", "C 4"]);
    expect(report).toMatchObject({
      kind: "failed",
      problems: expect.arrayContaining(["The tab “Preview” is missing."]),
    });
  });

  test("is not carried out when orders cannot be read: the latest sales are missing in the numbers", () => {
    const script = shop();
    sync(script);
    tick(script, "A");
    script.before = (event) => {
      if (event === "listOrders") throw failure("transient", "down", "Walmart cannot be reached.");
    };
    send(script);
    expect(sent(script)).toEqual(["C 3"]);
  });
});

describe("Preview Quantities", () => {
  test("shows what the next push would send, also while the sync is off, and sends nothing", () => {
    const script = shop();
    script.paper = { ...script.paper, settings: settingRows({ "Order Import": "On" }) };
    expect(previewQuantitiesNow(worldOf(script))).toMatchObject({
      kind: "done",
      counts: { toApprove: 3, accepted: 0 },
    });
    expect(preview(script).map(({ sku, willBecome }) => [sku, willBecome])).toEqual(NAMES.map((sku) => [sku, 3]));
    expect(script.sent).toEqual([]);
  });

  test("shows what leaves by itself too; ticking that is not needed", () => {
    const script = shop();
    sync(script);
    tick(script, "A", "B");
    send(script);
    script.paper = { ...script.paper, inventory: NAMES.flatMap((sku) => units(2, sku)) };
    previewQuantitiesNow(worldOf(script));
    expect(preview(script)).toMatchObject(
      NAMES.map((sku) => ({ sku, onWalmart: 3, willBecome: 2, because: `2 − 0 = 2 · ${sku}` })),
    );
    sync(script);
    expect(preview(script)).toEqual([]);
  });

  test("says that nothing would change only where that is so", () => {
    const script = shop();
    sync(script);
    tick(script, "A", "B", "C");
    send(script);
    expect(previewQuantitiesNow(worldOf(script)).summary).toMatch(/^No quantity would change, so Preview is empty\./);
    script.paper = { ...script.paper, products: [] };
    const unconnected = previewQuantitiesNow(worldOf(script));
    expect(unconnected.summary).toMatch(/^Preview is empty, since no listing can be sent: 3 listings are left out/);
    script.paper = { ...script.paper, listings: [] };
    expect(previewQuantitiesNow(worldOf(script)).summary).toMatch(
      /^Preview is empty, since no listing was imported yet/,
    );
  });

  test("names everything that keeps numbers from leaving, on or off", () => {
    const paused = shop();
    paused.paper = { ...paused.paper, warehouses: [], inventoryStatuses: [] };
    const why = /^No quantity would leave: no status is ticked.*No warehouse is ticked/;
    const report = previewQuantitiesNow(worldOf(paused));
    expect(report.summary).toMatch(why);
    expect(report.problems).toContainEqual(expect.stringMatching(why));
    paused.paper = { ...paused.paper, settings: settingRows({}) };
    expect(previewQuantitiesNow(worldOf(paused)).summary).toMatch(why);
  });
});
