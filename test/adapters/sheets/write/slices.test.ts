import { readSnapshot } from "../../../../src/adapters/sheets/read/read-set";
import { AS_DOCUMENTED } from "../../../../src/adapters/sheets/shape/platform-facts";
import { effectiveChanges } from "../../../../src/adapters/sheets/write/apply";
import { sliceChanges } from "../../../../src/adapters/sheets/write/slices";
import { LEDGER } from "../../../../src/domain/ledger/ledger-columns";
import { LISTINGS } from "../../../../src/domain/listings/listing-columns";
import { LOG } from "../../../../src/domain/log/log-columns";
import { type Change, insert, update } from "../../../../src/domain/values/change";
import { offsetIn, shopBook } from "../../../support/workbook-under-test";

/** Slices of what a plan really changes, each as the tabs and kinds of its changes. */
function sliced(changes: readonly Change[], limit: number): readonly (readonly Change[])[] {
  const { api, workbook } = shopBook();
  workbook.read();
  workbook.commit(
    [insert(LISTINGS, { sku: "known" as never }), insert(LEDGER, { key: "k", kind: "x", data: "1" })],
    "t",
  );
  return sliceChanges(
    effectiveChanges(readSnapshot({ api, zone: offsetIn, migrations: [] }, AS_DOCUMENTED), changes),
    limit,
  );
}

const SMALL = 101_000;
const skusOf = (slices: readonly (readonly Change[])[]) =>
  slices.map((slice) =>
    slice.flatMap((change) => (change.kind === "insert" ? [change.cells.sku ?? change.cells.key] : [])),
  );

test("a plan that fits goes in one commit", () => {
  const changes = [insert(LISTINGS, { sku: "a" as never }), update(LISTINGS, { position: 0 }, { title: "t" })];
  expect(sliced(changes, 1_500_000)).toHaveLength(1);
});

test("rows that exist come first, then new rows, and what Aisle remembers last", () => {
  const changes: Change[] = [
    update(LEDGER, { position: 0 }, { data: "2" }),
    insert(LEDGER, { key: "m", kind: "x", data: "3" }),
    insert(LISTINGS, { sku: "a" as never }),
    insert(LOG, { run: "r", key: "k" }),
    update(LISTINGS, { position: 0 }, { title: "t" }),
  ];
  const order = sliced(changes, 1_500_000)[0]?.map(({ kind, tab }) => `${kind} ${tab}`);
  expect(order).toEqual(["update listings", "insert listings", "insert log", "update ledger", "insert ledger"]);
});

test("new rows at the top go in from the lowest up, those at the end from the first down", () => {
  const names = ["a", "b", "c", "d", "e", "f"];
  const listings = names.map((name) => insert(LISTINGS, { sku: name as never, title: "t".repeat(200) }));
  expect(skusOf(sliced(listings, SMALL))).toEqual([
    ["e", "f"],
    ["c", "d"],
    ["a", "b"],
  ]);
  const memory = names.map((name) => insert(LEDGER, { key: name, kind: "x", data: "d".repeat(100) }));
  expect(skusOf(sliced(memory, SMALL))).toEqual([
    ["a", "b"],
    ["c", "d"],
    ["e", "f"],
  ]);
});

test("no change is lost and none comes twice", () => {
  const listings = Array.from({ length: 57 }, (_, index) => insert(LISTINGS, { sku: `s${index}` as never }));
  const all = skusOf(sliced(listings, SMALL)).flat();
  expect([...all].sort()).toEqual(listings.map(({ cells }) => cells.sku).sort());
});
