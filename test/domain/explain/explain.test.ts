/** Why a listing has its number: the questions of the help article, answered from the shop as it stands. */
import { explainText } from "../../../src/domain/explain/explain";
import type { Answer } from "../../../src/domain/explain/explanation";
import {
  aListing,
  aMapping,
  anOrderRow,
  aProduct,
  aShop,
  aUnit,
  computed,
  NOW,
  OPEN_GATE,
  SYNC_ON,
  settingRows,
  units,
} from "../../support/builders";
import type { Paper } from "../../support/paper";
import { accepted, explained, HOUR_MS, ledgerRow, well } from "./explained";

const answer = (more: Paper, question: RegExp): Answer => {
  const found = explained(more).answers.filter((one) => question.test(one.question));
  if (found[0] === undefined || found.length > 1) throw new Error(`${found.length} answers to ${question}`);
  return found[0];
};

test("the questions are those of the help article, in its order", () => {
  expect(explained().answers.map(({ question }) => question)).toEqual([
    "Has the listing been imported?",
    "Is the listing connected?",
    "Does the listing show active or ended?",
    "Who fulfills it?",
    "Is Inventory Quantity Sync on?",
    "Does anything wait or pause?",
    "Is the warehouse set on its units, and does it count?",
    "Do the statuses of its units count?",
    "Can the rows of its units be used?",
    "Do only open orders hold stock?",
    "Are all variants of its group connected?",
    "Does other software change it?",
    "Do your own rules for it read right?",
  ]);
});

test("where all is well every answer is fine, and nothing is to be done", () => {
  const { answers, inShort, about } = explained({ ledger: [accepted(3)] });
  expect(answers.filter(({ isFine, todo }) => !isFine || todo !== null)).toEqual([]);
  expect(about).toBe("Listing A · Phone A");
  expect(inShort).toBe("In sync. 3 − 0 = 3");
});

