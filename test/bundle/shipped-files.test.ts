import { execFileSync } from "node:child_process";
import { readdirSync } from "node:fs";
import path from "node:path";
import { DIST, ROOT, readDist } from "./dist";

const FILES = ["Code.js", "Sidebar.html", "appsscript.json"];
const CLASP = path.join(ROOT, "node_modules", "@google", "clasp", "build", "src", "index.js");

/**
 * Every execution parses the whole file anew, in a few milliseconds; whitespace and names stay, so that a trace in the log
 * can be read. The budget makes growth a decision. Unit: bytes.
 */
const BUDGET = 660_000;

test("three files ship and nothing else", () => {
  readDist("Code.js");
  expect(readdirSync(DIST).sort()).toEqual(FILES);
});

test("clasp would push exactly these three files", () => {
  const listed = execFileSync(process.execPath, [CLASP, "show-file-status", "--json"], { cwd: ROOT, encoding: "utf8" });
  // A cast: the published shape of this command's answer.
  const { filesToPush } = JSON.parse(listed) as { filesToPush: readonly string[] };
  const expected = FILES.map((name) => `dist/${name}`);
  expect(filesToPush.map((name) => name.replaceAll("\\", "/")).sort()).toEqual(expected);
});

test("the shipped script stays within its budget", () => {
  const bytes = Buffer.byteLength(readDist("Code.js"));
  console.log(`dist/Code.js: ${bytes} bytes of ${BUDGET}`);
  expect(bytes).toBeLessThanOrEqual(BUDGET);
});

test("the sidebar loads nothing from elsewhere", () => {
  expect(readDist("Sidebar.html")).not.toMatch(/<(script|link|img|iframe)[^>]*\s(src|href)=|https?:\/\/|@import/);
});

test("the shipped manifest is the checked-in one", () => {
  const manifest: unknown = JSON.parse(readDist("appsscript.json"));
  expect(manifest).toMatchObject({ runtimeVersion: "V8", timeZone: "Etc/UTC" });
});
