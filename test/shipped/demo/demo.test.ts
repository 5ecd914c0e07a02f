import { spawnSync } from "node:child_process";
import path from "node:path";
import { judge } from "../../../dev/demo/judge";
import { sellerParts } from "../../../dev/demo/parts";
import { playDay } from "../../../dev/demo/play";
import { inProcess } from "../../../dev/world/carriers";

const root = path.resolve(".");

const demo = (...options: string[]) =>
  spawnSync(process.execPath, [path.join(root, "build/dev/demo.mjs"), ...options], { cwd: root, encoding: "utf8" });

describe("the demo over real HTTP on this machine", () => {
  test("--json prints one object with the figures of the day, the same as in one process", async () => {
    const { stdout, status } = demo("--json");
    const parts = sellerParts();
    const world = inProcess(parts);
    const { verdict } = judge(await playDay(parts, world.run));
    expect(JSON.parse(stdout)).toEqual(verdict);
    expect(status).toBe(0);
    expect(verdict.quantities.sent).toBeGreaterThanOrEqual(verdict.listings.sendable);
    expect(verdict.walmart.untouched).toBe(verdict.listings.imported - verdict.listings.sendable);
  }, 60_000);

  test("the story can be read: what the seller did, what Aisle said, rows before and after", () => {
    const { stdout, status } = demo();
    expect(status).toBe(0);
    for (const words of [
      "Import Listings",
      "Sync Now",
      "Listings before",
      "Listings after",
      "Orders after",
      "Shipments after",
      "Preview after",
      "Mail: Aisle holds quantities back",
    ]) {
      expect(stdout).toContain(words);
    }
    expect(stdout).not.toMatch(/undefined|NaN|\[object|Error:/);
  }, 60_000);
});
