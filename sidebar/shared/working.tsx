/** Words, counts, a bar and Stop for what takes long. */
import type { JSX } from "preact";
import { stopRun } from "./follow-runs";
import { usePage } from "./page";

export function Working(): JSX.Element | null {
  const { busy, lasts, running } = usePage();
  if (running === null) {
    if (busy === null || lasts === "briefly") return null;
    return (
      <div class="working">
        <Bar share={null} words={busy} />
        {lasts === "very long" ? <p class="hint">{STILL}</p> : null}
      </div>
    );
  }
  const { what, done, of, isStopping, isScheduled } = running;
  const count = of === null ? (done === 0 ? "" : `: ${shown(done)}`) : `: ${shown(done)} of ${shown(of)}`;
  const words = `${what}${count}`;
  const whose = busy !== null ? "" : isScheduled ? "The automatic run is at work. " : "Another run is at work. ";
  return (
    <div class="working">
      <p>{`${whose}${words}`}</p>
      <Bar share={of === null || of === 0 ? null : done / of} words={words} />
      {isStopping ? (
        <p>Stopping after what it is doing now…</p>
      ) : (
        <button type="button" class="plain" onClick={() => void stopRun()}>
          Stop
        </button>
      )}
    </div>
  );
}

const STILL = "Still waiting for the script. It may work for up to 6 minutes.";

const shown = (count: number): string => count.toLocaleString("en-US");

/** `share: null`: nobody knows how much is left. */
function Bar({ share, words }: { readonly share: number | null; readonly words: string }): JSX.Element {
  const percent = share === null ? null : Math.min(100, Math.round(share * 100));
  return (
    <div
      class="bar"
      role="progressbar"
      aria-label="Progress"
      aria-valuetext={words}
      {...(percent === null ? {} : { "aria-valuemin": 0, "aria-valuemax": 100, "aria-valuenow": percent })}
    >
      <div style={{ width: percent === null ? "30%" : `${percent}%` }} />
    </div>
  );
}