test.each<[string, RegExp, Paper, RegExp, RegExp | null]>([
  ["a copied row", /imported/, { listings: [aListing(), aListing()] }, /A is in two rows/, /Delete the row/],
  ["no connection", /listing connected/, { products: [] }, /^Not connected\./, /SKU Map, or add its SKU/],
  ["a near miss", /listing connected/, { products: [aProduct({ sku: "a" })] }, /“a”/, /SKU Map/],
  [
    "a connection cut",
    /listing connected/,
    { skuMap: [aMapping({ sku: "A", connectTo: "Nothing", target: null })] },
    /^Disconnected/,
    null,
  ],
  [
    "a target gone",
    /listing connected/,
    { skuMap: [aMapping({ sku: "A", target: "B" })] },
    /not in Products/,
    /Correct SKU Map/,
  ],
  [
    "one target of two gone",
    /listing connected/,
    { skuMap: [aMapping({ sku: "A", target: "B" }), aMapping({ sku: "A", target: "A" })] },
    /^Yes, to A\. B in SKU Map is not in Products/,
    null,
  ],
  [
    "a listing that ended",
    /active or ended/,
    { listings: [aListing({ onWalmartAs: "Ended" })] },
    /^Ended on Walmart/,
    null,
  ],
  [
    "a listing gone",
    /active or ended/,
    { listings: [aListing({ onWalmartAs: "Not found" })] },
    /no longer lists/,
    null,
  ],
  [
    "Walmart's own warehouse",
    /fulfills/,
    { listings: [aListing({ fulfilledBy: "Walmart" })] },
    /Walmart fulfills it/,
    null,
  ],
  ["the sync being off", /Sync on/, { settings: settingRows() }, /is off in Settings/, null],
  [
    "an unmapped status",
    /wait or pause/,
    { settings: settingRows({ ...SYNC_ON, "Walmart Created": null }) },
    /sales cannot be subtracted/,
    null,
  ],
  [
    "a refusal",
    /wait or pause/,
    { ledger: [accepted(2, { refused: { quantity: 3, message: "Walmart says no." } })] },
    /Walmart says no/,
    null,
  ],
  [
    "units without a warehouse",
    /warehouse/,
    {
      inventory: [...units(2), ...units(2, "A", { warehouse: null }), aUnit({ warehouse: "Repair" })].map(
        (one, index) => ({ ...one, imei: `I${index}` }),
      ),
    },
    /^Left out: 2 without Warehouse, 1 in warehouse Repair\.$/,
    /Fill in Warehouse in Inventory, and tick in Warehouses/,
  ],
  [
    "a status that does not count",
    /statuses/,
    { inventory: units(2, "A", { status: "In repair" }) },
    /2 in status In repair/,
    /tick in Inventory Statuses/,
  ],
  [
    "an IMEI twice",
    /rows of its units/,
    { inventory: [aUnit({ imei: "1" }), aUnit({ imei: "1" })] },
    /2 with a Problem/,
    /Problem in Inventory/,
  ],
  ["no unit at all", /Do its units count/, { inventory: [] }, /no unit of it/, /Add its units/],
  [
    "Shipped ticked Open",
    /open orders/,
    {
      orderStatuses: [
        { status: "Shipped", open: true },
        { status: "Canceled", open: true },
        { status: "New", open: true },
      ],
    },
    /^Shipped and Canceled count as open/,
    /Untick Open/,
  ],
  [
    "Order Import off",
    /open orders/,
    { settings: settingRows({ "Inventory Quantity Sync": "On" }) },
    /Order Import is off/,
    /Switch it on/,
  ],
  [
    "half a group",
    /variants/,
    { listings: ["A", "B", "C"].map((sku) => aListing({ sku, variantGroup: "G" })) },
    /^2 of 3 of G are not: B, C\.$/,
    /Connect them/,
  ],
  [
    "a change by somebody else",
    /other software/,
    { ledger: [accepted(3, { at: NOW - 9 * HOUR_MS, outside: [{ told: 3, found: 7, at: NOW - HOUR_MS }] })] },
    /7 on Walmart instead of 3/,
    /Disconnect the other tool/,
  ],
  [
    "another tool on the account",
    /other software/,
    {
      ledger: [1, 2, 3].map((hours) =>
        ledgerRow(`sent:${hours}`, {
          state: "confirmed",
          quantity: 1,
          at: NOW - 9 * HOUR_MS,
          outside: [{ told: 1, found: 7, at: NOW - hours * HOUR_MS }],
        }),
      ),
    },
    /3 times within a week/,
    /Disconnect/,
  ],
  [
    "a rule that cannot be read",
    /own rules/,
    { listings: [aListing({ holdBack: "many" })] },
    /Hold back: “many” is not a number/,
    null,
  ],
])("%s is the answer to its question, with what to do", (_, question, more, said, todo) => {
  const { answer: text, isFine, todo: doing } = answer(more, question);
  expect(text).toMatch(said);
  expect(isFine).toBe(false);
  if (todo === null) expect(doing).toBeNull();
  else expect(doing).toMatch(todo);
});

test.each<[string, RegExp, Paper, string]>([
  [
    "unpublished",
    /active or ended/,
    { listings: [aListing({ onWalmartAs: "Unpublished" })] },
    "Unpublished: buyers do not see it, but its quantity is kept in step.",
  ],
  [
    "not told who fulfills",
    /fulfills/,
    { listings: [aListing({ fulfilledBy: "not known" })] },
    "Walmart has not said it yet.",
  ],
  [
    "the last import",
    /imported/,
    { ledger: [ledgerRow("cursor:listings", { at: NOW - 5 * HOUR_MS })] },
    "Yes; the last import was 5 hours ago.",
  ],
  ["a number that leaves next", /wait or pause/, {}, "No: the number leaves with the next run."],
  [
    "all else being told elsewhere",
    /wait or pause/,
    { products: [] },
    "No number leaves, because of what the other answers say.",
  ],
  ["rules", /own rules/, { listings: [aListing({ percent: 0.9, holdBack: 1 })] }, "Percent 90, Hold back 1."],
  [
    "a status left unticked while others count",
    /statuses/,
    { inventory: [...units(2), aUnit({ imei: "R", status: "In repair" })] },
    "Left out: 1 in status In repair. You left that unticked.",
  ],
  ["orders that hold stock", /open orders/, { orders: [anOrderRow()] }, "Yes: 1 order line of open orders."],
  ["a whole group", /variants/, { listings: [aListing({ variantGroup: "G" })] }, "Yes, all 1 of G."],
])("%s: told, and fine", (_, question, more, said) => {
  expect(answer(more, question)).toMatchObject({ answer: said, isFine: true, todo: null });
});

