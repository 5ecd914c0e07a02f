/** A selected row of `Shipments`: what it is, where it stands, why, and the next step. */
import { explainRow } from "../../../src/domain/explain/explain";
import { anOrderRow, aShipmentRow, aShop, date, NOW } from "../../support/builders";
import type { Cells } from "../../support/paper";
import { HOUR_MS, ledgerRow } from "./explained";

const UPS = "1Z999AA10123456784";
const explained = (cells: Cells<"shipments">, memory: object | null = null) =>
  explainRow(
    aShop({
      orders: [anOrderRow({ quantity: 2 })],
      shipments: [aShipmentRow({ tracking: UPS, ...cells })],
      ledger: memory === null ? [] : [ledgerRow(`shipment:${JSON.stringify(["1001", null, UPS])}`, memory)],
    }),
    { tab: "shipments", position: 0 },
    NOW,
  );
const kept = (state: string, more: object = {}) => ({ id: "S-000001", state, content: "", ...more });

const CASES: readonly [string, Cells<"shipments">, object | null, RegExp, boolean][] = [
  ["without a tracking number", { tracking: null }, null, /^It is not filled in\..*Tracking number/, false],
  ["that waits for the next run", {}, null, /^Not sent yet\. The next run sends it\./, true],
  [
    "of which Walmart gave no answer",
    { state: "Sending", walmartSaid: "Walmart gave no clear answer" },
    kept("unknown", { departed: 0 }),
    /^Sending\. Walmart gave no clear answer\. Before it is sent again/,
    true,
  ],
  [
    "that was sent",
    { state: "Sent" },
    kept("sent", { said: "Walmart shows this tracking number.", sentAt: NOW - 3 * HOUR_MS }),
    /^Sent 3 hours ago\. Walmart shows this tracking number\.$/,
    true,
  ],
  ["that is not needed", {}, kept("not needed", { said: "Nothing is left" }), /^Not needed\. Nothing is left\.$/, true],
  ["with an unknown carrier", { carrier: "Fedx" }, null, /^Problem: .+Did you mean FedEx\?.+Nothing is sent\.$/, false],
  ["with a damaged number", { tracking: "9.4E+21" }, null, /^Problem: .+lost its digits.+Nothing is sent\.$/, false],
];
test.each(CASES)("a package %s says so", (_what, cells, memory, said, isFine) => {
  const { answers = [], inShort = "" } = explained(cells, memory) ?? {};
  const stands = answers.find(({ question }) => question === "Where does it stand?");
  expect(`${stands?.answer} ${stands?.todo ?? ""}`.trim()).toMatch(said);
  expect([stands?.isFine, inShort]).toEqual([isFine, stands?.answer]);
});

test("it says what the package is and what Walmart is told, then explains its order", () => {
  const { answers = [], about } =
    explained({ carrier: "ups ground", tracking: "1z 999 aa1 01 2345 6785", quantity: null }) ?? {};
  expect(about).toMatch(/^Order .*1001/);
  expect(answers.slice(0, 2)).toEqual([
    expect.objectContaining({
      question: "What is it?",
      answer: expect.stringMatching(/all that is left of PO 1001, by ups ground .+ It was typed here\.$/),
    }),
    expect.objectContaining({
      question: "What is Walmart told?",
      answer: "UPS, 1Z999AA10123456785.",
      todo: expect.stringMatching(/check digit/),
    }),
  ]);
  expect(answers.map(({ question }) => question)).toContain("Is it shipped?");
});

test("where a package came from is said", () => {
  const from = (source: string) =>
    explained({ source, state: "Not needed" }, kept("not needed"))?.answers[0]?.answer ?? "";
  expect(from("ShipStation")).toMatch(/It came from ShipStation\.$/);
  expect(from("Walmart")).toMatch(/told to Walmart elsewhere/);
});

test("a row that names no order is explained too", () => {
  expect(explained({ po: null, sentAt: date("2026-11-23") })).toMatchObject({
    about: "A package without an order",
    tone: "wrong",
    answers: [expect.anything(), expect.anything(), { question: "Where does it stand?", isFine: false }],
  });
});
