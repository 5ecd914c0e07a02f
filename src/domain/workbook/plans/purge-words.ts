/** What a purge of buyer data says before it is done, and after. */
import type { Said } from "../../log/run-report";
import { counted } from "../../values/words";
import type { Purge } from "./purge";

/** What the seller reads before the second click. `contents`: comes back with that click. */
export interface ShownPurge {
  /** As in 2026-11-23. */
  readonly before: string;
  readonly contents: string;
  readonly orders: number;
  readonly customers: number;
  readonly open: number;
  readonly sentences: readonly string[];
}

const CELLS = "ship-to name, street, city, state, ZIP and phone, and the customer where orders are kept by name";

const VERSIONS =
  "Google's version history still holds earlier versions with the data. To lose these, too: File ▸ Make a copy, choose Move Aisle Here in the copy, and delete the original for good.";

/** Says exactly what will be emptied. */
export const shownPurge = ({ orders, customers, open, undated, contents }: Purge, before: string): ShownPurge => ({
  before,
  contents,
  orders: orders.length,
  customers,
  open,
  sentences:
    orders.length + customers === 0
      ? [`No closed order placed before ${before} holds buyer data.`, ...leftOut(open, undated)]
      : [
          `Will be emptied for good: ${CELLS}, of ${counted(orders.length, "order")} placed before ${before}; and ${counted(customers, "row")} of Customers.`,
          ...leftOut(open, undated),
          "Aisle does not read the data from Walmart again, and cannot bring it back.",
          VERSIONS,
        ],
});

const leftOut = (open: number, undated: number): readonly string[] => [
  ...(open === 0
    ? []
    : [`Left out: ${counted(open, "open order")}, since ${open === 1 ? "it needs its" : "they need their"} address.`]),
  ...(undated === 0
    ? []
    : [
        `Left out: ${counted(undated, "order")} without Ordered at, since nobody knows how old ${undated === 1 ? "it is" : "they are"}.`,
      ]),
];

/** After the second click. */
export const purgedSentence = (orders: number, { before, customers, open }: ShownPurge): string =>
  [
    `The buyer data of ${counted(orders, "order")} placed before ${before} and ${counted(customers, "row")} of Customers ${orders + customers === 1 ? "was" : "were"} emptied.`,
    ...leftOut(open, 0),
    VERSIONS,
  ].join(" ");

export const CHANGED: Said = {
  isDone: false,
  message: "Nothing was emptied yet: what would be has changed meanwhile. Look at the numbers again.",
};

/** Names no buyer. */
export const purgedEntry = (orders: number, { before, customers }: ShownPurge) =>
  ({
    severity: "Info",
    area: "Orders",
    key: null,
    what: `The buyer data of ${counted(orders, "order")} placed before ${before}, and ${counted(customers, "row")} of Customers, ${orders + customers === 1 ? "was" : "were"} emptied, as you chose.`,
    todo: null,
  }) as const;
