/** What a row of `Orders`, a PO or a customer order number is told: the questions of a seller who wants to ship it. */
import { explainRow, explainText } from "../../../src/domain/explain/explain";
import type { Answer, Explanation } from "../../../src/domain/explain/explanation";
import {
  aListing,
  aMapping,
  anOrderRow,
  aProduct,
  aShipmentRow,
  aShop,
  date,
  NOW,
  units,
} from "../../support/builders";
import type { Cells, Paper } from "../../support/paper";
import { HOUR_MS, ledgerRow, well } from "./explained";

const HOURS = (count: number): string => new Date(NOW + count * HOUR_MS).toISOString();

const shopOf = (row: Cells<"orders">, more: Paper = {}) =>
  aShop(well({ orders: [anOrderRow({ acknowledgedAt: date(HOURS(-3)), ...row })], ...more }));
const explained = (row: Cells<"orders"> = {}, more: Paper = {}, about = "1001"): Explanation =>
  explainText(shopOf(row, more), about, NOW);
function answer(question: RegExp, row: Cells<"orders">, more: Paper = {}): Answer {
  const found = explained(row, more).answers.filter((one) => question.test(one.question));
  if (found[0] === undefined || found.length > 1) throw new Error(`${found.length} answers to ${question}`);
  return found[0];
}

test("an order that is there is told in the order in which a seller asks", () => {
  const { about, answers, tone } = explained({ customerOrder: "200001" });
  expect(about).toBe("Order line 1001 / 1 · customer order 200001");
  expect(answers.map(({ question }) => question)).toEqual([
    "Is its SKU recognized?",
    "Are units committed to it?",
    "Is there enough stock for it?",
    "Is it acknowledged?",
    "Did anybody cancel it?",
    "Is it shipped?",
    "Does it hold stock?",
    "Is its row in order?",
  ]);
  expect([tone, answers.filter(({ isFine }) => !isFine)]).toEqual(["open", []]);
});

test.each<[string, string]>([
  ["a PO", "1001"],
  ["a PO with blanks around", " 1001 "],
  ["a line as other tabs name it", "1001 / 1"],
  ["the number that the buyer sees", "200001"],
  ["that number in groups", "2000-01"],
])("%s finds the order, and says which PO it is", (_, typed) => {
  expect(explained({ customerOrder: "200001" }, {}, typed).about).toMatch(/1001 \/ 1/);
});

test("a customer order of several POs is told with all of them", () => {
  const orders = ["1001", "1002"].map((po) => anOrderRow({ po, customerOrder: "200001" }));
  expect(explainText(aShop(well({ orders })), "200001", NOW).about).toBe(
    "Order POs 1001, 1002 · customer order 200001",
  );
});

test("a selected row of Orders, or of Shipments, explains its order", () => {
  const shop = shopOf({}, { shipments: [aShipmentRow(), aShipmentRow({ po: "9" })] });
  expect(explainRow(shop, { tab: "orders", position: 0 }, NOW)?.about).toMatch(/1001/);
  expect(explainRow(shop, { tab: "shipments", position: 0 }, NOW)?.about).toMatch(/1001/);
  expect(explainRow(shop, { tab: "shipments", position: 1 }, NOW)).toBeNull();
  expect(explainRow(shop, { tab: "orders", position: 7 }, NOW)).toBeNull();
});

describe("an Unknown SKU", () => {
  test("says whether both sides have the SKU, and whether its listing was imported; each with its next step", () => {
    const { answers, tone } = explained({ soldAs: "Z", sku: "Unknown SKU" });
    expect(tone).toBe("wrong");
    expect(answers.slice(0, 3)).toMatchObject([
      { answer: "No: “Z” is not in Products, so it reads Unknown SKU.", step: { label: "Open Products" } },
      { answer: "Neither has it.", todo: expect.stringContaining("Type Z as SKU") },
      {
        question: "Have all of your listings been imported?",
        answer: expect.stringMatching(/^Listings has no Z\./),
        step: { action: "importListings" },
      },
    ]);
    expect(answers[0]?.todo).toMatch(/Products.*direct commit.*Line removed/);
  });

  test("names a SKU that differs in case or blanks alone, on either side", () => {
    const more = { products: [aProduct({ sku: "z " })], listings: [aListing({ sku: "Z" })] };
    const matching = answer(/matching/, { soldAs: "Z" }, more);
    expect(matching.answer).toBe("Listings has it, Products does not.");
    expect(matching.todo).toMatch(/Products has “z ”/);
    expect(answer(/imported/, { soldAs: "a" }).answer).toMatch(/It has “A”, which differs in case or spaces alone/);
  });

  test("a finished line asks nothing of that kind, whatever became of Products", () => {
    const done = { shipped: 1, walmartStatus: "Shipped", status: "Shipped", sku: "Z", soldAs: "Z" };
    expect(explained(done).answers[0]).toMatchObject({ answer: "Z was in Products when it was sold.", isFine: true });
  });
});

