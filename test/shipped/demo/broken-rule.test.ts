import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { judge } from "../../../dev/demo/judge";
import { sellerParts } from "../../../dev/demo/parts";
import { playDay } from "../../../dev/demo/play";
import { inProcess } from "../../../dev/world/carriers";

const root = path.resolve(".");
const folders: string[] = [];

/** A copy of the bundle with one rule broken. Fails: throws when the rule is not found exactly once. */
function brokenBundle(rule: string | RegExp, broken: string): string {
  const folder = mkdtempSync(path.join(tmpdir(), "aisle-broken-"));
  folders.push(folder);
  cpSync(path.join(root, "dist"), folder, { recursive: true });
  const code = readFileSync(path.join(folder, "Code.js"), "utf8");
  if (code.split(rule).length !== 2) throw new Error(`the bundle does not hold this rule exactly once: ${rule}`);
  writeFileSync(path.join(folder, "Code.js"), code.split(rule).join(broken));
  return folder;
}

async function dayOf(dist: string) {
  const parts = sellerParts({ dist });
  const world = inProcess(parts);
  return judge(await playDay(parts, world.run));
}

afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true });
});

test("the day passes every check on the bundle as built", async () => {
  const { verdict, checks } = await dayOf(path.join(root, "dist"));
  expect(checks.filter(({ holds }) => !holds)).toEqual([]);
  expect(verdict.walmart).toMatchObject({ right: verdict.listings.sendable, wrong: 0 });
});

const FAILED_CHECKS = {
  sendable: /sendable listing holds/,
  other: /other listing still/,
  once: /stands in .* once/,
  told: /told of every/,
  idle: /writes nothing/,
  sold: /sold there/,
  approved: /before the seller approved/,
  zeroed: /was set to 0 meanwhile/,
};

test.each([
  [
    "open orders are subtracted",
    "({ available, outstanding }) => available - outstanding",
    "({ available }) => available",
    FAILED_CHECKS.sendable,
  ],
  ["units held back are not sent", "rules.holdBack > 0", "rules.holdBack > 999", FAILED_CHECKS.sendable],
  [
    "what does not count is not available",
    // The bundler tells local names apart by a number.
    /\(unit\d*\) => unit\d*\.leftOut === null \? unit\d*\.quantity : 0/,
    "({ quantity }) => quantity",
    FAILED_CHECKS.sendable,
  ],
  [
    "ended listings are left alone",
    'values.onWalmartAs === "Ended" ?',
    'values.onWalmartAs === "never" ?',
    FAILED_CHECKS.other,
  ],
  ["orders are told received", 'walmart === "Created");', 'walmart === "never");', FAILED_CHECKS.told],
  [
    "an order seen twice makes one row",
    "return memory === null ? planNewOrder(",
    "return true ? planNewOrder(",
    FAILED_CHECKS.once,
  ],
  ["a run that finds nothing to do writes nothing", "change.onlyAlongside === !0", "false", FAILED_CHECKS.idle],
  [
    "committed units that ship are sold",
    "soldOn: isShipped(line) ? line.label : null",
    "soldOn: null",
    FAILED_CHECKS.sold,
  ],
  [
    "numbers are looked through before they leave",
    '"fulfillment") : "gate";',
    '"fulfillment") : null;',
    FAILED_CHECKS.approved,
  ],
  [
    "a stock that only seems gone sets nothing to 0",
    "some.length > numbered.length / 2",
    "some.length > numbered.length",
    FAILED_CHECKS.zeroed,
  ],
])("a bundle in which the rule is broken fails: %s", async (_, rule, broken, failed) => {
  const { verdict, checks } = await dayOf(brokenBundle(rule, broken));
  expect(verdict.checks.failed).toBeGreaterThan(0);
  expect(checks.filter(({ holds }) => !holds).map((check) => check.rule)).toContainEqual(expect.stringMatching(failed));
});
