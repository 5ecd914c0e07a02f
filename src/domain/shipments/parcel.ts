/** Carrier, tracking number and tracking URL of a row, as Walmart is told them. */
import { type Carrier, type CarrierSpelling, matchCarrier } from "./carriers";
import { readTracking } from "./tracking";

/** What the seller or ShipStation wrote. */
export interface TypedParcel {
  readonly carrier: string;
  readonly service: string | null;
  readonly tracking: string;
  readonly trackingUrl: string | null;
}

/** What is sent. `warnings`: sentences about it for the seller. */
export interface Parcel {
  readonly carrier: Carrier;
  readonly tracking: string;
  readonly trackingUrl: string | null;
  readonly warnings: readonly string[];
}

const NO_LINK = "The Tracking URL is no link, so Walmart is not told it.";

/**
 * Reads what is written of a parcel. A carrier that Walmart does not know needs a tracking URL: the row's own, the link in
 * place of the tracking number, or what the template in `Carriers` makes of the number.
 * @example
 * const typed = { carrier: "ups", service: null, tracking: "1z 999 aa1 01 2345 6784", trackingUrl: null };
 * readParcel(typed, []).tracking // => "1Z999AA10123456784"
 * readParcel({ ...typed, carrier: "Pony" }, []).problem.slice(0, 36) // => "Walmart does not know the carrier “P"
 */
export function readParcel(
  typed: TypedParcel,
  spellings: readonly CarrierSpelling[],
): Parcel | { readonly problem: string } {
  const match = matchCarrier(typed, spellings);
  if ("problem" in match) return match;
  const { meant } = match;
  const number = readTracking(typed.tracking, meant);
  if ("problem" in number) return number;
  const { tracking } = number;
  const own = linkIn(typed.trackingUrl);
  const warnings = [...number.warnings, ...(typed.trackingUrl !== null && own === null ? [NO_LINK] : [])];
  if (meant.kind === "known")
    return { carrier: { kind: "known", name: meant.name }, tracking, trackingUrl: own, warnings };
  const trackingUrl = own ?? linkIn(typed.tracking) ?? linkIn(filled(meant.urlTemplate, tracking));
  if (trackingUrl === null) return { problem: urlNeeded(meant) };
  return { carrier: { kind: "other", name: meant.name, trackingUrl }, tracking, trackingUrl, warnings };
}

const linkIn = (text: string | null): string | null => {
  const link = text?.trim() ?? "";
  return /^https?:\/\/[^\s/]+\.[^\s]+$/i.test(link) ? link : null;
};

const filled = (template: string | null, tracking: string): string | null =>
  template?.replace(/\{tracking\}/gi, () => encodeURIComponent(tracking)) ?? null;

const urlNeeded = ({ name, urlTemplate }: { readonly name: string; readonly urlTemplate: string | null }): string =>
  urlTemplate === null
    ? `${name} is sent to Walmart as another carrier, which needs a Tracking URL. Type one in this row, or a Tracking URL template in Carriers.`
    : `The Tracking URL template of ${name} in Carriers is no link: ${urlTemplate}. Type one such as https://example.com/track/{tracking}, or a Tracking URL in this row.`;
