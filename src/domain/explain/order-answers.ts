/** Answers about an order line's way through Walmart: acknowledged, canceled, shipped; and what is wrong in its row. */
import { failedAcknowledgment } from "../orders/failing-orders";
import { isFinished, isWalmart, type SheetLine } from "../orders/order-line";
import { planOrderCells } from "../orders/plan-order-cells";
import { retryText } from "../retries/retries";
import type { Instant } from "../values/brand";
import { HOUR_MS } from "../values/time";
import { counted } from "../values/words";
import { lineFacts } from "../workbook/plans/derived-cells";
import type { Shop } from "../workbook/shop";
import type { Answer } from "./explanation";
import { ago, duration, fine, opening, sentence, stepping, thenDo, wrong } from "./words";

/** Walmart wants an acknowledgment within this time. Source: Walmart Marketplace, Orders API, acknowledge orders. */
const ACKNOWLEDGED_WITHIN_MS = 4 * HOUR_MS;

/** Whether Walmart knows that the order was received, and until when it wants to. */
export function acknowledgedAnswer({ ledger }: Shop, { row, label }: SheetLine, now: Instant): Answer {
  const question = "Is it acknowledged?";
  const { po, orderedAt, acknowledgedAt } = row.values;
  if (!isWalmart(row)) return fine(question, "Only Walmart's orders are.");
  if (acknowledgedAt !== null) return fine(question, `Yes, ${ago(now - acknowledgedAt)}.`);
  const memory = ledger.recall("order", po ?? "");
  if (memory?.walmart !== "Created")
    return fine(question, `Walmart waits for none: it calls the order ${memory?.walmart || "nothing"}.`);
  const failed = failedAcknowledgment(ledger, po ?? "");
  const left = orderedAt === null ? null : orderedAt + ACKNOWLEDGED_WITHIN_MS - now;
  const until =
    left === null
      ? "Walmart wants it within four hours of the order."
      : left > 0
        ? `Walmart wants it within four hours of the order: ${duration(left)} left.`
        : `Walmart's four hours ended ${ago(-left)}.`;
  const step = { label: "Acknowledge This Order", action: "acknowledgeSelected", ask: null, at: label } as const;
  const said = failed === null ? `No. ${until}` : `No. ${retryText(failed)} ${until}`;
  const isLate = left !== null && left <= 0;
  return stepping(
    failed === null && !isLate ? thenDo(fine(question, said), "Acknowledge it.") : wrong(question, said),
    step,
  );
}

/** Whether the buyer asked to cancel, what was canceled, and which units that leaves behind. */
export function canceledAnswer({ commits }: Shop, line: SheetLine): Answer {
  const question = "Did anybody cancel it?";
  const { cancelRequested, shipAnyway } = line.row.values;
  const { quantity, canceled } = line;
  const units = commits.ofLine(line).units.length;
  const over = units - (quantity - canceled);
  const said =
    canceled === 0 ? "" : `${canceled} of ${counted(quantity, "unit")} ${canceled === 1 ? "was" : "were"} canceled.`;
  if (canceled > 0 && over > 0 && canceled >= quantity) {
    const held = `${said} ${counted(units, "unit")} ${units === 1 ? "is" : "are"} still committed to it.`;
    const step = { label: "Release Units", action: "releaseUnits", ask: { label: line.label, name: null } } as const;
    return stepping(wrong(question, held, "Release the units, unless they go out."), step);
  }
  if (cancelRequested === "Yes" && !isFinished(line)) {
    const answer = `The buyer asked to cancel it${shipAnyway === true ? "; Ship anyway is ticked, so it is shipped anyway" : ""}. ${said}`;
    if (shipAnyway === true) return fine(question, answer.trim());
    return wrong(question, answer.trim(), "Cancel it in Seller Center, or tick Ship anyway in its row.");
  }
  return fine(question, said === "" ? "No." : said);
}

/** What was shipped, what is left, and what became of its packages. */
export function shippedAnswer({ tables }: Shop, line: SheetLine, now: Instant): Answer {
  const question = "Is it shipped?";
  const { po, line: number, shipBy } = line.row.values;
  const left = Math.max(0, line.quantity - line.canceled - line.shipped);
  if (left === 0)
    return fine(question, line.shipped > 0 ? `Yes, ${counted(line.shipped, "unit")}.` : "Nothing is to be shipped.");
  const own = tables.shipments.filter(
    ({ values }) => values.po === po && (values.line === null || values.line === number),
  );
  const troubled = own.find(({ values }) => values.state === "Problem");
  const said = `${line.shipped} of ${line.quantity - line.canceled}`;
  if (troubled !== undefined)
    return stepping(
      wrong(
        question,
        `${said}. A package in Shipments has a problem: ${sentence(troubled.values.walmartSaid ?? "it says none")}`,
      ),
      opening("shipments", troubled.values.shipmentId),
    );
  const waiting = own.find(
    ({ values }) => values.tracking !== null && values.state !== "Sent" && values.state !== "Not needed",
  );
  if (waiting !== undefined)
    return fine(question, `${said}. A package in Shipments is ${waiting.values.state ?? "Pending"}.`);
  const by =
    shipBy === null
      ? ""
      : shipBy > now
        ? ` It should leave within ${duration(shipBy - now)}.`
        : ` It should have left ${ago(now - shipBy)}.`;
  return thenDo(fine(question, `${said}.${by}`), "Type carrier and tracking number in Shipments once it leaves.");
}

/** Everything that the row's Problem says, as of now. */
export function rowAnswer(shop: Shop, line: SheetLine): Answer {
  const question = "Is its row in order?";
  const [change] = planOrderCells([line], (one) => lineFacts(shop, one));
  const problem = change?.kind === "update" ? change.cells.problem : null;
  if (typeof problem !== "string") return fine(question, "Yes.");
  return stepping(wrong(question, sentence(problem)), opening("orders", line.label));
}
