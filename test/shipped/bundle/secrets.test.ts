import { sellerParts } from "../../../dev/demo/parts";
import { playDay } from "../../../dev/demo/play";
import { DEFAULT_KEY } from "../../../dev/simulator/shipstation/wire/settings";
import type { FaultName } from "../../../dev/simulator/walmart/state/fault";
import { DEFAULT_KEYS } from "../../../dev/simulator/walmart/wire/settings";
import { inProcess } from "../../../dev/world/carriers";
import { readDist } from "../../support/dist";
import { ROOT } from "../../support/project";

/** Failures whose words reach the seller: each is a chance to repeat what was sent. */
const FAULTS: readonly FaultName[] = ["down", "error-500", "throttled", "expired-token", "forbidden", "order-outage"];

const STATION_FAULTS = ["html-200", "error-500"] as const;

type Stores = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** A whole day of the built bundle, then one sync under each fault, and everything that anybody could read of it. */
async function watchedDay() {
  readDist("Code.js");
  const parts = sellerParts({ root: ROOT });
  const world = inProcess(parts);
  const { runs } = await playDay(parts, world.run);
  const typeKey = (secret: string) =>
    world.run("sidebarDo", ["connectShipStation", JSON.stringify({ ...DEFAULT_KEY, secret })], { from: "sidebar" });
  const typed = [typeKey("not-the-stations-secret"), typeKey(DEFAULT_KEY.secret)];
  const kept = own(world.emulator.snapshot());
  const troubled = FAULTS.flatMap((name) => {
    parts.walmart.faults.set({ name });
    const results = [world.run("syncNow"), world.run("sidebarDo", ["testConnection", "null"], { from: "sidebar" })];
    parts.walmart.faults.clear();
    return results;
  });
  for (const name of STATION_FAULTS) {
    parts.shipStation.faults.set({ name });
    troubled.push(
      typeKey(DEFAULT_KEY.secret),
      world.run("sidebarDo", ["testShipStation", "null"], { from: "sidebar" }),
    );
    parts.shipStation.faults.clear();
  }
  parts.shipStation.owner.expireKeys(parts.clock.now());
  troubled.push(world.run("sidebarDo", ["testShipStation", "null"], { from: "sidebar" }), world.run("syncNow"));
  const { ledger, ui } = world.emulator;
  return {
    walmart: parts.walmart.snapshot(),
    kept,
    seen: {
      "the spreadsheet": parts.book.snapshot(),
      "the log": JSON.stringify(ledger.logged()),
      "toasts, dialogs and pages": JSON.stringify(ui),
      "what the doors answered": JSON.stringify([...runs.map(({ result }) => result), ...typed, ...troubled]),
      "the sidebar when it opens": JSON.stringify(world.run("sidebarLoad", [], { from: "sidebar" })),
      "properties and caches that others share": shared(world.emulator.snapshot()),
    },
  };
}

const own = (snapshot: string): string => storesWhere(snapshot, (name) => name.startsWith("user:"));
const shared = (snapshot: string): string => storesWhere(snapshot, (name) => !name.startsWith("user:"));

/** Properties and caches, those of one user apart from those that everybody in the spreadsheet shares. */
function storesWhere(snapshot: string, isWanted: (name: string) => boolean): string {
  // A cast: what the emulator's own snapshot holds.
  const { state } = JSON.parse(snapshot) as { state: { properties: Stores; caches: Stores } };
  const wanted = (stores: Stores): Stores =>
    Object.fromEntries(Object.entries(stores).filter(([name]) => isWanted(name)));
  return JSON.stringify([wanted(state.properties), wanted(state.caches)]);
}

describe("over a whole day, and failures of both vendors", () => {
  let day: Awaited<ReturnType<typeof watchedDay>>;
  let secrets: readonly string[];

  beforeAll(async () => {
    day = await watchedDay();
    const keys = DEFAULT_KEYS.filter(({ environment }) => environment === "production");
    const tokens = day.walmart.match(/eyJ\d{24}\.\d{24}/g) ?? [];
    const station = [DEFAULT_KEY.secret, btoa(`${DEFAULT_KEY.key}:${DEFAULT_KEY.secret}`)];
    const typed = [
      "not-the-secret",
      "not-the-stations-secret",
      ...station,
      ...keys.map(({ clientSecret }) => clientSecret),
    ];
    const coded = keys.map(({ clientId, clientSecret }) => btoa(`${clientId}:${clientSecret}`));
    secrets = [...typed, ...coded, ...new Set(tokens)];
  });

  const PLACES = [
    "the spreadsheet",
    "the log",
    "toasts, dialogs and pages",
    "what the doors answered",
    "the sidebar when it opens",
    "properties and caches that others share",
  ] as const;

  test.each(PLACES)("no secret and no token stands in %s", (place) => {
    const text = day.seen[place];
    expect(secrets.filter((secret) => text.includes(secret))).toEqual([]);
  });

  test("every place that others can read was looked at", () => {
    expect(Object.keys(day.seen)).toEqual([...PLACES]);
    expect(day.seen["the spreadsheet"]).toContain("353000000000011");
    expect(day.seen["what the doors answered"]).toContain("isConnected");
    expect(day.seen["properties and caches that others share"]).toContain("lastRun");
  });

  test("the secret is kept in the seller's own properties and the token in the seller's own cache", () => {
    const stored = secrets.filter((secret) => day.kept.includes(secret));
    expect(stored).toContain(DEFAULT_KEYS[0]?.clientSecret);
    expect(stored).toContain(DEFAULT_KEY.secret);
    expect(stored.some((secret) => secret.startsWith("eyJ"))).toBe(true);
  });
});
