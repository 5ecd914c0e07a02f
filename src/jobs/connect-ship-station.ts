/** Tests the ShipStation key that the seller typed, saves it unless ShipStation refuses it, and offers its stores. */
import type { Said } from "../domain/log/run-report";
import { parseSettings } from "../domain/settings/parse-settings";
import { nameOfSetting, STATION_ITEMS } from "../domain/settings/settings";
import { planSetting } from "../domain/settings/settings-columns";
import { channelProblems } from "../domain/shipstation/channel-problems";
import { manualStores, storeFor } from "../domain/shipstation/stores";
import { type Failure, toFailure } from "../domain/values/failure";
import type { StationKey } from "../ports/secrets";
import type { StationStore } from "../ports/ship-station";
import type { Run } from "./open-run";
import { needNoCopy } from "./whose";
import type { World } from "./world";

/** What the sidebar offers: the stores in which orders can be made, and what is chosen in Settings. */
export interface StationAnswer {
  readonly isConnected: boolean;
  readonly message: string;
  readonly stores: readonly string[];
  readonly store: string | null;
  readonly items: string;
}

/** `isSaved`: ShipStation did not refuse the key, so it is used from now on. */
export interface StationKeyAnswer extends StationAnswer {
  readonly isSaved: boolean;
}

/** A refused key never replaces a working one. If ShipStation is down, the key is saved, so that it need not be typed again. */
export function connectShipStation(world: World, typed: StationKey): StationKeyAnswer {
  const key = { key: typed.key.trim(), secret: typed.secret.trim() };
  const copied = inCopy(world);
  if (copied !== null) return { ...failedAnswer(copied.message), isSaved: false };
  const tried = storesOf(world, key);
  if (!Array.isArray(tried) && tried.code === REFUSED) {
    const kept = world.secrets.stationKey() === null ? "It was not saved." : "The key saved before stays in use.";
    return { ...failedAnswer(`${tried.message} ${kept}`), isSaved: false };
  }
  world.secrets.saveStationKey(key);
  if (Array.isArray(tried)) return { ...answerOf(world, tried), isSaved: true };
  return { ...failedAnswer(`${tried.message} ${UNTRIED}`), isSaved: true };
}

const REFUSED = "ship-station-key-refused";

const UNTRIED = "The key was saved, but it could not be tried. Test connection tries it.";

/** Reads the stores with the saved key. */
export function testShipStation(world: World): StationAnswer {
  const copied = inCopy(world);
  if (copied !== null) return failedAnswer(copied.message);
  const tried = storesOf(world);
  return Array.isArray(tried) ? answerOf(world, tried) : failedAnswer(tried.message);
}

const failedAnswer = (message: string): StationAnswer => ({
  isConnected: false,
  message,
  stores: [],
  store: null,
  items: Object.keys(STATION_ITEMS)[0] ?? "",
});

function inCopy(world: World): Failure | null {
  try {
    needNoCopy(world);
    return null;
  } catch (error) {
    return toFailure(error);
  }
}

function storesOf({ shipStation }: World, key?: StationKey): StationStore[] | Failure {
  try {
    return [...shipStation(key).listStores()];
  } catch (error) {
    return toFailure(error);
  }
}

function answerOf({ workbook }: World, stores: readonly StationStore[]): StationAnswer {
  const { tables } = workbook.read();
  const { settings } = parseSettings(tables.settings, new Set());
  const { problem } = storeFor(stores, settings.stationStore);
  const wrong = [...(problem === null ? [] : [problem]), ...channelProblems(tables).map(({ message }) => message)];
  const next = settings.shipStation ? [] : ["Switch ShipStation on in Settings when you are ready."];
  const items = Object.entries(STATION_ITEMS).find(([, format]) => format === settings.stationItems);
  return {
    isConnected: true,
    message: ["Connected to ShipStation.", ...(wrong.length > 0 ? wrong : next)].join(" "),
    stores: manualStores(stores).map(({ name }) => name),
    store: settings.stationStore,
    items: items?.[0] ?? "",
  };
}

/** Writes what the seller chose into the rows of `Settings`; makes rows that the workbook lacks. */
export function chooseStation(run: Run, chosen: { readonly store: string; readonly items: string }): Said {
  run.need(["settings"]);
  run.commit("choose in ShipStation", ({ tables }) => [
    ...planSetting(tables.settings, nameOfSetting("stationStore"), chosen.store),
    ...planSetting(tables.settings, nameOfSetting("stationItems"), chosen.items),
  ]);
  return { isDone: true, message: `New orders are made in the store “${chosen.store}” as: ${chosen.items}.` };
}
