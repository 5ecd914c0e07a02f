/** Why a row of `Shipments` stands as it does: what it is, where it stands, why, and what is next. */
import { spellingsOf } from "../shipments/carrier-rows";
import { readParcel } from "../shipments/parcel";
import { type ParsedShipment, rowOf } from "../shipments/parsed-shipment";
import { readShipments } from "../shipments/read-shipments";
import { SHIPMENTS, type ShipmentRow } from "../shipments/shipment-columns";
import type { Instant } from "../values/brand";
import { issueText } from "../values/issue";
import { lacking } from "../values/required";
import { counted } from "../values/words";
import type { Shop } from "../workbook/shop";
import type { Answer, Explanation } from "./explanation";
import { ago, fine, sentence, stepping, thenDo, wrong } from "./words";

/** `order`: the explanation of what it is for; `null`: the row names no order. */
export function explainShipment(shop: Shop, row: ShipmentRow, order: Explanation | null, now: Instant): Explanation {
  const readings = readShipments(shop.tables.shipments, shop.lines, spellingsOf(shop.tables.carriers), shop.ledger);
  const reading = readings.find((one) => rowOf(one) === row) ?? { kind: "open", row };
  const own = [whatAnswer(row), ...toldAnswers(shop, row), standsAnswer(shop, reading, now)];
  const standing = own[own.length - 1] as Answer;
  const isWrong = own.some(({ isFine }) => !isFine);
  return {
    about: order?.about ?? "A package without an order",
    inShort: standing.answer,
    tone: isWrong || order?.tone === "wrong" ? "wrong" : isDone(reading) ? "fine" : "open",
    answers: [...own, ...(order?.answers ?? [])],
    sections: order?.sections ?? [],
  };
}

const isDone = (reading: ParsedShipment): boolean => reading.kind === "settled" && reading.state !== "Problem";

function whatAnswer({ values }: ShipmentRow): Answer {
  const { shipmentId, po, line, quantity, carrier, tracking, source } = values;
  const what = quantity === null ? "all that is left" : counted(quantity, "unit");
  const of = po === null ? "an order that is not named yet" : `PO ${po}${line === null ? "" : `, line ${line}`}`;
  const from =
    source === "ShipStation"
      ? "It came from ShipStation."
      : source === "Walmart"
        ? "It was told to Walmart elsewhere, and came from there."
        : "It was typed here.";
  const by = carrier === null ? "" : `, by ${carrier}${tracking === null ? "" : ` with the number ${tracking}`}`;
  return fine("What is it?", `Package ${shipmentId ?? "without an id yet"}: ${what} of ${of}${by}. ${from}`);
}

/** Carrier and number as Walmart is told them, where they read otherwise. */
function toldAnswers({ tables }: Shop, { values }: ShipmentRow): readonly Answer[] {
  const { carrier, service, tracking, trackingUrl, source } = values;
  if (carrier === null || tracking === null || source === "Walmart") return [];
  const question = "What is Walmart told?";
  const parcel = readParcel({ carrier, service, tracking, trackingUrl }, spellingsOf(tables.carriers));
  if ("problem" in parcel) return [wrong(question, `Nothing. ${parcel.problem}`)];
  const { name, kind } = parcel.carrier;
  const link = parcel.trackingUrl === null ? "" : `, with the page ${parcel.trackingUrl}`;
  const said = `${kind === "other" ? `Another carrier, ${name}` : name}, ${parcel.tracking}${link}.`;
  const doubts = parcel.warnings.join(" ");
  return [doubts === "" ? fine(question, said) : thenDo(fine(question, said), doubts)];
}

function standsAnswer(shop: Shop, reading: ParsedShipment, now: Instant): Answer {
  const question = "Where does it stand?";
  const { values, issues } = rowOf(reading);
  if (reading.kind === "open") {
    const lacks = issueText([...issues, ...lacking(SHIPMENTS, rowOf(reading))]);
    return wrong(question, `It is not filled in. ${lacks ?? ""}`.trim());
  }
  if (reading.kind === "problem") return wrong(question, `Problem: ${sentence(reading.said)} Nothing is sent.`);
  if (reading.kind === "settled") {
    const said = reading.said === null ? "" : ` ${sentence(reading.said)}`;
    const when = reading.sentAt === null ? "" : ` ${ago(now - reading.sentAt)}`;
    return reading.state === "Problem"
      ? wrong(question, `Problem:${said}`, "It is tried again once you edit the row.")
      : fine(question, `${reading.state}${when}.${said}`);
  }
  const step = { label: "Sync Now", action: "syncNow", ask: null } as const;
  const { state, walmartSaid } = values;
  const said = walmartSaid === null ? "" : ` ${sentence(walmartSaid)}`;
  if (shop.ledger.recall("shipment", reading.shipment.name) === null || state === null)
    return stepping(thenDo(fine(question, `Not sent yet.${said}`), "The next run sends it."), step);
  const waits = `${state}.${said}`;
  const next = "Before it is sent again, the next run looks at Walmart whether it has arrived.";
  return stepping(state === "Problem" ? wrong(question, waits, next) : thenDo(fine(question, waits), next), step);
}
