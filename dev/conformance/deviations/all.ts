/** Every place where Walmart's definition is known to be wrong or silent. */
import type { Deviation } from "../deviation";
import { FEEDS } from "./feeds";
import { ITEMS } from "./items";
import { ORDERS } from "./orders";
import { OTHERS, SANDBOX } from "./others";
import { REFUSALS } from "./refusals";

export const DEVIATIONS: readonly Deviation[] = [SANDBOX, ...REFUSALS, ...ORDERS, ...FEEDS, ...ITEMS, ...OTHERS];
