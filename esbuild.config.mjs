/**
 * Builds what ships into dist (Code.js, Sidebar.html, appsscript.json, nothing else) and what runs locally into build.
 * Fails when the doors of src/main.ts differ from src/doors.json, or when a bundle holds a file from where it should not.
 */
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { build, transform } from "esbuild";

const root = path.dirname(fileURLToPath(import.meta.url));
const at = (...parts) => path.join(root, ...parts);

/** Everything in dist is pushed. */
const SHIPPED = ["Code.js", "Sidebar.html", "appsscript.json"];

/** Syntax of the platform: no private fields, no static fields. Source: Apps Script, V8 runtime overview. */
const TARGET = "es2020";

const server = {
  entryPoints: [at("src/main.ts")],
  bundle: true,
  write: false,
  metafile: true,
  absWorkingDir: root,
  outfile: at("dist/Code.js"),
  target: TARGET,
  platform: "neutral",
  mainFields: ["module", "main"],
  charset: "ascii",
  legalComments: "none",
  // Shorter ways to say the same; names and lines stay.
  minifySyntax: true,
};

/** Only plain top-level functions are seen by menus, triggers and the sidebar, so each door gets one. */
async function buildServer() {
  const probe = await build({ ...server, format: "esm" });
  const exports = Object.values(probe.metafile.outputs).find((output) => output.entryPoint)?.exports ?? [];
  const doors = JSON.parse(await readFile(at("src/doors.json"), "utf8"));
  if ([...exports].sort().join() !== [...doors].sort().join()) {
    throw new Error(`src/main.ts exports ${exports.join(", ")}; src/doors.json lists ${doors.join(", ")}`);
  }
  const footer = doors
    .map((name) => `function ${name}() { return __aisle.${name}.apply(this, arguments); }`)
    .join("\n");
  const result = await build({
    ...server,
    format: "iife",
    globalName: "__aisle",
    sourcemap: "external",
    footer: { js: footer },
  });
  refuseStrangers(result.metafile, ["src/", "node_modules/zod/"]);
  const file = (ending) => result.outputFiles.find((output) => output.path.endsWith(ending))?.text ?? "";
  const script = `${withoutComments(file("Code.js"))}//# sourceMappingURL=../build/Code.js.map\n`;
  await writeFile(at("dist/Code.js"), script);
  await writeFile(at("build/size.json"), JSON.stringify(sizeOf(script, result.metafile)));
  const map = JSON.parse(file("Code.js.map"));
  await writeFile(at("build/Code.js.map"), JSON.stringify({ ...map, sourceRoot: "../dist/" }));
}

/**
 * Without the comments inside expressions, which the bundler keeps. Their lines stay, empty, since the map counts lines.
 * The lines that name the files stay as they are.
 */
const withoutComments = (script) =>
  script.replace(/^ *(?:\/\/(?! (?:src|node_modules)\/).*|\/\*(?! @__)(?:(?!\*\/)[\s\S])*\*\/)$/gm, (comment) =>
    comment.replace(/[^\n]/g, ""),
  );

/** One static page: style and script inlined, so that nothing is loaded from elsewhere. */
async function buildSidebar() {
  const result = await build({
    entryPoints: [at("sidebar/sidebar.tsx")],
    bundle: true,
    write: false,
    metafile: true,
    absWorkingDir: root,
    format: "iife",
    target: TARGET,
    charset: "ascii",
    legalComments: "none",
    jsx: "automatic",
    jsxImportSource: "preact",
    // The page is loaded each time the sidebar opens.
    minify: true,
  });
  refuseStrangers(result.metafile, ["src/sidebar-api.ts", "sidebar/", "node_modules/preact/"]);
  const script = (result.outputFiles[0]?.text ?? "").replaceAll("</script", "<\\/script");
  const page = await readFile(at("sidebar/sidebar.html"), "utf8");
  const sheet = await readFile(at("sidebar/sidebar.css"), "utf8");
  const { code: style } = await transform(sheet, { loader: "css", minify: true, charset: "ascii" });
  await writeFile(
    at("dist/Sidebar.html"),
    page
      .replace("<!-- style -->", () => `<style>\n${style}</style>`)
      .replace("<!-- script -->", () => `<script>\n${script}</script>`),
  );
}

/** What the script is made of: bytes by folder of ours and by package, the largest first. */
function sizeOf(script, { outputs }) {
  const [{ inputs }] = Object.entries(outputs).flatMap(([name, output]) => (name.endsWith(".js") ? [output] : []));
  const parts = new Map();
  for (const [input, { bytesInOutput }] of Object.entries(inputs)) {
    const part = partOf(input);
    parts.set(part, (parts.get(part) ?? 0) + bytesInOutput);
  }
  const sorted = [...parts].sort(([, one], [, other]) => other - one);
  return { bytes: Buffer.byteLength(script), parts: Object.fromEntries(sorted) };
}

/** A package; of ours a world of the adapters, a noun of the domain, or a folder of src. */
function partOf(input) {
  const named =
    /^node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(input) ?? /^(src\/(?:(?:domain|adapters)\/)?[^/]+)\//.exec(input);
  return named?.[1] ?? "src";
}

function refuseStrangers({ inputs }, allowed) {
  const strangers = Object.keys(inputs).filter((input) => !allowed.some((start) => input.startsWith(start)));
  if (strangers.length > 0) throw new Error(`does not belong in the bundle: ${strangers.join(", ")}`);
}

async function buildLocal() {
  await buildProgram(at("dev/demo/main.ts"), at("build/dev/demo.mjs"));
  await buildProgram(at("dev/bench/main.ts"), at("build/dev/bench.mjs"));
  await buildProgram(at("dev/served/main.ts"), at("build/dev/simulator.mjs"));
  await buildProgram(at("dev/browser/chromium.ts"), at("build/dev/chromium.mjs"));
  await buildProgram(at("dev/world/loopback-worker.ts"), at("build/dev/loopback-worker.cjs"));
}

/** A program that runs under node: the packages it uses stay outside. The ending of `outfile` says which kind of module. */
export async function buildProgram(file, outfile) {
  await build({
    entryPoints: [file],
    outfile,
    bundle: true,
    platform: "node",
    target: "node20",
    format: outfile.endsWith(".cjs") ? "cjs" : "esm",
    packages: "external",
    absWorkingDir: root,
    sourcemap: "inline",
  });
}

export async function buildAll() {
  await mkdir(at("dist"), { recursive: true });
  await mkdir(at("build/dev"), { recursive: true });
  await Promise.all([
    buildServer(),
    buildSidebar(),
    buildLocal(),
    writeFile(at("dist/appsscript.json"), await readFile(at("appsscript.json"))),
  ]);
  const strays = (await readdir(at("dist"))).filter((name) => !SHIPPED.includes(name));
  await Promise.all(strays.map((name) => rm(at("dist", name), { recursive: true })));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildAll();
