/** Writes an answer as XML, which Walmart sends if `Accept` is missing or asks for it (many reports). */

import { isRecord } from "./wire";

/** One document with the given root. Lists repeat their element; null and absent members are left out. */
export function toXml(root: string, value: unknown): string {
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>${element(root, value, ' xmlns:ns2="http://walmart.com/"')}`;
}

function element(name: string, value: unknown, attributes = ""): string {
  if (value === null || value === undefined) return "";
  if (Array.isArray(value)) return value.map((member) => element(name, member)).join("");
  const inner = isRecord(value)
    ? Object.entries(value)
        .map(([key, member]) => element(key, member))
        .join("")
    : escapeXml(String(value));
  return `<ns2:${name}${attributes}>${inner}</ns2:${name}>`;
}

function escapeXml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
