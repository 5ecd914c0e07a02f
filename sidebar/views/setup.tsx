import type { JSX } from "preact";

export function Setup(): JSX.Element {
  return <p>Setup</p>;
}
