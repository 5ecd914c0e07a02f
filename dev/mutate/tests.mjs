/**
 * The tests of a file, to run one by one as often as needed: Jest's own `test`, `describe` and `expect` without its
 * runner.
 */
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);
const circus = require("jest-circus");
const { expect } = require("expect");
const { configureGlobal } = require("fast-check");

const { describe, test, it, beforeEach, beforeAll, afterEach, afterAll } = circus;
Object.assign(globalThis, { describe, test, it, beforeEach, beforeAll, afterEach, afterAll, expect });
const SEED = 20261123;

/** The tests that `load` registers, in order. The order and the names are the same each time. */
export function testsOf(load) {
  circus.resetState();
  load();
  // One seed, so that no mutant survives by chance. A property that failed is not narrowed down, to save time.
  configureGlobal({ seed: SEED, endOnFailure: true });
  return testsIn(circus.getState().rootDescribeBlock, "");
}

function testsIn(block, above) {
  if (block.hooks.length > 0) throw new Error(`${above}: beforeEach and its like are not run here.`);
  return block.children.flatMap((child) => {
    const name = `${above} ${child.name}`.trim();
    return child.type === "describeBlock" ? testsIn(child, name) : [{ name, run: child.fn }];
  });
}
