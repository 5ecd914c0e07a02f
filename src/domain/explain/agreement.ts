/** Whether Walmart, the sheet and ShipStation agree about orders. */
import type { Instant } from "../values/brand";
import { standingsOf } from "../workbook/plans/reconciliation";
import type { Shop } from "../workbook/shop";
import type { Answer } from "./explanation";
import { ago, fine, stepping, thenDo, wrong } from "./words";

/** An answer for each thing that differs about the orders; none if they agree. */
export function agreementAnswers(shop: Shop, pos: ReadonlySet<string | null>, now: Instant): readonly Answer[] {
  const question = "Do Walmart, the sheet and ShipStation agree?";
  return standingsOf(shop, now)
    .filter(({ difference }) => pos.has(difference.po))
    .map(({ difference: { po, what, todo, sides }, since, isLasting, ignored }) => {
      const said = `${what} Noticed ${ago(now - since)}. ${sides}.`;
      if (ignored !== null) return fine(question, `${said} It is ignored: ${ignored}`);
      // Most differences are gone with the next runs, so there is nothing to ignore yet.
      if (!isLasting) return thenDo(fine(question, said), todo);
      return stepping(wrong(question, said, todo), {
        label: "Ignore",
        action: "ignoreDifferences",
        ask: { po, reason: "" },
      });
    });
}
