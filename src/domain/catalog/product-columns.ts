import { aisles, defineTab, NEEDED, type Row, sellers } from "../values/column";

/** The seven attributes that a row needs before it becomes a variation. `unknown` is allowed. */
export const ATTRIBUTES = ["manufacturer", "model", "variant", "network", "capacity", "color", "grade"] as const;

/** `Products`: one product variation in each row. */
export const PRODUCTS = defineTab({
  name: "products",
  title: "Products",
  rowIs: "one product variation",
  shown: "set-up",
  key: ["variationId"],
  recognizedBy: ["sku", ...ATTRIBUTES],
  growsAt: "end",
  columns: {
    variationId: aisles(
      "identifier",
      "Variation ID",
      "Issued by Aisle. Leave blank or type create for a new variation.",
      "V-000123",
    ),
    manufacturer: sellers("text", "Manufacturer", "Who made it; unknown is allowed.", "Apple", NEEDED),
    model: sellers("text", "Model", "The model; unknown is allowed.", "iPhone 13", NEEDED),
    variant: sellers("text", "Variant", "The model's variant; unknown is allowed.", "A2482", NEEDED),
    network: sellers("text", "Network", "The carrier it works on; unknown is allowed.", "Unlocked", NEEDED),
    capacity: sellers("text", "Capacity", "The storage; unknown is allowed.", "128GB", NEEDED),
    color: sellers("text", "Color", "The color; unknown is allowed.", "Black", NEEDED),
    grade: sellers("text", "Grade", "The condition; unknown is allowed.", "A", NEEDED),
    damages: sellers("text", "Damages", "Known damages, if any.", "scratched back"),
    sku: sellers("identifier", "SKU", "The catalog SKU. Several variations may share one.", "IP13-128-BLK"),
    available: aisles(
      "count",
      "Available",
      "Counting units of this variation that are neither committed nor sold.",
      "12",
    ),
    outstanding: aisles(
      "count",
      "Outstanding",
      "Units on open orders for this variation's SKU that are not committed yet.",
      "3",
    ),
    calculated: aisles("count", "Calculated", "Available minus Outstanding.", "9"),
    problem: aisles("text", "Problem", "What is wrong with this row and what to do.", "Fill in Color.", {
      width: 260,
      wraps: true,
    }),
  },
});

export type ProductRow = Row<typeof PRODUCTS.columns>;
