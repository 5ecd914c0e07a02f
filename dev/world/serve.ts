import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { HttpHandler, HttpRequest } from "../seam";

/** The virtual instant (epoch ms) at which a request is made. */
export const NOW_HEADER = "x-simulated-now";

/** Names the failure (URI-encoded) before the connection breaks. */
export const FAILED_HEADER = "x-simulated-failure";

/** Headers of the transport, not of the message. */
const TRANSPORT_HEADERS = [
  "connection",
  "keep-alive",
  "transfer-encoding",
  "content-length",
  "host",
  "x-forwarded-host",
];

/** A simulated vendor on a port of 127.0.0.1. */
export interface Served {
  readonly url: string;
  readonly port: number;
  close(): Promise<void>;
}

/** Serves a handler on 127.0.0.1; port 0 means a free one. A `{failed}` result breaks the connection. */
export async function serve(handler: HttpHandler, port = 0): Promise<Served> {
  const server = createServer((incoming, outgoing) => {
    answer(handler, incoming, outgoing).catch((error: unknown) => {
      // A defect of the handler must be visible, because the caller only notices a broken connection.
      console.error(error);
      outgoing.destroy();
    });
  });
  server.listen(port, "127.0.0.1");
  await new Promise<void>((resolve, reject) => server.once("listening", resolve).once("error", reject));
  const taken = portOf(server);
  return { url: `http://127.0.0.1:${taken}`, port: taken, close: () => closed(server) };
}

/** Serves a handler on a port, or on a free one if that port is taken. */
export const serveSomewhere = (handler: HttpHandler, port: number): Promise<Served> =>
  serve(handler, port).catch((error: unknown) => {
    if (isTaken(error)) return serve(handler, 0);
    throw error;
  });

/** By shape and not by class, because the error may come from another realm. */
const isTaken = (error: unknown): boolean =>
  typeof error === "object" && error !== null && "code" in error && error.code === "EADDRINUSE";

async function answer(handler: HttpHandler, incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(Buffer.from(chunk));
  const now = Number(incoming.headers[NOW_HEADER] ?? Number.NaN);
  // A browser or a client library may connect, which knows no virtual clock.
  const result = handler.handle(requestOf(incoming, Buffer.concat(chunks)), Number.isNaN(now) ? Date.now() : now);
  if ("failed" in result) return breakOff(outgoing, result.failed);
  outgoing.sendDate = false;
  const { "content-length": _given, ...headers } = result.headers;
  const body = result.base64 === undefined ? Buffer.from(result.body) : Buffer.from(result.base64, "base64");
  outgoing.writeHead(result.status, { ...headers, "content-length": body.length });
  outgoing.end(body);
}

/**
 * Closes the connection without an answer. The reason is sent ahead in an informational response, which is no answer,
 * so that the caller can throw the same text as without a wire.
 */
function breakOff(outgoing: ServerResponse, reason: string): void {
  const hints = { link: "</>; rel=preload", [FAILED_HEADER]: encodeURIComponent(reason) };
  outgoing.writeEarlyHints(hints, () => outgoing.destroy());
}

function requestOf(incoming: IncomingMessage, body: Buffer): HttpRequest {
  const host = incoming.headers["x-forwarded-host"] ?? incoming.headers.host ?? "127.0.0.1";
  return {
    method: incoming.method ?? "GET",
    url: `https://${String(host)}${incoming.url ?? "/"}`,
    headers: messageHeaders(incoming.rawHeaders),
    body: body.toString("utf8"),
  };
}

/**
 * The headers as they were spelled, without those of the transport. Repeated ones are joined by a comma and a blank.
 */
export function messageHeaders(raw: readonly string[]): Record<string, string> {
  const headers: Record<string, string> = {};
  for (let index = 0; index < raw.length; index += 2) {
    const name = raw[index] ?? "";
    const value = raw[index + 1] ?? "";
    if ([...TRANSPORT_HEADERS, NOW_HEADER].includes(name.toLowerCase())) continue;
    headers[name] = headers[name] === undefined ? value : `${headers[name]}, ${value}`;
  }
  return headers;
}

function portOf(server: Server): number {
  // A cast, because an address is a text only for pipes.
  return (server.address() as AddressInfo).port;
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
