/** How the number in a row of `Shipments` becomes a package: typed, pasted, damaged, and remembered from before. */
import { spellingsOf } from "../../../src/domain/shipments/carrier-rows";
import { decideShipment } from "../../../src/domain/shipments/decide-shipment";
import type { ParsedShipment } from "../../../src/domain/shipments/parsed-shipment";
import { readShipments } from "../../../src/domain/shipments/read-shipments";
import { anOrder, anOrderRow, aPaper, aShipmentRow, aShop, date, NOW } from "../../support/builders";
import type { Cells } from "../../support/paper";

const UPS = "1Z999AA10123456784";
const ORDERS = [anOrderRow(), anOrderRow({ po: "1002" })];

function readings(shipments: readonly Cells<"shipments">[], ledger: readonly Cells<"ledger">[] = []) {
  const { tables, lines, ledger: known } = aShop(aPaper({ orders: ORDERS, shipments, ledger }));
  return readShipments(tables.shipments, lines, spellingsOf(tables.carriers), known);
}
const said = (reading: ParsedShipment | undefined): string =>
  reading?.kind === "ready"
    ? `${reading.shipment.tracking} ${reading.shipment.warnings.join(" ")}`.trim()
    : `${reading?.kind}: ${reading !== undefined && "said" in reading ? reading.said : ""}`;
const saidOf = (...cells: readonly Cells<"shipments">[]): readonly string[] =>
  readings(cells.map((one) => aShipmentRow(one))).map(said);

test("a number with spaces around it is sent without them", () => {
  expect(saidOf({ tracking: ` ${UPS}  ` })).toEqual([UPS]);
});

test("a link to the carrier's page is sent as its number", () => {
  expect(saidOf({ tracking: `https://www.ups.com/track?tracknum=${UPS}` })).toEqual([UPS]);
});

const DAMAGED: readonly [string, Cells<"shipments">][] = [
  ["a number of more digits than a spreadsheet keeps", { tracking: 9.400110898825022e21 }],
  ["such a number as it is shown", { tracking: "9.40011E+21" }],
  ["a date", { tracking: date("2026-11-23") }],
  ["a text that is no number", { tracking: "TBD" }],
];
test.each(DAMAGED)("%s in place of the number is a problem that says what to do", (_what, cells) => {
  expect(saidOf(cells)).toEqual([expect.stringMatching(/^problem: .+(Format the cell as plain text|Type the number)/)]);
});

test("two rows with damaged numbers are two problems, and neither is called a copy of the other", () => {
  expect(saidOf({ tracking: 9.4e21 }, { tracking: 9.5e21 })).toEqual([
    expect.stringMatching(/^problem: .+plain text/),
    expect.stringMatching(/^problem: .+plain text/),
  ]);
});

test("a number that became a number without losing digits is sent as it stands", () => {
  expect(saidOf({ carrier: "FedEx", tracking: 986578788855 })).toEqual(["986578788855"]);
});

test("a number and the link to it are one package", () => {
  expect(saidOf({ tracking: UPS }, { tracking: `https://www.ups.com/track?tracknum=${UPS.toLowerCase()}` })).toEqual([
    UPS,
    expect.stringMatching(/^settled: The same shipment is in another row/),
  ]);
});

test.each(["1z 999 AA1 01-2345-6784", `https://www.ups.com/track?tracknum=${UPS}`])(
  "a package that was told as %p is not told again",
  (typed) => {
    const memory = JSON.stringify({ id: "S-000001", state: "sent", content: "", left: 1, said: "Told.", sentAt: 1 });
    const kept = { key: `shipment:${JSON.stringify(["1001", null, typed])}`, kind: "shipment", data: memory };
    for (const tracking of [typed, UPS])
      expect(readings([aShipmentRow({ tracking })], [kept])[0]?.kind).toBe("settled");
  },
);

test("the service makes another carrier, and an edit of it is an edit", () => {
  const [plain, mail] = readings([
    aShipmentRow(),
    aShipmentRow({ po: "1002", service: "ups_expedited_mail_innovations" }),
  ]);
  expect([plain, mail].map((one) => one?.kind === "ready" && one.shipment.carrier)).toEqual([
    { kind: "known", name: "UPS" },
    { kind: "known", name: "UPSMI" },
  ]);
  const contents = readings([aShipmentRow(), aShipmentRow({ po: "1002" })]).map(
    (one) => one.kind === "ready" && one.shipment.content,
  );
  expect(contents[0]).toBe(contents[1]);
  expect(mail?.kind === "ready" && mail.shipment.content).not.toBe(contents[0]);
});

test("the order's shipping method goes with the package", () => {
  const [reading] = readings([aShipmentRow({ tracking: UPS })]);
  if (reading?.kind !== "ready") throw new Error("not ready");
  const decide = (order: Parameters<typeof anOrder>[0]) =>
    decideShipment(reading.shipment, anOrder(order), {
      memory: null,
      remembered: () => [],
      shipAnyway: new Set(),
      now: NOW,
    });
  expect(decide({ shippingMethod: "OneDay" })).toMatchObject({ package: { shippingMethod: "OneDay" } });
  expect(decide({})).not.toHaveProperty("package.shippingMethod");
});
