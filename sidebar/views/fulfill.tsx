import type { JSX } from "preact";

export function Fulfill(): JSX.Element {
  return <p>Fulfill</p>;
}
