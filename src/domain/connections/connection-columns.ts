import { aisles, defineTab, NEEDED, type Row, sellers } from "../values/column";

export const TARGET_KINDS = ["SKU", "Variation", "Nothing"] as const;

/** `SKU Map`: one connection that the seller made by hand in each row. */
export const SKU_MAP = defineTab({
  name: "skuMap",
  title: "SKU Map",
  rowIs: "one connection made by the seller",
  shown: "set-up",
  key: ["sku", "target"],
  growsAt: "end",
  columns: {
    sku: sellers("identifier", "Listing SKU", "The Walmart listing to connect.", "IP13-128-BLK-WM", NEEDED),
    connectTo: sellers("choice", "Connect to", "SKU, Variation, or Nothing to disconnect.", "SKU", {
      choices: TARGET_KINDS,
      ...NEEDED,
    }),
    target: sellers(
      "identifier",
      "Target",
      "The catalog SKU or variation id whose stock the listing sells.",
      "IP13-128-BLK",
      { required: "unless Connect to is Nothing" },
    ),
    perListing: sellers("quantity", "Qty per listing", "Units in one listing, for packs. Blank means 1.", "1", {
      least: 1,
    }),
    partOfKit: sellers("tick", "Part of kit", "Tick when the listing sells this together with its other ticked rows."),
    state: aisles("text", "State", "What this row does, or what is wrong with it.", "Connected", {
      width: 260,
      wraps: true,
    }),
  },
});

export type SkuMapRow = Row<typeof SKU_MAP.columns>;
