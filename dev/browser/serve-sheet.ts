/**
 * A pretend spreadsheet's window as a web page on this machine: Aisle's menus and its real sidebar, which calls the built
 * script through `google.script.run`. Each call is an execution of its own; calls may overlap.
 */
import { readFileSync } from "node:fs";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import type { Spreadsheet } from "../emulator/sheets-api/spreadsheet";
import { toServer } from "../world/boundary";
import type { LoopbackWorld } from "../world/loopback";
import type { RunOptions, RunResult } from "../world/run";

/** A call of the sidebar on its way. */
export interface SidebarCall {
  readonly user: string;
  readonly door: string;
  readonly args: readonly unknown[];
}

export interface SheetOptions {
  readonly world: LoopbackWorld<Spreadsheet>;
  /** The project's folder. */
  readonly root: string;
  /** Virtual ms that pass before each call, since people take time and Google counts requests by the minute. */
  readonly clickMs: number;
  /** What happens while a call is at work. */
  readonly during?: (call: SidebarCall) => RunOptions<void | Promise<void>>["beforeCall"];
  /** Settles when the answer may go out; one that never settles is a call that is never answered. */
  readonly beforeAnswer?: (call: SidebarCall) => Promise<void>;
  /** Hears of everything that went wrong in the world itself. */
  readonly defect: (error: unknown) => void;
}

export interface ServedSheet {
  /** The window of a user. */
  readonly urlFor: (user: string) => string;
  /** Every call that the sidebar made, oldest first. */
  readonly calls: readonly SidebarCall[];
  readonly close: () => Promise<void>;
}

type Answer = { readonly type: string; readonly body: string };

const CLIENT = path.join("dev", "browser", "client");
const MOST_BYTES = 1_000_000;

export async function serveSheet(options: SheetOptions): Promise<ServedSheet> {
  const desk = new Desk(options);
  const server = createServer((incoming, outgoing) => {
    desk.answer(incoming, outgoing).catch((error: unknown) => {
      options.defect(error);
      outgoing.destroy();
    });
  });
  server.listen(0, "127.0.0.1");
  await new Promise<void>((resolve, reject) => server.once("listening", resolve).once("error", reject));
  // A cast, because an address is a text only for pipes.
  const { port } = server.address() as AddressInfo;
  return {
    urlFor: (user) => `http://localhost:${port}/?user=${encodeURIComponent(user)}`,
    calls: desk.calls,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

class Desk {
  readonly calls: SidebarCall[] = [];
  #opened = 0;

  constructor(private readonly options: SheetOptions) {}

  /** Only this machine's own pages may ask. */
  async answer(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const { hostname, pathname } = new URL(incoming.url ?? "/", `http://${incoming.headers.host}`);
    const isOurs = ["localhost", "127.0.0.1"].includes(hostname);
    const answer = isOurs ? await this.#routed(incoming, pathname) : null;
    if (answer === null) {
      outgoing.writeHead(404).end();
      return;
    }
    outgoing.writeHead(200, { "content-type": answer.type, "cache-control": "no-store" });
    outgoing.end(answer.body);
  }

  async #routed(incoming: IncomingMessage, pathname: string): Promise<Answer | null> {
    if (incoming.method === "GET") return this.#page(incoming, pathname);
    if (incoming.method !== "POST" || incoming.headers["content-type"] !== "application/json") return null;
    const asked = await bodyOf(incoming);
    const user = String(asked.user);
    if (pathname === "/open") return json(await this.#chosen("onOpen", user));
    if (pathname === "/menu") return json(await this.#chosen(String(asked.door), user));
    if (pathname !== "/run") return null;
    const args = Array.isArray(asked.args) ? asked.args : [];
    return json(await this.#called({ user, door: String(asked.door), args: toServer(args) }));
  }

  #page(incoming: IncomingMessage, pathname: string): Answer | null {
    if (pathname === "/") return { type: "text/html", body: this.#client("sheet.html") };
    if (pathname === "/sheet.js") return { type: "text/javascript", body: this.#client("sheet.js") };
    if (pathname === "/favicon.ico") return { type: "image/x-icon", body: "" };
    const { sidebar } = this.options.world.emulator.ui;
    if (pathname !== "/sidebar" || sidebar === null) return null;
    const { searchParams } = new URL(incoming.url ?? "/", "http://127.0.0.1");
    const about = JSON.stringify({ doors: this.#doors(), user: searchParams.get("user") }).replaceAll("<", "\\u003c");
    const shim = `<script>window.__sheet = ${about};</script>\n<script>\n${this.#client("google-script-run.js")}</script>\n`;
    return { type: "text/html", body: sidebar.html.replace(/<head>/, (head) => `${head}\n${shim}`) };
  }

  #client(name: string): string {
    return readFileSync(path.join(this.options.root, CLIENT, name), "utf8");
  }

  /** The script's top-level functions, all of which the sidebar may call. */
  #doors(): readonly string[] {
    const script = readFileSync(path.join(this.options.root, "dist", "Code.js"), "utf8");
    return [...script.matchAll(/^function (\w+)\(/gm)].map(([, name = ""]) => name);
  }

  async #chosen(door: string, user: string): Promise<object> {
    const { world, clickMs } = this.options;
    world.clock.advance(clickMs);
    const { ui } = world.emulator;
    const before = ui.sidebar;
    const toasts = ui.toasts.length;
    const result = await world.run(door, [], { user });
    const { sidebar, menus } = world.emulator.ui;
    if (sidebar !== null && sidebar !== before) this.#opened += 1;
    const shown = sidebar === null || sidebar === before ? null : { title: sidebar.title, openedAt: this.#opened };
    const toast = ui.toasts.slice(toasts).at(-1)?.message ?? "";
    return {
      title: this.#title(),
      menus,
      sidebar: shown,
      toast,
      failure: result.outcome === "threw" ? result.message : null,
    };
  }

  #title(): string {
    const { spreadsheet, clock } = this.options.world;
    // A cast, because the API gives plain JSON.
    const { properties } = spreadsheet.call("spreadsheets.get", [spreadsheet.id, { fields: "properties.title" }], {
      user: "window",
      now: clock.now(),
    }) as { properties: { title: string } };
    return properties.title;
  }

  async #called(call: SidebarCall): Promise<object> {
    const { world, clickMs, during, beforeAnswer } = this.options;
    this.calls.push(call);
    world.clock.advance(clickMs);
    const { user, door, args } = call;
    const beforeCall = during?.(call);
    const result = await world.run(door, args, { user, from: "sidebar", ...(beforeCall && { beforeCall }) });
    await beforeAnswer?.(call);
    return answerOf(result);
  }
}

/** What arrives in the browser. The text for an execution that was cut off: as seen in public reports. */
function answerOf(result: RunResult): object {
  if (result.outcome === "returned") return { ok: true, value: result.value ?? null };
  if (result.outcome === "threw") return { ok: false, name: result.name, message: `${result.name}: ${result.message}` };
  return { ok: false, name: "ScriptError", message: "Exceeded maximum execution time" };
}

const json = (value: object): Answer => ({ type: "application/json", body: JSON.stringify(value) });

async function bodyOf(incoming: IncomingMessage): Promise<Readonly<Record<string, unknown>>> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of incoming) {
    const part = Buffer.from(chunk);
    bytes += part.length;
    if (bytes > MOST_BYTES) throw new Error("The page sent more than the script would take");
    chunks.push(part);
  }
  return JSON.parse(Buffer.concat(chunks).toString("utf8"));
}
