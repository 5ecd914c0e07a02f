/** What is kept beside the spreadsheet: every text fits into a property, however long what sellers and Walmart say is. */
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { platformDay } from "../../src/adapters/platform/day";
import { leaseLock } from "../../src/adapters/platform/lock";
import { platformStore } from "../../src/adapters/platform/properties";
import { platformTriggers } from "../../src/adapters/platform/triggers";
import { findingsOf, type PlatformFacts } from "../../src/adapters/sheets/shape/platform-facts";
import { sellerLimits } from "../../src/adapters/walmart/client/limits";
import { createPace, type Family } from "../../src/adapters/walmart/client/pace";
import { NO_REACH, type Reach, reachAfter } from "../../src/domain/ledger/reach";
import type { Environment } from "../../src/domain/settings/settings";
import { mailOf } from "../../src/domain/status/mail";
import { instant } from "../../src/domain/values/brand";
import { freshSigns, keptSigns } from "../../src/domain/workbook/copies";
import { fitting, NOTHING_DONE } from "../../src/domain/workbook/report";
import { testConnection } from "../../src/jobs/connect-account";
import { readChoice, settleHere } from "../../src/jobs/whose";
import type { Store } from "../../src/ports/store";
import { fakeProperties, fakeStore } from "../support/platform-fakes";
import { ROOT } from "../support/project";
import { aScript, worldOf } from "../support/scripted-world";

const VALUE_LIMIT = 9 * 1024;
const ALL_LIMIT = 500 * 1024;
const LETTERS = ["x", "é", "語", "📱"];
const MOST = Number.MAX_SAFE_INTEGER;
const LATEST = Date.UTC(9999, 11, 31);

const SOURCE = path.join(ROOT, "src");
const bytes = (text: string): number => Buffer.byteLength(text);

/** Every place that keeps a text, as file and key. */
function placesInSource(): string[] {
  const files = readdirSync(SOURCE, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".ts"));
  return files.flatMap((name) =>
    [...readFileSync(path.join(SOURCE, name), "utf8").matchAll(/(?:store\.set|\.setProperty)\(\s*([^,]+),/g)].map(
      ([, key]) => `${path.basename(name)} ${key}`,
    ),
  );
}

/** Unlike any other, so that nothing is the same text twice. */
const longTexts = (letter: string, count = 500): string[] =>
  Array.from({ length: count }, (_, index) => `${index}${letter.repeat(3_000)}`);

const number = () => () => String(MOST);

/** What a key of the store holds once the work is done. */
const keptBy = (key: string, work: (store: Store & { readonly texts: Map<string, string> }) => void) => () => {
  const store = fakeStore();
  work(store);
  const text = store.texts.get(key);
  if (text === undefined) throw new Error(`${key} was not kept`);
  return text;
};

const clock = { now: () => instant(LATEST), remainingMs: () => MOST, sleep: () => {} };

/** The longest name that an address may have: 64 signs before the @, 254 in all. Source: RFC 5321. */
const email = (letter: string) => `${letter.repeat(64)}@${letter.repeat(185)}.com`;

const report = (letter: string) =>
  JSON.stringify(
    fitting({
      kind: "failed",
      finishedAt: null,
      status: { kind: "failed", reasons: longTexts(letter) },
      holds: ["failed"],
      summary: letter.repeat(50_000),
      problems: longTexts(letter),
      rows: [
        { tab: "orders", title: "Orders", count: 500, first: longTexts(letter).map((text) => ({ row: text, text })) },
      ],
      counts: NOTHING_DONE,
      quantities: null,
    }),
  );

const FAMILIES = [
  ..."token items item orders order acknowledge shipping inventory node-inventory stock stock-list feed node-feed".split(
    " ",
  ),
  ..."feed-status feed-times ship-nodes settings report-list report-status report-download".split(" "),
] as readonly Family[];

