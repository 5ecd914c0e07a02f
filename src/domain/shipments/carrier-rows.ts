/** The rows of `Carriers` as the seller left them. */
import { issueText } from "../values/issue";
import type { CarrierSpelling } from "./carriers";
import type { CarrierRow } from "./shipment-columns";

/** The rows of `Carriers` that can be used, and those with a cell that cannot be read. */
export const spellingsOf = (rows: readonly CarrierRow[]): readonly CarrierSpelling[] =>
  rows.flatMap(({ values: { typed, carrier, urlTemplate }, issues }): CarrierSpelling[] => {
    const unread = issueText(issues.filter(({ code }) => code === "cell-error"));
    if (unread !== null) return [{ typed: typed ?? "", carrier: carrier ?? "", urlTemplate, unread }];
    return typed === null || carrier === null ? [] : [{ typed, carrier, urlTemplate }];
  });
