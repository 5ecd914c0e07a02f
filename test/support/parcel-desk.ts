/** A scripted Walmart that ships units, and corrects numbers, as the real one does: part by part, never too many. */
import type { MarketplaceOrder, OrderLine, StatusShare } from "../../src/domain/orders/order";
import type { Package, TrackingCorrection } from "../../src/domain/shipments/package";
import { syncNow } from "../../src/jobs/run";
import { anOrder, anOrderRow, aShipmentRow, settingRows } from "./builders";
import type { Cells } from "./paper";
import { accept, aScript, elapse, NO_ANSWER, REFUSED, type Script, worldOf } from "./scripted-world";

type LineWish = NonNullable<NonNullable<Parameters<typeof anOrder>[0]>["lines"]>[number];

/** The order 1001 with these lines is in the sheet and on Walmart, and these rows of `Shipments` are typed. */
export function parcelDesk(shipments: readonly Cells<"shipments">[], lines: readonly LineWish[] = [{}]): Script {
  const order = anOrder({ lines });
  const rows = order.lines.map(({ line, quantity }) => anOrderRow({ line, quantity }));
  const script = aScript({
    settings: settingRows({ "Order Import": "On" }),
    orders: rows,
    shipments: shipments.map(aShipmentRow),
  });
  script.orders = [order];
  script.ship = (parcel) => shipped(script, parcel);
  script.correct = (correction) => corrected(script, correction);
  script.acknowledge = (one) => accept(script, withShares(one, acknowledged));
  return script;
}

const orderOf = (script: Script, po: string): MarketplaceOrder | undefined =>
  script.orders.find((one) => one.po === po);

const withShares = (
  order: MarketplaceOrder,
  change: (shares: readonly StatusShare[], line: OrderLine) => readonly StatusShare[],
): MarketplaceOrder => ({
  ...order,
  lines: order.lines.map((line) => ({
    ...line,
    shares: change(line.shares, line).filter(({ quantity }) => quantity > 0),
  })),
});

const dated = (order: MarketplaceOrder, statusAt: Script["now"]): MarketplaceOrder => ({
  ...order,
  lines: order.lines.map((line) => ({ ...line, statusAt })),
});

const acknowledged = (shares: readonly StatusShare[]): readonly StatusShare[] =>
  shares.map((share) => (share.status === "Created" ? { ...share, status: "Acknowledged" } : share));

/** The seller cancels so many open units of a line in Seller Center. */
export function cancel(script: Script, name: string, units: number): void {
  script.orders = script.orders.map((order) =>
    withShares(order, (shares, { line }) =>
      line === name ? taken(shares, units, { status: "Cancelled", quantity: units, tracking: null }) : shares,
    ),
  );
}

/** Someone ships so many units of a line in Seller Center. */
export function shipElsewhere(script: Script, name: string, units: number, tracking: string): void {
  script.orders = script.orders.map((order) =>
    withShares(order, (shares, { line }) =>
      line === name ? taken(shares, units, { status: "Shipped", quantity: units, tracking, carrier: "USPS" }) : shares,
    ),
  );
  script.orders = script.orders.map((order) => dated(order, script.now));
}

const taken = (shares: readonly StatusShare[], units: number, part: StatusShare): readonly StatusShare[] => [
  ...shares.map((share) => (share.status === "Acknowledged" ? { ...share, quantity: share.quantity - units } : share)),
  part,
];

export function shipped(script: Script, { po, lines, tracking }: Package) {
  const order = orderOf(script, po);
  const open = (line: string): number =>
    order?.lines
      .find((one) => one.line === line)
      ?.shares.reduce((sum, one) => sum + (one.status === "Acknowledged" ? one.quantity : 0), 0) ?? 0;
  if (order === undefined || lines.some((one) => one.quantity > open(one.line))) return REFUSED;
  const next = withShares(order, (shares, { line }) => {
    const units = lines.find((one) => one.line === line)?.quantity ?? 0;
    return units === 0 ? shares : taken(shares, units, { status: "Shipped", quantity: units, tracking });
  });
  return accept(script, dated(next, script.now));
}

export function corrected(script: Script, { package: { po, lines, tracking }, onWalmart }: TrackingCorrection) {
  const order = orderOf(script, po);
  const isThere = (line: string): boolean =>
    order?.lines.find((one) => one.line === line)?.shares.some((share) => share.tracking === onWalmart) === true;
  if (order === undefined || !lines.every(({ line }) => isThere(line))) return REFUSED;
  const isMeant = ({ line }: OrderLine): boolean => lines.some((one) => one.line === line);
  return accept(
    script,
    withShares(order, (shares, line) =>
      shares.map((share) => (isMeant(line) && share.tracking === onWalmart ? { ...share, tracking } : share)),
    ),
  );
}

/** What Walmart shows of the order 1001: `line×units number`, sorted. */
export const packagesOn = (script: Script): readonly string[] =>
  script.orders
    .flatMap(({ lines }) =>
      lines.flatMap(({ line, shares }) =>
        shares.flatMap(({ status, quantity, tracking }) =>
          status === "Shipped" ? [`${line}×${quantity} ${tracking}`] : [],
        ),
      ),
    )
    .sort();

/** State of each row of `Shipments`, in sheet order. */
export const states = ({ paper }: Script) => paper.shipments?.map(({ state }) => state ?? null) ?? [];

export const said = ({ paper }: Script) => paper.shipments?.map(({ walmartSaid }) => walmartSaid ?? null) ?? [];

/** One run, a minute after whatever happened before. */
export function sync(script: Script) {
  elapse(script, 60_000);
  return syncNow(worldOf(script));
}

/** The seller types into the row with this tracking number. */
export function retype(script: Script, tracking: string, cells: Cells<"shipments">): void {
  const rows = script.paper.shipments ?? [];
  if (!rows.some((row) => row.tracking === tracking)) throw new Error(`no row has ${tracking}`);
  script.paper = {
    ...script.paper,
    shipments: rows.map((row) => (row.tracking === tracking ? { ...row, ...cells } : row)),
  };
}

/** From now on answers to shipments and corrections are lost, before or after Walmart processed them; `null`: none. */
export function loseAnswers(script: Script, when: "before" | "after" | null): void {
  script.ship = (parcel) => answered(when, () => shipped(script, parcel));
  script.correct = (correction) => answered(when, () => corrected(script, correction));
}

function answered<Answer>(when: "before" | "after" | null, work: () => Answer) {
  if (when === "before") return NO_ANSWER;
  const answer = work();
  return when === "after" ? NO_ANSWER : answer;
}