function pace(): string {
  return keptBy("walmart.pace.dynamic sandbox", (store) => {
    const one = createPace({
      clock,
      store,
      quota: { left: () => MOST, spend: () => {} },
      environment: "dynamic sandbox",
    });
    for (const family of FAMILIES) {
      one.limit(family, { calls: 1_000_000.123456789, windowMs: 60_001 });
      one.take(family, 1);
    }
  })();
}

/** A profile in which Walmart says far more than the rates. */
const limits = (letter: string) =>
  keptBy("walmart.limits.production", (store) => {
    const rate = {
      count: 10,
      note: letter.repeat(20_000),
      replenishTimeWindow: { value: 1, unitOfMeasurement: "HOUR", note: letter.repeat(20_000) },
    };
    const values = ["inventory", "MP_INVENTORY"].map((feedType) => ({ feedType, throttleConfigurations: [{ rate }] }));
    const parts = { clock, store, environment: "production" } as unknown as Parameters<typeof sellerLimits>[0];
    const heard = { limit: () => {} } as unknown as Parameters<typeof sellerLimits>[1];
    sellerLimits(parts, heard, () => ({ configurations: [{ configuration: { values } }] }))("feed");
  });

function reach(): string {
  const given = Array.from({ length: 1_000 }, () => ["U-999999999999999", "zzzzzzz"] as const);
  const ids = { U: 1e15 - 1, V: 1e15 - 1, S: 1e15 - 1 };
  let one: Reach = NO_REACH;
  for (let run = 0; run < 100; run += 1)
    one = reachAfter(one, { last: 2 ** 31, ids, given, startedAt: LATEST, isFirst: true });
  return JSON.stringify({ ...one, takenBackTo: 2 ** 31 });
}

const home = (letter: string) =>
  keptBy("home", (store) => {
    const world = { ...worldOf(aScript()), store, bookId: "b".repeat(60) };
    for (let move = 0; move < 300; move += 1)
      settleHere(world, [`${String(move).padStart(3, "0")}${"i".repeat(60)}`, ...longTexts(letter, 3)]);
  });

const FACTS: PlatformFacts = {
  apostropheStays: false,
  warningsLetPass: false,
  guardsWork: false,
  answerShowsCells: false,
  columnsComeWithTabs: false,
};

const mailed = () => {
  const holds = ["not set up", "copy", "failed", "blocked", "rows", "waits"] as const;
  return JSON.stringify(mailOf({ holds, summary: "", problems: [], rows: [] }, {}, LATEST).mailed);
};

/** What the platform's own store makes of a text that nobody could shorten: a name that Walmart gave. */
const ofWalmart = (letter: string) => () => {
  const properties = fakeProperties();
  const store = platformStore(properties, "book");
  store.set("key", "old");
  store.set("key", letter.repeat(20_000));
  return store.get("key") ?? "";
};

const signs = (letter: string) => () =>
  JSON.stringify({ asked: { at: MOST, signs: keptSigns(longTexts(letter, 2_000)) } });

const schedule = (key: string) => (letter: string) =>
  keptBy(key, (store) => {
    const refusing = () => ({
      create: () => {
        throw new Error("at least 1 hour apart");
      },
    });
    const trigger = { timeBased: () => ({ everyHours: () => ({ create: () => null }), everyMinutes: refusing }) };
    const service = { getProjectTriggers: () => [], deleteTrigger: () => {}, newTrigger: () => trigger };
    platformTriggers(service, store, () => email(letter)).start(5);
  });

const account = (letter: string) =>
  keptBy("account", (store) => {
    const world = worldOf(aScript());
    const seller = { name: letter.repeat(20_000), partnerId: letter.repeat(20_000) };
    const told = { account: seller, missing: [], unchecked: [] };
    testConnection({
      ...world,
      store,
      marketplace: () => ({ ...world.marketplace("production"), testConnection: () => told }),
    });
  });

