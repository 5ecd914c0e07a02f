/** The answers of rules, before they become HTTP. */

export interface Answer {
  readonly status: number;
  readonly contentType: string;
  readonly body: string;
}

export const json = (status: number, body: unknown): Answer => ({
  status,
  contentType: "application/json; charset=utf-8",
  body: JSON.stringify(body),
});

export const ok = (body: unknown): Answer => json(200, body);

/** The form of its errors, by what clients read of them: `ExceptionMessage`, otherwise `Message`. Source: [SS-ERR]. */
export const refused = (status: number, message: string): Answer => json(status, { Message: message });

/** A body with members that do not fit, each with its sentences (assumed, in the form of the framework behind it). */
export const invalid = (complaints: Readonly<Record<string, readonly string[]>>): Answer =>
  json(400, { Message: "The request is invalid.", ModelState: complaints });

/** A failure inside ShipStation. Source: [SS-ERR]. */
export const broken = (message: string): Answer =>
  json(500, { Message: "An error has occurred.", ExceptionMessage: message, ExceptionType: "System.Exception" });

/** The page of a proxy in front of it (assumed). */
export const page = (status: number): Answer => ({
  status,
  contentType: "text/html",
  body: `<html><head><title>${status} Service Temporarily Unavailable</title></head><body><center><h1>${status}</h1></center></body></html>`,
});
