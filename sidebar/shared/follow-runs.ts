/** Watches the run that is at work: this page's own, the schedule's, a colleague's, or that of another tab. */
import { follow, notice, onWork, pageNow } from "./page";
import { askBeside, load } from "./server";

/** From when on something counts as long, and when the page says that it still waits. Unit: milliseconds. */
const LONG_MS = 2_000;
const VERY_LONG_MS = 20_000;
/** How often the page looks: while a run works, soon after another was met, and otherwise. Unit: milliseconds. */
const WORKING_MS = 3_000;
const SOON_MS = 5_000;
const IDLE_MS = 60_000;

/** A newer plan for the next look replaces the older one. */
let plan = 0;
let isLooking = false;
/** When the latest known run ended; `undefined`: not known. */
let knownEnd: number | null | undefined;

function lookIn(ms: number): void {
  plan += 1;
  const own = plan;
  setTimeout(() => own === plan && void look(), ms);
}

/** One look at a time, and none while nobody sees the page. */
async function look(): Promise<void> {
  if (isLooking || document.visibilityState === "hidden") return;
  isLooking = true;
  try {
    const { now, finishedAt } = await askBeside("progress", null);
    notice({ running: now });
    const { busy, shop } = pageNow();
    if (busy === null && now === null && isNews(finishedAt)) follow(await load());
    if (busy === null) knownEnd = finishedAt;
    lookIn(busy !== null || now !== null ? WORKING_MS : shop === null ? SOON_MS : IDLE_MS);
  } catch {
    // The next look may succeed; a click says what is wrong.
    lookIn(IDLE_MS);
  }
  isLooking = false;
}

function isNews(finishedAt: number | null): boolean {
  const shown = pageNow().shop?.lastRun?.finishedAt ?? null;
  return finishedAt !== shown && (knownEnd === undefined ? shown !== null : finishedAt !== knownEnd);
}

let works = 0;

/** Begins to watch. */
export function startWatching(): void {
  onWork(
    () => {
      works += 1;
      const own = works;
      const after = (ms: number, work: () => void): void =>
        void setTimeout(() => own === works && pageNow().busy !== null && work(), ms);
      after(LONG_MS, () => {
        notice({ lasts: "long" });
        void look();
      });
      after(VERY_LONG_MS, () => notice({ lasts: "very long" }));
    },
    () => {
      works += 1;
      // Another run may be at work, and its result is to show soon.
      lookIn(pageNow().said?.tone === "waiting" ? SOON_MS : IDLE_MS);
    },
  );
  document.addEventListener("visibilitychange", () => void look());
  window.addEventListener("focus", () => void look());
}

/** Lets the run at work end after what it is doing now. */
export async function stopRun(): Promise<void> {
  const { running } = pageNow();
  if (running === null) return;
  notice({ running: { ...running, isStopping: true } });
  await askBeside("stop", { run: running.run }).catch(() => notice({ running }));
}
