/** The two ways in which a pretend world runs: all in this process, or over real HTTP on this machine. */
import path from "node:path";
import process from "node:process";
import type { Spreadsheet } from "../emulator/sheets-api/spreadsheet";
import { HOST } from "../simulator/shipstation/wire/settings";
import { createLoopbackWorld, type LoopbackWorld } from "./loopback";
import { serve } from "./serve";
import type { ShopParts } from "./shop-parts";
import { createWorld, type World } from "./world";

/** Where Walmart answers: its calls, those of its sandbox, and the files of its reports. */
const WALMART_HOSTS = ["marketplace.walmartapis.com", "sandbox.walmartapis.com", "itemreports.blob.core.windows.net"];

/** One thing for each of Walmart's hosts. */
const atWalmart = <Thing>(thing: Thing): Readonly<Record<string, Thing>> =>
  Object.fromEntries(WALMART_HOSTS.map((host) => [host, thing]));

export const inProcess = ({ options, walmart, shipStation }: ShopParts): World<Spreadsheet> =>
  createWorld({ ...options, servers: { ...atWalmart(walmart), [HOST]: shipStation } });

export interface ServedWorld {
  readonly world: LoopbackWorld<Spreadsheet>;
  /** Ends the servers. */
  readonly close: () => Promise<void>;
}

/** Runs in worker threads, for which the built project in `root` holds the program. */
export async function overHttp(
  { options, walmart, shipStation }: ShopParts,
  root = process.cwd(),
): Promise<ServedWorld> {
  const [server, packing] = await Promise.all([serve(walmart), serve(shipStation)]);
  const workerPath = path.join(root, "build/dev/loopback-worker.cjs");
  const world = createLoopbackWorld({
    ...options,
    hosts: { ...atWalmart(server.url), [HOST]: packing.url },
    workerPath,
  });
  return { world, close: () => Promise.all([server.close(), packing.close()]).then(() => {}) };
}
