import { failure } from "../../src/domain/values/failure";
import { restoreRemovedOrders, syncNow } from "../../src/jobs/run";
import { aListing, anOrder, aProduct, units } from "../support/builders";
import { aScript, elapse, type Script, worldOf } from "../support/scripted-world";

const NAMES = ["A", "B", "C", "D", "E", "F"];
const HOUR_MS = 3_600_000;

/** Six listings in step with three units each. */
function inStep(): Script {
  const script = aScript({
    products: NAMES.map((sku, index) => aProduct({ variationId: `V-00000${index + 1}`, sku })),
    listings: NAMES.map((sku) => aListing({ sku })),
    inventory: NAMES.flatMap((sku) => units(3, sku)),
  });
  sync(script);
  return script;
}
const sync = (script: Script) => syncNow(worldOf(script));
/** A half-finished paste: the column is blank. */
const withStatus = (script: Script, status: string | null): void => {
  script.paper = { ...script.paper, inventory: (script.paper.inventory ?? []).map((unit) => ({ ...unit, status })) };
};
const logged = ({ paper }: Script) => (paper.log ?? []).filter(({ severity }) => severity === "Problem");
const newSends = (script: Script, work: () => unknown): string[] => {
  const { length } = script.sent;
  work();
  return script.sent.slice(length).map(({ sku, quantity }) => `${sku} ${quantity}`);
};

describe("the zero guard", () => {
  test("sends none of the zeros, shows them in Preview, tells it in every run, logs and mails it once", () => {
    const script = inStep();
    withStatus(script, null);
    const first = sync(script);
    expect(first.problems.join()).toContain("6 listings would become 0 at once");
    expect(script.paper.preview).toHaveLength(6);
    expect(newSends(script, () => expect(sync(script).problems).toEqual(first.problems))).toEqual([]);
    expect(script.sent).toHaveLength(6);
    expect(logged(script)).toMatchObject([{ area: "Quantities", what: expect.stringContaining("6 listings") }]);
    expect(script.mails).toMatchObject([
      { subject: "Aisle holds quantities back", body: expect.stringContaining("Check Status, Warehouse") },
    ]);
    expect(script.paper.listings?.[0]?.sync).toMatch(
      /^Paused: waits in Preview, since more than half of your listings/,
    );
  });

  test("is over when the stock is back; the next accident is logged and mailed again", () => {
    const script = inStep();
    withStatus(script, null);
    sync(script);
    withStatus(script, "Available");
    expect(sync(script).problems).toEqual([]);
    expect(script.paper.preview).toEqual([]);
    withStatus(script, null);
    expect(newSends(script, () => sync(script))).toEqual([]);
    expect(logged(script)).toHaveLength(2);
    expect(script.mails).toHaveLength(2);
  });

  test("a mail that cannot leave is told, keeps nothing from leaving, and is tried again", () => {
    const script = inStep();
    withStatus(script, null);
    script.before = (event) => {
      if (event === "mail") throw failure("transient", "no-mail-left", "No mails are left today.");
    };
    expect(sync(script)).toMatchObject({
      kind: "done",
      problems: expect.arrayContaining(["No mails are left today."]),
    });
    script.before = () => undefined;
    sync(script);
    sync(script);
    expect(script.mails).toHaveLength(1);
  });

  test("a run that dies right after the mail tells it once more rather than never", () => {
    const script = inStep();
    withStatus(script, null);
    script.before = (event) => {
      if (event === "commit guards told") throw failure("defect", "dead", "dead");
    };
    sync(script);
    script.before = () => undefined;
    sync(script);
    sync(script);
    expect(script.mails).toHaveLength(2);
  });

  test("holds nothing back that orders have emptied: waiting would oversell it", () => {
    const script = inStep();
    elapse(script, HOUR_MS);
    script.orders = NAMES.map((sku, index) =>
      anOrder({ po: `${index}`, orderedAt: script.now, lines: [{ sku, quantity: 3 }] }),
    );
    expect(newSends(script, () => sync(script))).toEqual(NAMES.map((sku) => `${sku} 0`));
    expect(script.mails).toEqual([]);
  });
});

describe("the order guard", () => {
  /** Every listing has sold two of three, in orders of one. */
  function sold(): Script {
    const script = inStep();
    elapse(script, HOUR_MS);
    script.orders = NAMES.flatMap((sku, index) =>
      [0, 1].map((one) => anOrder({ po: `${index}-${one}`, orderedAt: script.now, lines: [{ sku }] })),
    );
    sync(script);
    return script;
  }

  test("emptied Orders raise no number and tell it; what falls leaves; the rows that come back end it", () => {
    const script = sold();
    script.paper = {
      ...script.paper,
      orders: [],
      listings: (script.paper.listings ?? []).map((row) => (row.sku === "A" ? { ...row, max: 0 } : row)),
    };
    expect(newSends(script, () => sync(script))).toEqual(["A 0"]);
    expect(script.paper.preview).toHaveLength(5);
    expect(script.mails).toMatchObject([{ body: expect.stringContaining("12 open order lines are gone from Orders") }]);
    expect(newSends(script, () => sync(script))).toEqual([]);
    expect(restoreRemovedOrders(worldOf(script))).toContain("12 removed orders brought back");
    expect(newSends(script, () => sync(script))).toEqual([]);
    expect(script.paper.preview).toEqual([]);
    expect(logged(script)).toHaveLength(1);
  });

  test("a few rows that the seller deletes free their stock at once", () => {
    const script = sold();
    script.paper = { ...script.paper, orders: (script.paper.orders ?? []).slice(2) };
    expect(newSends(script, () => sync(script))).toHaveLength(1);
    expect(script.mails).toEqual([]);
  });
});

describe("a pause of everything", () => {
  test("an emptied Inventory sets nothing to 0; the run and each listing say why", () => {
    const script = inStep();
    script.paper = { ...script.paper, inventory: [] };
    let problems: readonly string[] = [];
    expect(newSends(script, () => ({ problems } = sync(script)))).toEqual([]);
    expect(problems.join()).toContain("No quantity leaves: Inventory has no row with a SKU or Variation ID");
    expect(script.paper.listings?.[5]?.sync).toMatch(/^Paused: Inventory has no row/);
  });

  test("leaves Preview with its ticks, and opens nothing that was shut", () => {
    const script = inStep();
    withStatus(script, null);
    sync(script);
    script.store.set("gate", JSON.stringify({ account: "production", since: 0, isOpen: false }));
    script.paper = { ...script.paper, preview: (script.paper.preview ?? []).map((row) => ({ ...row, approve: true })) };
    const { preview } = script.paper;
    script.paper = { ...script.paper, warehouses: [] };
    sync(script);
    expect(script.paper.preview).toEqual(preview);
    expect(script.store.get("gate")).toContain('"isOpen":false');
  });
});
