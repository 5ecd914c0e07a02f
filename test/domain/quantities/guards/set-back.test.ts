import { planDoubts, planStanding, planWaited, withLeast } from "../../../../src/domain/quantities/guards/set-back";
import { quantityHistory } from "../../../../src/domain/quantities/history/sent";
import { NEVER_SENT, type Sent as SentMemory } from "../../../../src/domain/quantities/history/sent-states";
import { type ListingSku, listingSku } from "../../../../src/domain/values/brand";
import { aListing, anOrderRow, aPaper, aShop, date, NOW } from "../../../support/builders";
import { type Cells, type Paper, written } from "../../../support/paper";
import { decided, HOUR_MS, paperOf, SENT_AT, type Sent, sentRow } from "./guarded";

const setBackRow = (isLookedThrough = true): Cells<"ledger"> => ({
  key: "setBack:sheet",
  kind: "setBack",
  data: JSON.stringify({ at: SENT_AT, isLookedThrough, unsentFrom: SENT_AT }),
});
const standingRow = (items: Readonly<Record<string, readonly number[]>>): Cells<"ledger"> => ({
  key: "standing:0",
  kind: "standing",
  data: JSON.stringify({ items }),
});
const read = (quantity: number) => ({ read: { quantity, sellable: quantity, at: NOW } });
const ordered = (quantity: number) =>
  anOrderRow({ soldAs: "L0", quantity, orderedAt: date(new Date(NOW - HOUR_MS).toISOString()) });

interface Wish {
  /** What Walmart held at the first reading, and whether the number waited at the end of that run. */
  readonly standing?: readonly number[];
  /** Units in Inventory, before what was ordered since. */
  readonly lot: number;
  readonly sold?: number;
  readonly sent?: Sent;
  readonly more?: Paper;
  readonly setBack?: Cells<"ledger"> | null;
}

/** One listing of a spreadsheet that was set back two hours ago. Walmart held 5. */
function afterSetBack({ standing = [5], lot, sold = 0, sent, more, setBack = setBackRow() }: Wish) {
  const ledger = [
    ...(setBack === null ? [] : [setBack]),
    ...(standing.length === 0 ? [] : [standingRow({ L0: standing })]),
  ];
  return decided(
    paperOf(1, {
      sent: () => ({ state: "unknown", quantity: 3, at: SENT_AT, least: 5, ...read(5), ...sent }),
      stock: () => lot,
      more: { ...(sold > 0 ? { orders: [ordered(sold)] } : {}), ...more, ledger },
    }),
  );
}

describe("a number after the spreadsheet was set back", () => {
  const waits = { L0: "setBack" };
  test.each([
    ["as much as Walmart held follows by itself", { lot: 5 }, { leaves: { L0: 5 }, waits: {} }],
    ["less follows by itself", { lot: 4 }, { leaves: { L0: 4 }, waits: {} }],
    ["more waits, and what Walmart held is sent", { lot: 6 }, { leaves: { L0: 5 }, waits }],
    ["what was ordered since comes off what Walmart held", { lot: 8, sold: 2 }, { leaves: { L0: 3 }, waits }],
    ["only what orders took makes the difference", { lot: 5, sold: 2 }, { leaves: { L0: 3 }, waits: {} }],
    ["more without those orders waits", { lot: 6, sold: 1 }, { leaves: { L0: 4 }, waits }],
    ["all of it was ordered since", { lot: 9, sold: 6 }, { leaves: { L0: 0 }, waits }],
    ["one that waited goes on waiting", { lot: 5, sold: 2, standing: [4, 1] }, { leaves: { L0: 2 }, waits }],
    ["one that did not wait goes on by itself", { lot: 5, standing: [4, 0] }, { leaves: { L0: 5 }, waits: {} }],
    [
      "one that waited and fell to what may be sent is sent",
      { lot: 4, standing: [4, 1] },
      { leaves: { L0: 4 }, waits: {} },
    ],
  ] as const)("%s", (_, wish, expected) => {
    expect(afterSetBack(wish)).toEqual(expected);
  });

  test("its rules count as for any number: half of the stock is offered", () => {
    const half = { more: { listings: [aListing({ sku: "L0", percent: 0.5 })] } };
    expect(afterSetBack({ lot: 12, ...half })).toEqual({ leaves: { L0: 5 }, waits });
    expect(afterSetBack({ lot: 10, ...half })).toEqual({ leaves: { L0: 5 }, waits: {} });
    expect(afterSetBack({ lot: 10, sold: 4, ...half })).toEqual({ leaves: { L0: 3 }, waits: {} });
    expect(afterSetBack({ lot: 12, sold: 2, ...half })).toEqual({ leaves: { L0: 3 }, waits });
  });

  test("may not be sent where the listing is withheld", () => {
    const more = { listings: [aListing({ sku: "L0", onWalmartAs: "Ended" })] };
    expect(afterSetBack({ lot: 9, more })).toEqual({ leaves: {}, waits: {} });
  });

  test("does not fall to what Walmart held unless Walmart may hold as much", () => {
    expect(afterSetBack({ lot: 9, sent: { least: 4 } })).toEqual({ leaves: {}, waits });
    expect(afterSetBack({ lot: 9, sent: { state: "confirmed", quantity: 5 } })).toEqual({ leaves: {}, waits });
    expect(afterSetBack({ lot: 9, sent: { state: "confirmed", quantity: 7, ...read(7) } })).toEqual({
      leaves: { L0: 5 },
      waits,
    });
  });

  test("waits if it would rise before Walmart's number was read, or while all is looked through", () => {
    const unread = { standing: [], sent: { read: undefined } };
    expect(afterSetBack({ lot: 6, ...unread, setBack: setBackRow(false) }).waits).toEqual(waits);
    expect(afterSetBack({ lot: 6, standing: [], setBack: setBackRow(true) }).waits).toEqual(waits);
    expect(afterSetBack({ lot: 6, standing: [], setBack: setBackRow(false) })).toEqual({
      leaves: { L0: 6 },
      waits: {},
    });
    expect(afterSetBack({ lot: 6, standing: [], setBack: null })).toEqual({ leaves: { L0: 6 }, waits: {} });
    expect(afterSetBack({ lot: 6, setBack: null })).toEqual({ leaves: { L0: 6 }, waits: {} });
    expect(afterSetBack({ lot: 5, ...unread })).toEqual({ leaves: { L0: 5 }, waits: {} });
  });
});

