/// <reference path="./gas-local.d.ts" />
/**
 * A built bundle and the realms it runs in. Every execution evaluates the whole bundle again, so none finds what another
 * left in its variables. The realm around it is used again, because there the engine knows the code and runs it much
 * faster: again only after everything in it was seen to be as before; otherwise it is thrown away.
 */
import { readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import vm from "node:vm";
import * as gas from "gas-local";
import { pictureOf } from "./realm-picture";

/** The host that client scripts call: a service or a question, with its JSON. */
export type Host = (service: string, json: string) => string;

export interface Bundle {
  /** Evaluates the bundle and invokes the door that `host` names. Throws what the bundle throws while it loads. */
  run(host: Host, loopMs: number): void;
}

const INVOKE = new vm.Script('globalThis[Symbol.for("emulator.invoke")]()', { filename: "invoke-door.js" });

let latest: BundleInFolder | null = null;

/** The bundle in the folder, with the realms of its latest execution if the bundle is still the same. */
export function bundleAt(dist: string, client: string): Bundle {
  const code = codeIn(dist);
  if (latest?.dist !== dist || latest.client !== client || latest.code !== code) {
    latest = new BundleInFolder(dist, client, code);
  }
  return latest;
}

/** The text of the only script in the folder; null if there are several. */
function codeIn(dist: string): string | null {
  const [only, ...others] = readdirSync(dist, { recursive: true })
    .map(String)
    .filter((name) => name.endsWith(".js"));
  return only === undefined || others.length > 0 ? null : textOf(path.join(dist, only));
}

let known: { readonly file: string; readonly stamp: string; readonly text: string } | null = null;

/** A file may be written twice within one tick of its clock. Unit: ms. */
const SETTLED_MS = 2_000;

/** The text of the file, read again only if it may have changed. */
function textOf(file: string): string {
  const { ino, size, mtimeMs, ctimeMs } = statSync(file);
  const stamp = [ino, size, mtimeMs, ctimeMs].join(" ");
  if (known?.file === file && known.stamp === stamp) return known.text;
  const isSettled = Date.now() - Math.max(mtimeMs, ctimeMs) > SETTLED_MS;
  const text = readFileSync(file, "utf8");
  known = isSettled ? { file, stamp, text } : null;
  return text;
}

class BundleInFolder implements Bundle {
  readonly #client: vm.Script;
  readonly #free: Realm[] = [];
  /**
   * The bundle as a function, whose variables are new in each call. Null until a run as a script has shown its names.
   */
  #evaluation: vm.Script | null = null;

  constructor(
    readonly dist: string,
    readonly client: string,
    readonly code: string | null,
  ) {
    this.#client = new vm.Script(client, { filename: "emulator-client.js" });
  }

  run(host: Host, loopMs: number): void {
    if (this.#evaluation === null) this.#runAsScript(host, loopMs);
    else this.#runInRealm(this.#evaluation, host, loopMs);
  }

  /** A realm in which something was thrown is not used again. */
  #runInRealm(evaluation: vm.Script, host: Host, loopMs: number): void {
    const realm = this.#free.pop() ?? new Realm(this.#client, evaluation);
    realm.run(host, loopMs);
    if (realm.isAsBefore()) this.#free.push(realm);
  }

  #runAsScript(host: Host, loopMs: number): void {
    const context = freshContext(this.#client, host);
    const own = new Set(Reflect.ownKeys(context));
    gas.require(this.dist, context);
    const declared = Reflect.ownKeys(context).filter((name) => !own.has(name));
    this.#evaluation = this.code === null ? null : evaluationOf(this.code, declared);
    INVOKE.runInContext(context, { timeout: loopMs });
  }
}

function freshContext(client: vm.Script, host: Host): vm.Context {
  // Microtasks run before the call returns, since nothing can run later on the platform. Source: [V8].
  const context = vm.createContext({ __call: host }, { microtaskMode: "afterEvaluate" });
  client.runInContext(context);
  return context;
}

/** Passed in as parameters, because a context looks up every use of a global name outside the engine. */
const LANGUAGE = [
  ...["Array", "Boolean", "Date", "Error", "JSON", "Map", "Math", "Number", "Object", "Promise", "Proxy", "Reflect"],
  ...["RegExp", "Set", "String", "Symbol", "TypeError", "WeakMap", "WeakSet"],
];

/** The script as a function that returns its own `names` as properties; null if its text cannot be the body of one. */
function evaluationOf(code: string, names: readonly PropertyKey[]): vm.Script | null {
  const properties = names
    .map(String)
    .map((name) => `get ${name}() { return ${name}; }, set ${name}(_) { ${name} = _; }`);
  const text = `(function (${LANGUAGE}) {${code}\nreturn { ${properties} };\n})`;
  try {
    return new vm.Script(text, { filename: "Code.js" });
  } catch {
    return null;
  }
}

class Realm {
  readonly context: vm.Context;
  #host: Host | null = null;
  readonly #global: object;
  readonly #evaluate: (...language: unknown[]) => object;
  readonly #language: readonly unknown[];
  readonly #names: ReadonlySet<PropertyKey>;
  readonly #isUnchanged: () => boolean;

  constructor(client: vm.Script, evaluation: vm.Script) {
    this.context = freshContext(client, (service, json) => {
      if (this.#host === null) throw new Error("An execution called a service after its end");
      return this.#host(service, json);
    });
    this.#global = vm.runInContext("globalThis", this.context);
    this.#language = LANGUAGE.map((name) => Reflect.get(this.#global, name));
    this.#evaluate = evaluation.runInContext(this.context);
    this.#names = new Set(Reflect.ownKeys(this.#global));
    this.#isUnchanged = pictureOf(this.context);
  }

  run(host: Host, loopMs: number): void {
    this.#host = host;
    const declared = Reflect.apply(this.#evaluate, this.#global, this.#language);
    for (const [name, property] of Object.entries(Object.getOwnPropertyDescriptors(declared))) {
      // A name that is a global already was not declared: the bundle assigned it.
      if (!Object.hasOwn(this.#global, name)) Object.defineProperty(this.#global, name, property);
    }
    INVOKE.runInContext(this.context, { timeout: loopMs });
  }

  /** Removes the globals of an execution. Gives whether nothing else of it is left. */
  isAsBefore(): boolean {
    this.#host = null;
    for (const name of Reflect.ownKeys(this.#global)) {
      if (!this.#names.has(name)) Reflect.deleteProperty(this.#global, name);
    }
    return this.#isUnchanged();
  }
}
