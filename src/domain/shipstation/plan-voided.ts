/** Labels that were voided in ShipStation after they had become rows. */
import { type Ledger, remember } from "../ledger/ledger";
import type { LogEntry } from "../log/log";
import type { ShipmentRow } from "../shipments/shipment-columns";
import { shipmentMemory, shipmentNames } from "../shipments/shipment-names";
import { type ShipmentMemory, shipmentAfterEvent } from "../shipments/shipment-states";
import { trackingKey } from "../shipments/tracking";
import type { Instant } from "../values/brand";
import type { Change } from "../values/change";
import { groupBy } from "../values/groups";
import { VOIDED_AFTER, VOIDED_BEFORE, voidedEntry } from "./package-entries";
import type { StationPackage } from "./station-package";

interface VoidFacts {
  readonly rows: readonly ShipmentRow[];
  readonly ledger: Ledger;
  readonly now: Instant;
}

/**
 * A row that came from ShipStation and was not sent is withdrawn. If Walmart was told already, the row and Log say so
 * once. A shipment that is under way is judged once it is known what became of it.
 */
export function planVoided(
  packages: readonly StationPackage[],
  { rows, ledger, now }: VoidFacts,
): { readonly changes: readonly Change[]; readonly entries: readonly LogEntry[] } {
  const voided = packages.filter(({ isVoided, isReturn }) => isVoided && !isReturn);
  if (voided.length === 0) return { changes: [], entries: [] };
  // A number that was voided and used again is alive.
  const alive = new Set(packages.filter((one) => !voided.includes(one)).map(numberOf));
  const byNumber = groupBy(rows, ({ values: { tracking, source } }) =>
    tracking === null || source !== "ShipStation" ? null : trackingKey(tracking),
  );
  const nameOf = shipmentNames(ledger);
  const changes: Change[] = [];
  const entries: LogEntry[] = [];
  for (const number of new Set(voided.map(numberOf))) {
    for (const row of number === "" || alive.has(number) ? [] : (byNumber.get(number) ?? [])) {
      const name = nameOf(row);
      const memory = shipmentMemory(ledger, name);
      const next = afterVoid(memory, row, now);
      if (next === null) continue;
      changes.push(remember(ledger, "shipment", name, next));
      if (next.state === "sent") entries.push(voidedEntry(row.values.po ?? "", row.values.tracking ?? ""));
    }
  }
  return { changes, entries };
}

const numberOf = ({ tracking }: StationPackage): string => trackingKey(tracking ?? "");

/** `null`: nothing changes. */
function afterVoid(memory: ShipmentMemory | null, row: ShipmentRow, now: Instant): ShipmentMemory | null {
  const event = { kind: "void", id: row.values.shipmentId ?? "", at: now } as const;
  if (memory === null || memory.state === "refused")
    return shipmentAfterEvent(memory, { ...event, said: VOIDED_BEFORE });
  const said = memory.said ?? "";
  return memory.state !== "sent" || said.includes(VOIDED_AFTER)
    ? null
    : shipmentAfterEvent(memory, { ...event, said: `${said} ${VOIDED_AFTER}` });
}
