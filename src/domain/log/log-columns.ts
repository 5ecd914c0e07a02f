import { aisles, defineTab, type Row } from "../values/column";

/** `Log`: one event in each row, newest first. */
export const LOG = defineTab({
  name: "log",
  title: "Log",
  rowIs: "one event",
  shown: "while needed",
  isNeeded: ([newest]) => newest?.severity === "Problem",
  key: ["run", "key"],
  growsAt: "top",
  keeps: 2_000,
  columns: {
    time: aisles("instant", "Time", "When it happened."),
    run: aisles("identifier", "Run", "When the run began in which it happened.", "2026-11-23 14:30"),
    severity: aisles("choice", "Severity", "Info, Warning or Problem."),
    area: aisles("text", "Area", "Listings, Quantities, Orders, Shipments or Run.", "Orders"),
    key: aisles("identifier", "Key", "The SKU, order or shipment it is about.", "1796277083022"),
    what: aisles("text", "What happened", "What happened, and why.", "", { width: 420, wraps: true }),
    todo: aisles("text", "What to do", "What you can do about it.", "", { width: 320, wraps: true }),
  },
});

export type LogRow = Row<typeof LOG.columns>;