describe("what is remembered of a set-back", () => {
  const standing = (paper: Paper) => {
    const row = paper.ledger?.find(({ kind }) => kind === "standing");
    return row === undefined ? {} : JSON.parse(String(row.data)).items;
  };
  const memories = new Map([
    [listingSku("A"), { ...NEVER_SENT, ...read(7) }],
    [listingSku("B"), { ...NEVER_SENT, ...read(0) }],
    [listingSku("C"), NEVER_SENT],
  ]);
  const noted = (...ledger: readonly Cells<"ledger">[]) => {
    const paper = aPaper({ ledger });
    return standing(written(paper, planStanding(aShop(paper).ledger, memories)));
  };

  test("the first reading of each listing, while rises wait for a person", () => {
    expect(noted(setBackRow())).toEqual({ A: [7], B: [0] });
    expect(noted(setBackRow(), standingRow({ A: [3, 1] }))).toEqual({ A: [3, 1], B: [0] });
    expect(noted(setBackRow(false))).toEqual({});
    expect(noted()).toEqual({});
  });

  test("nothing is written where every reading is known", () => {
    const { ledger } = aShop({ ledger: [setBackRow(), standingRow({ A: [3, 1], B: [0, 0] })] });
    expect(planStanding(ledger, memories)).toEqual([]);
  });

  test("which numbers waited at the end of the run", () => {
    const paper = aPaper({ ledger: [standingRow({ A: [3], B: [0, 1] })] });
    expect(
      standing(
        written(
          paper,
          planWaited(aShop(paper).ledger, (sku) => sku === "A"),
        ),
      ),
    ).toEqual({
      A: [3, 1],
      B: [0, 0],
    });
  });

  test("the least that Walmart may hold, from the first reading, once", () => {
    const unknown = { state: "unknown", quantity: 3, at: SENT_AT } as const;
    const sure = { state: "confirmed", quantity: 3, at: SENT_AT, ...read(9) } as const;
    const all = new Map<ListingSku, SentMemory>([
      [listingSku("A"), { ...unknown, ...read(9) }],
      [listingSku("B"), { ...unknown, ...read(9), least: 4 }],
      [listingSku("C"), sure],
    ]);
    const noteLeast = (...ledger: readonly Cells<"ledger">[]) => [...withLeast(all, aShop({ ledger }).ledger).values()];
    expect(noteLeast(setBackRow())).toEqual([
      { ...unknown, ...read(9), least: 9 },
      { ...unknown, ...read(9), least: 4 },
      sure,
    ]);
    expect(noteLeast()).toEqual([...all.values()]);
  });

  test("that no number of the ledger is certain", () => {
    const paper = aPaper({ ledger: [sentRow("A", { quantity: 3, at: SENT_AT, ...read(3) })] });
    const { ledger } = aShop(written(paper, planDoubts(aShop(paper).ledger)));
    expect(quantityHistory(ledger)(listingSku("A")).sent).toEqual({ state: "unknown", quantity: 3, at: SENT_AT });
  });

  test("numbers that cannot be read in the ledger are not doubted, but sent anew", () => {
    const { ledger } = aShop({ ledger: [{ ...sentRow("A", {}), data: "no" }] });
    expect(planDoubts(ledger)).toEqual([]);
    expect(quantityHistory(ledger)(listingSku("A")).sent).toBeNull();
  });
});