/** Each key with the longest text that it ever holds. */
const TABLE: Readonly<Record<string, (letter: string) => () => string>> = {
  "connect-account.ts ACCOUNT": account,
  "import-orders.ts WANTED_FROM": number,
  "purge-buyer-data.ts PURGED_BEFORE": number,
  'move-here.ts "gate"': () => () => "",
  'move-here.ts "lastRun"': () => () => "null",
  "test-platform.ts KEPT_AS": () => () => JSON.stringify({ at: MOST, findings: findingsOf(FACTS) }),
  "schedule.ts WORKED": number,
  "schedule.ts MAILED": () => () => "",
  "whose.ts HOME": home,
  "whose.ts COPY": signs,
  'phases.ts "lastRun"': (letter) => () => report(letter),
  'phases.ts "lastSuccess"': number,
  "phases.ts KEEPER": (letter) => () => email(letter),
  'open-run.ts "gate"': () => () =>
    JSON.stringify({ account: "dynamic sandbox" satisfies Environment, since: MOST, isOpen: false }),
  "listing-report.ts ASKED": ofWalmart,
  "listing-report.ts LOOKED_AT": number,
  "tell.ts MAILED": () => mailed,
  "read-back.ts PLACE": ofWalmart,
  "read-back.ts NODES_AT": number,
  'compose.ts "settled"': number,
  'compose.ts "reach"': () => reach,
  'day.ts "day"': () =>
    keptBy("day", (store) => {
      const day = platformDay(store, () => LATEST);
      day.quota.spend(MOST / 2);
      day.beginRun(60);
    }),
  "triggers.ts OWNER": schedule("schedule.owner"),
  "triggers.ts INTERVAL": schedule("schedule.interval"),
  "triggers.ts REFUSED": schedule("schedule.hourlyOnly"),
  'lock.ts "lease"': () => keptBy("lease", (store) => leaseLock(store, () => LATEST, "12345678").tryLocked(() => null)),
  "pace.ts key": () => pace,
  "limits.ts key": limits,
  // The platform's own: the text is one of those above, or a key that Walmart or ShipStation took.
  "properties.ts `${spreadsheetId}.${key}`": ofWalmart,
  "properties.ts key": () => () => "",
  "properties.ts station": () => () => "",
};

test("every place that keeps a text has its row here", () => {
  expect(new Set(placesInSource())).toEqual(new Set(Object.keys(TABLE)));
});

describe.each(LETTERS)("of %s", (letter) => {
  test.each(Object.entries(TABLE))("%s: the longest text fits into a property", (_, longest) => {
    expect(bytes(longest(letter)())).toBeLessThanOrEqual(VALUE_LIMIT);
  });

  test("all of them fit into a spreadsheet's properties together", () => {
    const all = Object.entries(TABLE).map(([place, longest]) => bytes(place) + 60 + bytes(longest(letter)()));
    expect(all.reduce((sum, one) => sum + one, 0)).toBeLessThan(ALL_LIMIT / 2);
  });

  test("a text that nobody could shorten leaves nothing behind, not what was true before", () => {
    expect(ofWalmart(letter)()).toBe("");
  });
});

test("a spreadsheet copied from copies knows itself and the ones that came last, whatever a cell calls itself", () => {
  const text = home("x")();
  expect(text.split(" ")[0]).toBe("b".repeat(60));
  expect(text).toContain(`299${"i".repeat(60)}`);
  expect(text).not.toContain("xxx");
});

test("a new sign of the original is new among ten thousand as well, and what was there before is not", () => {
  const before = Array.from({ length: 10_000 }, (_, index) => `order ${index} was acknowledged`);
  const kept = keptSigns(before);
  expect(freshSigns(before, kept)).toEqual([]);
  const later = Array.from({ length: 200 }, (_, index) => `order ${index}b was acknowledged`);
  expect(freshSigns([...before, ...later], kept).length).toBeGreaterThan(0);
  expect(freshSigns(["a stands at 3"], keptSigns([]))).toEqual(["a stands at 3"]);
});

test("what a spoiled property says is no choice", () => {
  expect(readChoice({ ...worldOf(aScript()), store: fakeStore() })).toEqual({});
});
