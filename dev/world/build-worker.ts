import { build } from "esbuild";

/** Bundles the worker of the loopback carrier to one CommonJS file; `outfile` should end in `.cjs`. */
export async function buildWorker(entry: string, outfile: string): Promise<string> {
  await build({ entryPoints: [entry], outfile, bundle: true, platform: "node", format: "cjs", target: "node20" });
  return outfile;
}
