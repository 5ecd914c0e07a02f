/** What a row of `Shipments` means. */
import type { Instant, PurchaseOrderId } from "../values/brand";
import type { Carrier } from "./carriers";
import type { ShipmentRow } from "./shipment-columns";
import type { RememberedShipment } from "./shipment-names";
import type { StateWord } from "./shipment-states";

/** A row that can be sent. */
export interface ReadyShipment {
  readonly row: ShipmentRow;
  /** Its name in the ledger. */
  readonly name: string;
  /** Everything else that the seller typed, *Ship anyway* included. Tells whether a refused row was edited since. */
  readonly content: string;
  readonly po: PurchaseOrderId;
  readonly line: string | null;
  readonly quantity: number | null;
  readonly carrier: Carrier;
  /** As the carrier writes it. */
  readonly tracking: string;
  readonly trackingUrl: string | null;
  /** What is doubtful about carrier or number, as sentences. It is sent anyway. */
  readonly warnings: readonly string[];
  readonly shipDate: Instant | null;
  /** When the order was placed, if `Orders` says so. */
  readonly orderedAt: Instant | null;
  /** What this row was before somebody typed another tracking number into it, as far as Walmart may know of it. */
  readonly former: readonly RememberedShipment[];
  /** What other unsent rows of the order name of its lines. */
  readonly claims: readonly Claim[];
}

/** Units of a line that a row names. `key`: its tracking number as it is compared; `null`: it has none yet. */
export interface Claim {
  readonly line: string;
  readonly units: number;
  readonly key: string | null;
}

/** What a row means before anything is sent. */
export type ParsedShipment =
  | { readonly kind: "ready"; readonly shipment: ReadyShipment }
  | {
      readonly kind: "settled";
      readonly row: ShipmentRow;
      readonly state: StateWord;
      readonly said: string | null;
      readonly sentAt: Instant | null;
      /** The Shipment ID in the ledger. */
      readonly id?: string;
    }
  /** `hasLeft`: Walmart may know of the package, under other names. */
  | { readonly kind: "problem"; readonly row: ShipmentRow; readonly said: string; readonly hasLeft?: true }
  /** Not filled in enough to be a shipment. */
  | { readonly kind: "open"; readonly row: ShipmentRow };

export const rowOf = (reading: ParsedShipment): ShipmentRow =>
  reading.kind === "ready" ? reading.shipment.row : reading.row;
