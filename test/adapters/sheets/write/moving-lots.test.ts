/** Counted lots go down while people sort, move and delete their rows. */
import { update } from "../../../../src/domain/values/change";
import { TABS } from "../../../../src/domain/workbook/tabs";
import { commitAsARun, letter, type Plan, shopBook, shown, type UnderTest } from "../../../support/workbook-under-test";

const { inventory } = TABS;

/** Three lots of one SKU; the number to which each goes down may be that of another one. */
const LOTS = [
  ["U-000001", "30"],
  ["U-000002", "20"],
  ["U-000003", "7"],
] as const;
const WISHED: Readonly<Record<string, number>> = { "U-000001": 20, "U-000002": 5 };

function withLots(): UnderTest {
  const one = shopBook();
  const paste = (heading: string, texts: readonly string[]) =>
    one.people.paste(
      "Inventory",
      `${letter(one, "Inventory", heading)}2`,
      texts.map((text) => [text]),
    );
  paste(
    "Unit ID",
    LOTS.map(([id]) => id),
  );
  paste(
    "SKU or Variation ID",
    LOTS.map(() => "A"),
  );
  paste(
    "Qty",
    LOTS.map(([, units]) => units),
  );
  paste(
    "Notes",
    LOTS.map(([id]) => `note of ${id}`),
  );
  return one;
}

/** Once: whoever planned again would take the shipment off twice. */
function onePlan(): Plan {
  let isPlanned = false;
  return ({ tables }) => {
    if (isPlanned) return [];
    isPlanned = true;
    return tables.inventory.flatMap((row) => {
      const quantity = WISHED[row.values.unitId ?? ""];
      return quantity === undefined ? [] : [update(inventory, row, { quantity })];
    });
  };
}

const rows = (one: UnderTest) =>
  Object.fromEntries(shown(one, "Inventory").map((row) => [row["Unit ID"], [row.Qty, row.Notes]]));

const ACTIONS: readonly (readonly [string, (one: UnderTest) => void])[] = [
  ["sort by Unit ID, downwards", (one) => one.people.sort("Inventory", letter(one, "Inventory", "Unit ID"), "Z to A")],
  ["sort by Qty", (one) => one.people.sort("Inventory", letter(one, "Inventory", "Qty"), "A to Z")],
  ["drag the first lot to the end", (one) => one.people.moveRows("Inventory", 2, 1, 5)],
  ["insert a row above", (one) => one.people.insertRows("Inventory", 2, 1)],
];

test.each(ACTIONS)("people %s just then: every lot has its own number at the end, and the others theirs", (_, act) => {
  const one = withLots();
  const readSet = one.workbook.read();
  one.wire.before = (method) => {
    if (method !== "batchUpdate") return;
    one.wire.before = () => {};
    act(one);
  };
  commitAsARun(one.workbook, readSet, onePlan());
  expect(rows(one)).toMatchObject({
    "U-000001": ["20", "note of U-000001"],
    "U-000002": ["5", "note of U-000002"],
    "U-000003": ["7", "note of U-000003"],
  });
});

test("cells are seen as they were typed: numbers, formulas, blanks", () => {
  const one = withLots();
  const column = letter(one, "Inventory", "Qty");
  one.people.type("Inventory", `${column}3`, "");
  one.people.type("Inventory", `${column}4`, "=2+3");
  one.workbook.read();
  one.people.type("Inventory", `${column}2`, "29");
  expect(one.workbook.typedCells("inventory", "quantity")).toEqual([29, null, "=2+3"]);
});
