/** What people do in a week, each at its time of the day and so often. */
import { BUYERS } from "./buyers";
import type { Deed } from "./deed";
import { MISHAPS } from "./mishaps";
import { ORDER_DESK } from "./order-desk";
import { STOCK_ROOM } from "./stock-room";
import { UNUSUAL } from "./unusual";

export const DEEDS: readonly Deed[] = [...STOCK_ROOM, ...BUYERS, ...ORDER_DESK, ...UNUSUAL, ...MISHAPS];