test("several things at once are all told, not only the one that Sync names", () => {
  const more: Paper = {
    listings: [aListing({ onWalmartAs: "Ended", fulfilledBy: "Walmart" })],
    products: [],
    settings: settingRows(),
  };
  const wrong = explained(more)
    .answers.filter(({ isFine }) => !isFine)
    .map(({ question }) => question);
  expect(wrong).toEqual([
    "Is the listing connected?",
    "Does the listing show active or ended?",
    "Who fulfills it?",
    "Is Inventory Quantity Sync on?",
    "Do only open orders hold stock?",
  ]);
  expect(explained(more).inShort).toMatch(/^Skipped: not connected/);
});

test("Explain begins with what Sync and Why read in the row, whatever is the matter", () => {
  const papers: Paper[] = [
    {},
    { products: [] },
    { ledger: [accepted(3)] },
    { ledger: [accepted(2, { refused: { quantity: 3, message: "Walmart says no." } })] },
    { listings: [aListing({ holdBack: "x" })], inventory: units(2, "A", { warehouse: null }) },
    { orders: [anOrderRow({ quantity: 5 })], listings: [aListing({ percent: 0.5 })] },
  ];
  for (const more of papers) {
    const row = computed(well(more)).listings?.[0];
    const sync = String(row?.sync);
    expect(explained(more).inShort).toBe(`${/[.!?]$/.test(sync) ? sync : `${sync}.`} ${row?.why ?? ""}`.trim());
  }
});

describe("what waits in Preview", () => {
  const waiting = (paper: Paper, gate: Parameters<typeof aShop>[1]) =>
    explainText(aShop(well(paper), gate), "A", NOW).answers.find(({ question }) => /wait or pause/.test(question));

  test.each<[string, Paper, Parameters<typeof aShop>[1], RegExp]>([
    [
      "the sync was just switched on",
      {},
      { ...OPEN_GATE, since: NOW, isOpen: false },
      /since the sync was switched on/,
    ],
    [
      "nobody has said who fulfills it",
      { listings: [aListing({ fulfilledBy: "not known" })] },
      OPEN_GATE,
      /since Walmart has not said who fulfills/,
    ],
    [
      "everything would become 0",
      {
        listings: ["A", "B", "C", "D", "E"].map((sku) => aListing({ sku, fulfilledBy: "Seller" })),
        products: ["A", "B", "C", "D", "E"].map((sku, at) => aProduct({ sku, variationId: `V-00000${at + 1}` })),
        inventory: [aUnit({ status: null })],
        ledger: ["A", "B", "C", "D", "E"].map((sku) =>
          ledgerRow(`sent:${sku}`, { state: "confirmed", quantity: 4, at: NOW - HOUR_MS }),
        ),
      },
      OPEN_GATE,
      /looks like an accident/,
    ],
  ])("%s: told with what to do", (_, paper, gate, said) => {
    expect(waiting(paper, gate)).toMatchObject({
      answer: expect.stringMatching(said),
      isFine: false,
      todo: expect.stringMatching(/Preview and choose .* Send Approved/),
    });
  });
});

test("what no listing and no unit is called is told, with what nearly is", () => {
  const { answers, inShort } = explained({}, "a ");
  expect(inShort).toMatch(
    /Nothing found for “a ”\. Capital letters and spaces count\. “A” differs in case or spaces alone\./,
  );
  expect(answers).toMatchObject([
    { question: "Has the listing been imported?", isFine: false, todo: expect.stringMatching(/Import Listings/) },
  ]);
});
