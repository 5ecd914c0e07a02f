import { createHash, createHmac } from "node:crypto";
import { parse } from "csv-parse/sync";
import { nextRandom } from "../core/random";
import {
  type CallContext,
  DEFAULT_SERVICE_SWITCHES,
  numberAt,
  type ServiceSwitches,
  type Services,
  textAt,
} from "../core/service";
import { notEmulated, ServiceError } from "../core/service-error";
import { formatDate } from "./format-date";
import { unzip } from "./unzip";

/** The longest sleep, in ms. Source: reference of `Utilities.sleep`. */
const SLEEP_LIMIT_MS = 300_000;

const DIGESTS: Readonly<Record<string, string>> = {
  MD5: "md5",
  SHA_1: "sha1",
  SHA_256: "sha256",
  SHA_384: "sha384",
  SHA_512: "sha512",
};

/** Utilities. Bytes are signed, -128 to 127, as the platform's. Source: [V8]. */
export const UTILITIES: Services = {
  "Utilities.base64Encode": (args) => bytesAt(args, 0).toString("base64"),
  // The web-safe form keeps its padding. Source: reference of `Utilities.base64EncodeWebSafe`.
  "Utilities.base64EncodeWebSafe": (args) =>
    bytesAt(args, 0).toString("base64").replaceAll("+", "-").replaceAll("/", "_"),
  "Utilities.base64Decode": (args) => {
    const text = textAt(args, 0, "encoded");
    if (!/^[A-Za-z0-9+/\s]*=*\s*$/.test(text)) throw new ServiceError("Could not decode string.");
    return signed(Buffer.from(text, "base64"));
  },
  "Utilities.computeDigest": (args) => {
    const algorithm = DIGESTS[textAt(args, 0, "algorithm")];
    if (algorithm === undefined) throw notEmulated(`DigestAlgorithm ${String(args[0])}`);
    return signed(createHash(algorithm).update(digested(args)).digest());
  },
  "Utilities.computeHmacSha256Signature": (args) =>
    signed(createHmac("sha256", bytesAt(args, 1)).update(bytesAt(args, 0)).digest()),
  "Utilities.getUuid": (_args, context) => uuid(context),
  "Utilities.sleep": (args, context) => {
    const [given] = args;
    // [GASF]; the end of the sentence is assumed.
    if (typeof given === "string" && Number.isNaN(Number(given)))
      throw new ServiceError(`Cannot convert ${given} to int.`);
    const ms = numberAt(args, 0, "milliseconds");
    if (ms < 0 || ms > SLEEP_LIMIT_MS) throw new ServiceError("Invalid argument: milliseconds");
    context.take(ms);
    return null;
  },
  "Utilities.parseCsv": (args, { platform }) => {
    const { csvLineBreaks } = { ...DEFAULT_SERVICE_SWITCHES, ...platform.serviceSwitches };
    return parseCsv(textAt(args, 0, "csv"), csvLineBreaks);
  },
  "Utilities.formatDate": (args) =>
    formatDate(numberAt(args, 0, "date"), textAt(args, 1, "timeZone"), textAt(args, 2, "format")),
  "Utilities.unzip": (args) => unzip(textAt(args, 0, "blob"), args[1]),
};

/**
 * Rows may have different lengths. A text that is no table throws; the message is the platform's, the cases are
 * assumed.
 */
function parseCsv(text: string, lineBreaks: ServiceSwitches["csvLineBreaks"]): string[][] {
  const rows = tryParse(text);
  const isRefused = lineBreaks === "refused" && rows?.some((row) => row.some((cell) => /[\r\n]/.test(cell)));
  if (rows && !isRefused) return rows;
  throw new ServiceError("Could not parse text.");
}

function tryParse(text: string): string[][] | undefined {
  try {
    return parse(text, { relax_column_count: true });
  } catch {
    return undefined;
  }
}

/** Without a charset a text is US-ASCII, and any other character becomes a question mark [GASF]. */
function digested(args: readonly unknown[]): Buffer {
  const [, value, charset] = args;
  if (typeof value !== "string" || charset === "UTF_8") return bytesAt(args, 1);
  // By UTF-16 units (assumed).
  return Buffer.from(value.replace(/[^\0-\x7f]/g, "?"), "latin1");
}

function bytesAt(args: readonly unknown[], index: number): Buffer {
  const value = args[index];
  if (typeof value === "string") return Buffer.from(value, "utf8");
  if (Array.isArray(value)) return Buffer.from(value.map(Number));
  throw new ServiceError("Invalid argument: value");
}

function signed(bytes: Buffer): number[] {
  return [...new Int8Array(bytes)];
}

function uuid(context: CallContext): string {
  const hex = Array.from({ length: 32 }, () => {
    const step = nextRandom(context.state.random);
    context.state.random = step.state;
    return Math.floor(step.value * 16).toString(16);
  });
  hex[12] = "4";
  hex[16] = "89ab"[Number.parseInt(hex[16] ?? "0", 16) % 4] ?? "8";
  return hex.join("").replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
