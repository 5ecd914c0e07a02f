import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { EmulatedSpreadsheet, Manifest } from "../../dev/emulator/core/service";
import { createClock } from "../../dev/world/clock";
import { createWorld, type Server, type World, type WorldOptions } from "../../dev/world/world";

/** 2026-03-02 09:30:15 UTC. */
export const START = Date.UTC(2026, 2, 2, 9, 30, 15);

export const MANIFEST: Manifest = {
  timeZone: "Etc/UTC",
  oauthScopes: [
    "spreadsheets",
    "script.external_request",
    "script.container.ui",
    "script.scriptapp",
    "script.send_mail",
    "userinfo.email",
  ].map((scope) => `https://www.googleapis.com/auth/${scope}`),
  urlFetchWhitelist: ["https://shop.example.com/", "https://nowhere.example.com/"],
};

/** Writes a bundle of plain script to a folder of its own; `functions` become its doors. */
export function tinyBundle(...functions: readonly ((...args: never[]) => unknown)[]): string {
  return bundleOf(functions.map((door) => door.toString()).join("\n"));
}

export function bundleOf(code: string): string {
  const folder = mkdtempSync(path.join(tmpdir(), "tiny-bundle-"));
  writeFileSync(path.join(folder, "Code.js"), code);
  writeFileSync(path.join(folder, "Sidebar.html"), "<p>Hello</p>");
  return folder;
}

/** A spreadsheet that keeps the last batch and refuses on request. */
export class StubSpreadsheet implements EmulatedSpreadsheet {
  readonly id = "sheet-1";
  batches: unknown[] = [];

  call(method: string, args: readonly unknown[], context: { user: string; now: number }): unknown {
    if (method === "spreadsheets.get")
      return { properties: { title: "Shop", timeZone: "Europe/Berlin", locale: "de_DE" } };
    if (method === "spreadsheets.batchUpdate") {
      const body = JSON.stringify(args[0]);
      if (body.includes("refuse")) {
        throw Object.assign(new Error("Invalid requests[0]"), { code: 400, status: "INVALID_ARGUMENT" });
      }
      this.batches.push(args[0]);
    }
    return { method, args, user: context.user, now: context.now };
  }

  selection(user: string) {
    return user === "nobody@example.com"
      ? null
      : {
          sheetId: 7,
          ranges: [
            { first: 5, last: 5 },
            { first: 3, last: 4 },
          ],
        };
  }

  select(): void {}

  snapshot(): string {
    return JSON.stringify(this.batches);
  }

  restore(snapshot: string): void {
    this.batches = JSON.parse(snapshot) as unknown[];
  }
}

/** Answers with what it was asked; `/status/404` and the like answer with that status, `/drop` breaks off. */
export function echoServer(): Server & { count: number } {
  return {
    count: 0,
    handle(request, now) {
      this.count += 1;
      const { pathname } = new URL(request.url);
      if (pathname === "/drop") return { failed: `Address unavailable: ${request.url}` };
      if (pathname === "/closed") return { failed: `Connection closed: ${request.url}` };
      const status = Number(/^\/status\/(\d+)$/.exec(pathname)?.[1] ?? 200);
      const took: Record<string, string> = pathname === "/slow" ? { "x-simulated-took-ms": "45000" } : {};
      const { method, url, headers, body } = request;
      return {
        status,
        headers: { "Content-Type": "application/json", "X-Shop": "yes", ...took },
        body: JSON.stringify({ method, url, headers, body, now, count: this.count }),
      };
    },
    snapshot() {
      return this.count;
    },
    restore(saved) {
      this.count = Number(saved);
    },
  };
}

export function worldOptions(dist: string): WorldOptions<StubSpreadsheet> {
  return {
    spreadsheet: new StubSpreadsheet(),
    dist,
    manifest: MANIFEST,
    clock: createClock(START),
    kind: "bound",
    seed: 7,
  };
}

type Changes = Partial<Parameters<typeof createWorld<StubSpreadsheet>>[0]>;

/** A world around these doors, with one server at shop.example.com. */
export function tinyWorld(
  doors: readonly ((...args: never[]) => unknown)[] | string,
  changes: Changes = {},
): World<StubSpreadsheet> {
  const dist = typeof doors === "string" ? bundleOf(doors) : tinyBundle(...doors);
  return createWorld({ ...worldOptions(dist), servers: { "shop.example.com": echoServer() }, ...changes });
}

/** A world whose only door, `door`, has this body; runs it once. */
export function returnOf(body: string, changes: Changes = {}): unknown {
  const result = tinyWorld(`function door() { ${body} }`, changes).run("door");
  if (result.outcome === "returned") return result.value;
  throw new Error(result.outcome === "threw" ? `${result.name}: ${result.message}` : result.outcome);
}
