import { instant } from "../../src/domain/values/brand";
import { failure } from "../../src/domain/values/failure";
import { importListingsNow, syncNow } from "../../src/jobs/run";
import { aMarketplaceListing, anOrder, date, moment, SYNC_ON, settingRows } from "../support/builders";
import type { Cells } from "../support/paper";
import { aScript, elapse, type Script, worldOf } from "../support/scripted-world";

const DAY_MS = 86_400_000;
const sync = (script: Script) => syncNow(worldOf(script));

/** So many orders of two days ago, imported; Walmart then lists only what changed since. */
function trading(count: number): Script {
  const settings = settingRows({ ...SYNC_ON, "Minimum Order Date": date("2026-11-01T00:00:00Z") });
  const script = aScript({ settings });
  script.orders = Array.from({ length: count }, (_, index) =>
    anOrder({ po: String(1001 + index), customerOrder: `C${index}`, orderedAt: moment("2026-11-20T09:00:00Z") }),
  );
  sync(script);
  elapse(script, 2 * DAY_MS);
  const all = script.orders;
  script.before = (event) => {
    // Nothing changed lately: only a window that begins before the orders holds them.
    if (event !== "listOrders") return;
    const isWhole = script.windows.at(-1)?.changedFrom === undefined;
    script.orders = isWhole ? all : [];
  };
  sync(script);
  script.orders = all;
  script.before = () => undefined;
  script.events.length = 0;
  return script;
}

const typeOver = (script: Script, cells: Cells<"orders">, count = 1): void => {
  const rows = (script.paper.orders ?? []).map((row, index) => (index < count ? { ...row, ...cells } : row));
  script.paper = { ...script.paper, orders: rows };
};
const asked = ({ events }: Script) => events.filter((event) => event.startsWith("getOrder"));
const quantities = ({ paper }: Script) => (paper.orders ?? []).map(({ quantity }) => quantity);
const logged = ({ paper }: Script, text: string) => (paper.log ?? []).filter(({ what }) => String(what).includes(text));

/** Walmart lists nothing, and is asked for orders by name. */
const quiet = (script: Script): void => {
  const all = script.orders;
  script.before = (event) => {
    script.orders = event === "listOrders" ? [] : all;
  };
};

describe("cells of orders that somebody typed over", () => {
  test("are asked for by name, once", () => {
    const script = trading(3);
    quiet(script);
    typeOver(script, { quantity: 9 });
    sync(script);
    sync(script);
    expect(asked(script)).toEqual(["getOrder 1003"]);
    expect(quantities(script)).toEqual([1, 1, 1]);
  });

  test("of many orders are asked for by list", () => {
    const script = trading(40);
    typeOver(script, { quantity: 9 }, 40);
    sync(script);
    expect(asked(script)).toEqual([]);
    expect(new Set(quantities(script))).toEqual(new Set([1]));
  });

  test("of many orders that Walmart no longer lists are asked for bit by bit", () => {
    const script = trading(60);
    quiet(script);
    typeOver(script, { quantity: 9 }, 60);
    expect(sync(script).problems[0]).toContain("35 more orders");
    expect(asked(script)).toHaveLength(25);
    sync(script);
    expect(sync(script).problems.join()).not.toContain("more orders");
    expect(asked(script)).toHaveLength(60);
    expect(new Set(quantities(script))).toEqual(new Set([1]));
  });

  test("of an order that Walmart does not know stay, are named once, and are not asked for again", () => {
    const script = trading(1);
    script.orders = [];
    typeOver(script, { quantity: 9 });
    sync(script);
    sync(script);
    expect(asked(script)).toEqual(["getOrder 1001"]);
    expect(quantities(script)).toEqual([9]);
    expect(logged(script, "typed over a cell of 1001")).toHaveLength(1);
  });

  test("that Walmart cannot be asked for hold the quantities back until it can", () => {
    const script = trading(1);
    quiet(script);
    typeOver(script, { quantity: 0 });
    const silent = script.before;
    script.before = (event) => {
      if (event.startsWith("getOrder")) throw failure("transient", "down", "Walmart cannot be reached.");
      return silent(event);
    };
    expect(sync(script).problems.join(" ")).toContain("The order 1001 could not be read");
    expect(script.events.some((event) => event.startsWith("setQuantities"))).toBe(false);
    script.before = silent;
    expect(sync(script).kind).toBe("done");
    expect(quantities(script)).toEqual([1]);
  });

  test("are left alone while Order Import is off", () => {
    const script = trading(1);
    script.paper = { ...script.paper, settings: settingRows() };
    typeOver(script, { quantity: 9 });
    sync(script);
    expect(asked(script)).toEqual([]);
  });
});

describe("listings of which somebody typed over a cell", () => {
  const imported = () => {
    const script = aScript();
    script.listings = [aMarketplaceListing(), aMarketplaceListing({ sku: "B", wpid: "0WP2" })];
    importListingsNow(worldOf(script));
    script.events.length = 0;
    return script;
  };
  const imports = ({ events }: Script) => events.filter((event) => event === "listListings").length;
  const titles = ({ paper }: Script) => (paper.listings ?? []).map(({ title }) => title);
  const type = (script: Script, title: string): void => {
    script.paper = { ...script.paper, listings: (script.paper.listings ?? []).map((row) => ({ ...row, title })) };
  };

  test("are imported again by the next run, once", () => {
    const script = imported();
    sync(script);
    expect(imports(script)).toBe(0);
    type(script, "mine");
    sync(script);
    sync(script);
    expect(imports(script)).toBe(1);
    expect(titles(script)).toEqual(["Phone A", "Phone A"]);
  });

  test("and that Walmart left out are not imported again and again", () => {
    const script = imported();
    script.complete = false;
    script.listings = [];
    type(script, "mine");
    sync(script);
    sync(script);
    expect(imports(script)).toBe(1);
    expect(titles(script)).toEqual(["mine", "mine"]);
  });

  test("are imported by a later run where Walmart could not be asked, and the rest of the run goes on", () => {
    const script = imported();
    type(script, "mine");
    script.before = (event) => {
      if (event === "listListings") throw failure("transient", "down", "Walmart cannot be reached.");
    };
    expect(sync(script).kind).toBe("failed");
    expect(script.events).toContain("listOrders");
    script.before = () => undefined;
    sync(script);
    expect(titles(script)).toEqual(["Phone A", "Phone A"]);
  });

  test("imported before their cells were remembered are not imported again", () => {
    const script = imported();
    const ledger = (script.paper.ledger ?? []).map((row) =>
      row.key === "cursor:listings" ? { ...row, data: JSON.stringify({ at: instant(script.now) }) } : row,
    );
    script.paper = { ...script.paper, ledger };
    type(script, "mine");
    sync(script);
    expect(imports(script)).toBe(0);
  });
});
