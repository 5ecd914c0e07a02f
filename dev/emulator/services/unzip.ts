import { unzipSync } from "fflate";
import { ServiceError } from "../core/service-error";

/** One file of an archive as the client script makes a blob of it; `bytes` holds one character from 0 to 255 each. */
interface ZippedFile {
  readonly name: string;
  readonly contentType: string | null;
  readonly bytes: string;
}

/** What the platform calls a file by the ending of its name (assumed beyond the common ones). */
const TYPES: Readonly<Record<string, string>> = {
  csv: "text/csv",
  json: "application/json",
  txt: "text/plain",
  xml: "application/xml",
  zip: "application/zip",
};

/**
 * Utilities.unzip: the files of an archive, without folders. It refuses a blob of another content type, which is why
 * scripts call `setContentType("application/zip")` first, and a blob that is no archive. Source: reference of
 * `Utilities.unzip`; the text and the strict type: field reports.
 */
export function unzip(bytes: string, contentType: unknown): ZippedFile[] {
  if (contentType !== "application/zip") throw new ServiceError("Invalid argument");
  return Object.entries(filesOf(bytes))
    .filter(([name]) => !name.endsWith("/"))
    .map(([name, data]) => ({ name, contentType: typeOf(name), bytes: Buffer.from(data).toString("latin1") }));
}

function filesOf(bytes: string): Readonly<Record<string, Uint8Array>> {
  try {
    return unzipSync(new Uint8Array(Buffer.from(bytes, "latin1")));
  } catch {
    // Whatever the library reports, the platform's script sees this one sentence.
    throw new ServiceError("Invalid argument");
  }
}

function typeOf(name: string): string | null {
  return TYPES[name.split(".").at(-1)?.toLowerCase() ?? ""] ?? null;
}
