/** What a view asks of the script when it opens. */
import { useLayoutEffect, useRef } from "preact/hooks";
import { usePage } from "./page";

/** Does it once, as soon as nothing else is at work, and before the view is seen, so that no click comes first. */
export function useOnOpen(work: () => void): void {
  const { busy } = usePage();
  const isBegun = useRef(false);
  useLayoutEffect(() => {
    if (busy !== null || isBegun.current) return;
    isBegun.current = true;
    work();
  });
}

/** Set up has not made the tabs yet, so there is nothing to show. */
export const useLacksTabs = (): boolean =>
  usePage().shop?.home?.steps.some(({ name, isDone }) => name === "sheet" && !isDone) === true;
