import { readLedger } from "../../../src/domain/ledger/ledger";
import type { MarketplaceOrder } from "../../../src/domain/orders/order";
import { customerKey } from "../../../src/domain/orders/order-customer";
import { planOrderImport } from "../../../src/domain/orders/plan-order-import";
import { keyedRows } from "../../../src/domain/orders/retyped-keys";
import { instant } from "../../../src/domain/values/brand";
import { anOrder, aPaper, NOW } from "../../support/builders";
import { type Paper, rowsOf, written } from "../../support/paper";

const ledgerOf = ({ ledger }: Paper) => readLedger(rowsOf("ledger", ledger ?? []));
const STATUSES = { Created: "New", Acknowledged: "Ready to Ship" };

/** The paper after Walmart said this; new orders belong to the buyer. */
const after = (paper: Paper, order: MarketplaceOrder): Paper =>
  written(
    paper,
    planOrderImport([order], {
      rows: keyedRows(rowsOf("orders", paper.orders ?? []), ledgerOf(paper)).rows,
      ledger: ledgerOf(paper),
      statusMap: STATUSES,
      minimumOrderDate: instant(0),
      now: NOW,
      customerOf: ({ shipTo }) => shipTo.name ?? "",
    }).changes,
  );

const sentTo = (name: string, ...lines: string[]) =>
  anOrder({ shipTo: { name, city: "Austin" }, lines: ["1", ...lines].map((line) => ({ line })) });
const customers = ({ orders = [] }: Paper) => orders.map(({ customer, shipToName }) => [customer, shipToName]);

test("the parcel goes to somebody else now: the order stays its customer's, and so does a line that is added", () => {
  const imported = after(aPaper(), sentTo("Ann Lee"));
  const moved = after(imported, sentTo("Bob Ray"));
  expect(customers(moved)).toEqual([["Ann Lee", "Bob Ray"]]);
  expect(customers(after(moved, sentTo("Bob Ray", "2"))).sort()).toEqual([
    ["Ann Lee", "Bob Ray"],
    ["Ann Lee", "Bob Ray"],
  ]);
});

test("a customer whose cell was emptied comes back by the name on the parcel", () => {
  const imported = after(aPaper(), sentTo("Ann Lee"));
  const emptied = { ...imported, orders: (imported.orders ?? []).map((row) => ({ ...row, customer: null })) };
  const { rows, retyped } = keyedRows(rowsOf("orders", emptied.orders), ledgerOf(emptied));
  expect(rows.map(({ values }) => values.customer)).toEqual(["Ann Lee"]);
  expect(retyped).toHaveLength(1);
});

test("a row whose buyer was purged stays empty", () => {
  const imported = after(aPaper(), sentTo("Ann Lee"));
  const orders = (imported.orders ?? []).map((row) => ({ ...row, customer: null, shipToName: null, shipToCity: null }));
  expect(keyedRows(rowsOf("orders", orders), ledgerOf(imported)).rows[0]?.values.customer).toBeNull();
});

test("composed and decomposed letters, cases and blanks make no other customer; another letter does", () => {
  const [name, ...same] = ["José  Núñez", "jose\u0301 nu\u0301n\u0303ez", " JOSÉ NÚÑEZ\u00a0"].map(customerKey);
  expect(same).toEqual([name, name]);
  expect(customerKey("Jose Nunez")).not.toBe(name);
});
