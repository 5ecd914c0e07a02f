/** Field masks: `sheets(properties(sheetId,title),data.rowData.values.effectiveValue)`, and `*`. */
import { isJsonObject, type Json, type JsonObject } from "../../workbook/json";

export interface Mask {
  /** True: everything below. */
  readonly isAll: boolean;
  readonly fields: ReadonlyMap<string, Mask>;
}

interface GrowingMask {
  isAll: boolean;
  readonly fields: Map<string, GrowingMask>;
}

/** The mask that lets everything through. */
export const EVERYTHING: Mask = { isAll: true, fields: new Map() };

/** Programs send the same few masks again and again. */
const parsed = new Map<string, Mask | undefined>();

/** Parses a mask; undefined: the text is not a mask. */
export function parseMask(text: string): Mask | undefined {
  if (!parsed.has(text)) parsed.set(text, maskIn(text));
  return parsed.get(text);
}

function maskIn(text: string): Mask | undefined {
  const tokens = text.replace(/\s/g, "").match(/[A-Za-z0-9_*]+|[.,/()]|[^A-Za-z0-9_*.,/()]/g) ?? [];
  const root: GrowingMask = { isAll: false, fields: new Map() };
  const reader = { tokens, at: 0 };
  const isRead = readList(reader, root) && reader.at === tokens.length;
  return isRead ? root : undefined;
}

/** A mask that the emulator itself writes down. Fails: a plain Error if it is not a mask. */
export function knownMask(text: string): Mask {
  const mask = parseMask(text);
  if (!mask) throw new Error(`no field mask: ${text}`);
  return mask;
}

/** What the mask lets through below this field; undefined: the field is not asked for. */
export function below(mask: Mask, name: string): Mask | undefined {
  return mask.isAll ? EVERYTHING : mask.fields.get(name);
}

/** True where the mask asks for the field or something in it. */
export function wants(mask: Mask | undefined, ...path: readonly string[]): boolean {
  let rest = mask;
  for (const name of path) rest = rest && below(rest, name);
  return rest !== undefined;
}

/** The parts of the value that the mask asks for. Lists keep their length, so that positions keep their meaning. */
export function project(value: Json, mask: Mask): Json {
  if (mask.isAll) return value;
  if (Array.isArray(value)) return value.map((entry) => project(entry, mask));
  if (!isJsonObject(value)) return value;
  const kept: Record<string, Json> = {};
  for (const [name, inner] of mask.fields) {
    const field = value[name];
    if (field !== undefined) kept[name] = project(field, inner);
  }
  return kept;
}

/** The first path in the mask that `known` lacks; undefined: none. */
export function unknownField(mask: Mask, known: Mask, path = ""): string | undefined {
  if (known.isAll) return undefined;
  for (const [name, inner] of mask.fields) {
    const here = path === "" ? name : `${path}.${name}`;
    const knownInner = known.fields.get(name);
    const unknown = knownInner ? unknownField(inner, knownInner, here) : here;
    if (unknown !== undefined) return unknown;
  }
  return undefined;
}

/** `target` with the masked fields of `source`. A field that `source` lacks is cleared [REQ]. */
export function overlaid(target: JsonObject, source: JsonObject, mask: Mask): JsonObject {
  if (mask.isAll) return source;
  const result: Record<string, Json | undefined> = { ...target };
  for (const [name, inner] of mask.fields) {
    const value = inner.isAll ? source[name] : overlaid(objectAt(target, name), objectAt(source, name), inner);
    if (value === undefined || (isJsonObject(value) && Object.keys(value).length === 0)) delete result[name];
    else result[name] = value;
  }
  return result;
}

function objectAt(object: JsonObject, name: string): JsonObject {
  const value = object[name];
  return isJsonObject(value) ? value : {};
}

interface Reader {
  readonly tokens: readonly string[];
  at: number;
}

function readList(reader: Reader, into: GrowingMask): boolean {
  do {
    if (!readPath(reader, into)) return false;
  } while (take(reader, ","));
  return true;
}

function readPath(reader: Reader, into: GrowingMask): boolean {
  const name = reader.tokens[reader.at];
  if (name === undefined || !/^[A-Za-z0-9_]+$|^\*$/.test(name)) return false;
  reader.at += 1;
  if (name === "*") {
    into.isAll = true;
    return true;
  }
  const inner = into.fields.get(name) ?? { isAll: false, fields: new Map() };
  into.fields.set(name, inner);
  if (take(reader, ".") || take(reader, "/")) return readPath(reader, inner);
  if (take(reader, "(")) return readList(reader, inner) && take(reader, ")");
  inner.isAll = true;
  return true;
}

function take(reader: Reader, token: string): boolean {
  if (reader.tokens[reader.at] !== token) return false;
  reader.at += 1;
  return true;
}
