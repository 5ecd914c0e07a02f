import type { JSX } from "preact";

export function Explain(): JSX.Element {
  return <p>Explain</p>;
}
