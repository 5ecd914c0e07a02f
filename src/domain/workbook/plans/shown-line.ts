/** An order line as the person sees it who fulfills it. */
import { type Pool, unionOf, unitsPerListing } from "../../connections/recipe";
import type { LineCommits } from "../../fulfillment/commits";
import { unitsOrdered, unnamedUnits } from "../../fulfillment/needs";
import { oldestFirst, planWatched, type SuggestedUnit, stoppedSince } from "../../fulfillment/suggestions";
import { takesAnything } from "../../fulfillment/unfit";
import type { Unit } from "../../inventory/stock";
import { nameKey } from "../../inventory/unit-names";
import { isFinished, type SheetLine } from "../../orders/order-line";
import { orderNamed } from "../../orders/order-named";
import type { Instant } from "../../values/brand";
import type { Change } from "../../values/change";
import type { Shop } from "../shop";
import type { TabName } from "../tabs";

/** A unit that the line names. `count`: units of a counted lot. */
export interface LineUnit {
  readonly name: string;
  readonly count: number;
  /** `came back`: it was shipped on this line and taken back. `to confirm`: a substitute that nobody has confirmed. */
  readonly state: "committed" | "sold" | "came back" | "to confirm";
  /** What it is: the SKU or variation in its row. */
  readonly of: string | null;
}

/** Another line of the same order. */
export interface OtherLine {
  readonly label: string;
  readonly title: string | null;
  readonly sku: string | null;
  readonly left: number;
}

/** Unit of all counts but `ordered`, `canceled` and `shipped`: units of stock; a pack of three takes three. */
export interface ShownLine {
  /** PO and line, as in `1796277083022 / 1`. */
  readonly label: string;
  readonly title: string | null;
  /** The catalog SKU, or `Unknown SKU`. */
  readonly sku: string | null;
  readonly soldAs: string | null;
  readonly channel: string | null;
  readonly status: string | null;
  /** Unit: milliseconds since 1970. */
  readonly shipBy: number | null;
  readonly ordered: number;
  readonly canceled: number;
  readonly shipped: number;
  readonly committed: number;
  /** Units that nobody has named yet. */
  readonly left: number;
  /** The line takes any unit: its SKU is unknown, or it is ticked *Line removed*. */
  readonly isDirectCommit: boolean;
  /** Its stock has IMEIs. Otherwise it is counted, and nothing has to be typed. */
  readonly needsTyping: boolean;
  readonly units: readonly LineUnit[];
  /** What the row's Problem says. */
  readonly problems: readonly string[];
  /** Units that might go out, the best first. */
  readonly suggestions: readonly SuggestedUnit[];
  readonly others: readonly OtherLine[];
}

/** A row of a tab, by its position as read. */
interface Pointed {
  readonly tab: TabName;
  readonly position: number;
}

/**
 * The line that a person means: by PO, by PO and line, by customer order number, by the IMEI or Unit ID of one of its
 * units, or the selected row of `Orders` or `Inventory`. Of an order with several lines the first that lacks units.
 */
export function meantLine(shop: Shop, about: string | null, selected: Pointed | null): SheetLine | null {
  const { lines, commits, units, tables } = shop;
  const ofUnit = (unit: Unit | undefined): SheetLine | null =>
    unit === undefined ? null : (commits.lineOf(unit) ?? lines.find(({ label }) => label === unit.soldOn) ?? null);
  if (about === null) {
    if (selected?.tab === "inventory") return ofUnit(units.find(({ position }) => position === selected.position));
    return selected?.tab === "orders" ? (lines.find(({ row }) => row.position === selected.position) ?? null) : null;
  }
  const text = about.trim();
  const labeled = lines.find(({ label }) => label === text);
  if (labeled !== undefined) return labeled;
  const named = orderNamed(tables.orders)(text);
  const po = named.kind === "po" ? named.po : named.kind === "customer order" ? named.pos[0] : undefined;
  const ofOrder = lines.filter(({ row }) => po !== undefined && row.values.po === po);
  const bearers = units.filter(({ names }) => names.includes(nameKey(text)));
  return (
    ofOrder.find((line) => leftOf(shop, line) > 0 && !isFinished(line)) ??
    ofOrder[0] ??
    ofUnit(bearers.find(({ soldOn }) => soldOn === null) ?? bearers[0])
  );
}

/** The most units that are suggested at a time. */
const SUGGESTED = 10;

