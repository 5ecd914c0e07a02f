/** The words that the pretend Walmart accepts are the published ones: a wrong one would pass in product and simulator alike. */
import { existsSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import { readDefinition } from "../../../dev/conformance/definition";
import { CARRIERS, METHOD_CODES } from "../../../dev/simulator/walmart/wire/carriers";
import { ROOT } from "../../support/project";

const FOLDER = path.resolve(ROOT, "../shared/walmart-openapi");
const isThere = existsSync(FOLDER);
if (!isThere) process.stderr.write(`Skipped: words, because Walmart's definition is not at ${FOLDER}.\n`);
const withDefinition = isThere ? test : test.skip;

/** Each list of words that a member of this name may have, anywhere in a schema. */
function wordsOf(schema: unknown, member: string): readonly string[][] {
  if (typeof schema !== "object" || schema === null) return [];
  return Object.entries(schema).flatMap(([name, below]) => [
    ...(name === member && Array.isArray(below?.enum) ? [below.enum as string[]] : []),
    ...wordsOf(below, member),
  ]);
}

const shipping = () => {
  const operation = readDefinition(FOLDER).operations.find(
    ({ key }) => key === "POST /v3/orders/{purchaseOrderId}/shipping",
  );
  return operation?.request?.["application/json"];
};

withDefinition.each([
  ["carrier", CARRIERS],
  ["methodCode", METHOD_CODES],
] as const)("the words for %s of a shipment are those of Walmart's definition", (member, words) => {
  const [published = [], ...others] = wordsOf(shipping(), member);
  expect(new Set(words)).toEqual(new Set(published));
  expect(others).toEqual([]);
});
