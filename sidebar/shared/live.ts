/** Live mode: while a person sees the page, it syncs by itself. Nothing of it lasts beyond the page. */
import { notice, pageNow, perform, say } from "./page";
import { sentenceOf } from "./reports";
import { ask } from "./server";

const EVERY_MS = 5 * 60_000;
/** Failures in a row after which it ends. */
const MOST_FAILURES = 3;

/** A newer plan for the next sync replaces the older one. */
let plan = 0;
let failures = 0;

export function beginLive(): void {
  failures = 0;
  notice({ isLive: true });
  planSync();
}

export function endLive(): void {
  plan += 1;
  notice({ isLive: false });
}

const lastEnd = (): number | null => pageNow().shop?.lastRun?.finishedAt ?? null;

function planSync(): void {
  plan += 1;
  const [own, end] = [plan, lastEnd()];
  setTimeout(() => own === plan && void (isQuiet(end) ? sync() : planSync()), EVERY_MS);
}

/** Nobody's run is at work or has ended since, and somebody looks. */
function isQuiet(end: number | null): boolean {
  const { busy, running } = pageNow();
  return document.visibilityState !== "hidden" && busy === null && running === null && lastEnd() === end;
}

async function sync(): Promise<void> {
  await perform("Syncing…", async () => sentenceOf(await ask("syncNow", null)));
  if (!pageNow().isLive) return;
  failures = pageNow().said?.tone === "failed" ? failures + 1 : 0;
  if (failures === MOST_FAILURES) {
    endLive();
    say(`${pageNow().said?.text} Live mode is off: ${MOST_FAILURES} syncs failed in a row.`, "failed");
  } else planSync();
}
