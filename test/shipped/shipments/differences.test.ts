/** What Walmart and the sheet say differently about an order: told by Log and Explain, and ignored with a reason. */
import { answerOf } from "../../../dev/world/shop";
import { runningShop } from "../../support/shop-under-test";

const HOUR_MS = 3_600_000;

interface Explained {
  readonly answers: readonly { readonly question: string; readonly answer: string; readonly step?: unknown }[];
}

test("an open order that left the sheet is told after a day, with its age, until the seller ignores it with a reason", () => {
  const shop = runningShop();
  const po = shop.buy("A");
  shop.clock.advance(HOUR_MS);
  shop.sync();
  shop.hands.deleteRow("Orders", "PO", po);
  const told = () =>
    shop
      .rows("Log")
      .flatMap((row) => (/ differs, for /.test(row["What happened"] ?? "") ? [row["What happened"]] : []));
  const later = (hours: number) => {
    shop.clock.advance(hours * HOUR_MS);
    shop.sync();
    return told();
  };
  expect(later(1)).toEqual([]);
  expect(later(25)).toEqual([expect.stringContaining(`Order ${po} differs, for 25 hours: Walmart has it open`)]);
  shop.sync();
  expect(shop.world.run("syncNow").counters.sheetsWrites).toBe(0);

  const { answers } = answerOf<Explained>(shop.press("explain", { about: po }));
  const answer = answers.find(({ question }) => question === "Do Walmart, the sheet and ShipStation agree?");
  expect(answer).toMatchObject({ step: { action: "ignoreDifferences", ask: { po } } });

  const ignore = (reason: string) => answerOf(shop.press("ignoreDifferences", { po, reason }));
  expect(ignore(" ")).toMatchObject({ isDone: false, message: expect.stringContaining("Type why") });
  expect(ignore("sold in the shop")).toMatchObject({ isDone: true });
  expect(later(30)).toHaveLength(1);
  expect(answerOf(shop.press("explain", { about: po }))).toMatchObject({
    answers: expect.arrayContaining([
      expect.objectContaining({ answer: expect.stringContaining("It is ignored: sold in the shop") }),
    ]),
  });
});
