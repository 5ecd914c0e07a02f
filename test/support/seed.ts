/** The same seed gives the same histories: `SEED` fixes it for every property of a file that imports this. */
import fc from "fast-check";

const { SEED } = process.env;
if (SEED !== undefined) fc.configureGlobal({ seed: Number(SEED) });
