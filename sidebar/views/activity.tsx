import type { JSX } from "preact";

export function Activity(): JSX.Element {
  return <p>Activity</p>;
}
