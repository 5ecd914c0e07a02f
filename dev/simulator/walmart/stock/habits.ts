/** What another tool does to a quantity repeatedly, by the clock. */

import type { Marketplace } from "../state/call";
import type { Habit } from "../state/shelves";
import { setInput } from "./stock";

/** Does it once. */
export function repeat(market: Marketplace, habit: Habit): void {
  setInput(market, habit, habit.quantity, habit.nextAt);
  habit.nextAt += habit.everyMs;
}
