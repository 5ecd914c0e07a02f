import { aisles, defineTab, type Row } from "../values/column";

/** `_Ledger`: Aisle's memory, one remembered thing in each row. Always hidden. */
export const LEDGER = defineTab({
  name: "ledger",
  title: "_Ledger",
  rowIs: "one thing that Aisle remembers",
  shown: "hidden",
  key: ["key"],
  growsAt: "end",
  columns: {
    key: aisles("identifier", "Key", "What is remembered."),
    kind: aisles("text", "Kind", "Which kind of memory it is."),
    data: aisles("identifier", "Data", "What is known of it, as JSON of at most 2 KB."),
  },
});

export type LedgerRow = Row<typeof LEDGER.columns>;
