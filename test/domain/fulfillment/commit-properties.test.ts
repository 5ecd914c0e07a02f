/**
 * People commit, uncommit, ship and take back in any order, and runs die in between. A model that knows only where each
 * thing lies says what has to come out.
 */
import * as fc from "fast-check";
import { quantitiesOf } from "../../../src/domain/workbook/numbers";
import { lotPlan } from "../../../src/domain/workbook/plans/lots";
import {
  aListing,
  anOrderRow,
  aProduct,
  aShop,
  aUnit,
  computed,
  NOW,
  SYNC_ON,
  settingRows,
} from "../../support/builders";
import { type Cells, type Paper, written } from "../../support/paper";
import "../../support/seed";

const PHONES = ["P-AAAAAAAA", "P-BBBBBBBB", "P-CCCCCCCC", "P-DDDDDDDD"];
const LOT = "U-000009";
const IN_LOT = 12;
const LINES = ["1001", "1002", "1003", "1004"];

/** Where each thing is. A phone that is on no line is in stock. */
interface Model {
  readonly phones: Map<string, { readonly po: string; readonly isOut: boolean }>;
  readonly lines: Map<string, Line>;
}

interface Line {
  readonly ordered: number;
  shipped: number;
  phones: readonly string[];
  lot: number;
  isCanceled: boolean;
}

/** What one person does. Numbers choose among what is possible. */
type Step =
  | { readonly kind: "commit"; readonly line: number; readonly phones: number; readonly first: number }
  | { readonly kind: "uncommit" | "ship" | "ship one" | "cancel"; readonly line: number }
  | { readonly kind: "take back"; readonly phone: number }
  | { readonly kind: "run"; readonly commits: number };

const line = fc.nat(LINES.length - 1);
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ kind: fc.constant("commit" as const), line, phones: fc.nat(3), first: fc.nat(3) }),
  },
  {
    weight: 4,
    arbitrary: fc.record({ kind: fc.constantFrom("uncommit", "ship", "ship", "ship one", "cancel" as const), line }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("take back" as const), phone: fc.nat(PHONES.length - 1) }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant("run" as const), commits: fc.integer({ min: 1, max: 4 }) }) },
) as fc.Arbitrary<Step>;

const inLot = ({ lot, phones, shipped }: { lot: number; phones: readonly string[]; shipped: number }) => {
  const out = Math.min(lot, Math.max(0, shipped - phones.length));
  return { out, held: lot - out };
};

function start(ordered: readonly number[]): { paper: Paper; model: Model } {
  const known = LINES.map(
    (po): Cells<"ledger"> => ({
      key: `order:${po}`,
      kind: "order",
      data: JSON.stringify({ walmart: "Acknowledged", local: "Ready to Ship", lines: ["1"], gone: {} }),
    }),
  );
  const paper = {
    settings: settingRows(SYNC_ON),
    products: [aProduct()],
    listings: [aListing()],
    inventory: [
      ...PHONES.map((imei, at) => aUnit({ unitId: `U-00000${at + 1}`, imei })),
      aUnit({ unitId: LOT, quantity: IN_LOT }),
    ],
    orders: LINES.map((po, at) => anOrderRow({ po, quantity: ordered[at] ?? 1 })),
    ledger: [{ key: "cursor:shelf", kind: "cursor", data: JSON.stringify({ at: 1 }) }, ...known],
  };
  const lines = LINES.map((po, at): [string, Line] => [
    po,
    { ordered: ordered[at] ?? 1, shipped: 0, phones: [], lot: 0, isCanceled: false },
  ]);
  return { paper, model: { phones: new Map(), lines: new Map(lines) } };
}

const typeOrder = (paper: Paper, po: string, cells: Cells<"orders">): Paper => ({
  ...paper,
  orders: (paper.orders ?? []).map((row) => (row.po === po ? { ...row, ...cells } : row)),
});

/** So many commits of a run: cells, then lots. A run may die after each. */
function run(paper: Paper, commits: number): Paper {
  let next = paper;
  for (let at = 0; at < commits; at += 1)
    next = at % 2 === 0 ? computed(next) : written(next, lotPlan(aShop(next), NOW).changes);
  return next;
}

