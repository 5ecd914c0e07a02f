/**
 * Loads the project's modules again as often as needed. Each text is read and translated once. Each mutant gets new
 * modules, so that nothing that a module remembers reaches the next mutant. Packages stay loaded.
 */
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import vm from "node:vm";
import { root } from "../set-up.mjs";

const require = createRequire(import.meta.url);
const { transformSync } = require("@swc/core");
const { jest } = JSON.parse(readFileSync(path.join(root, "package.json"), "utf8"));
// Translated with the same options as for the tests.
const [[, options]] = Object.values(jest.transform);

/** `textOf` gives a file's text, which may hold mutants. */
export function moduleLoader(textOf) {
  const translated = new Map();

  function wrapperOf(file) {
    if (!translated.has(file)) {
      const { code } = transformSync(textOf(file), { ...options, filename: file, swcrc: false });
      const script = new vm.Script(`(function (exports, require, module, __filename, __dirname) {${code}\n})`, {
        filename: file,
      });
      translated.set(file, { run: script.runInThisContext(), require: createRequire(file) });
    }
    return translated.get(file);
  }

  /** Runs the file and all files of the project that it imports, each for the first time. */
  return (entry) => {
    const loaded = new Map();
    const load = (file) => {
      if (loaded.has(file)) return loaded.get(file).exports;
      const module = { exports: {} };
      loaded.set(file, module);
      const { run, require: outside } = wrapperOf(file);
      const inside = (name) => (name.startsWith(".") ? own(path.resolve(path.dirname(file), name)) : outside(name));
      const own = (wanted) => (existsAsText(wanted) ? load(`${wanted}.ts`) : outside(wanted));
      run(module.exports, inside, module, file, path.dirname(file));
      return module.exports;
    };
    load(entry);
  };
}

const known = new Map();

function existsAsText(file) {
  if (!known.has(file)) known.set(file, existsSync(`${file}.ts`));
  return known.get(file);
}
