/** Runs in each test file: notes which mutants its tests came by. */
const { appendFileSync } = require("node:fs");

const { AISLE_SEEN } = process.env;
if (AISLE_SEEN !== undefined && AISLE_SEEN !== "") {
  globalThis.__seen = new Set();
  afterAll(() => {
    const { testPath } = expect.getState();
    appendFileSync(AISLE_SEEN, `${JSON.stringify({ testPath, seen: [...globalThis.__seen] })}\n`);
  });
}
