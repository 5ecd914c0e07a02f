import { aisles, defineTab, type Row, sellers } from "../../values/column";

/** `Preview`: one planned change in each row. */
export const PREVIEW = defineTab({
  name: "preview",
  title: "Preview",
  rowIs: "one planned change",
  shown: "while needed",
  isNeeded: (rows) => rows.length > 0,
  key: ["sku"],
  growsAt: "second",
  pinned: 1,
  columns: {
    sku: aisles("identifier", "Listing SKU", "The listing whose quantity would change."),
    title: aisles("text", "Title", "The listing's title on Walmart.", "iPhone 13 128 GB Black", {
      width: 260,
      mayLack: true,
    }),
    onWalmart: aisles("count", "On Walmart", "The quantity set on Walmart now."),
    willBecome: aisles("count", "Will become", "The quantity that would be sent."),
    change: aisles("difference", "Change", "By how much it would rise or fall.", "−7", { mayLack: true }),
    because: aisles("text", "Because", "Why it would change.", "2 sold since the last push", {
      width: 420,
      wraps: true,
    }),
    approve: sellers("tick", "Approve", "Tick, and choose Send Approved, to send exactly this change.", "", {
      mayWrite: true,
    }),
  },
});

export type PreviewRow = Row<typeof PREVIEW.columns>;

/** `Dashboard`: charts, no columns. */
export const DASHBOARD = defineTab({
  name: "dashboard",
  title: "Dashboard",
  rowIs: "nothing; the tab holds charts",
  shown: "on demand",
  key: [],
  growsAt: "end",
  columns: {},
});
