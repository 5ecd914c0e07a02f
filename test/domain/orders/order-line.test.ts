import { shippedQuantity, unshippedQuantity } from "../../../src/domain/orders/order";
import { readOrderLines, type SheetLine } from "../../../src/domain/orders/order-line";
import { aLine, aListing, anOrderRow, aProduct, aShop, aUnit, computed } from "../../support/builders";
import { type Cells, type Paper, rowsOf } from "../../support/paper";

const lines = (orders: readonly Cells<"orders">[], more: Paper = {}) =>
  aShop({ products: [aProduct()], orders, ...more }).lines;
const onlyLine = (cells: Cells<"orders">, more: Paper = {}): SheetLine => {
  const [line] = lines([anOrderRow(cells)], more);
  if (line === undefined) throw new Error("the row is no line");
  return line;
};
const problem = (cells: Cells<"orders">, more: Paper = {}) =>
  computed({ products: [aProduct()], orders: [anOrderRow(cells)], ...more }).orders?.[0]?.problem ?? null;

describe("whether an order holds stock", () => {
  const open: readonly [string, string | null, boolean][] = [
    ["New is open", "New", true],
    ["Ready to Ship is open", "Ready to Ship", true],
    ["Shipped is not", "Shipped", false],
    ["Delivered is not", "Delivered", false],
    ["Canceled is not", "Canceled", false],
    ["a blank status counts as open", null, true],
    ["a status that is not in Order Statuses counts as open", "On the bench", true],
    ["statuses are compared exactly", "shipped", true],
  ];
  test.each(open)("%s", (_rule, status, isOpen) => expect(onlyLine({ status }).isOpen).toBe(isOpen));

  test.each([null, "On the bench"])("a status that reads %p is named", (status) => {
    expect(problem({ status })).toMatch(/counts as open/);
  });

  test("an order whose rows carry different statuses counts as open on every row, and says so", () => {
    const orders = [anOrderRow({ status: "Shipped" }), anOrderRow({ line: "2", status: "Delivered" })];
    expect(lines(orders).map(({ isOpen }) => isOpen)).toEqual([true, true]);
    for (const cells of computed({ products: [aProduct()], orders }).orders ?? []) {
      expect(cells.problem).toMatch(/different statuses, so it counts as open/);
    }
  });

  test("a status without its tick in Open does not hold stock", () => {
    const orderStatuses = [{ status: "Waiting" }];
    expect(onlyLine({ status: "Waiting" }, { orderStatuses }).isOpen).toBe(false);
  });
});

describe("which product a line is", () => {
  test("the SKU as sold, when the catalog knows it", () => {
    expect(onlyLine({}).recognized).toEqual(["V-000001"]);
    expect(computed({ products: [aProduct()], orders: [anOrderRow()] }).orders?.[0]?.sku).toBe("A");
  });

  test("Unknown SKU when it does not, until the SKU is added to Products", () => {
    const orders = [anOrderRow({ soldAs: "Z" })];
    const before = computed({ products: [aProduct()], orders });
    expect(before.orders?.[0]?.sku).toBe("Unknown SKU");
    const after = computed({ ...before, products: [aProduct({ sku: "Z" })] });
    expect(after.orders?.[0]).toMatchObject({ sku: "Z", problem: null });
  });

  test("connecting the listing does not relabel it, but gives it stock", () => {
    const skuMap = [{ sku: "Z", connectTo: "SKU", target: "A" }];
    const paper = { products: [aProduct()], orders: [anOrderRow({ soldAs: "Z" })], skuMap };
    const next = computed({ ...paper, listings: [aListing({ sku: "Z" })] });
    expect(next.orders?.[0]).toMatchObject({ sku: "Unknown SKU", outstanding: 1 });
    expect(next.orders?.[0]?.problem).toMatch(/reads Unknown SKU and holds the stock of its listing\. Add the SKU/);
  });

  test("a line that touches no stock says so", () => {
    expect(problem({ soldAs: "Z" })).toMatch(/“Z” is not in Products, so this line holds no stock/);
  });

  test("near misses are unknown", () => expect(onlyLine({ soldAs: "a" }).recognized).toEqual([]));

  test("the SKU that the seller typed names an order of another channel", () => {
    const line = onlyLine({ channel: "eBay", soldAs: null, sku: "A" });
    expect(line.recognized).toEqual(["V-000001"]);
  });

  test("what the seller typed into SKU of another channel stays", () => {
    const orders = [anOrderRow({ channel: "eBay", soldAs: null, sku: "Z" })];
    expect(computed({ products: [aProduct()], orders }).orders?.[0]?.sku).toBe("Z");
  });
});

