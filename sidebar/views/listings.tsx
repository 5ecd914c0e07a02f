import type { JSX } from "preact";

export function Listings(): JSX.Element {
  return <p>Listings</p>;
}
