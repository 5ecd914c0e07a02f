/** Helpers for requests and answers. */
import type { HttpRequest } from "../seam";

export function headerOf(headers: HttpRequest["headers"], name: string): string | null {
  const found = Object.entries(headers).find(([key]) => key.toLowerCase() === name.toLowerCase());
  return found === undefined ? null : found[1];
}

/** Such as `application/json`, without its parameters; blank: none. */
export function mediaTypeOf(headers: HttpRequest["headers"]): string {
  const [type = ""] = (headerOf(headers, "Content-Type") ?? "").split(";");
  return type.trim().toLowerCase();
}

/** The JSON of a body, or undefined if it is not JSON. */
export function parseJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