test.each<[string, RegExp, Cells<"orders">, Paper, RegExp, boolean]>([
  ["no unit", /committed/, { quantity: 2 }, {}, /^0 of 2\./, true],
  ["a part", /committed/, { quantity: 2, units: "A-1" }, {}, /^1 of 2: A-1\./, true],
  ["all units", /committed/, { units: "A-1" }, {}, /^Yes, 1 of 1: A-1\./, true],
  ["an unknown IMEI", /committed/, { units: "A-9" }, {}, /A-9 is not in Inventory/, false],
  ["counted lots", /committed/, {}, { inventory: [{ ...units(1)[0], imei: null, quantity: 5 }] }, /no typing/, true],
  ["enough stock", /enough/, { quantity: 3 }, {}, /^Yes: 3 available, 3 outstanding/, true],
  ["too little stock", /enough/, { quantity: 5 }, {}, /^No, .*3 available, 5 outstanding/, false],
  [
    "a pack of four",
    /enough/,
    { soldAs: "L" },
    { skuMap: [aMapping({ perListing: 4 })], listings: [aListing({ sku: "L" })] },
    /4 outstanding/,
    false,
  ],
  ["a buyer who wants to cancel", /cancel/, { cancelRequested: "Yes" }, {}, /asked to cancel/, false],
  ["who is shipped to anyway", /cancel/, { cancelRequested: "Yes", shipAnyway: true }, {}, /shipped anyway/, true],
  ["a part canceled", /cancel/, { quantity: 3, cancelled: 1 }, {}, /^1 of 3 units was canceled/, true],
  ["a part shipped", /shipped/, { quantity: 3, shipped: 1 }, {}, /^1 of 3\./, true],
  ["all shipped", /shipped/, { quantity: 3, shipped: 3 }, {}, /^Yes, 3 units/, true],
  ["a package on its way", /shipped/, {}, { shipments: [aShipmentRow({ state: "Sending" })] }, /Sending/, true],
  [
    "a package with a problem",
    /shipped/,
    {},
    { shipments: [aShipmentRow({ state: "Problem", walmartSaid: "No such carrier." })] },
    /No such carrier/,
    false,
  ],
  ["an open line", /hold stock/, { quantity: 2 }, {}, /^Yes, 2 units/, true],
  ["a removed line", /hold stock/, { lineRemoved: true }, {}, /Line removed is ticked/, true],
  ["a committed line", /hold stock/, { units: "A-1" }, {}, /units are committed/, true],
  ["a canceled line", /hold stock/, { cancelled: 1 }, {}, /it was canceled/, true],
  ["a shipped line", /hold stock/, { shipped: 1 }, {}, /it was shipped/, true],
  ["a status that is not open", /hold stock/, { status: "Canceled" }, {}, /“Canceled” is not ticked Open/, true],
  ["a row in order", /row/, {}, {}, /^Yes/, true],
  ["an unknown status", /row/, { status: "Somewhere" }, {}, /“Somewhere” is not in Order Statuses/, false],
])("%s", (_, question, row, more, said, isFine) => {
  const { answer: text, isFine: fine } = answer(question, row, more);
  expect([text, fine]).toEqual([expect.stringMatching(said), isFine]);
});

test("units of a canceled line are named, with what to do", () => {
  const held = { units: "A-1", cancelled: 1, status: "Canceled" };
  const inventory = units(1, "A", { committedTo: "1001 / 1", unitId: "U-000001" });
  expect(answer(/cancel/, held, { inventory })).toMatchObject({
    answer: "1 of 1 unit was canceled. 1 unit is still committed to it.",
    isFine: false,
    todo: "Release the units, unless they go out.",
    step: { label: "Release Units", action: "releaseUnits", ask: { label: "1001 / 1", name: null } },
  });
});

describe("an order that Walmart waits for", () => {
  const created = ledgerRow("order:1001", { walmart: "Created", local: "New", lines: ["1"] });
  const row = { acknowledgedAt: null, walmartStatus: "Created", status: "New" };

  test("says until when", () => {
    expect(answer(/acknowledged/, { ...row, orderedAt: date(HOURS(-1)) }, { ledger: [created] })).toMatchObject({
      answer: "No. Walmart wants it within four hours of the order: 3 hours left.",
      isFine: true,
      step: { label: "Acknowledge This Order", action: "acknowledgeSelected", at: "1001 / 1" },
    });
    expect(answer(/acknowledged/, { ...row, orderedAt: date(HOURS(-6)) }, { ledger: [created] })).toMatchObject({
      answer: "No. Walmart's four hours ended 2 hours ago.",
      isFine: false,
    });
  });

  test("says since when it fails", () => {
    const retry = { since: NOW - 2 * HOUR_MS, at: NOW, tries: 3, said: "Walmart says no." };
    const ledger = [created, ledgerRow("retry:acknowledgment/1001", retry)];
    const { answer: text, isFine } = answer(/acknowledged/, row, { ledger });
    expect([text, isFine]).toEqual([expect.stringMatching(/Walmart says no\./), false]);
  });
});