/** What the sidebar shows of a line. `scanned`: a unit that fits and that somebody scanned; it is suggested first. */
export function describeLine(shop: Shop, line: SheetLine, scanned?: Unit): ShownLine {
  const { values } = line.row;
  const commits = shop.commits.ofLine(line);
  const left = leftOf(shop, line);
  const pool = unionOf(shop.recipesOf(line).flatMap(({ parts }) => parts.map((part) => part.pool)));
  return {
    label: line.label,
    title: values.title,
    sku: values.sku,
    soldAs: line.sold,
    channel: values.channel,
    status: values.status,
    shipBy: values.shipBy,
    ordered: line.quantity,
    canceled: line.canceled,
    shipped: line.shipped,
    committed: commits.units.length,
    left,
    isDirectCommit: takesAnything(line),
    needsTyping: shop.needsImei(pool.stockKeys),
    units: unitsShown(shop, commits),
    problems: values.problem === null ? [] : values.problem.split(" · "),
    suggestions: [
      ...(scanned === undefined ? [] : [{ ...suggestion(shop, scanned, left), why: whyScanned(scanned) }]),
      ...suggested(shop, line, pool)
        .filter(({ position }) => position !== scanned?.position)
        .map((unit) => suggestion(shop, unit, left)),
    ].slice(0, SUGGESTED),
    others: shop.lines
      .filter((one) => one !== line && one.row.values.po === values.po)
      .map((one) => ({
        label: one.label,
        title: one.row.values.title,
        sku: one.row.values.sku,
        left: leftOf(shop, one),
      })),
  };
}

/** A finished line lacks the units that left without a name; any other line those that nobody named yet. */
export function leftOf(shop: Shop, line: SheetLine): number {
  const { commits, recipesOf, needsImei } = shop;
  const { units, anyLots, past } = commits.ofLine(line);
  const recipes = recipesOf(line);
  const sold = shop.units.filter((unit) => unit.soldOn === line.label && !units.includes(unit));
  if (isFinished(line)) return unnamedUnits(line, [...units, ...sold, ...anyLots, ...past], recipes, needsImei);
  const each = Math.max(1, ...recipes.map(unitsPerListing));
  return Math.max(0, unitsOrdered(line) * each - units.length - anyLots.length);
}

/** Each unit once; a counted lot with the number of its units. */
function unitsShown(shop: Shop, { units, kept, past, toConfirm }: LineCommits): readonly LineUnit[] {
  const shown = (unit: Unit, count: number, state: LineUnit["state"]): LineUnit => ({
    name: unit.imei ?? unit.id ?? "",
    count,
    state,
    of: stockOf(shop, unit),
  });
  const times = (among: readonly Unit[], unit: Unit): number => among.filter((one) => one === unit).length;
  return [
    ...[...new Set(units)].flatMap((unit) => {
      const [all, still] = [times(units, unit), times(kept, unit)];
      return [
        ...(still > 0 ? [shown(unit, still, "committed")] : []),
        ...(all > still ? [shown(unit, all - still, "sold")] : []),
      ];
    }),
    ...shop.units.filter((unit) => past.includes(unit)).map((unit) => shown(unit, 1, "came back")),
    ...toConfirm.map((unit) => shown(unit, 1, "to confirm")),
  ];
}

const stockOf = ({ tables }: Shop, { position }: Unit): string | null =>
  tables.inventory.find((row) => row.position === position)?.values.stockOf ?? null;

/** A unit that stopped counting while the line was open is most likely the one that goes out. The others by age. */
function suggested({ levels, ledger }: Shop, { row }: SheetLine, pool: Pool): readonly Unit[] {
  const units = levels.unitsIn(pool).filter(({ imei, quantity }) => imei !== null || quantity > 0);
  return [...stoppedSince(ledger, units, row.values.orderedAt ?? 0), ...oldestFirst(units)];
}

/** Watches what open lines still need, in pools whose units have IMEIs. */
export function planWatchedUnits({ lines, levels, recipesOf, needsImei, ledger }: Shop, now: Instant): Change[] {
  const lacking = lines.filter((line) => levels.lacks(line));
  const pools = lacking.flatMap((line) => recipesOf(line).flatMap(({ parts }) => parts.map((part) => part.pool)));
  const pool = unionOf(pools.filter(({ stockKeys }) => needsImei(stockKeys)));
  return planWatched(ledger, levels.unitsIn(pool), now);
}

const whyScanned = ({ leftOut }: Unit): string =>
  leftOut === null ? "Scanned just now." : `Scanned just now. It does not count: ${leftOut.words}.`;

function suggestion({ tables }: Shop, unit: Unit, left: number): SuggestedUnit {
  const row = tables.inventory.find(({ position }) => position === unit.position);
  const count = unit.imei === null ? ` x${Math.max(1, Math.min(left, unit.quantity))}` : "";
  const about = [row?.values.stockOf, row?.values.warehouse, row?.values.location];
  return {
    name: `${unit.imei ?? unit.id ?? ""}${count}`,
    about: about.filter((text) => text != null).join(" · "),
    why: unit.leftOut === null ? null : `Its Status became “${row?.values.status ?? ""}” while this order was open.`,
  };
}