describe("rows and keys", () => {
  test("a row without a PO is no line", () => expect(lines([anOrderRow({ po: null })])).toEqual([]));

  test("a blank Line is line 1", () => expect(onlyLine({ line: null }).label).toBe("1001 / 1"));

  test("two rows with one PO and line count once, and both are named", () => {
    const orders = [anOrderRow(), anOrderRow({ quantity: 7 })];
    expect(lines(orders).map(({ quantity }) => quantity)).toEqual([1]);
    expect(computed({ products: [aProduct()], orders }).orders?.map((cells) => cells.problem)).toEqual([
      "The line 1001 / 1 is in two rows. It counts once. Delete the row that is the copy.",
      "The line 1001 / 1 is in two rows. It counts once. Delete the row that is the copy.",
    ]);
  });

  test.each([null, "two", "#N/A", -1])("a Qty that reads %p is named, never taken for a silent zero", (quantity) => {
    expect(problem({ quantity, channel: "eBay" })).toMatch(/Qty is not a number/);
  });

  test("a Qty of zero is a number", () => expect(problem({ quantity: 0 })).toBeNull());

  test("the same rows give the same lines", () => {
    const rows = rowsOf("orders", [anOrderRow(), anOrderRow({ line: "2" })]);
    const shop = aShop({ products: [aProduct()] });
    const read = () => readOrderLines(rows, shop.catalog, new Map());
    expect(read()).toEqual(read());
  });
});

describe("shipped without IMEI", () => {
  const shipped = { shipped: 1, status: "Shipped" };

  test("warns with the number of units by which the quantity rises", () => {
    const inventory = [aUnit({ imei: "9" })];
    expect(problem({ ...shipped, quantity: 3, shipped: 3 }, { inventory })).toMatch(
      /^Shipped without IMEI: .*rises by 3/,
    );
  });

  test("does not warn of what is committed", () => {
    const paper = { products: [aProduct()], orders: [anOrderRow({ ...shipped, units: "9" })] };
    expect(computed({ ...paper, inventory: [aUnit({ imei: "9" })] }).orders?.[0]?.problem).toBeNull();
  });

  test("does not warn of counted goods", () => {
    expect(problem(shipped, { inventory: [aUnit({ quantity: 20 })] })).toBeNull();
  });

  test("does not warn of a removed line", () => {
    expect(problem({ ...shipped, lineRemoved: true }, { inventory: [aUnit({ imei: "9" })] })).toBeNull();
  });

  test("warns also where units are typed by a SKU that variations share", () => {
    const products = [aProduct({ sku: "S" }), aProduct({ variationId: "V-000002", sku: "S" })];
    const inventory = [aUnit({ imei: "9", stockOf: "S" })];
    expect(problem({ ...shipped, soldAs: "S" }, { products, inventory })).toMatch(/^Shipped without IMEI/);
  });
});

describe("quantities of a line on Walmart", () => {
  const divided = aLine({
    quantity: 5,
    shares: [
      { status: "Cancelled", quantity: 1 },
      { status: "Shipped", quantity: 1 },
      { status: "Delivered", quantity: 1 },
      { status: "Refunded", quantity: 1 },
      { status: "Acknowledged", quantity: 1 },
    ],
  });

  test("delivered and refunded units were shipped", () => expect(shippedQuantity(divided)).toBe(3));
  test("what is neither shipped nor cancelled is left", () => expect(unshippedQuantity(divided)).toBe(1));
  test("nothing is left below zero", () => {
    expect(unshippedQuantity(aLine({ shares: [{ status: "Shipped", quantity: 2 }] }))).toBe(0);
  });
});
