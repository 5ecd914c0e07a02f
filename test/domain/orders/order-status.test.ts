import { isToAcknowledge, lineStatusText, orderState } from "../../../src/domain/orders/order-status";
import { aLine, anOrder } from "../../support/builders";

type Share = readonly [string, number];
const orderOf = (...lines: readonly (readonly Share[])[]) =>
  anOrder({
    lines: lines.map((shares, index) => ({
      line: String(index + 1),
      quantity: shares.reduce((sum, [, quantity]) => sum + quantity, 0),
      shares: shares.map(([status, quantity]) => ({ status, quantity })),
    })),
  });

describe("the status of an order follows from its lines", () => {
  const table: readonly [string, readonly (readonly Share[])[], string | null][] = [
    ["any Created makes it Created", [[["Created", 1]], [["Shipped", 1]]], "Created"],
    ["Created wins over Acknowledged", [[["Acknowledged", 1]], [["Created", 1]]], "Created"],
    ["else any Acknowledged makes it Acknowledged", [[["Acknowledged", 1]], [["Delivered", 1]]], "Acknowledged"],
    [
      "one of three shipped is Acknowledged",
      [
        [
          ["Shipped", 1],
          ["Acknowledged", 2],
        ],
      ],
      "Acknowledged",
    ],
    ["all Delivered is Delivered", [[["Delivered", 1]], [["Delivered", 2]]], "Delivered"],
    ["Shipped and Delivered is Shipped", [[["Delivered", 1]], [["Shipped", 1]]], "Shipped"],
    ["all Shipped is Shipped", [[["Shipped", 1]]], "Shipped"],
    ["all Cancelled is Cancelled", [[["Cancelled", 1]], [["Cancelled", 2]]], "Cancelled"],
    ["a cancelled line aside, the rest decides", [[["Cancelled", 1]], [["Shipped", 1]]], "Shipped"],
    [
      "a cancelled part aside, the rest decides",
      [
        [
          ["Cancelled", 2],
          ["Created", 1],
        ],
      ],
      "Created",
    ],
    ["a refunded line aside, the rest decides", [[["Refunded", 1]], [["Delivered", 1]]], "Delivered"],
    ["all refunded says nothing", [[["Refunded", 1]]], null],
    ["refunded and cancelled says nothing", [[["Refunded", 1]], [["Cancelled", 1]]], null],
    [
      "a part of quantity zero says nothing",
      [
        [
          ["Created", 0],
          ["Shipped", 1],
        ],
      ],
      "Shipped",
    ],
    ["a status that Walmart has not documented says nothing", [[["OnHold", 1]]], null],
    ["no line says nothing", [], null],
  ];
  test.each(table)("%s", (_rule, lines, state) => expect(orderState(orderOf(...lines))).toBe(state));

  test("only a Created order waits to be acknowledged", () => {
    expect(isToAcknowledge(orderOf([["Created", 1]]))).toBe(true);
    expect(isToAcknowledge(orderOf([["Acknowledged", 1]]))).toBe(false);
    expect(isToAcknowledge(orderOf([["Cancelled", 1]]))).toBe(false);
  });
});

describe("a line's own status in words", () => {
  const text = (...shares: Share[]) =>
    lineStatusText(aLine({ shares: shares.map(([status, quantity]) => ({ status, quantity })) }));

  test("of one part it is the status", () => expect(text(["Shipped", 2])).toBe("Shipped"));
  test("of several parts each with its quantity", () =>
    expect(text(["Shipped", 1], ["Acknowledged", 2])).toBe("1 Shipped, 2 Acknowledged"));
  test("equal parts are added up", () => {
    expect(text(["Shipped", 1], ["Shipped", 1], ["Cancelled", 1])).toBe("2 Shipped, 1 Canceled");
    expect(text(["Shipped", 1], ["Shipped", 1])).toBe("Shipped");
  });
  test("an empty part is not named", () => expect(text(["Shipped", 2], ["Created", 0])).toBe("Shipped"));
  test("without parts it is blank", () => expect(text()).toBe(""));
});
