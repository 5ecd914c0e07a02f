/** What Google's documents leave open: whichever way it is, Aisle's day ends alike. */
import { DEFAULT_SWITCHES, type Switches } from "../../../dev/emulator/workbook/switches";
import { createWalmart } from "../../../dev/simulator/walmart/walmart";
import type { RunReport } from "../../../src/domain/log/run-report";
import { openShop, type Shop } from "../../support/shop-under-test";

/** Texts from outside that a careless write would turn into something else. */
const ODD_TITLES: Readonly<Record<string, string>> = {
  A: '=HYPERLINK("https://evil.example","Phone")',
  "=B": "'quoted",
  "'C": "+1 phone",
  D: "'=1+1",
};

const item = ([sku, productName]: readonly [string, string]) => ({
  mart: "WALMART_US",
  sku,
  productName,
  price: { currency: "USD", amount: 100 },
  publishedStatus: "PUBLISHED",
  lifecycleStatus: "ACTIVE",
});

/** A day on which everything is done once: set up, import, sell, commit, ship, and then nothing. */
function day(switches: Partial<Switches>) {
  const walmart = createWalmart({
    items: Object.entries(ODD_TITLES).map(item),
    quantities: Object.keys(ODD_TITLES).map((sku) => [sku, 1]),
  });
  const shop = openShop({ walmart, sheet: { switches } });
  shop.setUp();
  shop.connect();
  shop.addStock(Object.keys(ODD_TITLES).map((sku) => [typed(sku), 10]));
  const reports = [shop.importListings()];
  shop.countEverything();
  shop.switchOn({ "Order Import": "On", "Inventory Quantity Sync": "On" });
  const waiting = synced(shop).problems;
  reports.push(shop.approveAll());
  buy(shop, "A");
  buy(shop, "D");
  reports.push(synced(shop));
  const po = shop.rows("Orders").find((row) => row["SKU as sold"] === "A")?.PO ?? "";
  shop.hands.fill("Shipments", ["PO", "Carrier", "Tracking number"], [[po, "UPS", "1Z999AA10123456784"]]);
  reports.push(synced(shop));
  shop.hands.type("Listings", "Listing SKU", "A", "Hold back", "1");
  reports.push(synced(shop));
  shop.clock.advance(5 * 60_000);
  const idle = shop.world.run("syncNow");
  return {
    waiting,
    reports: reports.map(({ kind, problems }) => ({ kind, problems })),
    idleWrites: idle.counters.sheetsWrites,
    quantities: [...walmart.quantities()].sort(),
    shipments: walmart.orders().map(({ purchaseOrderId }) => walmart.shipmentsOf(purchaseOrderId).length),
    tabs: Object.fromEntries(TABS.map((tab) => [tab, shop.rows(tab).map(asSeen).sort(byText)])),
    formulas: formulas(shop),
  };
}

/** Where Google shows changes late, one run's time is not enough for all of them: the next runs go on. */
function synced(shop: Shop): RunReport {
  let report = shop.sync();
  for (
    let more = 0;
    more < 3 && report.problems.some((problem) => /as it was before Aisle's last change/.test(problem));
    more += 1
  )
    report = shop.sync();
  return report;
}

const TABS = ["Listings", "Orders", "Shipments", "Inventory", "Products", "SKU Map", "Warehouses", "Customers"];

/** What the pretend Walmart draws anew for each order: a day on which Google is slow asks for more, so it draws others. */
const DRAWN = /^(PO|Line|Customer order|Customer|Address|Ship-to .*)$/;

/** Clock times aside: waiting for Google is no difference. Nor is an apostrophe that keeps a text from being a formula. */
const asSeen = (row: Readonly<Record<string, string>>) =>
  Object.fromEntries(
    Object.entries(row).map(([heading, text]) => [
      heading,
      DRAWN.test(heading) && text !== ""
        ? "drawn"
        : text.replace(/\d{4}-\d\d-\d\d \d\d:\d\d/, "a time").replace(/^'+(?=[=+])/, ""),
    ]),
  );

const byText = (one: object, other: object): number => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1);

/** As a person types a text that begins with = or an apostrophe. */
const typed = (text: string): string => (/^['=]/.test(text) ? `'${text}` : text);

function buy({ walmart, clock }: Shop, sku: string): void {
  const placed = walmart.buyers.order({ lines: [{ sku, quantity: 1 }] }, clock.now());
  if (placed.kind === "refused") throw new Error(placed.reason);
}

/** Formulas anywhere: nobody typed one. */
function formulas({ book }: Shop): string[] {
  return book.view.tabs().flatMap(({ title }) =>
    book.view.rows(title).flatMap((row, index) =>
      row.flatMap((_, column) => {
        const cell = `${String.fromCharCode(65 + (column % 26))}${index + 1}`;
        if (column > 25) return [];
        const entered = book.view.cell(title, cell).userEnteredValue ?? {};
        return "formulaValue" in entered ? [`${title}!${cell}: ${entered.formulaValue}`] : [];
      }),
    ),
  );
}

const OTHERS: Readonly<Switches> = {
  apostropheString: "dropped",
  typedColumnDress: "taken",
  typedColumnValues: "refused",
  metadataOfDuplicatedTab: "copied",
  strictValidationForApi: "enforced",
  nullInDataFilterWrite: "empties",
  insertAtRangeStart: "included",
  formulasInResponse: "stale",
  readAfterWrite: "stale",
  warningOnlyForApi: "refused",
  unknownResponseRange: "refusedAfter",
  dateTypedIntoNumberCell: "staysNumber",
  lineMetadataUnderCut: "travels",
  writeUnderMerge: "dropped",
  undoOverLaterWrite: "keeps",
  metadataOfSetBack: "dropped",
  exactLocation: "ignored",
  cellsInResponse: "absent",
  gridsOfAllTabs: "empty",
};

const expected = day({});

test("an ordinary day ends with everything right and nothing left to write", () => {
  expect(expected.reports.every(({ kind, problems }) => kind === "done" && problems.length === 0)).toBe(true);
  expect(expected.idleWrites).toBe(0);
  expect(expected.formulas).toEqual([]);
});

test.each(Object.entries(OTHERS))("the day ends alike where %s is %s", (name, setting) => {
  expect(DEFAULT_SWITCHES[name as keyof Switches]).not.toBe(setting);
  expect(day({ [name]: setting })).toEqual(expected);
});

test("the day ends alike where everything is the other way", () => {
  expect(day(OTHERS)).toEqual(expected);
});

test("every switch of the emulator is tried both ways", () => {
  expect(Object.keys(OTHERS).sort()).toEqual(Object.keys(DEFAULT_SWITCHES).sort());
});