test("a typed order of another channel is not acknowledged, and is not asked for Products of Walmart's", () => {
  const row = { channel: "eBay", soldAs: null, sku: "Z", walmartStatus: null };
  expect(answer(/acknowledged/, row).answer).toBe("Only Walmart's orders are.");
  expect(explained(row).answers[0]?.todo).toBe("Correct the SKU in Orders, or add it to Products.");
});

describe("an order of several lines", () => {
  const orders = (count: number) =>
    Array.from({ length: count }, (_, at) =>
      anOrderRow({ line: String(at + 1), soldAs: at === 1 ? "Z" : "A", acknowledgedAt: date(HOURS(-3)) }),
    );

  test("names the lines that an answer is about, the troubled ones first", () => {
    const { answers, about } = explainText(aShop(well({ orders: orders(3) })), "1001", NOW);
    expect(about).toBe("Order PO 1001");
    expect(answers[0]).toMatchObject({
      answer: expect.stringMatching(/^Line 2: No: “Z” is not in Products.* Lines 1, 3: Yes: A is in Products\.$/),
      isFine: false,
      step: { label: "Open Products" },
    });
    expect(answers[1]?.question).toMatch(/matching SKUs/);
    expect(answers.find(({ question }) => /acknowledged/.test(question))?.answer).toBe("Yes, 3 hours ago.");
  });

  test("of 200 lines is still short enough to read", () => {
    const { answers, sections } = explainText(aShop(well({ orders: orders(200) })), "1001", NOW);
    expect(answers.every(({ answer: text, todo }) => text.length + (todo ?? "").length < 1_500)).toBe(true);
    expect(sections.every(({ lines }) => lines.length <= 51)).toBe(true);
  });

  test("says which lines were removed by hand, and offers to bring them back", () => {
    const ledger = [ledgerRow("order:1001", { walmart: "Acknowledged", local: "Ready to Ship", lines: ["1", "2"] })];
    const [first] = explainText(aShop(well({ orders: orders(1), ledger })), "1001", NOW).answers;
    expect(first).toMatchObject({
      answer: "Of PO 1001, line 2 left Orders: the row was removed by hand.",
      step: { label: "Restore This Order", action: "restoreOrder", ask: { po: "1001" } },
    });
  });
});

test("its units, packages and the listings that count it are below; nothing personal is", () => {
  const row = {
    units: "A-1",
    shipToName: "Quentin Unmistakable",
    shipToStreet: "7 Nowhere Rd",
    shipToPhone: "5125550199",
  };
  const told = explained(row, { shipments: [aShipmentRow({ state: "Sent", sentAt: date(HOURS(-1)) })] });
  expect(told.sections).toEqual([
    { title: "Lines", lines: ["1001 / 1 · A · 1 unit ordered · Ready to Ship"] },
    { title: "Units committed or sold", lines: ["A-1 · committed to 1001 / 1"] },
    { title: "Packages", lines: ["UPS · 1Z1 · Sent · 60 minutes ago"] },
  ]);
  expect(JSON.stringify(told)).not.toMatch(/Unmistakable|Nowhere|5550199/);
  expect(explained().sections.at(-1)).toEqual({
    title: "Listings whose number counts it",
    lines: ["A: to send 2 · Pending"],
  });
});

test("an IMEI is told with its order, its former sales, and other orders that name it", () => {
  const inventory = [
    ...units(1, "A", { imei: "35-1", unitId: "U-000001", soldOn: "900 / 1" }),
    ...units(1, "A", { imei: "35-1", unitId: "U-000002" }),
  ];
  const orders = [
    anOrderRow({ po: "1001", units: "351" }),
    anOrderRow({ po: "1002", units: "351", orderedAt: date(HOURS(-1)) }),
  ];
  const { about, answers, sections } = explainText(aShop(well({ orders, inventory })), "35-1", NOW);
  expect(about).toBe("Unit 35-1");
  expect(answers.find(({ question }) => /committed or sold/.test(question))).toMatchObject({
    answer: "Committed to 1001 / 1, so it is not available.",
    step: { label: "Open Orders", ask: { tab: "orders", row: "1001 / 1" } },
  });
  expect(sections.slice(-3)).toEqual([
    { title: "Its order", lines: ["1001 / 1 · A · ordered 3 days ago · Ready to Ship"] },
    { title: "Sold on", lines: ["900 / 1 · not in Orders any more"] },
    { title: "Other orders that name it", lines: ["1002 / 1 · A · ordered 60 minutes ago · Ready to Ship"] },
  ]);
});
