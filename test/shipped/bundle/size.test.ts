/** What the shipped script is made of is kept in docs/size.json, so that growth shows in the change that makes it. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { readDist } from "../../support/dist";
import { ROOT } from "../../support/project";

/** Bytes of the whole script, and by folder or package. */
interface Size {
  readonly bytes: number;
  readonly parts: Readonly<Record<string, number>>;
}

const read = (name: string): Size => {
  readDist("Code.js");
  // A cast: what esbuild.config.mjs writes.
  return JSON.parse(readFileSync(path.join(ROOT, name), "utf8")) as Size;
};

/** A hundredth of the whole. */
const ALLOWED = 0.01;

/** A sentence for the whole and for each part that differs by more than a hundredth of the whole. */
function differences(kept: Size, built: Size): readonly string[] {
  const flat = ({ bytes, parts }: Size): Readonly<Record<string, number>> => ({ "the script": bytes, ...parts });
  const [before, after] = [flat(kept), flat(built)];
  return [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .map((part) => ({ part, was: before[part] ?? 0, is: after[part] ?? 0 }))
    .filter(({ was, is }) => Math.abs(is - was) > kept.bytes * ALLOWED)
    .map(({ part, was, is }) => `${part} has ${is} bytes, and ${was} in docs/size.json`);
}

test("docs/size.json says what the script is made of; else run npm run size, and say in the commit why it grew", () => {
  expect(differences(read("docs/size.json"), read("build/size.json"))).toEqual([]);
});

test("the parts make up the whole, but for what joins them", () => {
  const { bytes, parts } = read("build/size.json");
  const sum = Object.values(parts).reduce((total, one) => total + one, 0);
  expect(bytes).toBe(Buffer.byteLength(readDist("Code.js")));
  expect(bytes - sum).toBeGreaterThan(0);
  expect(bytes - sum).toBeLessThan(bytes * 0.05);
  expect(Object.keys(parts)).toEqual(expect.arrayContaining(["zod", "src/domain/values", "src/adapters/sheets"]));
});

test("a script, a part or a package that grew by more than a hundredth would be named", () => {
  const kept: Size = { bytes: 1_000, parts: { "src/jobs": 400, zod: 600 } };
  expect(differences(kept, { bytes: 1_010, parts: { "src/jobs": 410, zod: 600 } })).toEqual([]);
  expect(differences(kept, { bytes: 1_011, parts: { "src/jobs": 411, zod: 600 } })).toEqual([
    "the script has 1011 bytes, and 1000 in docs/size.json",
    "src/jobs has 411 bytes, and 400 in docs/size.json",
  ]);
  expect(differences(kept, { bytes: 1_000, parts: { "src/jobs": 380, zod: 600, other: 20 } })).toEqual([
    "src/jobs has 380 bytes, and 400 in docs/size.json",
    "other has 20 bytes, and 0 in docs/size.json",
  ]);
});