/** Does the step to both. A step that makes no sense now is nothing. */
function take(step_: Step, paper: Paper, { phones, lines }: Model): Paper {
  if (step_.kind === "run") return run(paper, step_.commits);
  if (step_.kind === "take back") {
    const imei = PHONES[step_.phone] ?? "";
    if (phones.get(imei)?.isOut !== true) return paper;
    // A person sees Sold on before ticking.
    const seen = run(paper, 6);
    phones.delete(imei);
    const inventory = (seen.inventory ?? []).map((row) => (row.imei === imei ? { ...row, returned: true } : row));
    return run({ ...seen, inventory }, 1);
  }
  const po = LINES[step_.line] ?? "";
  const own = lines.get(po);
  if (own === undefined || own.isCanceled) return paper;
  if (step_.kind === "commit" || step_.kind === "uncommit") {
    if (own.shipped > 0) return paper;
    for (const imei of own.phones) phones.delete(imei);
    const free = PHONES.filter((imei) => !phones.has(imei));
    const count = step_.kind === "commit" ? Math.min(step_.phones, own.ordered, free.length) : 0;
    const chosen = Array.from({ length: count }, (_, at) => {
      const first = step_.kind === "commit" ? step_.first : 0;
      return free[(at + first) % free.length] ?? "";
    });
    own.phones = [...new Set(chosen)];
    own.lot = step_.kind === "commit" ? own.ordered - own.phones.length : 0;
    for (const imei of own.phones) phones.set(imei, { po, isOut: false });
    const names = [...own.phones, ...(own.lot > 0 ? [`${LOT} x${own.lot}`] : [])].join(", ");
    return typeOrder(paper, po, { units: names === "" ? null : names });
  }
  if (step_.kind === "cancel") {
    if (own.shipped > 0) return paper;
    own.isCanceled = true;
    return typeOrder(run(paper, 1), po, { cancelled: own.ordered, status: "Canceled", walmartStatus: "Cancelled" });
  }
  if (own.phones.length + own.lot !== own.ordered || own.shipped === own.ordered) return paper;
  own.shipped = step_.kind === "ship" ? own.ordered : own.shipped + 1;
  if (own.shipped === own.ordered) for (const imei of own.phones) phones.set(imei, { po, isOut: true });
  // Units typed since the last run are committed before the shipment is seen.
  const status = own.shipped === own.ordered ? "Shipped" : "Ready to Ship";
  return typeOrder(run(paper, 1), po, { shipped: own.shipped, status });
}

test("each unit is in one place, Available and committed and sold are all there is, and the lot goes down once", () => {
  const orders = fc.array(fc.integer({ min: 1, max: 3 }), { minLength: LINES.length, maxLength: LINES.length });
  fc.assert(
    fc.property(orders, fc.array(step, { minLength: 4, maxLength: 24 }), (ordered, steps) => {
      const begun = start(ordered);
      const { model } = begun;
      let { paper } = begun;
      for (const one of steps) paper = take(one, paper, model);
      paper = run(paper, 8);
      const open = [...model.lines.values()];
      const shelf = IN_LOT - open.reduce((sum, own) => sum + inLot(own).out, 0);
      const held = open.reduce((sum, own) => sum + inLot(own).held, 0);
      for (const row of (paper.inventory ?? []).filter(({ imei }) => imei != null)) {
        const at = model.phones.get(String(row.imei));
        const label = at === undefined ? null : `${at.po} / 1`;
        expect([row.imei, row.committedTo ?? null, row.soldOn ?? null, row.returned ?? false]).toEqual([
          row.imei,
          label,
          at?.isOut === true ? label : null,
          false,
        ]);
      }
      const lot = (paper.inventory ?? []).find(({ unitId }) => unitId === LOT);
      expect(lot?.quantity).toBe(shelf);
      const free = PHONES.length - model.phones.size;
      const outstanding = open.reduce(
        (sum, own) => sum + (own.isCanceled ? 0 : own.ordered - Math.max(own.shipped, own.phones.length + own.lot)),
        0,
      );
      const [listing] = quantitiesOf(aShop(paper));
      expect(listing?.level).toMatchObject({ available: free + shelf - held, outstanding });
      for (const [po, own] of model.lines) {
        const row = (paper.orders ?? []).find((one) => one.po === po);
        if (!own.isCanceled) expect([po, row?.problem ?? null]).toEqual([po, null]);
      }
      expect(computed(paper)).toEqual(paper);
    }),
    { numRuns: 120 },
  );
});
