/** What a seller does until Aisle works by itself, and how far they are. Only facts decide; nothing remembers a click. */
import type { Tables } from "./tabs";

/** `isGateOpen`: the numbers were looked through since the sync was switched on. */
export interface HomeFacts {
  readonly tables: Tables;
  readonly hasTabs: boolean;
  readonly hasKey: boolean;
  readonly isScheduled: boolean;
  readonly isGateOpen: boolean;
}

/** In the order in which they are done. */
const STEPS = {
  sheet: ({ hasTabs }) => hasTabs,
  key: ({ hasKey }) => hasKey,
  listings: ({ tables }) => tables.listings.length > 0,
  stock: (_, { stock }) => stock.rows > stock.notInProducts,
  counting: (_, { counting }) => [counting.statuses, counting.warehouses].every(isAnyTicked),
  review: ({ isGateOpen, tables }, { switches }) =>
    isGateOpen || (!switches.quantitySync && tables.listings.some(({ values }) => values.lastSent !== null)),
  schedule: ({ isScheduled }) => isScheduled,
} as const satisfies Readonly<Record<string, (facts: HomeFacts, found: FoundSoFar) => boolean>>;

export type StepName = keyof typeof STEPS;

export interface Step {
  readonly name: StepName;
  readonly isDone: boolean;
}

/** A warehouse or status of `Inventory`. `units`: of unsold rows. */
export interface CountedName {
  readonly name: string;
  readonly units: number;
  readonly isTicked: boolean;
}

/** What was found in the tabs. Sample rows are no stock. */
export interface FoundSoFar {
  readonly stock: { readonly rows: number; readonly notInProducts: number };
  readonly counting: { readonly statuses: readonly CountedName[]; readonly warehouses: readonly CountedName[] };
  readonly switches: { readonly quantitySync: boolean };
}

const isAnyTicked = (names: readonly CountedName[]): boolean => names.some(({ isTicked }) => isTicked);

/** Every step, and whether it is done. The first one that is not is the next one. */
export const stepsOf = (facts: HomeFacts, found: FoundSoFar): readonly Step[] =>
  (Object.keys(STEPS) as StepName[]).map((name) => ({ name, isDone: STEPS[name](facts, found) }));
