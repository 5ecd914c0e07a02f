/** A label that was voided in ShipStation after it had become a row. */
import { readLedger } from "../../../src/domain/ledger/ledger";
import { spellingsOf } from "../../../src/domain/shipments/carrier-rows";
import { readShipments } from "../../../src/domain/shipments/read-shipments";
import { anOrderRow, aPaper, aShipmentRow, aShop } from "../../support/builders";
import { aPackage, packed, planOf, pulled } from "../../support/packages";
import { type Paper, rowsOf } from "../../support/paper";

const PAPER = aPaper({ orders: [anOrderRow(), anOrderRow({ po: "1002" })] });
const VOIDED = aPackage({ isVoided: true });
const NOTHING = { changes: [], entries: [], taken: 0 };

const readings = (paper: Paper) => {
  const { tables, lines, ledger } = aShop(paper);
  return readShipments(tables.shipments, lines, spellingsOf(tables.carriers), ledger);
};

const withMemory = (paper: Paper, state: string, more: object = {}): Paper => ({
  ...paper,
  ledger: [
    ...(paper.ledger ?? []),
    {
      key: 'shipment:["1001",null,"9400"]',
      kind: "shipment",
      data: JSON.stringify({ id: "S-000001", state, content: "", left: 1, ...more }),
    },
  ],
});

test("a row that was not sent is withdrawn, with the reason, and Walmart is not told", () => {
  const paper = pulled(pulled(PAPER, aPackage()), VOIDED);
  expect(readings(paper)).toMatchObject([
    { kind: "settled", state: "Not needed", said: expect.stringContaining("voided in ShipStation") },
  ]);
  expect(planOf(paper, [VOIDED])).toEqual(NOTHING);
});

test("a row that Walmart refused is withdrawn, too", () => {
  const paper = withMemory(pulled(PAPER, aPackage()), "refused", { said: "No." });
  expect(readings(pulled(paper, VOIDED))).toMatchObject([{ kind: "settled", state: "Not needed" }]);
});

test("after Walmart was told, the row and Log say it once, with what to do", () => {
  const paper = withMemory(pulled(PAPER, aPackage()), "sent", { said: "Walmart shows this tracking number." });
  expect(planOf(paper, [VOIDED]).entries).toMatchObject([{ severity: "Problem", key: "1001" }]);
  const told = pulled(paper, VOIDED);
  expect(readings(told)).toMatchObject([
    {
      state: "Sent",
      said: expect.stringMatching(/^Walmart shows .* voided in ShipStation since.*type that number here/),
    },
  ]);
  expect(planOf(told, [VOIDED])).toEqual(NOTHING);
});

test("a shipment that is under way is judged once it is known what became of it", () => {
  expect(planOf(withMemory(pulled(PAPER, aPackage()), "sending"), [VOIDED])).toEqual(NOTHING);
});

test("all orders of a combined label are withdrawn", () => {
  const both = { items: [packed("1001", "1", 1), packed("1002", "1", 1)] };
  const paper = pulled(pulled(PAPER, aPackage(both)), aPackage({ ...both, isVoided: true }));
  expect(readings(paper).map((reading) => reading.kind)).toEqual(["settled", "settled"]);
});

test("a number that the seller typed stays the seller's", () => {
  const paper = { ...PAPER, shipments: [aShipmentRow({ tracking: "9400", source: "typed" })] };
  expect(planOf(paper, [VOIDED])).toEqual(NOTHING);
});

test("a number that another, living label carries stays", () => {
  expect(planOf(pulled(PAPER, aPackage()), [VOIDED, aPackage({ id: "label 2" })])).toEqual(NOTHING);
});

test("the label bought in its place is a row of its own", () => {
  const paper = pulled(pulled(PAPER, aPackage()), VOIDED, aPackage({ id: "label 2", tracking: "9500" }));
  expect(paper.shipments?.map(({ tracking }) => tracking)).toEqual(["9400", "9500"]);
  expect(readings(paper).map((reading) => reading.kind)).toEqual(["settled", "ready"]);
});

test("what is remembered fits the ledger's own schema", () => {
  const { ledger = [] } = pulled(pulled(PAPER, aPackage()), VOIDED);
  expect(readLedger(rowsOf("ledger", ledger)).recall("shipment", '["1001",null,"9400"]')?.state).toBe("not needed");
});
