/** The body of an order as it is sent: what must be there, and what each member may be. Source: [SS1-TS; SS1-ORD]. */
import * as z from "zod";

/** Source: [SS1-TS]. */
export const STATUSES = [
  "awaiting_payment",
  "awaiting_shipment",
  "shipped",
  "on_hold",
  "cancelled",
  "pending_fulfillment",
] as const;

export type OrderStatus = (typeof STATUSES)[number];

const text = z.string().nullish();
const amount = z.number().nullish();
const yesOrNo = z.boolean().nullish();

const ADDRESS = z.looseObject({
  name: text,
  company: text,
  street1: text,
  street2: text,
  street3: text,
  city: text,
  state: text,
  postalCode: text,
  // Two letters. Source: [SS1-TS].
  country: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .nullish(),
  phone: text,
  residential: yesOrNo,
  addressVerified: text,
});

const WEIGHT = z.looseObject({ value: z.number().min(0), units: z.enum(["pounds", "ounces", "grams"]) });

const ITEM = z.looseObject({
  orderItemId: z.number().int().nullish(),
  lineItemKey: text,
  sku: text,
  // Never null. Source: [SS1-TS].
  name: z.string(),
  imageUrl: text,
  weight: WEIGHT.nullish(),
  quantity: z.number().int().min(0),
  unitPrice: amount,
  taxAmount: amount,
  shippingAmount: amount,
  warehouseLocation: text,
  options: z.array(z.looseObject({ name: text, value: text })).nullish(),
  productId: z.number().int().nullish(),
  fulfillmentSku: text,
  adjustment: yesOrNo,
  upc: text,
});

const ADVANCED = z.looseObject({
  warehouseId: z.number().int().nullish(),
  nonMachinable: yesOrNo,
  saturdayDelivery: yesOrNo,
  containsAlcohol: yesOrNo,
  storeId: z.number().int().nullish(),
  customField1: text,
  customField2: text,
  customField3: text,
  source: text,
  billToParty: text,
  billToAccount: text,
  billToPostalCode: text,
  billToCountryCode: text,
  billToMyOtherAccount: z.number().int().nullish(),
});

export const ORDER_BODY = z.looseObject({
  orderId: z.number().int().nullish(),
  orderKey: text,
  orderNumber: z.string().min(1).max(50),
  orderDate: z.string(),
  paymentDate: text,
  shipByDate: text,
  orderStatus: z.enum(STATUSES),
  customerUsername: text,
  customerEmail: text,
  billTo: ADDRESS,
  shipTo: ADDRESS,
  items: z.array(ITEM).nullish(),
  amountPaid: amount,
  taxAmount: amount,
  shippingAmount: amount,
  customerNotes: text,
  internalNotes: text,
  gift: yesOrNo,
  giftMessage: text,
  paymentMethod: text,
  requestedShippingService: text,
  carrierCode: text,
  serviceCode: text,
  packageCode: text,
  confirmation: text,
  shipDate: text,
  weight: WEIGHT.nullish(),
  dimensions: z
    .looseObject({
      length: z.number(),
      width: z.number(),
      height: z.number(),
      units: z.enum(["inches", "centimeters"]),
    })
    .nullish(),
  insuranceOptions: z.looseObject({}).nullish(),
  internationalOptions: z.looseObject({}).nullish(),
  advancedOptions: ADVANCED.nullish(),
  tagIds: z.array(z.number().int()).nullish(),
});

export type OrderBody = z.infer<typeof ORDER_BODY>;
export type ItemBody = z.infer<typeof ITEM>;
export type AddressBody = z.infer<typeof ADDRESS>;

/** Members of an answer that a sent order may repeat, without effect. */
export const READ_ONLY: readonly string[] = [
  ...["createDate", "modifyDate", "customerId", "orderTotal", "holdUntilDate", "userId", "labelMessages"],
  ...["externallyFulfilled", "externallyFulfilledBy", "externallyFulfilledById", "externallyFulfilledByName"],
];

/** Members that no document knows. */
export const strangeMembers = (body: OrderBody): readonly string[] =>
  Object.keys(body).filter((name) => !(name in ORDER_BODY.shape) && !READ_ONLY.includes(name));

/** What is wrong with a body, by the member's path; undefined if it fits. */
export function complaintsAbout(body: unknown): Readonly<Record<string, readonly string[]>> | undefined {
  const checked = ORDER_BODY.safeParse(body);
  if (checked.success) return undefined;
  const complaints: Record<string, string[]> = {};
  for (const { path, message } of checked.error.issues) {
    const member = ["apiOrder", ...path].join(".");
    complaints[member] = [...(complaints[member] ?? []), message];
  }
  return complaints;
}
