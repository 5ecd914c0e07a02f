/** A short sound for each scan: high where it was right, low where it was wrong. */
import { observable } from "../shared/observable";

const sound = observable(true);
export const useSound = sound.use;
export const turnSound = sound.set;

const TONES = { right: 880, wrong: 196 } as const;

/** Unit: seconds. */
const LASTS = 0.12;

/** A browser without sound, or one that allows none here, stays silent: the mark beside the field says the same. */
export function chime(found: keyof typeof TONES): void {
  if (!sound.now() || typeof AudioContext === "undefined") return;
  try {
    const context = new AudioContext();
    const tone = context.createOscillator();
    tone.frequency.value = TONES[found];
    tone.connect(context.destination);
    tone.onended = () => void context.close();
    tone.start();
    tone.stop(context.currentTime + LASTS);
  } catch {
    // The browser has no sound to give.
  }
}
