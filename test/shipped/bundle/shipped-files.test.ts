import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { DIST, readDist } from "../../support/dist";
import { ROOT } from "../../support/project";

const FILES = ["Code.js", "Sidebar.html", "appsscript.json"];
const CLASP = path.join(ROOT, "node_modules", "@google", "clasp", "build", "src", "index.js");

/**
 * Every execution parses the whole file anew, in a few milliseconds; whitespace and names stay, so that a trace in the log
 * can be read. The budget makes growth a decision. Unit: bytes.
 */
const BUDGET = 1_050_000;

test("three files ship and nothing else", () => {
  readDist("Code.js");
  expect(readdirSync(DIST).sort()).toEqual(FILES);
});

describe("npm run push", () => {
  const ID = "1a2B3c4D5e6F7g8H9i0J-_1a2B3c4D5e6F7g8H9i0J1a2B3c4D5e6F7g8";

  test("would upload exactly these three files to the script whose id it was given", () => {
    const folder = mkdtempSync(path.join(tmpdir(), "aisle-push-"));
    cpSync(DIST, path.join(folder, "dist"), { recursive: true });
    writeFileSync(path.join(folder, ".clasp.json"), scriptProject(ID, null).text ?? "");
    const options = { cwd: folder, encoding: "utf8" } as const;
    const listed = execFileSync(process.execPath, [CLASP, "show-file-status", "--json"], options);
    rmSync(folder, { recursive: true });
    // A cast: the published shape of this command's answer.
    const { filesToPush } = JSON.parse(listed) as { filesToPush: readonly string[] };
    const expected = FILES.map((name) => `dist/${name}`);
    expect(filesToPush.map((name) => name.replaceAll("\\", "/")).sort()).toEqual(expected);
  });

  test("keeps the id, and takes another one that is given", () => {
    const { text = "" } = scriptProject(ID, null);
    expect(scriptProject(undefined, text)).toEqual({ text });
    expect(scriptProject(`${ID}x`, text).text).toContain(`${ID}x`);
  });

  test.each([
    [undefined, null],
    [undefined, "{ not JSON"],
    ["my script", null],
  ])("says what to do where the id is %j and .clasp.json is %j", (given, kept) => {
    expect(scriptProject(given, kept).problem).toMatch(/Project Settings, and run: npm run push -- <script id>$/);
  });
});

/** `scriptProject` of dev/script-project.mjs, in a node of its own, since it is a module that jest does not load. */
function scriptProject(given: string | undefined, kept: string | null): { text?: string; problem?: string } {
  const module = pathToFileURL(path.join(ROOT, "dev", "script-project.mjs"));
  const program = `import { scriptProject } from ${JSON.stringify(module)};
    const [given, kept] = ${JSON.stringify([given ?? null, kept])};
    console.log(JSON.stringify(scriptProject(given ?? undefined, kept)));`;
  const said = execFileSync(process.execPath, ["--input-type=module", "-e", program], { encoding: "utf8" });
  // A cast: what the function promises.
  return JSON.parse(said) as { text?: string; problem?: string };
}

test("the shipped script stays within its budget", () => {
  const bytes = Buffer.byteLength(readDist("Code.js"));
  console.log(`dist/Code.js: ${bytes} bytes of ${BUDGET}`);
  expect(bytes).toBeLessThanOrEqual(BUDGET);
});

test("the sidebar loads nothing from elsewhere", () => {
  expect(readDist("Sidebar.html")).not.toMatch(
    /<(script|link|img|iframe)[^>]*\s(src|href)=|https?:\/\/(?!www\.w3\.org\/)|@import/,
  );
});

test("the shipped manifest is the checked-in one", () => {
  expect(readDist("appsscript.json")).toBe(readFileSync(path.join(ROOT, "appsscript.json"), "utf8"));
  expect(JSON.parse(readDist("appsscript.json"))).toMatchObject({ runtimeVersion: "V8", timeZone: "Etc/UTC" });
});
