/** What another tool does to a quantity again and again, by the clock. */

import type { Marketplace } from "./call";
import type { Place } from "./shelves";
import { setInput } from "./stock";

/** Unit: `everyMs` in ms, `nextAt` in epoch ms. */
export interface Habit extends Place {
  readonly quantity: number;
  readonly everyMs: number;
  nextAt: number;
}

/** Does once what the tool does again and again. */
export function repeat(market: Marketplace, habit: Habit): void {
  setInput(market, habit, habit.quantity, habit.nextAt);
  habit.nextAt += habit.everyMs;
}
