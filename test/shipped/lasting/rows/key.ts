/** What can fail of the key itself. */
import type { Row } from "../cells";
import type { Deed } from "../history";

/** The seller clicks Test connection, which must not say that all is open when it could not look. */
const testConnection: Deed = ({ world }) => {
  const result = world.run("sidebarDo", ["testConnection", "null"], { from: "sidebar" });
  if (result.outcome !== "returned") throw new Error(JSON.stringify(result));
};

export const KEY_ROWS: readonly Row[] = [
  {
    operation: "POST /v3/token",
    thing: "the token, without which nothing is open",
    families: ["token"],
    meanwhile: { words: "nothing: neither rises nor falls leave, and nothing comes in", counts: () => false },
    // Not of one order or shipment: of the account.
    named: () => /^(?!.*\d{13}).*Walmart/,
  },
  {
    operation: "GET /v3/token/detail",
    thing: "what the key opens, at a click on Test connection",
    families: ["token-detail"],
    deeds: { 2: [testConnection] },
    meanwhile: { words: "everything", counts: () => true },
  },
];
