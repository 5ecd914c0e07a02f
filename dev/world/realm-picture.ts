/** Records everything that a realm's language and services consist of, so that any change to them is noticed. */
import vm from "node:vm";

/** Things to which no property leads: the prototypes of iterators and of special functions. */
const HIDDEN = new vm.Script(
  `[[].values(), new Map().values(), new Set().values(), ""[Symbol.iterator](), "".matchAll(/a/g),
    function* () {}, async () => {}, async function* () {}].map(Object.getPrototypeOf)`,
);

/** One thing in the realm: its prototype and its own properties, in their order. */
interface Part {
  readonly thing: object;
  readonly prototype: object | null;
  readonly isExtensible: boolean;
  readonly keys: readonly PropertyKey[];
  readonly properties: readonly PropertyDescriptor[];
}

/**
 * Records everything that code in the context can reach now. The returned function says whether all of it is still the
 * same. It cannot see the values inside closures.
 */
export function pictureOf(context: vm.Context): () => boolean {
  const found = new Map<object, Part>();
  const waiting: unknown[] = [vm.runInContext("globalThis", context), ...HIDDEN.runInContext(context)];
  while (waiting.length > 0) {
    const thing = waiting.pop();
    if (!isThing(thing) || found.has(thing)) continue;
    const part = partOf(thing);
    found.set(thing, part);
    waiting.push(part.prototype, ...part.properties.flatMap(({ value, get, set }) => [value, get, set]));
  }
  const parts = [...found.values()];
  return () => parts.every(isAsItWas);
}

const isThing = (value: unknown): value is object =>
  (typeof value === "object" && value !== null) || typeof value === "function";

function partOf(thing: object): Part {
  const keys = Reflect.ownKeys(thing);
  return {
    thing,
    prototype: Reflect.getPrototypeOf(thing),
    isExtensible: Reflect.isExtensible(thing),
    keys,
    properties: keys.map((key) => Reflect.getOwnPropertyDescriptor(thing, key) ?? {}),
  };
}

function isAsItWas({ thing, prototype, isExtensible, keys, properties }: Part): boolean {
  return (
    Reflect.ownKeys(thing).length === keys.length &&
    Reflect.getPrototypeOf(thing) === prototype &&
    Reflect.isExtensible(thing) === isExtensible &&
    keys.every((key, index) => isSame(Reflect.getOwnPropertyDescriptor(thing, key), properties[index]))
  );
}

const isSame = (is: PropertyDescriptor | undefined, was: PropertyDescriptor | undefined): boolean =>
  is !== undefined &&
  was !== undefined &&
  Object.is(is.value, was.value) &&
  is.get === was.get &&
  is.set === was.set &&
  is.writable === was.writable &&
  is.enumerable === was.enumerable &&
  is.configurable === was.configurable;
