/** `GET /carriers`. Source: [SS1-TS]. */
import { type Call, noteUnknownParameters } from "../state/call";
import type { Account } from "../state/state";
import { type Answer, ok } from "../wire/answer";

const CARRIERS = [
  ["Stamps.com", "stamps_com"],
  ["UPS by ShipStation", "ups_walleted"],
  ["FedEx", "fedex"],
] as const;

export function listCarriers(_: Account, call: Call): Answer {
  noteUnknownParameters(call, []);
  return ok(
    CARRIERS.map(([name, code], index) => ({
      name,
      code,
      accountNumber: `account-${index + 1}`,
      requiresFundedAccount: index === 0,
      balance: 0,
      nickname: null,
      shippingProviderId: index + 1,
      primary: index === 0,
    })),
  );
}
