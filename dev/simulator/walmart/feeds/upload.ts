/** Takes the file out of a feed's POST: a part named `file`, or the whole body. Source: [S:inv; EJ]. */

import type { Call } from "../state/call";

export interface Upload {
  readonly content: string;
  readonly fileName?: string;
}

/** Undefined if the body is neither JSON nor a form with such a part. */
export function readUpload(call: Call): Upload | undefined {
  const type = call.header("Content-Type");
  if (/^application\/json\b/i.test(type)) return { content: call.body };
  const boundary = /^multipart\/form-data\s*;.*\bboundary=(?:"([^"]+)"|([^\s;]+))/i.exec(type);
  if (boundary === null) return undefined;
  const parts = call.body.split(`--${boundary[1] ?? boundary[2]}`).slice(1, -1);
  return parts.map(toUpload).find((upload) => upload !== undefined);
}

function toUpload(part: string): Upload | undefined {
  const [, head = "", content = ""] = /^\r?\n([\s\S]*?)\r?\n\r?\n([\s\S]*?)\r?\n$/.exec(part) ?? [];
  if (!/^content-disposition:\s*form-data\b.*\bname="file"/im.test(head)) return undefined;
  const fileName = /\bfilename="([^"]+)"/i.exec(head)?.[1];
  return { content, ...(fileName === undefined ? {} : { fileName }) };
}
