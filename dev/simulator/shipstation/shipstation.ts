/** The simulated ShipStation, API V1: a pure state machine behind the seam, and the knobs beside it. */
import type { HttpHandler } from "../../seam";
import { effectOf } from "./faults/faults";
import { serve } from "./gateway/gateway";
import { createViews, type Views } from "./gateway/views";
import { addStore, createOwner, type Owner, type StoreOptions } from "./people/owner";
import { createPackers, type Packers } from "./people/packers";
import type { ActiveFault, Fault, FaultName } from "./state/fault";
import { emptyState, fromText, type State, toText } from "./state/state";
import {
  DEFAULT_KEY,
  DEFAULT_SWITCHES,
  type Key,
  type Limit,
  OFFICIAL_LIMIT,
  type Settings,
  type Switches,
} from "./wire/settings";

export interface ShipStationOptions {
  /** One key that works if left out; none: nobody can connect. */
  readonly keys?: readonly Key[];
  /** One manual store if left out. */
  readonly stores?: readonly StoreOptions[];
  readonly limit?: Limit;
  readonly switches?: Partial<Switches>;
}

export interface Faults {
  /** Starts a fault. Of several, the one set first strikes. Throws on an unknown name. */
  set(fault: Fault): void;
  /** Ends one fault, or all. */
  clear(name?: FaultName): void;
  /** All faults, with how often each has struck. */
  list(): readonly ActiveFault[];
}

export interface ShipStation extends HttpHandler, Views {
  readonly packers: Packers;
  readonly owner: Owner;
  readonly faults: Faults;
  /** Changes how the documents are read, from now on. A snapshot includes none of it. */
  adjust(switches: Partial<Switches>): void;
  /** The whole state as one text, including faults and ledger; switches are not in it. */
  snapshot(): string;
  /** Goes back to a snapshot. Throws if the text is not one. */
  restore(text: string): void;
}

/** Builds the simulator, which answers at `ssapi.shipstation.com`. */
export function createShipStation(options: ShipStationOptions = {}): ShipStation {
  const settings: Settings = {
    limit: options.limit ?? OFFICIAL_LIMIT,
    switches: { ...DEFAULT_SWITCHES, ...options.switches },
  };
  const account: { settings: Settings; state: State } = { settings, state: emptyState() };
  account.state.keys = options.keys ?? [DEFAULT_KEY];
  for (const wish of options.stores ?? [{ name: "Manual Orders" }]) addStore(account, wish, 0);
  return {
    handle: (request, now) => serve(account, request, now),
    packers: createPackers(account),
    owner: createOwner(account),
    faults: createFaults(account),
    adjust: (switches) => {
      account.settings = { ...account.settings, switches: { ...account.settings.switches, ...switches } };
    },
    ...createViews(account),
    snapshot: () => toText(account.state),
    restore: (text) => {
      account.state = fromText(text);
    },
  };
}

const createFaults = (account: { readonly state: State }): Faults => ({
  set: (fault) => {
    effectOf(fault.name);
    account.state.faults.push({ ...fault, struck: 0 });
  },
  clear: (name) => {
    account.state.faults = name === undefined ? [] : account.state.faults.filter((fault) => fault.name !== name);
  },
  list: () => structuredClone(account.state.faults),
});
