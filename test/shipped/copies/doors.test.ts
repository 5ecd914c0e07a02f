/** In a copy no door asks anything of Walmart or writes anything before the seller has chosen what the copy is for. */
import { DEFAULT_KEYS } from "../../../dev/simulator/walmart/wire/settings";
import type { SidebarAction } from "../../../src/sidebar-api";
import { ACTIONS } from "../../../src/sidebar-doors";
import { doors } from "../../support/dist";
import { changeGoogle, HOUR, OWNER, walmartCalls } from "../../support/people";
import { runningShop, type Shop } from "../../support/shop-under-test";
import { copyOf, WAYS, type WayName } from "./copy-of";

/** `stops`: with the sentence. Else why it may do what it does. */
const DOORS: Readonly<Record<string, string>> = {
  onInstall: "only adds the menu",
  onOpen: "only adds the menu",
  openSidebar: "only shows the page",
  importListings: "stops",
  syncNow: "stops",
  previewQuantities: "stops",
  acknowledgeSelected: "stops",
  sendApproved: "stops",
  undoLastPush: "stops",
  setUpWorkbook: "stops",
  keepHeadings: "stops",
  createProducts: "stops",
  restoreRemovedOrders: "stops",
  purgeBuyerData: "only shows the page",
  confirmSubstitute: "stops",
  releaseUnits: "stops",
  takeBackUnit: "stops",
  startSchedule: "stops",
  stopSchedule: "only takes triggers away",
  showSettings: "only shows a tab",
  showProducts: "only shows a tab",
  showSkuMap: "only shows a tab",
  showWarehouses: "only shows a tab",
  showInventoryStatuses: "only shows a tab",
  showPreview: "only shows a tab",
  showLog: "only shows a tab",
  showOrderStatuses: "only shows a tab",
  showChannels: "only shows a tab",
  showCustomers: "only shows a tab",
  showCarriers: "only shows a tab",
  lookOnly: "is one of the choices",
  moveHere: "is one of the choices, and asks before it moves",
  runScheduled: "stops silently, since nobody looks",
  sidebarLoad: "only tells",
  sidebarDo: "has a table of its own",
};

const ASKS: Readonly<Record<SidebarAction, readonly [ask: unknown, why: string]>> = {
  connect: [DEFAULT_KEYS[0], "stops"],
  testConnection: [null, "stops"],
  setUp: [null, "stops"],
  startSchedule: [{ interval: 60 }, "stops"],
  stopSchedule: [null, "only takes triggers away"],
  turn: [{ name: "orderImport", to: "Off" }, "stops"],
  startSync: [null, "stops"],
  saveCounting: [{ statuses: ["Available"], warehouses: ["Main"] }, "stops"],
  showDetails: [null, "only reads the tabs"],
  saveDetails: [{ changes: [{ id: '["settings","Order Import","value"]', from: "On", to: "Off" }] }, "stops"],
  putSamples: [null, "stops"],
  takeSamples: [null, "stops"],
  approve: [{ which: "all" }, "stops"],
  connectShipStation: [{ key: "a", secret: "b" }, "stops"],
  testShipStation: [null, "stops"],
  chooseStation: [{ store: "a", items: "Order lines" }, "stops"],
  importListings: [null, "stops"],
  syncNow: [null, "stops"],
  previewQuantities: [null, "stops"],
  sendApproved: [null, "stops"],
  undoLastPush: [null, "stops"],
  explain: [{ about: "1796277083022" }, "only reads the tabs, and asks Walmart for no order"],
  showPurge: [{ day: "2026-03-01" }, "only reads the tabs"],
  purgeBuyerData: [{ day: "2026-03-01", contents: "" }, "stops"],
  openTab: [{ tab: "settings", row: "Order Import" }, "only shows a tab"],
  restoreOrder: [{ po: "1" }, "stops"],
  createProducts: [null, "stops"],
  showListings: [{ search: { find: "A", state: null } }, "only reads the tabs"],
  showActivity: [null, "only reads the tabs"],
  showConnection: [{ sku: "A", find: "" }, "only reads the tabs"],
  connectListing: [{ sku: "A", choice: "nothing" }, "stops"],
  recognizeThroughSkuMap: [{ choice: "on" }, "stops"],
  acknowledgeSelected: [null, "stops"],
  setToZero: [{ sku: "A" }, "stops"],
  dismissLead: [{ sku: "A" }, "stops"],
  ignoreDifferences: [{ po: "1", reason: "sold" }, "stops"],
  showLine: [{ about: "none" }, "only reads the tabs"],
  findLine: [{ text: "none" }, "only reads the tabs"],
  commitUnits: [{ label: "none", names: "1" }, "stops"],
  confirmSubstitute: [{ label: "none", name: "1" }, "stops"],
  releaseUnits: [{ label: "none", name: null }, "stops"],
  takeBackUnit: [{ name: "none", order: null }, "stops"],
  progress: [null, "only tells which run is at work"],
  stop: [{ run: "none" }, "only lets a run at work end"],
  lookOnly: [null, "is one of the choices"],
  moveHere: [null, "is one of the choices, and asks before it moves"],
};

