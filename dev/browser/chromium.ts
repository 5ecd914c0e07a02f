/** Where a browser of the Chromium family is on this machine, and how one gets here. */
import { spawnSync } from "node:child_process";
import { statSync } from "node:fs";
import path from "node:path";
import process from "node:process";

/** What the search depends on; a test gives its own. */
export interface Machine {
  readonly platform: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly isFile: (file: string) => boolean;
}

const WANTED =
  "The browser tests and pictures need Chrome or Chromium. Install one (Debian, Ubuntu: apt-get install chromium), or name its program in CHROME_PATH.";

/** Programs on the search path, in the order of preference. */
const ON_LINUX = ["google-chrome-stable", "google-chrome", "chromium", "chromium-browser", "microsoft-edge"];

const ON_MACS = [
  "Google Chrome.app/Contents/MacOS/Google Chrome",
  "Chromium.app/Contents/MacOS/Chromium",
  "Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
];

/** Windows always has Edge, which is a Chromium. */
const ON_WINDOWS = ["Google/Chrome/Application/chrome.exe", "Microsoft/Edge/Application/msedge.exe"];

/** Smaller than a full desktop's set, but with Latin letters, arrows and ticks. */
const PACKAGES = ["chromium", "fonts-liberation", "fonts-dejavu-core"];

/**
 * The browser's program: the one in `CHROME_PATH`, or an installed one; `null`: there is none. Fails: throws a sentence
 * where `CHROME_PATH` names no file.
 */
export function findChromium(machine: Machine = thisMachine()): string | null {
  const { env, isFile } = machine;
  const named = env.CHROME_PATH ?? "";
  if (named !== "" && !isFile(named)) throw new Error(`CHROME_PATH names ${named}, and there is no such program.`);
  return named !== "" ? named : (placesOn(machine).find(isFile) ?? null);
}

/** The same, or a sentence for the reader as an error. */
export function chromium(machine: Machine = thisMachine()): string {
  const found = findChromium(machine);
  if (found === null) throw new Error(WANTED);
  return found;
}

/** The same, after the system's package was installed where this user may do that: as root on Debian and its kin. */
export function readyChromium(): string {
  const found = findChromium();
  if (found !== null) return found;
  if (!mayInstall()) throw new Error(WANTED);
  console.error(`Installing a browser (apt-get install ${PACKAGES.join(" ")}) …`);
  for (const command of [["update"], ["install", "-y", "--no-install-recommends", ...PACKAGES]]) {
    const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
    const { status } = spawnSync("apt-get", ["-qq", ...command], { stdio: ["ignore", 2, 2], env });
    if (status !== 0) throw new Error(`apt-get ${command[0]} failed; its own message stands above. ${WANTED}`);
  }
  return chromium();
}

const mayInstall = (): boolean =>
  process.platform === "linux" && process.getuid?.() === 0 && thisMachine().isFile("/usr/bin/apt-get");

function placesOn({ platform, env }: Machine): readonly string[] {
  if (platform === "darwin") {
    return ["/Applications", path.posix.join(env.HOME ?? "", "Applications")].flatMap((folder) =>
      ON_MACS.map((name) => path.posix.join(folder, name)),
    );
  }
  if (platform === "win32") {
    const folders = [env.PROGRAMFILES, env["PROGRAMFILES(X86)"], env.LOCALAPPDATA].filter((one) => one !== undefined);
    return ON_WINDOWS.flatMap((name) => folders.map((folder) => path.win32.join(folder, name)));
  }
  const folders = (env.PATH ?? "").split(":").filter((folder) => folder !== "");
  return ON_LINUX.flatMap((name) => folders.map((folder) => path.posix.join(folder, name)));
}

function thisMachine(): Machine {
  const isFile = (file: string): boolean => statSync(file, { throwIfNoEntry: false })?.isFile() ?? false;
  return { platform: process.platform, env: process.env, isFile };
}
