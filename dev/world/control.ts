/** What a person who tries a client may do to a served vendor: JSON requests below a path that no vendor has. */
import type { HttpRequest, HttpResponse } from "../seam";

export const CONTROL_PATH = "/simulator/";

/** What each request does, by method and name. It gives what to answer, and throws a sentence if it is not possible. */
export type Deeds = Readonly<Record<string, (body: unknown, now: number) => unknown>>;

export const isControl = ({ url }: HttpRequest): boolean => new URL(url).pathname.startsWith(CONTROL_PATH);

/** 404 for an unknown action, 400 with a sentence for an action that is not possible. */
export function answerControl(deeds: Deeds, { method, url, body }: HttpRequest, now: number): HttpResponse {
  const name = `${method} ${new URL(url).pathname.slice(CONTROL_PATH.length)}`;
  const deed = deeds[name];
  if (deed === undefined) return json(404, { error: `No ${name}. There are: ${Object.keys(deeds).join(", ")}.` });
  try {
    return json(200, deed(body === "" ? {} : JSON.parse(body), now) ?? {});
  } catch (error) {
    return json(400, { error: error instanceof Error ? error.message : String(error) });
  }
}

const json = (status: number, body: unknown): HttpResponse => ({
  status,
  headers: { "Content-Type": "application/json" },
  body: `${JSON.stringify(body)}\n`,
});