const SENTENCE = /copy of a spreadsheet in which Aisle works.*This Copy Is for Looking, or Move Aisle Here\./;

test("every door and every wish of the sidebar has its answer here", () => {
  expect(Object.keys(DOORS).sort()).toEqual([...doors()].sort());
  expect(Object.keys(ASKS).sort()).toEqual(Object.keys(ACTIONS).sort());
});

/** Everything that could leave is about to: a number, an acknowledgment, a shipment, an approved change, an undo. */
function temptedShop(): Shop {
  const shop = runningShop();
  shop.hands.type("Inventory", "SKU or Variation ID", "A", "Qty", "4");
  shop.sync();
  const po = shop.buy("B");
  shop.clock.advance(HOUR);
  shop.sync();
  shop.buy("C");
  shop.hands.type("Inventory", "SKU or Variation ID", "B", "Qty", "3");
  shop.hands.fill("Shipments", ["PO", "Carrier", "Tracking number"], [[po, "UPS", "1Z999AA10123456784"]]);
  shop.hands.fill("Inventory", ["SKU or Variation ID", "Qty"], [["E", "3"]]);
  return shop;
}

const shops = new Map<string, () => Shop>();

/** A copy whose reader has the account's key at hand, as if a published add-on had it or somebody had typed it. */
function temptingCopy(way: WayName): Shop {
  const make = shops.get(way) ?? makeCopy(way);
  shops.set(way, make);
  return make();
}

function makeCopy(way: WayName): () => Shop {
  const copy = copyOf(temptedShop(), way, "everything");
  changeGoogle(copy, ({ properties, ...state }) => {
    const own: Readonly<Record<string, string>> = properties[`user:${OWNER}`] as never;
    const key = { "copy.walmart.credentials": own["book.walmart.credentials"] };
    return { ...state, properties: { ...properties, [`user:${OWNER}`]: { ...own, ...key } } };
  });
  const ready = copy.world.snapshot();
  return () => {
    copy.world.restore(ready);
    return copy;
  };
}

/** A tab that was hidden and is shown holds what it held. */
const looks = (book: unknown): string => String(book).replace(/"hidden":(true|false)/g, "");

const done = ({ walmart, book }: Shop): readonly unknown[] => [walmart.snapshot(), book.snapshot()];

describe.each(Object.keys(WAYS) as WayName[])("%s", (way) => {
  test.each(Object.entries(DOORS))("%s %s", (door, answer) => {
    const copy = temptingCopy(way);
    const [before, calls] = [done(copy), walmartCalls(copy)];
    const result = copy.world.run(door, [], door === "runScheduled" ? { from: "trigger" } : {});
    expect(result).toMatchObject({ outcome: "returned", notEmulated: [] });
    expect(looks(done(copy)[1]) === looks(before[1])).toBe(true);
    if (door !== "moveHere") expect(walmartCalls(copy)).toBe(calls);
    if (answer === "stops") expect(copy.toast()).toMatch(SENTENCE);
    expect(
      copy.walmart
        .ledger()
        .slice(calls)
        .filter(({ method, path }) => method !== "GET" && path !== "/v3/token"),
    ).toEqual([]);
  });

  test.each(Object.entries(ASKS))("the sidebar's %s", (action, [ask, answer]) => {
    const copy = temptingCopy(way);
    const [before, calls] = [done(copy), walmartCalls(copy)];
    const result = copy.world.run("sidebarDo", [action, JSON.stringify(ask)], { from: "sidebar" });
    const said = result.outcome === "returned" ? String(result.value) : "";
    if (answer === "stops") expect(said).toContain('"ok":true');
    expect(done(copy)[1]).toBe(before[1]);
    if (action !== "moveHere") expect(walmartCalls(copy)).toBe(calls);
    if (answer === "stops") expect(said).toMatch(SENTENCE);
    expect(
      copy.walmart
        .ledger()
        .slice(calls)
        .filter(({ method, path }) => method !== "GET" && path !== "/v3/token"),
    ).toEqual([]);
  });
});
