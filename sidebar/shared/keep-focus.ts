/** A button may go away with its work done. The keyboard then moves to what stands before it, not to the page's beginning. */

const TARGETS = "button, input, select, textarea, summary";

/** Watches everything in `root`. */
export function keepFocus(root: HTMLElement): void {
  /** Where the keyboard goes, the nearest first; empty: it is not in the page. */
  let heirs: readonly HTMLElement[] = [];
  const leave = (): void => {
    heirs = [];
  };
  root.addEventListener("focusin", ({ target }) => {
    const all = [...root.querySelectorAll<HTMLElement>(TARGETS)];
    heirs = all.slice(0, all.indexOf(target as HTMLElement)).reverse();
  });
  // Whoever clicks elsewhere, or works in the sheet, keeps the keyboard there.
  root.addEventListener("pointerdown", leave);
  addEventListener("blur", leave);
  new MutationObserver(() => {
    if (document.activeElement === document.body) heirs.find(({ isConnected }) => isConnected)?.focus();
  }).observe(root, { childList: true, subtree: true });
}
