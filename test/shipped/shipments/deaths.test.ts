/**
 * A run of shipments on the built bundle dies at every call, and answers get lost before or after Walmart processed them: each
 * package is on Walmart once, with its number.
 */
import type { Shop } from "../../support/shop-under-test";
import { runningShop } from "../../support/shop-under-test";

type Row = readonly [po: string, line: string, quantity: string, tracking: string];

const labelled = (last: number): string => `9400110898825022${579_000 + last}`;

/** Six orders that wait for their packages, one of them to be acknowledged first, and one to be corrected. */
function packed(): { readonly shop: Shop; readonly expected: readonly string[] } {
  const shop = runningShop();
  const order = (...quantities: readonly number[]): string => {
    const lines = quantities.map((quantity, at) => ({ sku: "ABCD"[at] ?? "A", quantity }));
    const placed = shop.walmart.buyers.order({ lines, isForced: true }, shop.clock.now());
    if (placed.kind === "refused") throw new Error(placed.reason);
    return placed.purchaseOrderId;
  };
  const fill = (rows: readonly Row[]): void =>
    shop.hands.fill(
      "Shipments",
      ["PO", "Line", "Qty", "Carrier", "Tracking number"],
      rows.map(([po, ...others]) => [po, ...others.slice(0, 2), "USPS", others[2]]),
    );
  const told = order(1);
  const [whole, line, part, several] = [order(2, 1), order(1, 2), order(3), order(3)];
  shop.sync();
  shop.switchOn({ "Order Acknowledgment": "Manually" });
  const fresh = order(1);
  fill([[told, "", "", labelled(1)]]);
  shop.sync();
  shop.hands.type("Shipments", "PO", told, "Tracking number", labelled(2));
  const name = (po: string, at = 0): string => shop.walmart.order(po)?.orderLines.orderLine[at]?.lineNumber ?? "";
  fill([
    [whole, "", "", labelled(3)],
    [line, name(line, 1), "", labelled(4)],
    [part, name(part), "2", labelled(5)],
    [several, name(several), "1", labelled(6)],
    [several, name(several), "2", labelled(7)],
    [fresh, "", "", labelled(8)],
  ]);
  const expected = [
    [told, name(told), 1, 2],
    [whole, name(whole), 2, 3],
    [whole, name(whole, 1), 1, 3],
    [line, name(line, 1), 2, 4],
    [part, name(part), 2, 5],
    [several, name(several), 1, 6],
    [several, name(several), 2, 7],
    [fresh, name(fresh), 1, 8],
  ] as const;
  return { shop, expected: expected.map(([po, at, units, last]) => `${po} ${at} ${units} ${labelled(last)}`).sort() };
}

const packagesOn = ({ walmart }: Shop): readonly string[] =>
  walmart
    .orders()
    .flatMap(({ purchaseOrderId: po }) =>
      walmart.shipmentsOf(po).map((one) => `${po} ${one.lineNumber} ${one.units} ${one.trackingNumber}`),
    )
    .sort();

/** Calls that change nothing outside: a death after one leaves what a death before it leaves. */
const CHANGES = /^(UrlFetchApp|Sheets\.Spreadsheets\.batchUpdate|Properties\.setPropert)/;

test("every death of a run with shipments, with and without lost answers, ends with each package told once", () => {
  const { shop, expected } = packed();
  const { world, walmart } = shop;
  const before = world.snapshot();
  const lose = (fault: Parameters<typeof walmart.faults.set>[0]["name"] | null): void => {
    if (fault !== null) walmart.faults.set({ name: fault, families: ["shipping"] });
  };
  let deaths = 0;
  for (const fault of [null, "error-500", "drop-after-processing"] as const) {
    world.restore(before);
    lose(fault);
    const posts = (): number => walmart.ledger().filter(({ path }) => path.endsWith("/shipping")).length;
    const calls: number[] = [];
    let seen = posts();
    let isAmid = false;
    let previous = "";
    shop.press("syncNow", null, {
      beforeCall: (index, service) => {
        const isSending = shop.rows("Shipments").some((row) => row.State === "Sending");
        // After an answer was lost, what matters is what follows a call of shipping itself.
        const matters = fault === null ? CHANGES.test(previous) : posts() > seen;
        if ((isSending || isAmid) && matters) calls.push(index);
        [previous, seen, isAmid] = [service, posts(), isSending];
      },
    });
    for (const killAtCall of [null, ...calls]) {
      world.restore(before);
      walmart.faults.clear();
      lose(fault);
      const { outcome } = shop.press("syncNow", null, killAtCall === null ? {} : { killAtCall });
      expect(outcome).toBe(killAtCall === null ? "returned" : "killed");
      walmart.faults.clear();
      shop.press("syncNow");
      const states = new Set(shop.rows("Shipments").map(({ State }) => State));
      expect({ fault, killAtCall, packages: packagesOn(shop), states: [...states] }).toEqual({
        fault,
        killAtCall,
        packages: expected,
        states: ["Sent"],
      });
      deaths += 1;
    }
  }
  console.info(`ends of a run with seven packages and a correction, each followed by one run: ${deaths}`);
  expect(deaths).toBeGreaterThan(30);
}, 300_000);
